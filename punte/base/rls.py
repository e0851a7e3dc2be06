"""Row-level policies: the second line behind `visible_to`, written in migrations with these statements."""

from collections.abc import Iterable

from django.db import connection, migrations

THIS_CONSORTIUM = "(SELECT nullif(current_setting('punte.consortium', true), '')::bigint)"
SAME_CONSORTIUM = f"consortium_id = {THIS_CONSORTIUM}"
OWN_KEY = "user_id = (SELECT nullif(current_setting('punte.user', true), '')::bigint)"
SPECIAL = "(SELECT current_setting('punte.special', true)) IN ('read', 'count')"


def policy(table: str, condition: str = SAME_CONSORTIUM) -> migrations.RunSQL:
    """Fail-closed: without the setting no row is seen or written by anybody but the owner."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY {table}_circle ON {table} USING ({condition}) WITH CHECK ({condition});",
        f"DROP POLICY {table}_circle ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def policies(tables: Iterable[str]) -> list[migrations.RunSQL]:
    """The consortium's policy on each table."""
    return [policy(table) for table in tables]


def append_only(table: str) -> migrations.RunSQL:
    """Neither updated, deleted nor truncated, whoever asks."""
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION punte_append_only();
        CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION punte_append_only();
        """,
        f"DROP TRIGGER {table}_append_only ON {table}; DROP TRIGGER {table}_no_truncate ON {table};",
    )


APPEND_ONLY_FUNCTION = migrations.RunSQL(
    """
    CREATE FUNCTION punte_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
    """,
    "DROP FUNCTION punte_append_only();",
)


def set_local(**settings: object) -> None:
    """Set punte.* variables for the rest of this transaction (safe behind a transaction pooler)."""
    _configure({f"punte.{name}": str(value or "") for name, value in settings.items()})


def read_only(**settings: object) -> None:
    """The same for a request that writes nothing: the database refuses it every write until the transaction ends."""
    named = {f"punte.{name}": str(value or "") for name, value in settings.items()}
    _configure({**named, "transaction_read_only": "on"})


def _configure(values: dict[str, str]) -> None:
    columns = ", ".join(["set_config(%s, %s, true)"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [part for item in values.items() for part in item])
