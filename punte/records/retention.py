"""How long what is kept: the rules of `retention.yaml` held against what there is. Counts and days, never a name."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from punte.people.models import Consortium, Person
from punte.projects.models import Operation
from punte.records import processing, protection
from punte.records.models import DataRequest, Document, TermStart
from punte.records.models.requests import months_after


@dataclass(frozen=True)
class Due:
    """One line of the table: `kept_until` None where the term has not begun to run."""

    rule: str
    name: str
    kind: str
    word: str
    count: int
    kept_until: dt.date | None
    source: str
    operation: Operation | None
    rows: QuerySet

    def is_over(self, today: dt.date) -> bool:
        """Whether the last day of keeping lies behind us."""
        return self.kept_until is not None and self.kept_until < today


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """The data file."""
    return yaml.safe_load((Path(__file__).parent / "retention.yaml").read_text(encoding="utf-8"))


def said(texts: dict[str, str]) -> str:
    """In the reader's language."""
    return texts.get((get_language() or "en")[:2], texts["en"])


def term_of(operation: Operation) -> dict[str, Any]:
    """What the operation's programming period says: {years, year_end, source, event}."""
    return rules()["terms"][operation.indicator_set]


def _end(term: dict[str, Any], begun: dt.date) -> dt.date:
    start = dt.date(begun.year, 12, 31) if term["year_end"] else begun
    return months_after(start, 12 * term["years"])


def kept_until(operation: Operation) -> dt.date | None:
    """The last day on which the fund's rules ask for the papers; None while the term has not begun."""
    begun = TermStart.objects.filter(operation=operation).values_list("happened_on", flat=True).first()
    return _end(term_of(operation), begun) if begun else None


def not_before(operation: Operation) -> dt.date | None:
    """The earliest end of keeping that can be told: as if the term began with the last day of the project."""
    until = kept_until(operation)
    if until or operation.ends_on is None:
        return until
    return _end(term_of(operation), operation.ends_on)


def operations_of(persons: list[int]) -> set[int]:
    """In which operations anything is written about these persons, whichever room wrote it."""
    found: set[int] = set()
    for table in _with_operation():
        found |= set(table.about(persons).order_by().values_list("operation", flat=True).distinct())
    return found - {None}


def _with_operation() -> Iterator[processing.Table]:
    """Tables that say about which person and in which operation, histories left out."""
    for table in processing.tables():
        names = {f.name for f in table.model._meta.concrete_fields}
        if table.paths == ("person",) and "operation" in names and "pgh_id" not in names:
            yield table


@dataclass(frozen=True)
class Keeping:
    """Whether the law still asks for a person's papers: until a day, or until a day nobody can tell yet."""

    until: dt.date | None
    open_end: bool
    sources: tuple[str, ...]

    def holds(self, today: dt.date) -> bool:
        """Whether it still does."""
        return self.open_end or (self.until is not None and self.until >= today)


def keeping(persons: list[int]) -> Keeping:
    """The longest of the terms of the operations in which these persons are known."""
    operations = list(Operation.objects.filter(pk__in=operations_of(persons)))
    ends = [not_before(o) for o in operations]
    return Keeping(
        until=max((e for e in ends if e), default=None),
        open_end=any(kept_until(o) is None for o in operations),
        sources=tuple(sorted({term_of(o)["source"] for o in operations})),
    )


def due_in(operation: Operation, today: dt.date) -> list[Due]:
    """Every line of an operation: papers, lists, files of persons, words of requests."""
    lines: list[Due] = []
    for code, rule in rules()["rules"].items():
        own = {"document": _papers, "person": _persons, "datarequest": _requests}
        make = own.get(rule["of"], _of_rooms)
        lines += make(code, rule, operation, today)
    return lines


def _papers(code: str, rule: dict[str, Any], operation: Operation, today: dt.date) -> Iterator[Due]:
    until, source = kept_until(operation), term_of(operation)["source"]
    there = Document.objects.filter(operation=operation, state=Document.State.ACCEPTED)
    there = there.exclude(person__in=_restricted(operation, _roots(operation)))
    words = dict(Document.Kind.choices)
    for kind in rule["kinds"]:
        rows = there.filter(kind=kind)
        if count := rows.count():
            yield Due(code, said(rule["name"]), kind, str(words[kind]), count, until, source, operation, rows)


