"""The single transferable vote for several seats: Droop quota, weighted inclusive Gregory transfers.

Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, Part III, rules 45–52, with exact
fractions where the Order cuts after five decimals. A tie is decided by the latest earlier stage at which they differed,
then by the lot drawn before the vote.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from typing import Any

from punte.ballots.counting import Count

Paper = tuple[Fraction, tuple[int, ...]]  # what a ballot still weighs, and its options from here on


def quota(whole: Fraction, seats: int) -> Fraction:
    """What is enough to be elected (Droop): one more than the whole part of votes by seats and one."""
    return Fraction(floor(whole / (seats + 1)) + 1)


def stv(
    options: Sequence[int],
    ballots: Iterable[tuple[Mapping[int, int], Fraction]],
    *,
    seats: int,
    lot: Sequence[int] = (),
) -> Count:
    """Elect `seats` of the options from rankings; `lot` is the order drawn, the first one preferred."""
    count = _Counting(options, seats, lot)
    whole = Fraction(0)
    for ranks, weight in ballots:
        if ranks:
            whole += weight
            count.give((weight, tuple(sorted(ranks, key=lambda o: ranks[o]))))
    count.quota = quota(whole, seats)
    count.run()
    return count.told()


@dataclass
class _Counting:
    options: Sequence[int]
    seats: int
    lot: Sequence[int]
    quota: Fraction = Fraction(0)
    elected: list[int] = field(default_factory=list)
    excluded: list[int] = field(default_factory=list)
    stages: list[dict[str, Any]] = field(default_factory=list)
    lots: list[list[int]] = field(default_factory=list)
    exhausted: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        self.piles: dict[int, list[Paper]] = {option: [] for option in self.options}
        self.hopeful = set(self.options)
        self.over: list[int] = []  # elected, with a surplus to hand on

    def give(self, paper: Paper) -> None:
        """Put a ballot on the pile of the first option that still takes votes."""
        weight, wanted = paper
        for n, option in enumerate(wanted):
            if option in self.hopeful:
                return self.piles[option].append((weight, wanted[n + 1 :]))
        self.exhausted += weight
        return None

    def votes(self, option: int) -> Fraction:
        return sum((weight for weight, _rest in self.piles[option]), Fraction(0))

    def run(self) -> None:
        while len(self.elected) < self.seats and self.hopeful:
            self._elect()
            if len(self.elected) >= self.seats:
                break
            if len(self.hopeful) <= self.seats - len(self.elected):
                self._fill()
            elif self.over:
                self._hand_on(self._first_of(self.over, highest=True))
            else:
                self._exclude(self._first_of(sorted(self.hopeful), highest=False))

    def _note(self, act: str, who: list[int]) -> None:
        figures = {option: self.votes(option) for option in self.options}
        self.stages.append({"act": act, "who": who, "votes": figures, "exhausted": self.exhausted})

    def _elect(self) -> None:
        reached = [o for o in self.hopeful if self.votes(o) >= self.quota]
        while reached and len(self.elected) < self.seats:
            best = self._first_of(sorted(reached), highest=True)
            reached.remove(best)
            self.hopeful.discard(best)
            self.elected.append(best)
            if self.votes(best) > self.quota:
                self.over.append(best)
            self._note("elected", [best])

    def _fill(self) -> None:
        while self.hopeful:
            best = self._first_of(sorted(self.hopeful), highest=True)
            self.hopeful.discard(best)
            self.elected.append(best)
            self._note("filled", [best])

    def _hand_on(self, option: int) -> None:
        """The surplus goes on, each ballot of the pile with its part of it."""
        self.over.remove(option)
        papers, held = self.piles[option], self.votes(option)
        part = (held - self.quota) / held
        self.piles[option] = [(self.quota, ())]
        for weight, rest in papers:
            self.give((weight * part, rest))
        self._note("surplus", [option])

    def _exclude(self, option: int) -> None:
        self.hopeful.discard(option)
        self.excluded.append(option)
        papers, self.piles[option] = self.piles[option], []
        for paper in papers:
            self.give(paper)
        self._note("excluded", [option])

    def _first_of(self, some: Sequence[int], *, highest: bool) -> int:
        """Who has most, or fewest; of those alike, by earlier stages and then by lot."""
        pick = max if highest else min
        left = list(some)
        for votes in [self.votes, *(s["votes"].__getitem__ for s in reversed(self.stages))]:
            edge = pick(votes(o) for o in left)
            left = [o for o in left if votes(o) == edge]
            if len(left) == 1:
                return left[0]
        self.lots.append(sorted(left))
        place = {option: n for n, option in enumerate(self.lot)}
        return (min if highest else max)(left, key=lambda o: (place.get(o, len(place)), o))

    def told(self) -> Count:
        rest = [[o] for o in reversed(self.excluded)]
        left = sorted(self.hopeful)
        order = [[o] for o in self.elected] + ([left] if left else []) + rest
        first = self.stages[0]["votes"] if self.stages else dict.fromkeys(self.options, Fraction(0))
        return Count(order, dict(first), self.stages, self.lots)
