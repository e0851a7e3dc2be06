"""The Schulze method: who is beaten by nobody along the strongest path (Markus Schulze, "A new monotonic,
clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice and
Welfare 36, 2011; strength of a link: winning votes)."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from punte.ballots.counting import Count

Ranks = Mapping[int, int]
Pairs = dict[tuple[int, int], Fraction]


def schulze(options: Sequence[int], ballots: Iterable[tuple[Ranks, Fraction]]) -> Count:
    """Count rankings (1 is best; what is not ranked stands below what is). A figure is the number of options that
    this one beats along paths."""
    support = pairs(options, ballots)
    strength = _paths(options, support)

    def beats(one: int, other: int) -> bool:
        return strength[one, other] > strength[other, one]

    figures = {o: Fraction(sum(beats(o, other) for other in options if other != o)) for o in options}
    left, order = sorted(options), []
    while left:
        best = [o for o in left if not any(beats(other, o) for other in left if other != o)]
        order.append(best)
        left = [o for o in left if o not in best]
    return Count(order, figures)


def pairs(options: Sequence[int], ballots: Iterable[tuple[Ranks, Fraction]]) -> Pairs:
    """How many ballots put the first of two options above the second."""
    last = len(options) + 1
    found = {(a, b): Fraction(0) for a in options for b in options if a != b}
    for ranks, weight in ballots:
        for a, b in found:
            if ranks.get(a, last) < ranks.get(b, last):
                found[a, b] += weight
    return found


def _paths(options: Sequence[int], support: Pairs) -> Pairs:
    """The strength of the strongest path between any two (Floyd and Warshall's way, in the paper's section 2.3)."""
    strength = {(a, b): value if value > support[b, a] else Fraction(0) for (a, b), value in support.items()}
    for middle in options:
        for a in options:
            if a == middle:
                continue
            for b in options:
                if b not in (a, middle):
                    by = min(strength[a, middle], strength[middle, b])
                    strength[a, b] = max(strength[a, b], by)
    return strength
