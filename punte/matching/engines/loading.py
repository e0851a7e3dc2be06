"""Reading the board from PostgreSQL as the role `punte_match`, which may read nothing but the board and the vocabulary.

Nothing here knows Django or any other room."""

from collections.abc import Collection, Iterator
from typing import Any

import numpy as np
import psycopg

from punte.matching.distance import Place, spot
from punte.matching.engines.arrays import NEVER, Array, Table
from punte.matching.engines.lists import OFFERED, Lists, isco_number
from punte.matching.score import Offer, Seeker

Connection = psycopg.Connection[Any]

_WORDS = {"kinds": "kind", "contracts": "contract", "hours": "hours", "shifts": "shift"}
_SETS = {"language_sets": "languages", "offer_sets": "offers"}
_C = 'one COLLATE "C"'
_SORTED = (
    f"(SELECT coalesce(string_agg(DISTINCT {_C}, ',' ORDER BY {_C}), '') FROM unnest(o.{{}}::text[]) one)"
)
_ROWS = f"""
COPY (SELECT o.id::int8, o.consortium_id::int4, array_position(%(kinds)s::text[], o.kind::text) - 1,
  coalesce(o.occupation_id, -1)::int4, coalesce(o.settlement_id, -1)::int4, o.remote::int4,
  array_position(%(contracts)s::text[], o.contract::text) - 1, array_position(%(hours)s::text[], o.hours::text) - 1,
  array_position(%(shifts)s::text[], o.shift::text) - 1, l.n::int4 - 1, f.n::int4 - 1, o.no_car::int4,
  o.valid_from - date '2000-01-01', coalesce(o.valid_until - date '2000-01-01', {NEVER}), o.granted::int4
FROM matching_opportunity o
JOIN unnest(%(language_sets)s::text[]) WITH ORDINALITY l(codes, n) ON l.codes = {_SORTED.format("languages")}
JOIN unnest(%(offer_sets)s::text[]) WITH ORDINALITY f(codes, n) ON f.codes = {_SORTED.format("offers")})
TO STDOUT (FORMAT binary)"""
_POSTINGS = """
COPY (SELECT opportunity_id::int8, skill_id::int4, points::int4 FROM matching_opportunityskill)
TO STDOUT (FORMAT binary)"""
_OFFERS = """
SELECT o.id, o.consortium_id, o.kind, o.valid_from, o.valid_until, o.occupation_id, coalesce(c.isco, ''),
  o.settlement_id, o.remote, o.contract, o.hours, o.shift, o.languages, o.offers, o.no_car, o.granted,
  (SELECT coalesce(json_agg(json_build_array(s.skill_id, s.points, s.essential)), '[]')
   FROM matching_opportunityskill s WHERE s.opportunity_id = o.id)
FROM matching_opportunity o LEFT JOIN reference_concept c ON c.id = o.occupation_id WHERE o.id = ANY(%s)"""
_SEEKERS = """
SELECT p.id, p.consortium_id,
  ARRAY(SELECT skill_id FROM matching_profileskill s WHERE s.profile_id = p.id),
  ARRAY(SELECT occupation_id FROM matching_profilegoal g WHERE g.profile_id = p.id ORDER BY rank, id),
  ARRAY(SELECT settlement_id FROM matching_profileplace s WHERE s.profile_id = p.id ORDER BY id),
  ARRAY(SELECT radius FROM matching_profileplace s WHERE s.profile_id = p.id ORDER BY id),
  p.contracts, p.hours, p.shifts, p.languages, p.needs, p.no_car, p.remote
FROM matching_profile p WHERE p.looking ORDER BY p.id"""

_OFFER_FIELDS = (
    "id consortium kind valid_from valid_until occupation isco settlement remote contract hours shift languages offers"
    " no_car granted lines"
).split()
_SEEKER_FIELDS = (
    "consortium skills goals places radii contracts hours shifts languages needs no_car remote".split()
)
_CODES = ("contracts", "hours", "shifts", "languages", "needs")


def board(connection: Connection) -> tuple[Table, Lists]:
    """All opportunities of all consortia, as of one moment."""
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        lists = vocabulary(connection)
        said = {name: _words(connection, lists, name, column) for name, column in _WORDS.items()}
        said |= {name: _sets(connection, lists, name, column) for name, column in _SETS.items()}
        rows = _copied(connection, _ROWS, "i8" + ",i4" * 14, said)
        lines = _copied(connection, _POSTINGS, "i8,i4,i4", {})
    return _table(rows, lines, lists), lists


def vocabulary(connection: Connection) -> Lists:
    """Skills, occupations and places by position."""
    skills = connection.execute("SELECT id FROM reference_concept WHERE kind = 'skill' ORDER BY id")
    groups = connection.execute("SELECT id, isco FROM reference_concept WHERE kind <> 'skill' ORDER BY id")
    places = connection.execute(
        "SELECT id, region_id, latitude, longitude FROM reference_settlement ORDER BY id"
    )
    return Lists(
        [row[0] for row in skills],
        dict(groups.fetchall()),
        {row[0]: Place(row[1], spot(row[2], row[3])) for row in places},
    )


