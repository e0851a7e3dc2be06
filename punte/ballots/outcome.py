"""What came out of a poll: counted anew from its ballots whenever somebody may read it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.db.models import Count as Number
from django.db.models import F

from punte.ballots.counting import Count
from punte.ballots.counting.schulze import Pairs, pairs, schulze
from punte.ballots.counting.stv import stv
from punte.ballots.counting.sums import means, picks
from punte.ballots.counting.weights import equal_groups, quorum_reached
from punte.ballots.models import LEAST, Option, Poll

Kind = Poll.Kind


@dataclass(frozen=True)
class Pile:
    """So many ballots that say the same, from one group."""

    choice: dict[str, Any]
    group: str
    number: int

    @property
    def blank(self) -> bool:
        """They abstain."""
        return bool(self.choice.get("blank"))


@dataclass
class Outcome:
    """`people` counts every voter alike, `groups` every group (None where groups are not told); `valid`: the quorum was
    reached; `hidden`: so few ballots that the result would tell who voted how."""

    poll: Poll
    options: list[Option]
    cast: int
    blank: int
    valid: bool
    hidden: bool
    people: Count
    groups: Count | None = None
    sizes: dict[str, int] = field(default_factory=dict)
    piles: list[Pile] = field(default_factory=list)
    against: Pairs = field(default_factory=dict)

    @property
    def expressed(self) -> int:
        """Ballots that say something."""
        return self.cast - self.blank

    def label(self, position: int) -> str:
        """The words of an option."""
        return next(str(o.label) for o in self.options if o.position == position)

    def chosen(self) -> list[int]:
        """Who is elected or what is chosen; more than were asked for where they stand alike; nothing without a vote."""
        if not self.expressed or self.poll.kind == Kind.BUDGET:
            return []
        return self.front(self.people)

    def front(self, count: Count) -> list[int]:
        """Who stands in front by this count: as many as are elected, or whoever stands alike at the top."""
        if self.transferable:
            return [option for tier in count.order for option in tier][: self.poll.seats]
        return count.first

    @property
    def transferable(self) -> bool:
        """Several are elected from rankings."""
        return self.poll.kind == Kind.RANKED and self.poll.seats > 1


def outcome(poll: Poll) -> Outcome:
    """Count the ballots of this poll; at most one question for the options and one for the ballots."""
    options = list(poll.options.all())
    piles = _piles(poll)
    cast = sum(p.number for p in piles)
    said = [p for p in piles if not p.blank]
    sizes: Counter[str] = Counter()
    for pile in said:
        sizes[pile.group] += pile.number
    told = Outcome(
        poll=poll, options=options, cast=cast, blank=cast - sum(sizes.values()),
        valid=poll.live or quorum_reached(cast, poll.entitled or 0, poll.quorum),
        hidden=poll.secret and cast < LEAST,
        people=count_of(poll, options, said, {}), sizes=dict(sizes), piles=said,
    )  # fmt: skip
    if len(sizes) > 1 and "" not in sizes and poll.grouped:
        told.groups = count_of(poll, options, said, equal_groups(sizes))
    if poll.kind == Kind.RANKED and not told.transferable:
        told.against = pairs([o.position for o in options], _ranked(said, {}))
    return told


def _piles(poll: Poll) -> list[Pile]:
    """Ballots that say the same are read as one row."""
    rows: Any
    if poll.live:
        rows = poll.room_votes.values("choice")
    elif poll.secret:
        rows = poll.ballots.values("choice", of=F("group"))
    else:
        rows = poll.votes.values("choice", of=F("voter__group"))
    counted = rows.annotate(number=Number("pk")).order_by()
    return [Pile(row["choice"], row.get("of", ""), row["number"]) for row in counted]


def _ranked(piles: list[Pile], weights: Mapping[str, Fraction]) -> list[tuple[dict[int, int], Fraction]]:
    return [(_numbers(p.choice.get("ranks")), _weight(p, weights)) for p in piles]


def _weight(pile: Pile, weights: Mapping[str, Fraction]) -> Fraction:
    return pile.number * weights.get(pile.group, Fraction(1))


def _numbers(told: Mapping[str, int] | None) -> dict[int, int]:
    return {int(option): n for option, n in (told or {}).items()}


def count_of(poll: Poll, options: list[Option], piles: list[Pile], weights: Mapping[str, Fraction]) -> Count:
    """The count by the rule of the poll's kind; `weights` by group, one where none is told."""
    positions = [o.position for o in options]
    if poll.kind in (Kind.SINGLE, Kind.MULTIPLE):
        return picks(positions, [(p.choice.get("picks", ()), _weight(p, weights)) for p in piles])
    if poll.kind in (Kind.SCORE, Kind.BUDGET):
        return means(positions, [(_numbers(p.choice.get("marks")), _weight(p, weights)) for p in piles])
    ballots = _ranked(piles, weights)
    if poll.seats > 1:
        drawn = sorted(options, key=lambda o: (o.lot or 0, o.position))
        return stv(positions, ballots, seats=poll.seats, lot=[o.position for o in drawn])
    return schulze(positions, ballots)
