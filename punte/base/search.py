"""What a room shows in the common search: each room's `search.py` may have `FINDABLE: list[Findable]`."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from punte.base.text import folded

PERSONS = 0  # found by the row that keeps their name
_LONG_NUMBERS = re.compile(r"\d{10,}")


@dataclass(frozen=True)
class Words:
    """By which one thing is found; `kind` as in its Findable, `key` its number or uuid."""

    kind: int
    key: int | UUID
    text: str
    consortium_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True)
class Hit:
    """One thing found, as a list shows it: no more than the room's own list says."""

    label: str
    url: str
    small: str = ""
    state: str = ""


@dataclass(frozen=True)
class Findable:
    """A kind of thing that is found.

    `visible(user)` is the room's only door, `key` the column of its rows that the search row names, `own` which
    of them are the user's own. `hits(ids)` gives what is shown, by id. `words()` tells the truth from which the
    index of the present consortium is made again; who is found by name alone has none.
    """

    kind: int
    code: str
    label: str | Promise
    visible: Callable[[Any], QuerySet[Any]]
    hits: Callable[[Sequence[Any]], dict[Any, Hit]]
    words: Callable[[], Iterable[Words]]
    key: str = "pk"
    own: Callable[[Any], Q] = lambda user: Q(pk=None)
    by_number: bool = False


def searchable(text: str) -> str:
    """The text as it is found. Ten digits and more are left out: they may be somebody's national number."""
    return " ".join(_LONG_NUMBERS.sub(" ", folded(text)).split())
