"""Each person's story in an operation, from its facts: entered, left, seen afterwards; and the record that counts.

The pieces of a WITH query, in the order in which they need each other. Merged numbers are one human.
"""

from punte.monitoring.counting.categories import LABOUR_GROUP
from punte.participation import facts

_E, _L = facts.ENTERED.number, facts.LEFT.number
ENTRIES, MOVES = (_E,), (_E, _L)
WORKS = (facts.OBSERVED_EMPLOYED.number, facts.OBSERVED_SELF_EMPLOYED.number)
SEARCHES = (facts.OBSERVED_SEARCHING.number,)
LEARNS = (facts.OBSERVED_IN_EDUCATION.number,)
_LABOUR = (*WORKS, *SEARCHES, facts.OBSERVED_UNEMPLOYED.number, facts.OBSERVED_INACTIVE.number)
_EDUCATION = (*LEARNS, facts.OBSERVED_NOT_IN_EDUCATION.number)
_QUALIFIED, _CERTIFIED = facts.QUALIFICATION_RECOGNISED.number, facts.CERTIFICATE_RECEIVED.number
_IMPROVED = facts.OBSERVED_IMPROVED.number
OUTCOMES = (*_LABOUR, *_EDUCATION, _QUALIFIED, _CERTIFIED, _IMPROVED)

# A day, the order of recording and the kind in one number, so that min() and max() find the first and the last.
_ORDER = "(((l.happened_on - DATE '1950-01-01')::bigint << 48) + (l.id << 8) + (l.kind - 100))"
_DAY = "DATE '1950-01-01' + ({} >> 48)::int"
_FACT = "({} >> 8) & ((1::bigint << 40) - 1)"
KIND = "({} & 255) + 100"


def _one_of(column: str, kinds: tuple[int, ...]) -> str:
    return f"{column} IN ({', '.join(map(str, kinds))})"


def live(columns: str, kinds: str, only: str = "") -> str:
    """The facts of these kinds told by that day and not struck. Few are struck and few persons are merged, so
    both are looked up where they are, not carried along."""
    return f"""SELECT f.id, f.kind, f.happened_on, f.person_id, {columns}
        coalesce(m.merged_into_id, f.person_id) AS human
    FROM records_fact f LEFT JOIN people_person m ON m.id = f.person_id AND m.merged_into_id IS NOT NULL
    WHERE f.operation_id = %(operation)s AND f.kind = ANY(%({kinds})s) AND f.happened_on <= %(as_of)s
      AND f.strikes_id IS NULL {only}
      AND NOT EXISTS (SELECT FROM records_fact s WHERE s.strikes_id = f.id AND s.strikes_id IS NOT NULL)"""


def some(among: str) -> list[str]:
    """The pieces that keep a question to some persons (`among` names a person_id), under all their numbers."""
    return [
        f"among AS MATERIALIZED ({among})",
        """known_as AS MATERIALIZED (
    SELECT coalesce(p.merged_into_id, p.id) AS human FROM people_person p WHERE p.id IN (SELECT person_id FROM among)
)""",
        """number AS MATERIALIZED (
    SELECT human AS id FROM known_as
    UNION SELECT p.id FROM people_person p JOIN known_as k ON p.merged_into_id = k.human
)""",
    ]


def own(column: str, among: str) -> str:
    """The condition that goes with `some`."""
    return f"AND {column} IN (SELECT id FROM number)" if among else ""


def pieces(*, results: bool, among: str, many: bool) -> list[str]:
    """Every piece of the question about records; `many`: several indicators read each record."""
    facts_of, records_of = own("f.person_id", among), own("p.person_id", among)
    parts = some(among) if among else []
    parts += [
        _STAY.format(live("", "moves", facts_of))
        if results
        else _ENTRY.format(live("", "entries", facts_of)),
        _MERGED.format(own("id", among)),
        _DUPLICATE.format(
            live("", "entries", "AND f.person_id IN (SELECT person_id FROM merged)"), records_of
        ),
        EVIDENCE.format("AND fact_id IN (SELECT entry_fact FROM stay)" if among else ""),
        _RECORD.format("MATERIALIZED" if many else "", records_of),
    ]
    if results:
        parts.append(_OUTCOME.format(live("", "outcomes", facts_of)))
    return parts


