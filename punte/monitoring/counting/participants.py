"""Counting participants and results: one row per candidate, with the reason why not, or none.

The rules are those of Regulation (EU) 2021/1057, Annex I, and of the Commission's guidance on participation
records: once per operation, entry data of the first entry, only complete records in the aggregates, results by
the situation within 28 days (or six months) after the final leaving, of which only the last one counts.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from punte.monitoring.counting.categories import LABOUR_GROUP, condition, special_fields, unanswered
from punte.monitoring.sets import Indicator
from punte.participation import facts
from punte.participation.actions.special import special_door
from punte.projects.models import Operation

_E, _L = facts.ENTERED.number, facts.LEFT.number
_WORKS = (facts.OBSERVED_EMPLOYED.number, facts.OBSERVED_SELF_EMPLOYED.number)
_LABOUR = (
    *_WORKS,
    *(k.number for k in (facts.OBSERVED_SEARCHING, facts.OBSERVED_UNEMPLOYED, facts.OBSERVED_INACTIVE)),
)
_EDUCATION = (facts.OBSERVED_IN_EDUCATION.number, facts.OBSERVED_NOT_IN_EDUCATION.number)
_QUALIFIED, _CERTIFIED = facts.QUALIFICATION_RECOGNISED.number, facts.CERTIFICATE_RECEIVED.number
_IMPROVED = facts.OBSERVED_IMPROVED.number
_OUTCOMES = (*_LABOUR, *_EDUCATION, _QUALIFIED, _CERTIFIED, _IMPROVED)

# A day, the order of recording and the kind in one number, so that min() and max() find the first and the last.
_ORDER = "(((l.happened_on - DATE '1950-01-01')::bigint << 48) + (l.id << 8) + (l.kind - 100))"
_DAY = "DATE '1950-01-01' + ({} >> 48)::int"
_FACT = "({} >> 8) & ((1::bigint << 40) - 1)"
_KIND = "({} & 255) + 100"

LIVE = """live AS MATERIALIZED (
    SELECT f.id, f.kind, f.happened_on, f.person_id, coalesce(m.merged_into_id, m.id) AS human
    FROM records_fact f JOIN people_person m ON m.id = f.person_id
    WHERE f.operation_id = %(operation)s AND f.kind = ANY(%(kinds)s) AND f.happened_on <= %(as_of)s
      AND f.strikes_id IS NULL AND NOT EXISTS (SELECT FROM records_fact s WHERE s.strikes_id = f.id)
)"""
_STAY = f"""stay AS MATERIALIZED (
    SELECT human, {_DAY.format("first")} AS first_entered, {_FACT.format("first")} AS entry_fact, last_entered,
           CASE WHEN last_left >= last_entered THEN last_left END AS left_on
    FROM (SELECT l.human, min({_ORDER}) FILTER (WHERE l.kind = {_E}) AS first,
                 max(l.happened_on) FILTER (WHERE l.kind = {_E}) AS last_entered,
                 max(l.happened_on) FILTER (WHERE l.kind = {_L}) AS last_left
          FROM live l WHERE l.kind IN ({_E}, {_L}) GROUP BY l.human) s
    WHERE first IS NOT NULL
)"""
_DUPLICATE = f"""duplicate AS MATERIALIZED (
    SELECT id FROM (
        SELECT p.id, row_number() OVER (PARTITION BY coalesce(m.merged_into_id, m.id)
                                        ORDER BY own.first NULLS LAST, p.id) AS n
        FROM participation_participation p JOIN people_person m ON m.id = p.person_id
        LEFT JOIN (SELECT person_id, min(happened_on) AS first FROM live WHERE kind = {_E} GROUP BY 1) own
               ON own.person_id = p.person_id
        WHERE p.operation_id = %(operation)s AND (m.merged_into_id IS NOT NULL OR m.id IN
              (SELECT merged_into_id FROM people_person WHERE merged_into_id IS NOT NULL))
    ) ranked WHERE n > 1
)"""
EVIDENCE = """evidence AS MATERIALIZED (
    SELECT fact_id, bool_and(verification = 'rejected') AS rejected,
           max(CASE verification WHEN 'checked' THEN 3 WHEN 'attested' THEN 2 WHEN 'linked' THEN 1 ELSE 0 END)
               AS strength
    FROM records_evidence WHERE superseded_by_id IS NULL AND fact_id IN ({}) GROUP BY fact_id
)"""
_OUTCOME = f"""outcome AS MATERIALIZED (
    SELECT s.human,
        max({_ORDER}) FILTER (WHERE l.kind IN {_LABOUR} AND soon) AS labour_28,
        max({_ORDER}) FILTER (WHERE l.kind IN {_EDUCATION} AND soon) AS education_28,
        bool_or(l.kind = {_QUALIFIED} AND within_28) AS qualified_28,
        bool_or(l.kind = {_CERTIFIED} AND within_28) AS certified_28,
        max({_ORDER}) FILTER (WHERE l.kind IN {_LABOUR} AND later) AS labour_6m,
        bool_or(l.kind = {_IMPROVED} AND later) AS improved_6m,
        bool_or(l.kind IN {_WORKS} AND after_28) AS works_late,
        bool_or(l.kind = {facts.OBSERVED_SEARCHING.number} AND after_28) AS searches_late,
        bool_or(l.kind = {facts.OBSERVED_IN_EDUCATION.number} AND after_28) AS learns_late,
        bool_or(l.kind = {_QUALIFIED} AND after_28) AS qualified_late,
        bool_or(l.kind IN {_WORKS} AND l.happened_on > (s.left_on + interval '6 months')::date) AS works_very_late
    FROM stay s JOIN live l USING (human)
    CROSS JOIN LATERAL (SELECT l.happened_on > s.left_on + 28 AS after_28) a
    CROSS JOIN LATERAL (SELECT NOT after_28 AND l.happened_on >= s.last_entered AS soon,
                               NOT after_28 AND l.happened_on >= s.first_entered AS within_28,
                               after_28 AND l.happened_on <= (s.left_on + interval '6 months')::date AS later) b
    WHERE s.left_on IS NOT NULL AND l.kind IN {_OUTCOMES} GROUP BY s.human
)"""
_RECORD = f"""record AS MATERIALIZED (
    SELECT p.id, p.person_id, p.organisation_id, coalesce(p.sex, '') AS sex, p.sex AS sex_known, p.age, p.labour,
           {LABOUR_GROUP} AS labour_group, p.education, p.studies, p.rural, p.jobless_household,
           p.jobless_household_children, p.single_adult_children, s.first_entered, s.left_on, s.human, s.entry_fact,
           coalesce(e.strength, 0) AS strength,
           CASE WHEN d.id IS NOT NULL THEN 'duplicate' WHEN s.human IS NULL THEN 'not_entered'
                WHEN s.first_entered < %(starts_on)s OR s.first_entered > %(ends_on)s THEN 'outside_period'
                WHEN e.rejected THEN 'evidence_rejected' END AS early_reason
    FROM participation_participation p JOIN people_person m ON m.id = p.person_id
    LEFT JOIN stay s ON s.human = coalesce(m.merged_into_id, m.id)
    LEFT JOIN duplicate d ON d.id = p.id
    LEFT JOIN evidence e ON e.fact_id = s.entry_fact
    WHERE p.operation_id = %(operation)s
)"""
_WINDOWS = {
    "employed_28": ("labour_28", f"IN {_WORKS}", "o.works_late", 28),
    "searching_28": ("labour_28", f"= {facts.OBSERVED_SEARCHING.number}", "o.searches_late", 28),
    "education_28": ("education_28", f"= {facts.OBSERVED_IN_EDUCATION.number}", "o.learns_late", 28),
    "employed_6m": ("labour_6m", f"IN {_WORKS}", "o.works_very_late", 0),
}
_FIELDS = (
    "participation_id, person_id, organisation_id, sex, age, reason, missing, strength, happened_on, fact_id"
)
_SIX_MONTHS = "(r.left_on + interval '6 months')::date"


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


def _missing(requires: Sequence[str]) -> str:
    parts = [
        f"CASE WHEN r.{'sex_known' if f == 'sex' else f} IS NULL THEN '{f}' END" for f in _columns(requires)
    ]
    return f"array_remove(ARRAY[{', '.join(parts)}]::text[], NULL)" if parts else "ARRAY[]::text[]"


def _columns(requires: Sequence[str]) -> list[str]:
    known = {
        "sex",
        "age",
        "labour",
        "education",
        "jobless_household",
        "jobless_household_children",
        "single_adult_children",
    }
    return [f for f in requires if f in known]


def candidacy(indicator: Indicator) -> str:
    """Whether a record is looked at: its category, and for results its reference population, is not excluded."""
    where, reference = condition(indicator.where), condition(indicator.reference or {})
    return f"(({where}) AND ({reference})) IS NOT FALSE"


def reason(indicator: Indicator) -> str:
    """The first reason why a candidate is not counted; null for who is."""
    incomplete = " OR ".join(
        f"r.{'sex_known' if f == 'sex' else f} IS NULL" for f in _columns(indicator.requires)
    )
    fields = special_fields(indicator.where) + special_fields(indicator.reference)
    both = f"(({condition(indicator.where)}) AND ({condition(indicator.reference or {})}))"
    parts = ["WHEN r.early_reason IS NOT NULL THEN r.early_reason"]
    parts += [f"WHEN {incomplete} THEN 'incomplete'"] if incomplete else []
    parts += [f"WHEN {both} IS NULL THEN {unanswered(fields) if fields else chr(39) + 'unknown' + chr(39)}"]
    parts += _result(indicator.result) if indicator.result else []
    return f"CASE {' '.join(parts)} END"


def _result(result: str) -> list[str]:
    parts = ["WHEN r.left_on IS NULL THEN 'still_taking_part'"]
    if result == "qualification_28":
        return [
            *parts,
            "WHEN o.qualified_28 THEN NULL WHEN o.certified_28 THEN 'not_recognised'",
            "WHEN o.qualified_late THEN 'too_late' WHEN %(as_of)s < r.left_on + 28 THEN 'not_due'",
            "ELSE 'no_qualification'",
        ]
    if result == "improved_6m":
        return [
            *parts,
            f"WHEN o.improved_6m THEN NULL WHEN %(as_of)s < {_SIX_MONTHS} THEN 'not_due'",
            "ELSE 'follow_up_missing'",
        ]
    column, wanted, late, days = _WINDOWS[result]
    due = f"r.left_on + {days}" if days else _SIX_MONTHS
    return [
        *parts,
        f"WHEN {_KIND.format('o.' + column)} {wanted} THEN NULL WHEN o.{column} IS NOT NULL THEN 'other_result'",
        f"WHEN {late} THEN 'too_late' WHEN %(as_of)s < {due} THEN 'not_due' ELSE 'follow_up_missing'",
    ]


def _query(
    operation: Operation, indicators: Iterable[Indicator], as_of: dt.date
) -> tuple[str, str, dict[str, Any]]:
    """The shared part of every question: (WITH …, FROM …, parameters)."""
    indicators = list(indicators)
    results = any(i.result for i in indicators)
    special = any(special_fields(i.where) or special_fields(i.reference) for i in indicators)
    parts = [LIVE, _STAY, _DUPLICATE, EVIDENCE.format("SELECT entry_fact FROM stay"), _RECORD]
    source = "record r"
    if results:
        parts.insert(2, _OUTCOME)
        source += " LEFT JOIN outcome o ON o.human = r.human"
    if special:
        source += " LEFT JOIN participation_specialcategory sc ON sc.participation_id = r.id"
    parameters = {
        "operation": operation.pk,
        "as_of": as_of,
        "kinds": [_E, _L, *(_OUTCOMES if results else ())],
        "starts_on": operation.starts_on,
        "ends_on": operation.ends_on,
        "special_key": operation.consortium.special_key if special else b"",
    }
    return "WITH " + ",\n".join(parts), source, parameters


def values(
    operation: Operation, indicators: Sequence[Indicator], as_of: dt.date
) -> dict[str, dict[tuple[str, int], int]]:
    """Every indicator at once: {code: {(sex, partner organisation): counted}}; sex is "" where not known."""
    with_, source, parameters = _query(operation, indicators, as_of)
    counts = ",\n".join(f"count(*) FILTER (WHERE {candidacy(i)} AND {reason(i)} IS NULL)" for i in indicators)
    sql = f"{with_} SELECT r.sex, r.organisation_id, {counts} FROM {source} GROUP BY 1, 2"
    with special_door("count"), connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    return {
        i.code: {(row[0], row[1]): row[n + 2] for row in rows if row[n + 2]} for n, i in enumerate(indicators)
    }


def candidate_sql(operation: Operation, indicator: Indicator, as_of: dt.date) -> tuple[str, dict[str, Any]]:
    """One row per candidate of this indicator, to be filtered, sorted and paged by the drill-down."""
    with_, source, parameters = _query(operation, [indicator], as_of)
    sql = f"""{with_}, candidate AS (
        SELECT r.id AS participation_id, r.person_id, r.organisation_id, r.sex, r.age, {reason(indicator)} AS reason,
               {_missing(indicator.requires)} AS missing, r.strength, r.first_entered AS happened_on,
               r.entry_fact AS fact_id, NULL::bigint AS entity_id, 1::numeric AS quantity
        FROM {source} WHERE {candidacy(indicator)}
    )"""
    return sql, parameters


def candidates(operation: Operation, indicator: Indicator, as_of: dt.date) -> list[Candidate]:
    """All candidates (the frozen period and the tests keep them whole)."""
    sql, parameters = candidate_sql(operation, indicator, as_of)
    with special_door("count"), connection.cursor() as cursor:
        cursor.execute(f"{sql} SELECT {_FIELDS} FROM candidate ORDER BY participation_id", parameters)
        return [Candidate(*row) for row in cursor.fetchall()]
