"""Opening a number: one page of its units, and how many stand in each drawer, in one query."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from punte.base.text import folded
from punte.participation.actions.special import special_door
from punte.people.models import User
from punte.projects.acting import Scope, organisations, scope
from punte.projects.models import Operation

PAGE = 25


@dataclass(frozen=True)
class Wanted:
    """What the reader asked for; empty fields filter nothing."""

    counted: bool = True
    reason: str = ""
    strength: int | None = None
    partner: int | None = None
    name: str = ""
    page: int = 1


@dataclass
class Drill:
    """`counted` and `strengths` are of everything the rule counts; `rows` and `found` of what the reader sees."""

    counted: float = 0
    units: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    strengths: dict[int, int] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    found: int = 0


def drill(
    sql: str, parameters: dict[str, Any], *, reader: User, operation: Operation, wanted: Wanted, people: bool
) -> Drill:
    """Run a candidates' query (of an indicator or a target) and answer with one page. Whom the reader may not
    see is counted and not listed."""
    seen, seen_parameters = _seen(reader, operation) if people else ("TRUE", {})
    conditions = [seen, *_filters(wanted)]
    order = (
        "n.sort_key NULLS LAST, c.person_id, c.fact_id" if people else "c.happened_on DESC, c.fact_id DESC"
    )
    statement = f"""{sql}, listed AS MATERIALIZED (
        SELECT c.*, n.sort_key FROM candidate c LEFT JOIN people_personname n ON n.person_id = c.person_id
        WHERE {" AND ".join(conditions)}
    )
    SELECT (SELECT json_agg(s) FROM (SELECT reason, strength, count(*) AS n, sum(quantity) AS quantity
                                     FROM candidate GROUP BY 1, 2) s),
           (SELECT json_agg(p) FROM (SELECT c.* FROM listed c ORDER BY {order.replace("n.sort_key", "c.sort_key")}
                                     LIMIT {PAGE} OFFSET %(offset)s) p),
           (SELECT count(*) FROM listed)"""
    parameters = parameters | seen_parameters | _values(wanted)
    with special_door("count"), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        summary, rows, found = (_loaded(cell) for cell in cursor.fetchone())
    return _drill(summary or [], rows or [], found)


def _loaded(cell: Any) -> Any:
    return json.loads(cell) if isinstance(cell, str) else cell


def _drill(summary: Sequence[dict[str, Any]], rows: list[dict[str, Any]], found: int) -> Drill:
    result = Drill(rows=rows, found=found)
    for row in summary:
        if row["reason"] is None:
            result.units += row["n"]
            result.counted += row["quantity"] or 0
            result.strengths[row["strength"]] = result.strengths.get(row["strength"], 0) + row["n"]
        else:
            result.reasons[row["reason"]] = result.reasons.get(row["reason"], 0) + row["n"]
    return result


def _seen(reader: User, operation: Operation) -> tuple[str, dict[str, Any]]:
    reach = scope(reader, operation)
    if reach >= Scope.OPERATION:
        return "TRUE", {}
    if reach >= Scope.ORGANISATION:
        return "c.organisation_id = ANY(%(own)s)", {"own": list(organisations(reader, operation))}
    return (
        "c.participation_id IN (SELECT id FROM participation_participation WHERE responsible_id = %(reader)s)",
        {"reader": reader.pk if reach > Scope.NONE else None},
    )


def _filters(wanted: Wanted) -> list[str]:
    filters = ["c.reason IS NULL" if wanted.counted else "c.reason IS NOT NULL"]
    filters += ["c.reason = %(reason)s"] if wanted.reason else []
    filters += ["c.strength = %(strength)s"] if wanted.strength is not None else []
    filters += ["c.organisation_id = %(partner)s"] if wanted.partner else []
    filters += ["n.folded LIKE %(name)s"] if wanted.name else []
    return filters


def _values(wanted: Wanted) -> dict[str, Any]:
    name = folded(wanted.name).replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    return {
        "offset": (wanted.page - 1) * PAGE,
        "reason": wanted.reason,
        "strength": wanted.strength,
        "partner": wanted.partner,
        "name": f"%{name}%",
    }
