"""Writing many rows with one statement each thousand: Django builds a CASE or a placeholder for every value."""

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection, models

BATCH = 1_000


def update_many(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Write these fields of rows that exist, as bulk_update would; row-level policies hold as for any update."""
    for start in range(0, len(rows), BATCH):
        _update(rows[start : start + BATCH], names)


def _update(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    meta, quoted = rows[0]._meta, connection.ops.quote_name
    assert meta.pk is not None
    fields: list[Any] = [meta.pk, *(meta.get_field(name) for name in names)]
    columns = [quoted(f.column) for f in fields]
    table, told = quoted(meta.db_table), ", ".join(f"%s::{_type(f)}[]" for f in fields)
    statement = (
        f"UPDATE {table} SET {', '.join(f'{c} = told.{c}' for c in columns[1:])}"  # noqa: S608 - names of the model
        f" FROM unnest({told}) AS told({', '.join(columns)}) WHERE {table}.{columns[0]} = told.{columns[0]}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [[_as_stored(f, row) for row in rows] for f in fields])


def insert_many(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Write new rows with these fields; those that are there already are passed over. Gives no keys."""
    for start in range(0, len(rows), BATCH):
        _insert(rows[start : start + BATCH], names)


def _insert(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    meta, quoted = rows[0]._meta, connection.ops.quote_name
    fields: list[Any] = [meta.get_field(name) for name in names]
    columns = ", ".join(quoted(f.column) for f in fields)
    told = ", ".join(f"%s::{_type(f)}[]" for f in fields)
    statement = (
        f"INSERT INTO {quoted(meta.db_table)} ({columns})"  # noqa: S608 - names of the model
        f" SELECT * FROM unnest({told}) ON CONFLICT DO NOTHING"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [[_as_stored(f, row) for row in rows] for f in fields])


def _as_stored(field: Any, row: models.Model) -> Any:
    value = getattr(row, field.attname)
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False)
    return (
        bytes(value) if isinstance(field, models.BinaryField) else field.get_db_prep_save(value, connection)
    )


def _type(field: Any) -> str:
    return field.db_type(connection).split("(")[0]
