"""What the rooms above add to data protection: each room's `protection.py` registers how its sealed rows are opened
for the person they are about, what it takes out before somebody is erased, and where that person's pages are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.module_loading import autodiscover_modules

from punte.people.models import Person, User
from punte.projects.models import Operation


@dataclass(frozen=True)
class Keeps:
    """Rows that a room keeps for a term of their own (`retention.yaml`, `of`): those about an operation's people, the
    column with the day from which each is kept, and the path to the person."""

    rows: Callable[[Operation], models.QuerySet]
    day: str
    person: str


@dataclass(frozen=True)
class Protection:
    """`opens` gives the readable content of a row; `forgets` takes a person out of files of many and gives the
    documents that were written anew; `unforgettable` counts those that cannot be; `pages` are (label, address) of the
    person in an operation, as far as the user sees them; `words` names what sealed rows hold, `said` their values;
    `joins` brings together what a person has once when a second number (named first) is found to be theirs; `keeps`
    are rows with a term."""

    opens: Mapping[type[models.Model], Callable[[Any], dict[str, Any]]] = field(default_factory=dict)
    forgets: Callable[[Person], set[UUID]] | None = None
    unforgettable: Callable[[Person], int] | None = None
    pages: Callable[[User, Operation, Person], list[tuple[str, str]]] | None = None
    words: Callable[[], Mapping[str, object]] = dict
    said: Mapping[tuple[str, str], object] = field(default_factory=dict)
    joins: Callable[[Person, Person], None] | None = None
    keeps: Mapping[str, Keeps] = field(default_factory=dict)


_ROOMS: list[Protection] = []


def register(protection: Protection) -> None:
    """Called once by each room's `protection.py`."""
    _ROOMS.append(protection)


@lru_cache(maxsize=1)
def rooms() -> tuple[Protection, ...]:
    """What every room has registered."""
    autodiscover_modules("protection")
    return tuple(_ROOMS)


def openers() -> dict[type[models.Model], Callable[[Any], dict[str, Any]]]:
    """How the rows of each sealed table are read."""
    return {model: opened for room in rooms() for model, opened in room.opens.items()}


def words() -> dict[str, object]:
    """How the contents of sealed rows are called."""
    return {name: word for room in rooms() for name, word in room.words().items()}


def said() -> dict[tuple[str, str], object]:
    """Their values in words, by name and code."""
    return {key: word for room in rooms() for key, word in room.said.items()}


def pages_of(user: User, operation: Operation, person: Person) -> list[tuple[str, str]]:
    """Where this person's pages are in an operation."""
    return [page for room in rooms() if room.pages for page in room.pages(user, operation, person)]


def forget(person: Person) -> set[UUID]:
    """Take the person out of every file of many; gives the documents that were written anew."""
    return {one for room in rooms() if room.forgets for one in room.forgets(person)}


def lists_that_go(person: Person) -> int:
    """How many files that name others too would go as a whole, because they cannot be written anew."""
    return sum(room.unforgettable(person) for room in rooms() if room.unforgettable)


def join(duplicate: Person, into: Person) -> None:
    """Two numbers are one person: every room brings together what a person has once."""
    for room in rooms():
        if room.joins:
            room.joins(duplicate, into)


def kept() -> dict[str, Keeps]:
    """What the rooms keep for terms of their own, by the word of `retention.yaml`."""
    return {of: one for room in rooms() for of, one in room.keeps.items()}
