"""Opening a number: how many stand in each drawer, and one page of its units."""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import connection

from punte.base.text import folded
from punte.monitoring.counting.promises import Count
from punte.monitoring.models import Target
from punte.participation.actions.special import special_door
from punte.people.models import User
from punte.projects.acting import Scope, organisations, scope
from punte.projects.models import Operation

PAGE = 25
MANY = 20_000  # beyond so many persons it is no slower to judge all
AHEAD = ((4, 100), (32, 800))  # how many persons are judged first for so many rows: times, and plus
_BY_NAME = "SELECT person_id FROM people_personname ORDER BY sort_key, person_id"
# The candidates' query of an indicator or a target with its parameters; `among` keeps it to some persons.
Asked = Callable[..., tuple[str, dict[str, Any]]]


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
    """`units`, `strengths` and `count` are of everything the rule counts; `rows` and `found` of what the reader
    sees."""

    units: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    strengths: dict[int, int] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    found: int = 0
    count: Count = field(default_factory=Count)


@dataclass(frozen=True)
class _Group:
    """Candidates that have the same reason, strength, partner and month."""

    reason: str | None
    strength: int
    partner: int | None
    month: dt.date | None
    units: int
    quantity: Decimal | int


def drill(
    ask: Asked,
    *,
    reader: User,
    operation: Operation,
    wanted: Wanted,
    people: bool,
    target: Target | None = None,
) -> Drill:
    """Ask for all candidates (of an indicator, or of this target) and answer with one page. Whom the reader may
    not see is counted and not listed."""
    with special_door("count"):
        groups = _groups(ask, target)
        result = _summed(groups)
        seen = Seen.of(reader, operation, wanted) if people else Seen(wanted)
        result.found = seen.among_groups(groups)
        if seen.among or result.found:
            everyone = sum(group.units for group in groups)
            result.rows, result.found = _page(ask, seen, result.found, everyone, people)
    return result


def _groups(ask: Asked, target: Target | None) -> list[_Group]:
    """Of a target also by month, and its quantities where these are what is counted."""
    month = "date_trunc('month', happened_on::timestamp)::date" if target else "NULL::date"
    quantity = "sum(quantity)" if target and target.what == Target.What.QUANTITY else "count(*)"
    sql, parameters = ask()
    with connection.cursor() as cursor:
        cursor.execute(
            f"{sql} SELECT reason, strength, organisation_id, {month}, count(*), {quantity} FROM candidate"
            " GROUP BY 1, 2, 3, 4",
            parameters,
        )
        return [_Group(*row) for row in cursor.fetchall()]


def _summed(groups: Sequence[_Group]) -> Drill:
    result = Drill()
    for group in groups:
        if group.reason is not None:
            result.reasons[group.reason] = result.reasons.get(group.reason, 0) + group.units
            result.count.not_counted += group.units
            continue
        result.units += group.units
        result.strengths[group.strength] = result.strengths.get(group.strength, 0) + group.units
        result.count.add(group.partner, group.month, Decimal(group.quantity))
    return result


