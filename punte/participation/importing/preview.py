"""What the preview shows of a row with problems: row, column, value, reason; and doubts with their answers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from punte.participation.importing import reasons, situation
from punte.participation.importing.layout import Layout
from punte.participation.importing.matching import whose
from punte.participation.models import ImportBatch, ImportRow
from punte.people.models import Person

LONGEST = 60


@dataclass(frozen=True)
class Line:
    """One problem of one row."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Doubt:
    """A row of whom it must be said whether we know them."""

    row: ImportRow
    name: str
    birth: dt.date | None
    persons: list[Person]


def problems_of(
    batch: ImportBatch, rows: Sequence[ImportRow], layout: Layout
) -> tuple[list[Line], list[Doubt]]:
    """The problems of these rows in the order of the file, and the doubts among them."""
    key = batch.key
    told = {row.pk: situation.told_by(batch, row, key) if row.sealed else {} for row in rows}
    lines = [
        Line(
            row.number,
            reasons.title(layout, p["column"]),
            _value(p, told[row.pk], layout),
            reasons.row_reason(p),
        )
        for row in rows
        for p in row.problems
        if p["code"] != "spelling" or batch.state != ImportBatch.State.CHECKED
    ]
    doubtful = [r for r in rows if any(p["code"] == "spelling" for p in r.problems)]
    return lines, _doubts(doubtful, told, layout) if batch.state == ImportBatch.State.CHECKED else []


def _value(problem: dict[str, Any], told: dict[str, str], layout: Layout) -> str:
    """No digit of a national number and no special category is shown."""
    column = layout.columns[problem["column"]]
    text = told.get(column.key, "")
    if text and (column.kind == "number" or column.special):
        return _("not shown")
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _doubts(rows: Sequence[ImportRow], told: dict[int, dict[str, str]], layout: Layout) -> list[Doubt]:
    asked = {pk for row in rows for p in row.problems for pk in p.get("persons", [])}
    persons = Person.objects.select_related("identity", "consortium").in_bulk(asked)
    doubts = []
    for row in rows:
        _number, key = whose(told[row.pk], layout)
        ids = next(p["persons"] for p in row.problems if p["code"] == "spelling")
        doubts.append(
            Doubt(
                row,
                f"{told[row.pk].get('last_name', '')} {told[row.pk].get('first_name', '')}".strip(),
                dt.date.fromisoformat(key[1]) if key else None,
                [persons[pk] for pk in ids if pk in persons],
            )
        )
    return doubts


def kinds_of(batch: ImportBatch) -> list[tuple[str, str, int]]:
    """Each kind of problem in the list: (code, its words, how many rows), the most frequent first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p->>'code', count(DISTINCT r.id) FROM participation_importrow r,"
            " jsonb_array_elements(r.problems) p WHERE r.batch_id = %s AND r.plan = 'problem'"
            " GROUP BY 1 ORDER BY 2 DESC, 1",
            [batch.pk],
        )
        return [(code, reasons.kind_reason(code), count) for code, count in cursor.fetchall()]
