"""What a sample may be drawn from: the members of a number, the facts with papers, the papers that wait.

Sensitive numbers are no source: who stands in such a sample would itself be special-category data.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from punte.monitoring.counting.asked import Number, numbers
from punte.monitoring.models import Sample, SnapshotMember
from punte.monitoring.models.periods import Period
from punte.organisations.models import Organisation
from punte.participation.actions.special import special_door
from punte.projects.models import Operation
from punte.records.models import Evidence, Fact

FACTS, PAPERS = "facts", "papers"
What = Sample.What


@dataclass(frozen=True)
class Population:
    """`units`: {number of the unit: partner, or 0 where there is none}."""

    what: str
    units: dict[int, int]


def sources(operation: Operation) -> list[tuple[str, str]]:
    """What an audit may draw from: (code, words)."""
    offered = [(n.code, _label(n)) for n in numbers(operation) if _is_source(n)]
    return [*offered, (FACTS, _("All facts with a paper"))]


def _label(number: Number) -> str:
    return str(number.name) if number.is_target else f"{number.code}: {number.name}"


def _is_source(number: Number) -> bool:
    return not number.sensitive and (number.is_target or number.people)


def label(operation: Operation, source: str) -> str:
    """The words for a source."""
    known = {**dict(sources(operation)), PAPERS: _("Papers that wait to be checked")}
    return known.get(source, source)


def population(
    operation: Operation,
    source: str,
    *,
    on: dt.date,
    period: Period | None = None,
    organisation: Organisation | None = None,
) -> Population:
    """The units of a source as of a day; of a frozen period, as they were frozen. Raises KeyError where there is no
    such source."""
    if source == PAPERS:
        return Population(What.PAPER, _papers(operation, organisation))
    if source == FACTS:
        return Population(What.FACT, _facts(operation, on))
    number = next((n for n in numbers(operation) if n.code == source and _is_source(n)), None)
    if number is None:
        raise KeyError(source)
    what = What.FACT if number.is_target else What.PARTICIPATION
    if period is not None and period.is_frozen:
        return Population(what, _frozen(period, number, what))
    return Population(what, _counted(number, what, on))


def _unit(what: str) -> str:
    return "fact_id" if what == What.FACT else "participation_id"


def _counted(number: Number, what: str, on: dt.date) -> dict[int, int]:
    unit = _unit(what)
    sql, parameters = number.ask(on)
    statement = f"""{sql}, drawn AS (SELECT {unit} AS unit, organisation_id FROM candidate WHERE reason IS NULL)
        SELECT unit, coalesce(organisation_id, 0) FROM drawn WHERE unit IS NOT NULL"""  # noqa: S608 - one of two names
    with special_door("count"), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return dict(cursor.fetchall())


def _frozen(period: Period, number: Number, what: str) -> dict[int, int]:
    unit = _unit(what)
    members = SnapshotMember.objects.filter(snapshot__period=period, number=number.code)
    rows = members.exclude(**{unit: None}).values_list(unit, "organisation_id")
    return {unit: partner or 0 for unit, partner in rows}


def _facts(operation: Operation, on: dt.date) -> dict[int, int]:
    proved = Evidence.objects.current().filter(document__isnull=False).values("fact")
    rows = Fact.objects.live().filter(operation=operation, happened_on__lte=on, pk__in=proved)
    return {fact: partner or 0 for fact, partner in rows.values_list("pk", "organisation_id")}


def waiting(operation: Operation, organisation: Organisation | None = None) -> QuerySet[Evidence]:
    """The papers nobody has judged yet, of facts that count: of the whole operation, or of one partner."""
    rows = Evidence.objects.current().filter(
        fact__operation=operation,
        fact__struck_by=None,
        document__isnull=False,
        verification=Evidence.Verification.LINKED,
    )
    return rows.filter(fact__organisation=organisation) if organisation else rows


def _papers(operation: Operation, organisation: Organisation | None) -> dict[int, int]:
    rows = waiting(operation, organisation).values_list("pk", "fact__organisation")
    return {paper: partner or 0 for paper, partner in rows}
