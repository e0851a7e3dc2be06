"""A question that every request asks: its SQL is written once for the life of the process, only values change.

Writing a query anew costs Django more than PostgreSQL needs to answer it. What is kept is the query as the ORM wrote
it, so a model that changes changes it too. For questions whose shape never depends on a value, and no others; a list
is one value, whatever its length, when it is asked for with `among` in the place of `in`.
"""

import datetime as dt
from collections.abc import Callable
from copy import copy
from functools import cached_property
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, ForeignKey, Lookup, QuerySet

R = TypeVar("R")
# Values that no row has, one for each place, by which a value's places are found in the query.
_MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda n: 987_654_321_000 + n,
    str: lambda n: f"\ue000{n}",
    dt.date: lambda n: dt.date(1, 1, 1 + n),
    dt.datetime: lambda n: dt.datetime(1, 1, 1 + n, tzinfo=dt.UTC),
    list: lambda n: [987_654_321_000 + n],
}


@Field.register_lookup
@ForeignKey.register_lookup
class Among(Lookup):
    """`pk__among=[3, 5]` means what `pk__in=[3, 5]` means, with one parameter: an array of plain values."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The column equal to any of the array."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*parameters, self.rhs)


class Kept(Generic[R]):
    """`Kept(build, int, dt.date)`: what `build(7, today)` asks, answered by `kept(7, today)` as a list."""

    def __init__(self, build: Callable[..., QuerySet[Any, R]], *types: type):
        self.build, self.types = build, types

    @cached_property
    def _written(self) -> tuple[QuerySet[Any, R], Any, str, list[tuple[int | None, Any]]]:
        """The rows, the compiler after its work, the SQL, and for each parameter which value or what constant."""
        marks = [_MARKS[kind](n) for n, kind in enumerate(self.types)]
        rows = self.build(*marks)
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        places = [(marks.index(p) if p in marks else None, p) for p in parameters]
        assert {n for n, _p in places} >= set(range(len(marks))), (
            "a value is not in the query as it was given"
        )
        return rows, compiler, sql, places

    def __call__(self, *values: Any) -> list[R]:
        rows, compiler, sql, places = self._written
        parameters = tuple(constant if n is None else values[n] for n, constant in places)
        asking: Any = copy(compiler)
        asking.connection = connections[DEFAULT_DB_ALIAS]  # each thread has its own
        asking.as_sql = lambda: (sql, parameters)
        query: Any = copy(rows.query)
        query.get_compiler = lambda using: asking
        source: Any = SimpleNamespace(
            db=DEFAULT_DB_ALIAS,
            model=rows.model,
            query=query,
            _known_related_objects={},
            _fields=rows._fields,  # type: ignore[attr-defined]
        )
        return list(rows._iterable_class(source))  # type: ignore[call-overload]