def _roots(operation: Operation) -> dict[int, int]:
    """Under which number each of the circle's persons stands."""
    everybody = Person.objects.filter(consortium=operation.consortium_id)
    return dict(everybody.values_list("pk", Coalesce("merged_into", "pk")))


def _restricted(operation: Operation, roots: dict[int, int]) -> set[int]:
    """Who is restricted under any of their numbers: what is held about them stays as it is."""
    rows = Person.objects.filter(consortium=operation.consortium_id, state=Person.State.RESTRICTED)
    held = {roots[pk] for pk in rows.values_list("pk", flat=True)}
    return {pk for pk, root in roots.items() if root in held}


def _persons(code: str, rule: dict[str, Any], operation: Operation, today: dt.date) -> Iterator[Due]:
    """Whoever is known in an operation whose term still runs, under any of their numbers, is kept for that one's
    sake; nobody who is restricted goes."""
    until, source = kept_until(operation), term_of(operation)["source"]
    here, elsewhere = set[int](), set[int]()
    running = [
        o.pk
        for o in Operation.objects.filter(consortium=operation.consortium_id).exclude(pk=operation.pk)
        if (end := kept_until(o)) is None or end >= today
    ]
    for table in _with_operation():
        here |= set(table.model._default_manager.filter(operation=operation).values_list("person", flat=True))
        rows = table.model._default_manager.filter(operation__in=running)
        elsewhere |= set(rows.values_list("person", flat=True))
    roots = _roots(operation)
    kept = {roots[pk] for pk in elsewhere & roots.keys()}
    over = {pk for pk in here & roots.keys() if roots[pk] not in kept} - _restricted(operation, roots)
    rows = Person.objects.filter(pk__in=over, state=Person.State.ACTIVE)
    yield Due(code, said(rule["name"]), "person", "", rows.count(), until, source, operation, rows)


def _requests(code: str, rule: dict[str, Any], operation: Operation, today: dt.date) -> Iterator[Due]:
    years = rule["term"][operation.zone]
    there = DataRequest.objects.filter(
        consortium=operation.consortium_id, sealed__isnull=False, answered_on__isnull=False
    )
    first = there.order_by("answered_on").values_list("answered_on", flat=True).first()
    if first is None:
        return
    over = there.filter(answered_on__lt=_limit(today, years))
    count = over.count() or there.count()
    until = months_after(first, 12 * years)
    source = rule["source"][operation.zone]
    yield Due(code, said(rule["name"]), "datarequest", "", count, until, source, operation, over)


def _of_rooms(code: str, rule: dict[str, Any], operation: Operation, today: dt.date) -> Iterator[Due]:
    """What a room above keeps for a term of its own; of nobody who is restricted."""
    kept = protection.kept().get(rule["of"])
    if kept is None:
        return
    held = _restricted(operation, _roots(operation))
    there = kept.rows(operation).exclude(**{f"{kept.person}__in": held})
    first = there.order_by(kept.day).values_list(kept.day, flat=True).first()
    if first is None:
        return
    years, source = rule["term"][operation.zone], rule["source"][operation.zone]
    over = there.filter(**{f"{kept.day}__lt": _limit(today, years)})
    until = months_after(first, 12 * years)
    count = over.count() or there.count()
    yield Due(code, said(rule["name"]), rule["of"], "", count, until, source, operation, over)


def _limit(today: dt.date, years: int) -> dt.date:
    """What began before this day has outlived so many years."""
    limit = months_after(today, -12 * years)
    if months_after(limit, 12 * years) < today:  # 29 February: the 28th years ago is over since yesterday
        limit += dt.timedelta(days=1)
    return limit


def circles() -> list[Consortium]:
    """Every consortium, in order."""
    return list(Consortium.objects.order_by("pk"))
