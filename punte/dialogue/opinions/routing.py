"""Which statement somebody should see next. Plain arithmetic, for the pages use it too.

A statement comes the more often, the fewer pass on it, the more agree, the further out it lies; a new one is helped
until it has been seen (Polis, `priority-metric`). Statements that only ask who somebody is (meta) have a fixed
weight."""

from collections.abc import Mapping, Sequence

META, UNKNOWN = 49.0, 1.0


def priority(*, agree: int, passed: int, seen: int, extremity: float, meta: bool = False) -> float:
    """[(1 - (P+1)/(S+2)) · (E+1) · (A+1)/(S+2) · (1 + 8·2^(-S/5))]²; 49 for a meta statement."""
    if meta:
        return META
    worth = (1 - (passed + 1) / (seen + 2)) * (extremity + 1) * (agree + 1) / (seen + 2)
    return float((worth * (1 + 8 * 2 ** (-seen / 5))) ** 2)


def choose(candidates: Sequence[int], priorities: Mapping[int, float], lot: float) -> int | None:
    """One of the candidates, as likely as its priority says; `lot` is between 0 and 1 (1 excluded)."""
    weights = [priorities.get(one, UNKNOWN) for one in candidates]
    left = lot * sum(weights)
    for one, weight in zip(candidates, weights, strict=True):
        left -= weight
        if left < 0:
            return one
    return candidates[-1] if candidates else None
