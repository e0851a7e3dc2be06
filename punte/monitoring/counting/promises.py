"""Counting towards targets: one row per live fact of the kinds a target names, with the reason why it is not
counted, or none. All targets of an operation are answered by one query."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import connection

from punte.monitoring.counting import stories
from punte.monitoring.models import Target
from punte.projects.models import Operation
from punte.records.kinds import kind

_RULE = """rule AS MATERIALIZED (
    SELECT * FROM unnest(%(rule_targets)s::bigint[], %(rule_kinds)s::int[], %(rule_activities)s::bigint[],
                         %(rule_minimums)s::numeric[], %(rule_participants)s::boolean[], %(rule_whats)s::text[])
           AS r(target, kind, activity, minimum, participants_only, what)
)"""
_MATCH = """matched AS (
    SELECT r.target, r.what, f.id, f.happened_on, f.organisation_id, f.entity_id, f.quantity, f.person_id, f.human,
           coalesce(e.strength, 0) AS strength,
           CASE r.what WHEN 'people' THEN f.human WHEN 'organisations' THEN f.entity_id ELSE f.id END AS unit,
           CASE WHEN f.happened_on < %(starts_on)s OR f.happened_on > %(ends_on)s THEN 'outside_period'
                WHEN e.rejected THEN 'evidence_rejected'
                WHEN r.minimum IS NOT NULL AND coalesce(f.quantity, 0) < r.minimum THEN 'too_few'
                WHEN r.participants_only AND (f.human IN (SELECT human FROM participant)) IS NOT TRUE
                THEN 'not_participant' END AS early_reason
    FROM rule r JOIN live f ON f.kind = r.kind AND (r.activity IS NULL OR f.activity_id = r.activity)
    LEFT JOIN evidence e ON e.fact_id = f.id
)"""
_CANDIDATE = """candidate AS (
    SELECT m.*, coalesce(m.early_reason, CASE WHEN row_number() OVER (
        PARTITION BY m.target, m.unit, m.early_reason IS NULL ORDER BY m.happened_on, m.id) > 1 THEN 'duplicate' END
    ) AS reason FROM matched m
)"""


@dataclass
class Count:
    """How far a target has come: the total, by partner, by month."""

    total: Decimal = Decimal(0)
    not_counted: int = 0
    by_partner: dict[int | None, Decimal] = field(default_factory=dict)
    by_month: dict[dt.date | None, Decimal] = field(default_factory=dict)

    def add(self, partner: int | None, month: dt.date | None, counted: Decimal) -> None:
        """What a partner achieved in a month."""
        self.total += counted
        self.by_partner[partner] = self.by_partner.get(partner, Decimal(0)) + counted
        self.by_month[month] = self.by_month.get(month, Decimal(0)) + counted


def _query(
    operation: Operation, targets: Sequence[Target], as_of: dt.date, among: str = ""
) -> tuple[str, dict[str, Any]]:
    rules = [(t, kind(code).number) for t in targets for code in t.kinds]
    parameters = {
        "operation": operation.pk,
        "as_of": as_of,
        "starts_on": operation.starts_on,
        "ends_on": operation.ends_on,
        "kinds": sorted({number for _t, number in rules}),
        "entries": list(stories.ENTRIES),
        "rule_targets": [t.pk for t, _n in rules],
        "rule_kinds": [n for _t, n in rules],
        "rule_activities": [t.activity_id for t, _n in rules],
        "rule_minimums": [t.minimum for t, _n in rules],
        "rule_participants": [t.participants_only for t, _n in rules],
        "rule_whats": [t.what for t, _n in rules],
    }
    only = stories.own("f.person_id", among)
    columns = "f.activity_id, f.organisation_id, f.entity_id, f.quantity,"
    parts = [
        *(stories.some(among) if among else []),
        f"live AS ({stories.live(columns, 'kinds', only)})",
        f"participant AS ({stories.live('', 'entries', only)})",
        _RULE,
        stories.EVIDENCE.format("AND fact_id IN (SELECT id FROM live)" if among else ""),
        _MATCH,
        _CANDIDATE,
    ]
    return "WITH " + ",\n".join(parts), parameters


def counts(operation: Operation, targets: Sequence[Target], as_of: dt.date) -> dict[int, Count]:
    """How far each target has come, {target id: Count}, in one query."""
    found = {t.pk: Count() for t in targets}
    sql, parameters = _query(operation, targets, as_of)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""{sql} SELECT target, organisation_id, date_trunc('month', happened_on::timestamp)::date,
                coalesce(sum(CASE WHEN what = 'quantity' THEN quantity ELSE 1 END) FILTER (WHERE reason IS NULL), 0),
                count(*) FILTER (WHERE reason IS NOT NULL)
            FROM candidate GROUP BY 1, 2, 3""",
            parameters,
        )
        for target, partner, month, counted, not_counted in cursor.fetchall():
            found[target].not_counted += not_counted
            found[target].add(partner, month, counted)
    return found


def candidate_sql(
    operation: Operation, target: Target, as_of: dt.date, *, among: str = ""
) -> tuple[str, dict[str, Any]]:
    """One row per candidate of this target, in the columns of the participants' drill-down; `among` is a query
    of person_id that keeps it to some persons."""
    sql, parameters = _query(operation, [target], as_of, among)
    return (
        sql.replace("candidate AS", "told AS")
        + """, candidate AS (
        SELECT p.id AS participation_id, t.human AS person_id, t.organisation_id, coalesce(p.sex, '') AS sex, p.age,
               t.reason, ARRAY[]::text[] AS missing, t.strength, t.happened_on, t.id AS fact_id, t.entity_id, t.quantity
        FROM told t LEFT JOIN participation_participation p
             ON p.operation_id = %(operation)s AND p.person_id = t.human
    )""",
        parameters,
    )
