"""Counting participants and results: one row per candidate, with the reason why not, or none.

The rules are those of Regulation (EU) 2021/1057, Annex I, and of the Commission's guidance on participation
records: once per operation, entry data of the first entry, only complete records in the aggregates, results by
the situation within 28 days (or six months) after the final leaving, of which only the last one counts.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from punte.monitoring.counting import stories
from punte.monitoring.counting.categories import answers, condition, special_fields, unanswered
from punte.monitoring.sets import Indicator
from punte.participation.actions.special import special_door
from punte.projects.models import Operation

_SIX_MONTHS = "(r.left_on + interval '6 months')::date"
# Which of the last situations decides, what it must be, what came too late, and when the time has passed.
_WINDOWS = {
    "employed_28": ("labour_28", stories.WORKS, "works_late", "r.left_on + 28"),
    "searching_28": ("labour_28", stories.SEARCHES, "searches_late", "r.left_on + 28"),
    "education_28": ("education_28", stories.LEARNS, "learns_late", "r.left_on + 28"),
    "employed_6m": ("labour_6m", stories.WORKS, "works_very_late", _SIX_MONTHS),
}
_KNOWN = {
    "sex": "r.sex_known",
    "age": "r.age",
    "labour": "r.labour",
    "education": "r.education",
    "jobless_household": "r.jobless_household",
    "jobless_household_children": "r.jobless_household_children",
    "single_adult_children": "r.single_adult_children",
}


@dataclass(frozen=True)
class Candidate:
    """One unit looked at: counted where `reason` is None."""

    participation_id: int
    person_id: int
    organisation_id: int
    sex: str
    age: int | None
    reason: str | None
    missing: list[str]
    strength: int
    entered_on: dt.date | None
    fact_id: int | None


def belongs(indicator: Indicator) -> str:
    """Whether the record is of the category and, for results, of the reference population; null if unknown."""
    return f"(({condition(indicator.where)}) AND ({condition(indicator.reference or {})}))"


def incomplete(indicator: Indicator) -> str:
    """Whether a value is missing without which a record counts only in the grand total."""
    return " OR ".join(f"{_KNOWN[f]} IS NULL" for f in indicator.requires) or "FALSE"


def achieved(indicator: Indicator) -> str:
    """Whether the result came in time."""
    if not indicator.result:
        return "TRUE"
    if indicator.result not in _WINDOWS:
        return {"qualification_28": "o.qualified_28", "improved_6m": "o.improved_6m"}[indicator.result]
    column, wanted, _late, _due = _WINDOWS[indicator.result]
    return f"{stories.KIND.format('o.' + column)} IN ({', '.join(map(str, wanted))})"


def counted(indicator: Indicator) -> str:
    """Whether a record without an early reason counts: exactly where `reason` finds none."""
    return f"{belongs(indicator)} AND NOT ({incomplete(indicator)}) AND {achieved(indicator)}"


def reason(indicator: Indicator) -> str:
    """The first reason why a candidate is not counted; null for who is."""
    fields = special_fields(indicator.where) + special_fields(indicator.reference)
    parts = [
        "WHEN r.early_reason IS NOT NULL THEN r.early_reason",
        f"WHEN {incomplete(indicator)} THEN 'incomplete'",
        f"WHEN {belongs(indicator)} IS NULL THEN {unanswered(fields)}",
    ]
    if indicator.result:
        parts += ["WHEN r.left_on IS NULL THEN 'still_taking_part'", f"WHEN {achieved(indicator)} THEN NULL"]
        parts += _why_not(indicator.result)
    return f"CASE {' '.join(parts)} END"


def _why_not(result: str) -> list[str]:
    if result == "qualification_28":
        return [
            "WHEN o.certified_28 THEN 'not_recognised' WHEN o.qualified_late THEN 'too_late'",
            "WHEN %(as_of)s < r.left_on + 28 THEN 'not_due' ELSE 'no_qualification'",
        ]
    if result == "improved_6m":
        return [f"WHEN %(as_of)s < {_SIX_MONTHS} THEN 'not_due' ELSE 'follow_up_missing'"]
    column, _wanted, late, due = _WINDOWS[result]
    return [
        f"WHEN o.{column} IS NOT NULL THEN 'other_result' WHEN o.{late} THEN 'too_late'",
        f"WHEN %(as_of)s < {due} THEN 'not_due' ELSE 'follow_up_missing'",
    ]


def _query(
    operation: Operation, indicators: Sequence[Indicator], as_of: dt.date, *, among: str, many: bool
) -> tuple[str, str, dict[str, Any]]:
    """The shared part of every question: (WITH …, FROM …, parameters). `many`: all indicators at once, of whose
    special categories only a yes matters, not why there is none."""
    results = any(i.result for i in indicators)
    parts, source = stories.pieces(results=results, among=among, many=many), "record r"
    if results:
        source += " LEFT JOIN outcome o ON o.human = r.human"
    fields = {f for i in indicators for f in special_fields(i.where) + special_fields(i.reference)}
    if fields:
        parts.append(answers(sorted(fields), certain=many, only=stories.own("p.person_id", among)))
        source += " LEFT JOIN answer a ON a.participation_id = r.id"
    parameters = {
        "operation": operation.pk,
        "as_of": as_of,
        "entries": list(stories.ENTRIES),
        "moves": list(stories.MOVES),
        "outcomes": list(stories.OUTCOMES),
        "starts_on": operation.starts_on,
        "ends_on": operation.ends_on,
        "special_key": operation.consortium.special_key if fields else b"",
    }
    return "WITH " + ",\n".join(parts), source, parameters


def values(
    operation: Operation, indicators: Sequence[Indicator], as_of: dt.date
) -> dict[str, dict[tuple[str, int], int]]:
    """Every indicator at once: {code: {(sex, partner organisation): counted}}; sex is "" where not known."""
    with_, source, parameters = _query(operation, indicators, as_of, among="", many=True)
    counts = ",\n".join(f"count(*) FILTER (WHERE {counted(i)})" for i in indicators)
    sql = f"""{with_} SELECT r.sex, r.organisation_id, {counts} FROM {source}
        WHERE r.early_reason IS NULL GROUP BY 1, 2"""
    with special_door("count"), connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    return {
        i.code: {(row[0], row[1]): row[n + 2] for row in rows if row[n + 2]} for n, i in enumerate(indicators)
    }


def candidate_sql(
    operation: Operation, indicator: Indicator, as_of: dt.date, *, among: str = ""
) -> tuple[str, dict[str, Any]]:
    """One row per candidate of this indicator, to be filtered, sorted and paged by the drill-down; `among` is a
    query of person_id that keeps it to some persons."""
    with_, source, parameters = _query(operation, [indicator], as_of, among=among, many=False)
    sql = f"""{with_}, candidate AS (
        SELECT r.id AS participation_id, r.person_id, r.organisation_id, r.sex, r.age, {reason(indicator)} AS reason,
               {_missing(indicator)} AS missing, r.strength, r.first_entered AS happened_on,
               r.entry_fact AS fact_id, NULL::bigint AS entity_id, 1::numeric AS quantity
        FROM {source} WHERE {belongs(indicator)} IS NOT FALSE
    )"""
    return sql, parameters


def _missing(indicator: Indicator) -> str:
    parts = [f"CASE WHEN {_KNOWN[f]} IS NULL THEN '{f}' END" for f in indicator.requires]
    return f"array_remove(ARRAY[{', '.join(parts)}]::text[], NULL)" if parts else "ARRAY[]::text[]"


def candidates(operation: Operation, indicator: Indicator, as_of: dt.date) -> list[Candidate]:
    """All candidates (the frozen period and the tests keep them whole)."""
    sql, parameters = candidate_sql(operation, indicator, as_of)
    with special_door("count"), connection.cursor() as cursor:
        cursor.execute(f"{sql} SELECT * FROM candidate ORDER BY participation_id", parameters)
        return [Candidate(*row[:10]) for row in cursor.fetchall()]
