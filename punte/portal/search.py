"""The search: what was asked, and what each room's `search.py` lets this user find.

Whoever searches sees what the rooms' own doors show, joined before anything is ranked, counted or cut off. Exact
words come first, then words that begin so, then similar ones; among equals one's own cases.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, Case, F, Value, When
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

from punte.base.search import Findable, Hit
from punte.base.text import folded, tidy
from punte.people.models import User
from punte.portal.readings import readings

LONGEST = 100
_MOST_WORDS = 6
_MOST_DIGITS = 9
_FEW = 5  # below this, similar words are looked for
_READINGS_OF_SIMILAR = 2
_SHORTEST_SIMILAR = 4
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d(?:[\s.\-/]?\d)*")
_NATIONAL = (10, 13)  # ЕГН, ЛНЧ; CNP
TOO_SHORT = _("Write at least two letters.")
TOO_LONG = _("Write at most 100 characters: a name, a few words of a title, a number.")
NOTHING = _("Write a name, a few words of a title, or a number.")


@dataclass(frozen=True)
class Asked:
    """What was typed, as it is looked for. `advice` says why nothing is; `national` that it looked like a number
    which nobody searches by."""

    text: str = ""
    words: tuple[tuple[str, ...], ...] = ()
    advice: Any = ""
    national: bool = False

    @property
    def number(self) -> int | None:
        """The number that was asked for, where nothing else was."""
        only = self.words[0][0] if len(self.words) == 1 else ""
        return int(only) if only.isdecimal() and only.isascii() and len(only) <= _MOST_DIGITS else None

    @property
    def starts(self) -> list[str]:
        """For each word, how a word may begin."""
        return [f"(^| )({'|'.join(word)})" for word in self.words]

    @property
    def wholes(self) -> list[str]:
        """For each word, the word itself."""
        return [word[0] for word in self.words]

    @property
    def alike(self) -> list[str]:
        """For each word long enough to be mistyped, what others may be similar to; none where any is too short."""
        if any(len(word[0]) < _SHORTEST_SIMILAR or word[0].isdecimal() for word in self.words):
            return []
        return ["|".join(word[:_READINGS_OF_SIMILAR]) for word in self.words]


def asked(typed: str) -> Asked:
    """Read what was typed. What holds a number of ten or thirteen digits is neither searched nor repeated."""
    text = tidy(typed[: 10 * LONGEST])
    if any(sum(map(str.isdecimal, found)) in _NATIONAL for found in _DIGITS.findall(text)):
        return Asked(national=True)
    if len(text) > LONGEST:
        return Asked(text[:LONGEST], advice=TOO_LONG)
    words = [readings(w) for w in _WORD.findall(text.lower())][:_MOST_WORDS]
    words = [word for word in words if word]
    if not words:
        return Asked(text, advice=NOTHING)
    if max(len(word[0]) for word in words) < 2 and not words[0][0].isdecimal():
        return Asked(text, advice=TOO_SHORT)
    return Asked(text, tuple(dict.fromkeys(words)))


@dataclass(frozen=True)
class Group:
    """What was found of one kind: some rows, and how many there are in all."""

    findable: Findable
    hits: Sequence[tuple[Hit, bool]] = ()  # with whether it is only similar
    total: int = 0


@lru_cache(maxsize=1)
def findables() -> list[Findable]:
    """What the rooms show, in the order in which readers look for it."""
    rooms = [c for c in apps.get_app_configs() if c.name.startswith("punte.") and c.module]
    found = [import_module(f"{c.name}.search") for c in rooms if module_has_submodule(c.module, "search")]
    every = [f for module in found for f in getattr(module, "FINDABLE", ())]
    return sorted(every, key=lambda f: _ORDER.index(f.code) if f.code in _ORDER else len(_ORDER))


_ORDER = [
    "people",
    "organisations",
    "projects",
    "supported",
    "courses",
    "vacancies",
    "documents",
    "deliverables",
]


def find(user: User, question: Asked, findable: Findable, *, first: int = 0, most: int = 5) -> Group:
    """The rows of one kind that this user may see, the best first: `most` of them from the one at `first`."""
    if not question.words:
        return Group(findable)
    if findable.by_number and question.number is not None:
        return _by_number(user, question.number, findable, first)
    rows = _ranked(user, question, findable, [], first, most)
    few = rows[0][2] < _FEW if rows else True
    if few and question.alike:
        rows = _ranked(user, question, findable, question.alike, first, most)
    return _group(findable, rows)


def _by_number(user: User, number: int, findable: Findable, first: int) -> Group:
    rows = findable.visible(user).filter(pk=number).values_list("pk", flat=True)
    return _group(findable, [(pk, 3.0, 1) for pk in rows][first:])


def _group(findable: Findable, rows: Sequence[tuple[Any, float, int]]) -> Group:
    shown = findable.hits([pk for pk, _rank, _total in rows]) if rows else {}
    hits = [(shown[pk], rank < 2) for pk, rank, _total in rows if pk in shown]
    return Group(findable, hits, rows[0][2] if rows else 0)


def _ranked(
    user: User, question: Asked, findable: Findable, alike: list[str], first: int, most: int
) -> list[tuple[Any, float, int]]:
    """(id, rank, how many in all). The user's rows, then those among them that fit: ranked last."""
    own = Case(When(findable.own(user), then=Value(True)), default=Value(False), output_field=BooleanField())
    seen = findable.visible(user).order_by().annotate(found_key=F(findable.key), own_case=own)
    try:
        sql, params = seen.values_list("pk", "found_key", "own_case").query.sql_with_params()
    except EmptyResultSet:
        return []
    by = "uuid" if seen.model._meta.pk.get_internal_type() == "UUIDField" else "number"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT v.id, f.rank, count(*) OVER () FROM ({sql}) v (id, key, own)"  # noqa: S608 - of our own pieces
            f" JOIN punte_find(%s, %s, %s, %s) f ON f.{by} = v.key"
            " ORDER BY f.rank DESC, v.own DESC, f.sort_key NULLS LAST, v.id LIMIT %s OFFSET %s",
            [*params, findable.kind, question.starts, question.wholes, alike, most, first],
        )
        return cursor.fetchall()


class Rows(Sequence[tuple[Hit, bool]]):
    """Everything found of one kind, asked page by page."""

    def __init__(self, user: User, question: Asked, findable: Findable, per_page: int):
        self._ask = partial(find, user, question, findable)
        self._first = self._ask(most=per_page)

    def __len__(self) -> int:
        return self._first.total

    def __getitem__(self, part: Any) -> Any:
        if part.start == 0:
            return self._first.hits
        return self._ask(first=part.start, most=part.stop - part.start).hits


def marked(text: str, question: Asked) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it was found: the words that begin as one that was typed."""
    starts = tuple(reading for word in question.words for reading in word)
    pieces, done = [], 0
    for word in _WORD.finditer(text):
        if folded(word.group()).startswith(starts):
            pieces += [(text[done : word.start()], False), (word.group(), True)]
            done = word.end()
    return [(piece, found) for piece, found in [*pieces, (text[done:], False)] if piece]
