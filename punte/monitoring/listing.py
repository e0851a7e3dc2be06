"""What is behind one number as rows of a file: as it counts on a day, or as frozen; as far as the maker sees."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType

from punte.base.tables import Cell
from punte.monitoring.counting import drill
from punte.monitoring.counting.asked import Number
from punte.monitoring.models import Period, SensitiveMember, SnapshotMember
from punte.monitoring.numbers import titles
from punte.monitoring.plan import whole
from punte.monitoring.reasons import STRENGTHS
from punte.participation.actions.special import special_door
from punte.participation.models import Participation
from punte.people.models import Person
from punte.projects.acting import Scope, organisations, scope
from punte.records.export_kinds import Making
from punte.records.models import Deliverable, Fact
from punte.records.opened import opened

Row = dict[str, Any]
PIECE = 500  # rows whose names are opened at a time
_FIELDS = (
    "participation_id", "person_id", "entity_id", "fact_id", "organisation_id", "sex", "age", "strength",
    "happened_on", "quantity",
)  # fmt: skip


def rows(job: Making, number: Number, on: dt.date, period: Period | None) -> list[Row]:
    """Every unit that is counted and that the maker may see."""
    if period is not None:
        return _frozen(job, number, period)
    return drill.listed(
        partial(_ask, number, on), reader=job.by, operation=job.operation, people=number.people
    )


def _ask(number: Number, on: dt.date) -> tuple[str, dict[str, Any]]:
    return number.ask(on)


def _frozen(job: Making, number: Number, period: Period) -> list[Row]:
    model = SensitiveMember if number.sensitive else SnapshotMember
    found = model._default_manager.filter(snapshot=period.snapshot, number=number.code)
    reach = scope(job.by, job.operation)
    if number.people and reach < Scope.OPERATION:
        if reach >= Scope.ORGANISATION:
            found = found.filter(organisation_id__in=organisations(job.by, job.operation))
        else:
            mine = Participation.objects.visible_to(job.by).filter(operation=job.operation).values("pk")
            found = found.filter(participation_id__in=mine)
    with special_door("read"):
        return list(found.order_by("unit").values(*_FIELDS))


def named(found: Iterable[Row]) -> list[int]:
    """Whom a list of these rows names: not who is erased already and stands there by number."""
    ids = {r["person_id"] for r in found if r["person_id"]}
    return list(
        Person.objects.filter(pk__in=ids).exclude(state=Person.State.ERASED).values_list("pk", flat=True)
    )


def named_in_titles(job: Making, found: Iterable[Row]) -> list[int]:
    """Whom the titles of these rows may name, as far as the maker sees them."""
    this = ContentType.objects.get_for_model(Deliverable)
    facts = Fact.objects.filter(pk__in=[r["fact_id"] for r in found if r["fact_id"]], source_type=this)
    seen = Deliverable.objects.visible_to(job.by).filter(pk__in=facts.values("source_id"))
    persons = seen.exclude(person=None).values("person")
    free = Person.objects.filter(pk__in=persons).exclude(state=Person.State.ERASED)
    return list(free.values_list("pk", flat=True))


def people(job: Making, found: Sequence[Row]) -> Iterator[list[Cell]]:
    """Participants with their names; the names are opened piece by piece."""
    partners = _partners(job)
    sexes = {str(value): str(label) for value, label in Participation.Sex.choices}
    for start in range(0, len(found), PIECE):
        piece = found[start : start + PIECE]
        ids = {r["person_id"] for r in piece}
        names = {p.pk: p.full_name for p in Person.objects.with_identity().filter(pk__in=ids)}
        for r in piece:
            yield [
                names.get(r["person_id"], ""), r["person_id"], partners.get(r["organisation_id"], ""),
                sexes.get(r["sex"] or "", ""), r["age"], r["happened_on"], _strength(r), r["fact_id"],
            ]  # fmt: skip
        job.progress(start + len(piece), len(found))


def things(job: Making, found: Sequence[Row]) -> Iterator[list[Cell]]:
    """Organisations, or what happened, with what it is called. What stands behind one voice is seen only beside all
    others of the project, so that is asked for all at once; titles piece by piece."""
    partners = _partners(job)
    facts = Fact.objects.in_bulk([r["fact_id"] for r in found if r["fact_id"]])
    behind = opened(facts.values(), job.by)
    for start in range(0, len(found), PIECE):
        piece = found[start : start + PIECE]
        called = titles({r["fact_id"]: facts[r["fact_id"]] for r in piece if r["fact_id"] in facts}, job.by)
        for r in piece:
            fact = facts.get(r["fact_id"])
            word = called.get(r["fact_id"]) or behind.get(r["fact_id"]) or (fact.kind_label if fact else "")
            quantity = whole(Decimal(r["quantity"])) if r["quantity"] is not None else None
            partner = partners.get(r["organisation_id"], "")
            yield [str(word), partner, r["happened_on"], quantity, _strength(r), r["fact_id"]]
        job.progress(start + len(piece), len(found))


def _partners(job: Making) -> dict[int, str]:
    return dict(job.operation.partnerships.values_list("organisation_id", "organisation__name"))


def _strength(row: Row) -> str:
    return str(STRENGTHS[row["strength"]][0])
