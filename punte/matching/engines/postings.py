"""PostgreSQL as the engine: one query over the postings (skill → opportunities, points) gives the exact answer.

First only those that share a skill, or ask for little; that is all unless the last of the best has so few points that
one which shares nothing might stand before it. Then everything is looked at."""

from typing import Any

from django.db import connection

from punte.matching.engines import Answer, Question, Ranked
from punte.matching.reading import Ground, ground
from punte.matching.score import goal
from punte.matching.weights import Weights

_FITS = """
  o.consortium_id = %(consortium)s AND o.kind = ANY(%(kinds)s)
  AND o.valid_from <= %(on)s AND (o.valid_until IS NULL OR o.valid_until >= %(on)s)
  AND (%(contracts)s = '{}' OR o.contract = '' OR o.contract = ANY(%(contracts)s::text[]))
  AND (%(hours)s = '{}' OR o.hours IN ('', 'flexible') OR o.hours = ANY(%(hours)s::text[]))
  AND (%(shifts)s = '{}' OR o.shift = '' OR o.shift = ANY(%(shifts)s::text[]))
  AND (%(languages)s = '{}' OR o.languages::text[] <@ %(languages)s::text[])
  AND %(needs)s::text[] <@ o.offers::text[]
  AND (NOT %(no_car)s OR o.no_car OR o.remote AND %(remote)s)
  AND (%(remote)s OR NOT o.remote OR o.settlement_id IS NOT NULL)
  AND (o.remote AND %(remote)s OR NOT %(placed)s OR o.settlement_id IS NULL OR near.settlement IS NOT NULL)
"""
_SCORED = """
WITH has(skill, half) AS (SELECT * FROM unnest(%(skills)s::bigint[], %(halves)s::boolean[])),
wish(occupation, points) AS (SELECT * FROM unnest(%(occupations)s::bigint[], %(wishes)s::int[])),
near(settlement, points) AS (SELECT * FROM unnest(%(settlements)s::bigint[], %(ways)s::int[])),
met AS (
  SELECT s.opportunity_id, sum(CASE WHEN has.half THEN s.points / 2 ELSE s.points END) AS points
  FROM has JOIN matching_opportunityskill s ON s.skill_id = has.skill GROUP BY 1),
scored AS (
  SELECT o.id, o.granted + coalesce(met.points, 0)
    + CASE WHEN o.occupation_id IS NULL THEN %(no_occupation)s ELSE coalesce(wish.points, %(other_occupation)s) END
    + CASE WHEN o.remote AND %(remote)s THEN %(travel)s WHEN NOT %(placed)s THEN %(half_travel)s
           ELSE coalesce(near.points, 0) END
    + %(fresh)s * (%(days)s - least(%(on)s::date - o.valid_from, %(days)s)) / %(days)s AS score
  FROM {candidates} LEFT JOIN wish ON wish.occupation = o.occupation_id
  LEFT JOIN near ON near.settlement = o.settlement_id
  WHERE {fits})
"""
_SHARING = (
    "(SELECT opportunity_id, points FROM met UNION ALL SELECT g.id, NULL FROM matching_opportunity g"
    " WHERE g.granted > 0 AND NOT EXISTS (SELECT FROM met WHERE met.opportunity_id = g.id)) met"
    " JOIN matching_opportunity o ON o.id = met.opportunity_id"
)
_EVERYTHING = "matching_opportunity o LEFT JOIN met ON met.opportunity_id = o.id"
_BEST = """
SELECT id, score,
  CASE WHEN %(count_from)s > 0 THEN (SELECT count(*) FROM scored WHERE score >= %(count_from)s) ELSE 0 END
FROM scored ORDER BY score DESC, id LIMIT %(most)s"""


def answer(question: Question, w: Weights, known: Ground | None = None) -> Answer:
    """Ask PostgreSQL, with what the connection may see."""
    said = _said(question, known or ground(question.seeker, w), w)
    sharing_nothing = said["goal"] + said["travel"] + said["fresh"]
    rows = _asked(_SHARING, said)
    if (
        len(rows) < max(1, question.most)
        or rows[-1][1] <= sharing_nothing
        or 0 < question.count_from <= sharing_nothing
    ):
        rows = _asked(_EVERYTHING, said)
    counted = rows[0][2] if rows else 0
    return Answer([Ranked(number, score) for number, score, _counted in rows[: question.most]], counted)


def _asked(candidates: str, said: dict[str, Any]) -> list[tuple[int, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_SCORED.format(candidates=candidates, fits=_FITS) + _BEST, said)
        return cursor.fetchall()


def _said(question: Question, known: Ground, w: Weights) -> dict[str, Any]:
    seeker = question.seeker
    skills = [*seeker.skills, *seeker.related]
    return {
        "consortium": seeker.consortium,
        "kinds": list(question.kinds),
        "on": question.on,
        "most": max(1, question.most),
        "count_from": question.count_from,
        "skills": skills,
        "halves": [skill not in seeker.skills for skill in skills],
        "occupations": list(known.wishes),
        "wishes": list(known.wishes.values()),
        "no_occupation": goal(None, "", seeker, w),
        "other_occupation": w.goal_points(w.same_digits[0]) if seeker.goals else w.half(w.goal),
        "settlements": list(known.within),
        "ways": list(known.within.values()),
        "placed": bool(seeker.places),
        "no_car": seeker.no_car,
        "remote": seeker.remote,
        "goal": w.goal,
        "travel": w.travel,
        "half_travel": w.half(w.travel),
        "fresh": w.freshness,
        "days": w.fresh_days,
        **{name: sorted(getattr(seeker, name)) for name in _LISTS},
    }


_LISTS = ("contracts", "hours", "shifts", "languages", "needs")