_MERGED = """merged AS (
    SELECT id AS person_id, merged_into_id AS human FROM people_person WHERE merged_into_id IS NOT NULL {0}
    UNION SELECT merged_into_id, merged_into_id FROM people_person WHERE merged_into_id IS NOT NULL {0}
)"""
# Sorted rows are grouped and joined in half the time of hashed ones: they lie side by side in memory.
_ENTRY = """stay AS (
    SELECT DISTINCT ON (l.human) l.human, l.happened_on AS first_entered, l.id AS entry_fact, NULL::date AS left_on
    FROM ({}) l ORDER BY l.human, l.happened_on, l.id
)"""
_STAY = f"""stay AS (
    SELECT human, {_DAY.format("first")} AS first_entered, {_FACT.format("first")} AS entry_fact, last_entered,
           CASE WHEN last_left >= last_entered THEN last_left END AS left_on
    FROM (SELECT l.human, min({_ORDER}) FILTER (WHERE l.kind = {_E}) AS first,
                 max(l.happened_on) FILTER (WHERE l.kind = {_E}) AS last_entered,
                 max(l.happened_on) FILTER (WHERE l.kind = {_L}) AS last_left
          FROM ({{}} ORDER BY human OFFSET 0) l GROUP BY l.human) s
    WHERE first IS NOT NULL
)"""
_OUTCOME = f"""outcome AS (
    SELECT s.human,
        max({_ORDER}) FILTER (WHERE {_one_of("l.kind", _LABOUR)} AND soon) AS labour_28,
        max({_ORDER}) FILTER (WHERE {_one_of("l.kind", _EDUCATION)} AND soon) AS education_28,
        bool_or(l.kind = {_QUALIFIED} AND within_28) AS qualified_28,
        bool_or(l.kind = {_CERTIFIED} AND within_28) AS certified_28,
        max({_ORDER}) FILTER (WHERE {_one_of("l.kind", _LABOUR)} AND later) AS labour_6m,
        bool_or(l.kind = {_IMPROVED} AND later) AS improved_6m,
        bool_or({_one_of("l.kind", WORKS)} AND after_28) AS works_late,
        bool_or({_one_of("l.kind", SEARCHES)} AND after_28) AS searches_late,
        bool_or({_one_of("l.kind", LEARNS)} AND after_28) AS learns_late,
        bool_or(l.kind = {_QUALIFIED} AND after_28) AS qualified_late,
        bool_or({_one_of("l.kind", WORKS)} AND l.happened_on > s.month_6) AS works_very_late
    FROM (SELECT *, left_on + 28 AS day_28, (left_on + interval '6 months')::date AS month_6
          FROM stay WHERE left_on IS NOT NULL) s
    JOIN ({{}}) l ON l.human = s.human
    CROSS JOIN LATERAL (SELECT l.happened_on > s.day_28 AS after_28) a
    CROSS JOIN LATERAL (SELECT NOT after_28 AND l.happened_on >= s.last_entered AS soon,
                               NOT after_28 AND l.happened_on >= s.first_entered AS within_28,
                               after_28 AND l.happened_on <= s.month_6 AS later) b
    GROUP BY s.human
)"""
_DUPLICATE = """duplicate AS MATERIALIZED (
    SELECT id FROM (
        SELECT p.id, row_number() OVER (PARTITION BY g.human ORDER BY own.first NULLS LAST, p.id) AS n
        FROM merged g JOIN participation_participation p ON p.person_id = g.person_id
        LEFT JOIN (SELECT l.person_id, min(l.happened_on) AS first FROM ({}) l GROUP BY 1) own
               ON own.person_id = p.person_id
        WHERE p.operation_id = %(operation)s {}
    ) ranked WHERE n > 1
)"""
EVIDENCE = """evidence AS (
    SELECT fact_id, bool_and(verification = 'rejected') AS rejected,
           max(CASE verification WHEN 'checked' THEN 3 WHEN 'attested' THEN 2 WHEN 'linked' THEN 1 ELSE 0 END)
               AS strength
    FROM (SELECT * FROM records_evidence WHERE superseded_by_id IS NULL {} ORDER BY fact_id OFFSET 0) v
    GROUP BY fact_id
)"""
_RECORD = f"""record AS {{}} (
    SELECT p.id, p.person_id, p.organisation_id, coalesce(p.sex, '') AS sex, p.sex AS sex_known, p.age, p.labour,
           {LABOUR_GROUP} AS labour_group, p.education, p.studies, p.rural, p.jobless_household,
           p.jobless_household_children, p.single_adult_children, s.first_entered, s.left_on, s.human, s.entry_fact,
           coalesce(e.strength, 0) AS strength,
           CASE WHEN d.id IS NOT NULL THEN 'duplicate' WHEN s.human IS NULL THEN 'not_entered'
                WHEN s.first_entered < %(starts_on)s OR s.first_entered > %(ends_on)s THEN 'outside_period'
                WHEN e.rejected THEN 'evidence_rejected' END AS early_reason
    FROM participation_participation p
    LEFT JOIN people_person m ON m.id = p.person_id AND m.merged_into_id IS NOT NULL
    LEFT JOIN stay s ON s.human = coalesce(m.merged_into_id, p.person_id)
    LEFT JOIN duplicate d ON d.id = p.id
    LEFT JOIN evidence e ON e.fact_id = s.entry_fact
    WHERE p.operation_id = %(operation)s {{}}
)"""
