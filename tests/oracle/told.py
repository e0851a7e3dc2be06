"""What the plain count is told: an operation, its participations, its facts, and each person's story."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Operation:
    """The project's period; a date that the announcement does not give is None."""

    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class Participation:
    """One person in the operation, as they were at their first entry. None: not known."""

    id: Any
    person: Any
    sex: str | None = None
    age: int | None = None
    labour: str | None = None
    education: int | None = None
    studies: str | None = None
    rural: bool | None = None
    jobless_household: bool | None = None
    jobless_household_children: bool | None = None
    single_adult_children: bool | None = None
    special: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fact:
    """Something that happened in the operation; `id` is the order in which it was recorded."""

    id: int
    kind: str
    happened_on: date
    person: Any = None
    organisation: Any = None
    activity: str | None = None
    quantity: Decimal | None = None
    strikes: int | None = None
    evidence: Sequence[str] = ()  # linked, attested, checked or rejected, one for each paper


@dataclass(frozen=True)
class Story:
    """What one person, under all merged numbers, lived in the operation up to the day of asking."""

    facts: list[Fact]
    entry: Fact
    last_entered: date
    left: date | None


def live(facts: Iterable[Fact], as_of: date) -> list[Fact]:
    """What had happened by that day and was not struck, in the order in which it happened."""
    facts = list(facts)
    struck = {fact.strikes for fact in facts if fact.strikes is not None}
    told = [
        fact for fact in facts if fact.strikes is None and fact.id not in struck and fact.happened_on <= as_of
    ]
    return sorted(told, key=lambda fact: (fact.happened_on, fact.id))


def survivor(person: Any, merged: Mapping[Any, Any]) -> Any:
    """The person as whom a merged person is known now."""
    while person in merged:
        person = merged[person]
    return person


def tell(person: Any, told: list[Fact], merged: Mapping[Any, Any]) -> Story | None:
    """The person's story, or None for somebody who never entered."""
    self = survivor(person, merged)
    own = [fact for fact in told if fact.person is not None and survivor(fact.person, merged) == self]
    entries = [fact for fact in own if fact.kind == "participation.entered"]
    if not entries:
        return None
    last_entered = entries[-1].happened_on
    leavings = [fact.happened_on for fact in own if fact.kind == "participation.left"]
    left = leavings[-1] if leavings and leavings[-1] >= last_entered else None
    return Story(own, entries[0], last_entered, left)


def outside(operation: Operation, day: date) -> bool:
    """Before the operation starts or after it ends, where it has dates."""
    return day < (operation.starts_on or date.min) or day > (operation.ends_on or date.max)


def rejected(fact: Fact) -> bool:
    """There are papers, and each of them was rejected."""
    return bool(fact.evidence) and all(paper == "rejected" for paper in fact.evidence)