@dataclass(frozen=True)
class Seen:
    """Which candidates the list shows: by the reader's reach (`conditions`, or `partners`) and by what they
    asked for. `among` keeps the question to some persons where it can."""

    wanted: Wanted
    conditions: tuple[str, ...] = ()
    partners: frozenset[int] | None = None
    among: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: User, operation: Operation, wanted: Wanted) -> "Seen":
        """What this reader sees of people."""
        reach = scope(reader, operation)
        named = "SELECT person_id FROM people_personname WHERE folded LIKE %(name)s" if wanted.name else ""
        if reach >= Scope.OPERATION:
            return cls(wanted, among=named)
        if reach >= Scope.ORGANISATION:
            return cls(wanted, partners=frozenset(organisations(reader, operation)), among=named)
        mine = "FROM participation_participation WHERE responsible_id = %(reader)s"
        return cls(
            wanted,
            (f"c.participation_id IN (SELECT id {mine})",),
            among=named or f"SELECT person_id {mine}",
            parameters={"reader": reader.pk if reach > Scope.NONE else None},
        )

    def among_groups(self, groups: Sequence[_Group]) -> int:
        """How many the list holds, where neither a name nor one's own cases narrow it."""
        return sum(g.units for g in groups if self._shows(g))

    def _shows(self, group: _Group) -> bool:
        wanted = self.wanted
        return (
            (group.reason is None) == wanted.counted
            and wanted.reason in ("", group.reason)
            and wanted.strength in (None, group.strength)
            and (not wanted.partner or wanted.partner == group.partner)
            and (self.partners is None or group.partner in self.partners)
        )

    @property
    def where(self) -> str:
        """The same as a condition on the candidates `c`."""
        filters = [*self.conditions, "c.reason IS NULL" if self.wanted.counted else "c.reason IS NOT NULL"]
        filters += ["c.reason = %(reason)s"] if self.wanted.reason else []
        filters += ["c.strength = %(strength)s"] if self.wanted.strength is not None else []
        filters += ["c.organisation_id = %(partner)s"] if self.wanted.partner else []
        filters += ["c.organisation_id = ANY(%(own)s)"] if self.partners is not None else []
        return " AND ".join(filters)

    @property
    def values(self) -> dict[str, Any]:
        """The parameters of all conditions."""
        wanted = self.wanted
        name = folded(wanted.name).replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        return self.parameters | {
            "offset": (wanted.page - 1) * PAGE,
            "reason": wanted.reason,
            "strength": wanted.strength,
            "partner": wanted.partner,
            "own": sorted(self.partners or ()),
            "name": f"%{name}%",
        }


def listed(ask: Asked, *, reader: User, operation: Operation, people: bool) -> list[dict[str, Any]]:
    """Everything that is counted and that this reader may see, in the order of the page, for a file."""
    seen = Seen.of(reader, operation, Wanted()) if people else Seen(Wanted())
    sql, parameters = ask()
    order = (
        "n.sort_key NULLS LAST, c.person_id, c.fact_id" if people else "c.happened_on DESC, c.fact_id DESC"
    )
    with special_door("count"), connection.cursor() as cursor:
        cursor.execute(
            f"""{sql} SELECT c.participation_id, c.person_id, c.entity_id, c.fact_id, c.organisation_id, c.sex, c.age,
                c.strength, c.happened_on, c.quantity
            FROM candidate c LEFT JOIN people_personname n ON n.person_id = c.person_id
            WHERE {seen.where} ORDER BY {order}""",
            parameters | seen.values,
        )
        columns = [c.name for c in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _page(
    ask: Asked, seen: Seen, found: int, everyone: int, people: bool
) -> tuple[list[dict[str, Any]], int]:
    """The rows of the page and how many there are. A list in the order of names begins with the persons whose
    names come first, so only these are judged: more of them until the page is full, and at once as many as fill it
    where those found are spread evenly among everyone."""
    if seen.among or not people:
        return _rows(ask, seen, seen.among, people)
    last = min(found, seen.wanted.page * PAGE)
    for times, plus in AHEAD:
        first = times * last + plus
        if first > MANY:
            break
        if first * found < last * everyone:
            continue
        rows, listed = _rows(ask, seen, f"{_BY_NAME} LIMIT {first}", people)
        if listed >= last:
            return rows, found
    return _rows(ask, seen, "", people)


def _rows(ask: Asked, seen: Seen, among: str, people: bool) -> tuple[list[dict[str, Any]], int]:
    sql, parameters = ask(among=among) if among else ask()
    order = "sort_key NULLS LAST, person_id, fact_id" if people else "happened_on DESC, fact_id DESC"
    only = "AND c.person_id IN (SELECT person_id FROM among)" if among else ""
    statement = f"""{sql}, listed AS MATERIALIZED (
        SELECT c.*, n.sort_key FROM candidate c LEFT JOIN people_personname n ON n.person_id = c.person_id
        WHERE {seen.where} {only}
    )
    SELECT (SELECT json_agg(p) FROM (SELECT * FROM listed ORDER BY {order} LIMIT {PAGE} OFFSET %(offset)s) p),
           (SELECT count(*) FROM listed)"""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters | seen.values)
        rows, listed = cursor.fetchone()
    return _loaded(rows) or [], listed


def _loaded(cell: Any) -> Any:
    return json.loads(cell) if isinstance(cell, str) else cell
