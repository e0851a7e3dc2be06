"""Each person's story in an operation, from its facts: entered, left, seen afterwards; and the record that counts.

The pieces of a WITH query, in the order in which they need each other. Merged numbers are one human.
"""

from punte.monitoring.counting.categories import LABOUR_GROUP
from punte.participation import facts

_E, _L = facts.ENTERED.number, facts.LEFT.number
MOVES = (_E, _L)
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


def live(columns: str, kinds: str) -> str:
    """The facts of these kinds told by that day and not struck; few are, so the strikes are looked up at once."""
    return f"""SELECT f.id, f.kind, f.happened_on, {columns}, f.person_id, coalesce(g.human, f.person_id) AS human
    FROM records_fact f LEFT JOIN merged g ON g.person_id = f.person_id
    WHERE f.operation_id = %(operation)s AND f.kind = ANY({kinds}) AND f.happened_on <= %(as_of)s
      AND f.strikes_id IS NULL
      AND NOT EXISTS (SELECT FROM records_fact s WHERE s.strikes_id = f.id AND s.strikes_id IS NOT NULL)"""


MERGED = """merged AS MATERIALIZED (
    SELECT id AS person_id, merged_into_id AS human FROM people_person WHERE merged_into_id IS NOT NULL
    UNION SELECT merged_into_id, merged_into_id FROM people_person WHERE merged_into_id IS NOT NULL
)"""
MOVED = f"moved AS MATERIALIZED ({live('f.organisation_id', '%(moves)s')})"
STAY = f"""stay AS MATERIALIZED (
    SELECT human, {_DAY.format("first")} AS first_entered, {_FACT.format("first")} AS entry_fact, last_entered,
           CASE WHEN last_left >= last_entered THEN last_left END AS left_on
    FROM (SELECT l.human, min({_ORDER}) FILTER (WHERE l.kind = {_E}) AS first,
                 max(l.happened_on) FILTER (WHERE l.kind = {_E}) AS last_entered,
                 max(l.happened_on) FILTER (WHERE l.kind = {_L}) AS last_left
          FROM moved l GROUP BY l.human) s
    WHERE first IS NOT NULL
)"""
OUTCOME = f"""outcome AS MATERIALIZED (
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
    JOIN ({live("f.quantity", "%(outcomes)s")}) l ON l.human = s.human
    CROSS JOIN LATERAL (SELECT l.happened_on > s.day_28 AS after_28) a
    CROSS JOIN LATERAL (SELECT NOT after_28 AND l.happened_on >= s.last_entered AS soon,
                               NOT after_28 AND l.happened_on >= s.first_entered AS within_28,
                               after_28 AND l.happened_on <= s.month_6 AS later) b
    GROUP BY s.human
)"""
DUPLICATE = f"""duplicate AS MATERIALIZED (
    SELECT id FROM (
        SELECT p.id, row_number() OVER (PARTITION BY g.human ORDER BY own.first NULLS LAST, p.id) AS n
        FROM merged g JOIN participation_participation p ON p.person_id = g.person_id
        LEFT JOIN (SELECT l.person_id, min(l.happened_on) AS first FROM moved l JOIN merged USING (person_id)
                   WHERE l.kind = {_E} GROUP BY 1) own ON own.person_id = p.person_id
        WHERE p.operation_id = %(operation)s
    ) ranked WHERE n > 1
)"""
EVIDENCE = """evidence AS MATERIALIZED (
    SELECT fact_id, bool_and(verification = 'rejected') AS rejected,
           max(CASE verification WHEN 'checked' THEN 3 WHEN 'attested' THEN 2 WHEN 'linked' THEN 1 ELSE 0 END)
               AS strength
    FROM records_evidence WHERE superseded_by_id IS NULL AND fact_id IN ({}) GROUP BY fact_id
)"""
ENTRIES = f"SELECT id FROM moved WHERE kind = {_E}"
RECORD = f"""record AS MATERIALIZED (
    SELECT p.id, p.person_id, p.organisation_id, coalesce(p.sex, '') AS sex, p.sex AS sex_known, p.age, p.labour,
           {LABOUR_GROUP} AS labour_group, p.education, p.studies, p.rural, p.jobless_household,
           p.jobless_household_children, p.single_adult_children, s.first_entered, s.left_on, s.human, s.entry_fact,
           coalesce(e.strength, 0) AS strength,
           CASE WHEN d.id IS NOT NULL THEN 'duplicate' WHEN s.human IS NULL THEN 'not_entered'
                WHEN s.first_entered < %(starts_on)s OR s.first_entered > %(ends_on)s THEN 'outside_period'
                WHEN e.rejected THEN 'evidence_rejected' END AS early_reason
    FROM participation_participation p LEFT JOIN merged g ON g.person_id = p.person_id
    LEFT JOIN stay s ON s.human = coalesce(g.human, p.person_id)
    LEFT JOIN duplicate d ON d.id = p.id
    LEFT JOIN evidence e ON e.fact_id = s.entry_fact
    WHERE p.operation_id = %(operation)s
)"""
