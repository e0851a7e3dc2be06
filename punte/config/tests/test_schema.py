"""A database made for the first time is what the models say: its columns, what refers to what, constraints, triggers."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

pytestmark = pytest.mark.django_db
MODELS = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]


def _asked(statement: str) -> set[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return set(cursor.fetchall())


def test_each_table_has_the_columns_of_its_model_and_no_others() -> None:
    found = _asked(
        "SELECT c.relname, a.attname, a.attnotnull FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped"
    )
    tables = {model._meta.db_table for model in MODELS}
    expected = {
        (model._meta.db_table, field.column, not field.null)
        for model in MODELS
        for field in model._meta.local_concrete_fields
    }
    assert {row for row in found if row[0] in tables} == expected


def test_each_reference_has_its_foreign_key() -> None:
    found = _asked(
        "SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text FROM pg_constraint c"
        " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f'"
    )
    expected = {
        (model._meta.db_table, field.column, field.related_model._meta.db_table)
        for model in MODELS
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.ForeignKey) and field.db_constraint
    }
    assert expected <= found


def test_each_constraint_index_and_trigger_of_a_model_is_there() -> None:
    found = {
        name for (name,) in _asked("SELECT conname FROM pg_constraint UNION SELECT relname FROM pg_class")
    }
    told = [named.name[:63] for model in MODELS for named in (*model._meta.constraints, *model._meta.indexes)]
    assert sorted(set(told) - found) == []
    triggers = {name for (name,) in _asked("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")}
    wanted = [t.get_pgid(model) for model in MODELS for t in getattr(model._meta, "triggers", ())]
    assert len(wanted) > 50
    assert sorted(set(wanted) - triggers) == []
