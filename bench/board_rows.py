"""The synthetic board as rows of PostgreSQL, for measuring what it does with them; made in temporary tables that hide
the product's, so that the product's own query runs as it is, and gone when the connection ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bench import board

_MAKE = """
CREATE TEMP TABLE matching_opportunity (id bigint, consortium_id bigint, kind text, occupation_id bigint,
  settlement_id bigint, remote boolean, contract text, hours text, shift text, languages text[], offers text[],
  no_car boolean, valid_from date, valid_until date, granted smallint);
CREATE TEMP TABLE matching_opportunityskill (opportunity_id bigint, skill_id bigint, points smallint,
  consortium_id bigint);
CREATE TEMP TABLE bench_array (id bigint, skills int[], points int[])
"""
_INDEX = """
ALTER TABLE matching_opportunity ADD PRIMARY KEY (id);
CREATE INDEX ON matching_opportunity (consortium_id, id) WHERE granted > 0;
CREATE INDEX ON matching_opportunityskill (skill_id) INCLUDE (opportunity_id, points, consortium_id);
INSERT INTO bench_array SELECT opportunity_id, array_agg(skill_id), array_agg(points) FROM matching_opportunityskill
  GROUP BY 1
"""
_GIN = "CREATE INDEX ON bench_array USING gin (skills)"
_AFTER = "VACUUM ANALYZE matching_opportunity; VACUUM ANALYZE matching_opportunityskill; VACUUM ANALYZE bench_array"
_MET = """met AS (
  SELECT a.id AS opportunity_id, (SELECT sum(CASE WHEN has.half THEN x.points / 2 ELSE x.points END)
    FROM unnest(a.skills, a.points) x(skill, points) JOIN has ON has.skill = x.skill) AS points
  FROM bench_array a WHERE a.skills && %(skills)s::int[]),
scored"""


@dataclass
class Rows:
    """Two ways to ask PostgreSQL."""

    build_gin: float

    def with_postings(self, question: Any) -> Any:
        """What serves without numba."""
        from punte.matching.engines import postings
        from punte.matching.weights import weights

        return postings.answer(question, weights(), _ground(question)).best

    def with_arrays(self, question: Any) -> Any:
        """The same question to an array of skills with a GIN index, all else alike."""
        from punte.matching.engines import postings

        plain = postings._SCORED
        begin, end = plain.index("met AS ("), plain.index("scored AS (")
        postings._SCORED = plain[:begin] + _MET + plain[end + len("scored") :]
        try:
            return self.with_postings(question)
        finally:
            postings._SCORED = plain


def _ground(question: Any) -> Any:
    """As reading.ground, from the synthetic places and the vocabulary that was taken back."""
    from punte.matching.reading import Ground
    from punte.matching.score import goal, reach
    from punte.matching.weights import weights

    seeker, w = question.seeker, weights()
    first = {isco[:1] for _occupation, isco in seeker.goals}
    wishes = {o: goal(o, isco, seeker, w) for o, isco in board.vocabulary().isco.items() if isco[:1] in first}
    return Ground(reach(seeker, board.places(), w), wishes)


@contextmanager
def database(table: Any, lists: Any) -> Iterator[Rows]:
    """The rows, for as long as it is asked."""
    import time

    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET work_mem = '256MB'")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute(_MAKE)
        _copy(cursor, table, lists)
        for statement in _INDEX.split(";"):
            cursor.execute(statement)
        begun = time.perf_counter()
        cursor.execute(_GIN)
        spent = time.perf_counter() - begun
        for statement in _AFTER.split(";"):
            cursor.execute(statement)
    yield Rows(spent)
    connection.close()


def _copy(cursor: Any, table: Any, lists: Any) -> None:
    import datetime as dt

    towns, contracts, skills = list(lists.settlements), list(lists.contracts.position), list(lists.skills)
    start = dt.date(2000, 1, 1)
    days = {int(n): start + dt.timedelta(int(n)) for n in set(table.from_day.tolist())}
    with cursor.copy("COPY matching_opportunity FROM STDIN") as copy:
        for n, number in enumerate(table.ids.tolist()):
            copy.write_row(
                (
                    number, 1, "job", int(table.occupation[n]), towns[table.settlement[n]], bool(table.remote[n]),
                    contracts[table.contract[n]], "", "", [], [], False, days[int(table.from_day[n])], None,
                    int(table.granted[n]),
                )
            )  # fmt: skip
    ptr, lines, points = table.ptr.tolist(), table.skill.tolist(), table.points.tolist()
    with cursor.copy("COPY matching_opportunityskill FROM STDIN") as copy:
        for n, number in enumerate(table.ids.tolist()):
            for at in range(ptr[n], ptr[n + 1]):
                copy.write_row((number, skills[lines[at]], points[at], 1))
