"""All numbers of an operation at once, for pages that show them side by side: a handful of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db import connection
from django.db.models import Q

from punte.monitoring.counting import entities, participants, promises
from punte.monitoring.models import Target
from punte.monitoring.sets import indicator_set
from punte.projects.models import Operation

# (code of the number, sex or "", partner or None) -> what it counts
Cells = dict[tuple[str, str, int | None], Decimal]


def cells(operation: Operation, on: dt.date, *, retired: Iterable[str] = ()) -> Cells:
    """Every number by sex (indicators) and partner, counted on this day; what is nought is left out. Of the retired
    targets those with these codes are counted too."""
    found: Cells = defaultdict(Decimal)
    asked = Q(retired=False) | Q(code__in=list(retired))
    targets = list(Target.objects.filter(asked, operation=operation))
    counts = promises.counts(operation, targets, on)
    for target in targets:
        for partner, value in counts[target.pk].by_partner.items():
            found[target.code, "", partner] += value
    indicators = indicator_set(operation.indicator_set).values()
    people = [i for i in indicators if i.counts == "participants"]
    for code, by_cell in participants.values(operation, people, on).items():
        for (sex, partner), n in by_cell.items():
            found[code, sex, partner] += n
    for indicator in indicators:
        if indicator.counts != "participants":
            sql, parameters = entities.candidate_sql(operation, indicator, on)
            with connection.cursor() as cursor:
                cursor.execute(
                    f"{sql} SELECT organisation_id, count(*) FROM candidate WHERE reason IS NULL GROUP BY 1",
                    parameters,
                )
                for partner, n in cursor.fetchall():
                    found[indicator.code, "", partner] += n
    return {cell: value for cell, value in found.items() if value}


def by_number(found: Cells) -> dict[str, Decimal]:
    """The totals, {code: value}."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for (code, _sex, _partner), value in found.items():
        sums[code] += value
    return sums


def by_partner(operation: Operation, on: dt.date) -> dict[int | None, dict[str, Decimal]]:
    """What each partner achieved, {partner: {code: value}}."""
    sums: dict[int | None, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for (code, _sex, partner), value in cells(operation, on).items():
        sums[partner][code] += value
    return sums
