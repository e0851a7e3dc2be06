"""What stands in the tables, told as the plain count wants to hear it."""

from typing import Any

from punte.participation.actions.special import special_door
from punte.participation.models import Participation, SpecialCategory
from punte.people.models import Person
from punte.projects.models import Operation
from punte.records.kinds import kinds_by_number
from punte.records.models import Evidence, Fact
from tests.oracle import told

SAME = (
    "sex",
    "age",
    "labour",
    "education",
    "studies",
    "rural",
    "jobless_household",
    "jobless_household_children",
    "single_adult_children",
)


def period(operation: Operation) -> told.Operation:
    """The operation's dates."""
    return told.Operation(operation.starts_on, operation.ends_on)


def participations(operation: Operation) -> list[told.Participation]:
    """Every record of the operation, with what was answered on special categories."""
    with special_door("read"):
        rows = SpecialCategory.objects.filter(participation__operation=operation)
        special = {row.pk: row.answers(operation.consortium.special_key) for row in rows}
    return [
        told.Participation(
            id=p.pk,
            person=p.person_id,
            special={field: str(answer) for field, answer in special.get(p.pk, {}).items()},
            **{name: getattr(p, name) for name in SAME},
        )
        for p in Participation.objects.filter(operation=operation)
    ]


def facts(operation: Operation) -> list[told.Fact]:
    """Every fact of the operation, strikes included, with the latest word on each of its papers."""
    papers: dict[int, list[str]] = {}
    for fact, verification in Evidence.objects.current().values_list("fact_id", "verification"):
        papers.setdefault(fact, []).append(verification)
    return [
        told.Fact(
            id=f.pk,
            kind=kinds_by_number()[f.kind].code,
            happened_on=f.happened_on,
            person=f.person_id,
            organisation=f.entity_id,
            activity=f.activity.code if f.activity else None,
            quantity=f.quantity,
            strikes=f.strikes_id,
            evidence=tuple(papers.get(f.pk, ())),
        )
        for f in Fact.objects.filter(operation=operation).select_related("activity")
    ]


def merged() -> dict[Any, Any]:
    """Who is known as whom."""
    return dict(Person.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
