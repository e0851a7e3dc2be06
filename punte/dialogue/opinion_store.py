"""Reads the votes that count, draws the map, and keeps of it only sums and the places of groups.

The content of a map, by key: `grouped` people; `groups` [{size, x, y, wide, high}], the largest first; `votes`
{statement: [[disagree, pass, agree] of each group]}; `totals` likewise of everybody; `held` what stands for each
group; `consensus`; `shared` {statement: product}; `priorities`; `means` and `directions` {statement: …} with
`columns` and `zeroed`, so that a reader's own group can be told from their own votes; `spoke` {stakeholder group:
[people in each opinion group]}; `smoothing` for the next run."""

from typing import Any

import numpy as np
from django.db import connection
from psycopg import sql

from punte.base import clock
from punte.dialogue.models import Consultation, OpinionMap, Statement, Voter
from punte.dialogue.opinions import RULE
from punte.dialogue.opinions.clusters import Smoothing
from punte.dialogue.opinions.drawing import Drawing, draw
from punte.dialogue.opinions.ratings import Ratings, rate

UNSAID = "0"  # who did not say for whom they speak

_VOTES = """COPY (SELECT v.voter_id::int8, v.statement_id::int8, v.value::int2 FROM dialogue_statementvote v
    JOIN dialogue_voter r ON r.id = v.voter_id
    WHERE r.consultation_id = {consultation} AND r.struck_at IS NULL) TO STDOUT (FORMAT BINARY)"""
_HEAD, _TAIL = 19, 2  # bytes around the rows (PostgreSQL, COPY, "Binary Format")
_ROW = np.dtype(
    [
        ("fields", ">i2"),
        ("a", ">i4"),
        ("voter", ">i8"),
        ("b", ">i4"),
        ("statement", ">i8"),
        ("c", ">i4"),
        ("value", ">i2"),
    ]
)


def draw_map(consultation: Consultation) -> OpinionMap:
    """Draw anew and keep it; the number of groups changes only after several runs."""
    former = OpinionMap.objects.filter(consultation=consultation).first()
    before = Smoothing(*former.content["smoothing"]) if former and former.rule == RULE else None
    rows = list(consultation.statements.values_list("pk", "state", "meta"))
    drawing = draw(
        votes_of(consultation, [pk for pk, state, _meta in rows if state != Statement.State.WAITING]),
        moderated=[pk for pk, state, _meta in rows if state != Statement.State.SHOWN],
        meta=[pk for pk, _state, meta in rows if meta],
        before=before,
    )
    told = {
        "rule": RULE,
        "drawn_at": clock.now(),
        "people": len(drawing.ratings.people),
        "votes": len(drawing.ratings.keys),
        "content": content(drawing, _spoke(consultation, drawing)),
    }
    return OpinionMap.objects.update_or_create(
        consultation=consultation,
        defaults=told,
        create_defaults={"consortium_id": consultation.consortium_id, **told},
    )[0]


def votes_of(consultation: Consultation, statements: list[int]) -> Ratings:
    """All votes that count, without a row of them in Python: 2.5 million take a second and 80 MB."""
    query = sql.SQL(_VOTES).format(consultation=sql.Literal(consultation.pk))
    with connection.cursor() as cursor, cursor.connection.cursor().copy(query) as rows:
        raw = b"".join(bytes(part) for part in rows)
    cast = np.frombuffer(raw, _ROW, count=(len(raw) - _HEAD - _TAIL) // _ROW.itemsize, offset=_HEAD)
    return rate(
        cast["voter"].astype(np.int64),
        cast["statement"].astype(np.int64),
        cast["value"].astype(np.int8),
        statements=statements,
    )


def content(drawing: Drawing, spoke: dict[str, list[int]]) -> dict[str, Any]:
    """What is kept of a drawing."""
    ids, position = [str(s) for s in drawing.ratings.statements], drawing.position
    directions = position.axes.directions
    return {
        "grouped": int(drawing.groups.sizes.sum()),
        "groups": [_group(drawing, g) for g in range(drawing.groups.count)],
        "votes": {one: drawing.votes[:, j].tolist() for j, one in enumerate(ids)},
        "totals": {one: drawing.ratings.counts[j].tolist() for j, one in enumerate(ids)},
        "held": [[one.as_json() for one in held] for held in drawing.representative],
        "consensus": [one.as_json() for one in drawing.consensus],
        "shared": {str(one): value for one, value in drawing.shared.items()},
        "priorities": {str(one): value for one, value in drawing.priorities.items()},
        "means": {one: float(position.mean[j]) for j, one in enumerate(ids) if not drawing.zeroed[j]},
        "directions": {one: directions[j].tolist() for j, one in enumerate(ids) if not drawing.zeroed[j]},
        "columns": len(ids),
        "zeroed": int(drawing.zeroed.sum()),
        "spoke": spoke,
        "smoothing": [drawing.smoothing.last, drawing.smoothing.times, drawing.smoothing.shown],
    }


def _group(drawing: Drawing, group: int) -> dict[str, Any]:
    """How many, where their middle is, and how far they are spread along each axis (standard deviation)."""
    places = drawing.position.places[drawing.groups.group_of == group]
    (x, y), (wide, high) = drawing.groups.centres[group], places.std(axis=0)
    return {"size": len(places), "x": float(x), "y": float(y), "wide": float(wide), "high": float(high)}


def _spoke(consultation: Consultation, drawing: Drawing) -> dict[str, list[int]]:
    """For each stakeholder group how many of it are in each opinion group."""
    group_of = dict(zip(drawing.ratings.people.tolist(), drawing.groups.group_of.tolist(), strict=True))
    found: dict[str, list[int]] = {}
    for voter, group in Voter.objects.filter(consultation=consultation).values_list("pk", "group"):
        if group_of.get(voter, -1) >= 0:
            counts = found.setdefault(str(group or UNSAID), [0] * drawing.groups.count)
            counts[group_of[voter]] += 1
    return found
