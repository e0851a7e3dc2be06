"""The index of the search against the truth: what is missing, changed or left over, and writing it again."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from punte.base.rls import set_local
from punte.base.search import PERSONS, Words, searchable
from punte.people.actions.search_rows import write_search_rows
from punte.people.models import Consortium, SearchRow
from punte.people.models.search_rows import PUBLIC
from punte.people.search_check import stale_names
from punte.portal.search import findables


@dataclass(frozen=True)
class Fault:
    """A row that is not as it should be: of which kind, of what, and what is wrong. No words of it."""

    kind: str
    key: int | UUID
    what: str


def check(*, rebuild: bool = False) -> Iterator[Fault]:
    """Every fault of the index, consortium by consortium; mended on the way where asked."""
    with transaction.atomic():
        yield from _of_things(None, rebuild)
    for consortium in Consortium.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=consortium.pk)
            yield from _of_things(consortium, rebuild)
            yield from _of_people(consortium, rebuild)


def _of_people(consortium: Consortium, rebuild: bool) -> Iterator[Fault]:
    for row in stale_names(consortium):
        if rebuild:
            row.save()
        yield Fault("people", row.person_id, "changed")


def _of_things(consortium: Consortium | None, rebuild: bool) -> Iterator[Fault]:
    known = {(row.kind, row.number or row.uuid): row for row in _rows(consortium)}
    names = {f.kind: f.code for f in findables() if f.kind != PERSONS}
    wrong: list[Words] = []
    for words in _truth(consortium):
        row = known.pop((words.kind, words.key), None)
        if row is None or (row.folded, row.person_id) != (searchable(words.text), words.person_id):
            wrong.append(words)
            yield Fault(names[words.kind], words.key, "changed" if row else "missing")
    for (kind, key), row in known.items():
        if rebuild:
            row.delete()
        yield Fault(names.get(kind, str(kind)), key or 0, "left over")
    if rebuild:
        write_search_rows(wrong)


def _rows(consortium: Consortium | None) -> Iterator[SearchRow]:
    public = Q(kind__lt=PUBLIC)
    return SearchRow.objects.filter(~public if consortium else public).iterator(1000)


def _truth(consortium: Consortium | None) -> Iterator[Words]:
    for findable in findables():
        if findable.kind != PERSONS and (findable.kind < PUBLIC) == (consortium is None):
            yield from findable.words()
