"""How far two coders agree: in percent, and beyond what chance would give (Cohen's kappa)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Agreement:
    """`of` thoughts coded by both, `same` alike; `percent` is None where there are none; `kappa` also where chance
    alone would give full agreement, so that it says nothing."""

    of: int
    same: int
    percent: float | None
    kappa: float | None


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Of (code of the first, code of the second) for each thought.

    Percent: 100 · same / of. Kappa: (po − pe) / (1 − pe), with po = same / of and pe = Σ over the codes of the share
    the first gave it times the share the second gave it. Jacob Cohen, "A Coefficient of Agreement for Nominal Scales",
    Educational and Psychological Measurement 20 (1960), 37–46.
    """
    of = len(pairs)
    if not of:
        return Agreement(0, 0, None, None)
    same = sum(a == b for a, b in pairs)
    first, second = Counter(a for a, _b in pairs), Counter(b for _a, b in pairs)
    by_chance = sum(first[code] * second[code] for code in first)  # times of²: whole numbers, so exact
    kappa = None if by_chance == of * of else (same * of - by_chance) / (of * of - by_chance)
    return Agreement(of, same, 100 * same / of, kappa)