def offers(connection: Connection, numbers: Collection[int]) -> Iterator[Offer]:
    """Those of these opportunities that are there now."""
    for row in connection.execute(_OFFERS, [list(numbers)]):
        told = dict(zip(_OFFER_FIELDS, row, strict=True))
        lines = told.pop("lines")
        told |= {name: frozenset(told[name]) for name in ("languages", "offers")}
        yield Offer(
            **told,
            skills={skill: points for skill, points, _essential in lines},
            essential=frozenset(skill for skill, _points, essential in lines if essential),
        )


def seekers(connection: Connection) -> Iterator[tuple[int, Seeker]]:
    """Everybody who is looking, by the number of their profile."""
    near = related(connection)
    groups = dict(
        connection.execute("SELECT id, isco FROM reference_concept WHERE kind <> 'skill'").fetchall()
    )
    for number, *row in connection.execute(_SEEKERS):
        told = dict(zip(_SEEKER_FIELDS, row, strict=True))
        skills, radii = frozenset(told["skills"]), told.pop("radii")
        told |= {name: frozenset(told[name]) for name in _CODES} | {"skills": skills}
        told["goals"] = tuple((goal, groups[goal]) for goal in told["goals"])
        told["places"] = tuple(zip(told["places"], radii, strict=True))
        close = frozenset(other for skill in skills for other in near.get(skill, ()))
        yield number, Seeker(**told, related=close - skills)


def related(connection: Connection) -> dict[int, list[int]]:
    """For each skill those that stand half for it."""
    found: dict[int, list[int]] = {}
    for one, other in connection.execute("SELECT first_id, second_id FROM reference_relatedskill"):
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def _words(connection: Connection, lists: Lists, name: str, column: str) -> list[str]:
    codes = getattr(lists, name)
    for (code,) in connection.execute(f"SELECT DISTINCT {column} FROM matching_opportunity ORDER BY 1"):
        codes.add(code)
    return list(codes.position)


def _sets(connection: Connection, lists: Lists, name: str, column: str) -> list[str]:
    sets = getattr(lists, name)
    joined = _SORTED.format(column)
    for (codes,) in connection.execute(f"SELECT DISTINCT {joined} FROM matching_opportunity o ORDER BY 1"):
        sets.add(codes)
    return list(sets.position)


def _copied(connection: Connection, query: str, columns: str, said: dict[str, list[str]]) -> Array:
    """Rows of whole numbers, none of them null, as PostgreSQL's binary COPY sends them: each after its length."""
    kinds = columns.split(",")
    fields: list[tuple[str, str]] = [("count", ">i2")]
    for n, kind in enumerate(kinds):
        fields += [(f"length{n}", ">i4"), (f"f{n}", f">{kind}")]
    with connection.cursor() as cursor, cursor.copy(query, said or None) as copy:
        raw = b"".join(copy)
    shape = np.dtype(fields)
    head = 19 + int.from_bytes(raw[15:19], "big")
    return np.frombuffer(raw, shape, count=(len(raw) - head - 2) // shape.itemsize, offset=head)


def _table(rows: Array, lines: Array, lists: Lists) -> Table:
    ids = rows["f0"].astype(np.int64)
    number, consortium, kind, occupation, settlement, *others = (
        rows[f"f{n}"].astype(np.int64) for n in range(15)
    )
    remote, contract, hours, shift, languages, supports, no_car, since, until, granted = others
    row = _found(ids, lines["f0"].astype(np.int64))
    order = np.argsort(row, kind="stable")
    ptr = np.searchsorted(row[order], np.arange(len(ids) + 1)).astype(np.int64)
    isco = {number: isco_number(code, OFFERED) for number, code in lists.occupations.items()}
    isco[-1] = isco_number("", OFFERED)
    return Table(
        ids=ids,
        consortium=consortium,
        kind=kind,
        occupation=occupation,
        isco=_looked_up(occupation, isco),
        settlement=_looked_up(settlement, lists.settlements | {-1: -1}),
        remote=remote,
        contract=contract,
        hours=hours,
        shift=shift,
        languages=languages,
        offers=supports,
        no_car=no_car,
        from_day=since,
        until_day=until,
        granted=granted,
        ptr=ptr,
        skill=_looked_up(lines["f1"].astype(np.int64)[order], lists.skills).astype(np.int32),
        points=lines["f2"][order].astype(np.uint16),
    )


def _found(ids: Array, wanted: Array) -> Array:
    """At which place of `ids` each of the wanted stands."""
    order = np.argsort(ids, kind="stable")
    return order[np.searchsorted(ids, wanted, sorter=order)] if len(ids) else np.empty(0, np.int64)


def _looked_up(values: Array, table: dict[int, int]) -> Array:
    """Each value replaced after a table; all of them are in it."""
    most = max(table, default=0)
    direct = np.zeros(most + 2, np.int64)
    direct[np.fromiter(table, np.int64, len(table))] = np.fromiter(table.values(), np.int64, len(table))
    return direct[values]
