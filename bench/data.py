"""A project with 100,000 participants, made outside the product's own ways because only reading is measured.

`use(COUNTING)` gives about 1.3 facts each, `use(FULL)` about ten. Each is a database of its own beside the
one of the other measurements, made once and kept until the schema or this file changes.
"""

import datetime as dt
import hashlib
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

COUNTING, FULL = "bench_counting", "bench_full"
PEOPLE = 100_000
TODAY = dt.date(2025, 3, 17)
CODE = "309187"
LAST = "Ardelean Bratu Chiriac Dănilă Enache Florea Ghiță Hațegan Iliescu Județ Lăcătuș Mureșan Neagu Oprea Pop".split()
FIRST = "Ana Bogdan Cosmina Dragoș Elena Floarea Gheorghe Horia Ioana Lucian Maria Nicoleta Radu Simona Vasile".split()


def use(name: str) -> Any:
    """Point Django at this database, made where it is missing; gives (operation, manager)."""
    _make_ready(name)
    return connected(name)


def connected(name: str) -> Any:
    """Point Django at a database that is ready; gives (operation, manager)."""
    from django.db import connections

    from punte.config.databases import connection_settings

    connections["default"].close()
    connections.databases["default"].update(connection_settings(address_of(name, "DATABASE_URL"), 60))
    del connections["default"]
    return _operation(), _manager()


@contextmanager
def copied(name: str) -> Iterator[Any]:
    """A copy of the smaller data in which a measurement may commit, taken away in the end; gives (operation,
    manager)."""
    from django.db import connections

    _make_ready(COUNTING)
    connections["default"].close()
    _clone(name, COUNTING)
    try:
        yield connected(name)
    finally:
        dropped(name)


def dropped(name: str) -> None:
    """Take a database of a measurement away."""
    from django.db import connections

    connections["default"].close()
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _operation() -> Any:
    from punte.base.rls import set_local
    from punte.projects.models import Operation

    operation = Operation.objects.select_related("consortium").get(code=CODE)
    set_local(consortium=operation.consortium_id)
    return operation


def _manager() -> Any:
    from punte.people.models import User

    return User.objects.get(email="bench@example.org")


def address_of(name: str, role: str) -> str:
    """Where this database is, for "DATABASE_URL" or "DATABASE_OWNER_URL"."""
    return urlunsplit(urlsplit(os.environ[role])._replace(path=f"/{name}"))


def _mark() -> str:
    from punte.config import installation

    own = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:16]
    return f"{installation.schema_mark()}-{installation.definitions_mark()}-{own}"


def _make_ready(name: str) -> None:
    """Clone the schema (the smaller data for the larger), fill it, stamp it."""
    from django.db import connections

    from punte.config import installation

    owner = address_of(name, "DATABASE_OWNER_URL")
    if _exists(name) and installation.read_stamp(owner)[0].get("data") == _mark():
        return
    if name == FULL:
        _make_ready(COUNTING)
    connections["default"].close()
    _clone(name, COUNTING if name == FULL else urlsplit(os.environ["DATABASE_URL"]).path.lstrip("/"))
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("SET client_min_messages = error")
        (_fill_more if name == FULL else _fill)(connection)
        connection.execute("VACUUM ANALYZE")
    installation.write_stamp(owner, data=_mark())


def _exists(name: str) -> bool:
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as connection:
        return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def _clone(name: str, template: str) -> None:
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as connection:
        name_, template_ = sql.Identifier(name), sql.Identifier(template)
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name_))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(name_, template_))


def _fill(connection: psycopg.Connection[Any]) -> None:
    """Users, persons with sealed identities, participations, stays, answers, facts, papers, merges, strikes."""
    row = connection.execute(
        "SELECT o.id, o.consortium_id, o.starts_on, c.slug, c.wrapped_key FROM projects_operation o"
        " JOIN people_consortium c ON c.id = o.consortium_id WHERE o.code = %s",
        [CODE],
    ).fetchone()
    assert row
    known = dict(zip(("operation", "consortium", "starts_on", "slug", "wrapped_key"), row, strict=True))
    known |= _cast(connection, known)
    _persons(connection, known)
    for statement in _STATEMENTS:
        connection.execute(statement, known)
    _special_categories(connection, known)
    for table in ("people_person", "participation_participation", "participation_stay", "records_fact"):
        connection.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        )


def _cast(connection: psycopg.Connection[Any], known: dict[str, Any]) -> dict[str, Any]:
    """The manager of the whole operation, and the numbers of what the rows refer to."""

    def one(statement: str, **more: Any) -> Any:
        row = connection.execute(statement, known | more | {"today": TODAY}).fetchone()
        assert row
        return row[0]

    partner = "SELECT organisation_id FROM projects_partnership WHERE operation_id = %(operation)s AND role = %(role)s"
    lead = one(partner, role="lead")
    user = one(
        "INSERT INTO people_user (password, email, name, language, scheme, is_active, joined_at)"
        " VALUES ('!', 'bench@example.org', 'Elena Dragomir', 'en', '', true, now()) RETURNING id"
    )
    role = one(
        "INSERT INTO organisations_role (user_id, organisation_id, role, since)"
        " VALUES (%(user)s, %(lead)s, 'manager', '2024-01-01') RETURNING id",
        user=user,
        lead=lead,
    )
    one(
        "INSERT INTO projects_assignment (role_id, operation_id, rights, since)"
        " VALUES (%(held)s, %(operation)s, ARRAY['special','number','export','erase'], '2024-01-01') RETURNING id",
        held=role,
    )
    types = "SELECT id FROM django_content_type WHERE app_label = %(room)s AND model = %(noun)s"
    return {
        "today": TODAY,
        "user": user,
        "lead": lead,
        "partner": one(partner, role="partner"),
        "stay_type": one(types, room="participation", noun="stay"),
        "observation_type": one(types, room="participation", noun="observation"),
        "fact_type": one(types, room="records", noun="fact"),
        "people": PEOPLE,
    }


def _persons(connection: psycopg.Connection[Any], known: dict[str, Any]) -> None:
    """Really sealed, because pages open them; written without history, which nothing here reads."""
    from punte.people import sealing

    key = sealing.consortium_key(known["slug"], bytes(known["wrapped_key"]))
    known["key"] = sealing.derived_key(key, "special")
    persons = list(_people(key))
    connection.execute("ALTER TABLE people_identity DISABLE TRIGGER USER")
    consortium = known["consortium"]
    _copy(
        connection,
        "people_person (id, consortium_id, state, wrapped_key, created_at)",
        ((n, consortium, "active", wrapped, dt.datetime.now(dt.UTC)) for n, wrapped, *_ in persons),
    )
    _copy(
        connection,
        "people_identity (person_id, consortium_id, sealed, version)",
        ((n, consortium, sealed, 1) for n, _w, sealed, *_ in persons),
    )
    _copy(
        connection,
        "people_personname (person_id, consortium_id, sort_key, folded)",
        ((n, consortium, sort_key, folded) for n, _w, _s, sort_key, folded in persons),
    )
    connection.execute("ALTER TABLE people_identity ENABLE TRIGGER USER")


def _special_categories(connection: psycopg.Connection[Any], known: dict[str, Any]) -> None:
    """Sealed as the house seals them; a third of the people does not say no."""
    from punte.participation.models import Participation, SpecialCategory
    from punte.participation.models.special import Answer

    draw, said = random.Random(2), [*([Answer.NO] * 8), *(a for a in Answer if a != Answer.NO)]
    rows = (
        SpecialCategory.of(
            Participation(pk=n, consortium_id=known["consortium"]),
            known["key"],
            {field: draw.choice(said) for field in SpecialCategory.FIELDS},
        )
        for n in range(1, PEOPLE + 1)
    )
    columns = ("participation_id", "consortium_id", "salt", *SpecialCategory.FIELDS)
    _copy(
        connection,
        f"participation_specialcategory ({', '.join(columns)})",
        (tuple(getattr(row, column) for column in columns) for row in rows),
    )


def _people(key: bytes) -> Iterator[tuple[int, bytes, bytes, str, str]]:
    from punte.base.text import folded, sort_key
    from punte.people import sealing

    draw = random.Random(1)
    for n in range(1, PEOPLE + 1):
        first, last = draw.choice(FIRST), f"{draw.choice(LAST)}-{draw.choice(LAST)}"
        data = {"first_name": first, "last_name": last, "birth_date": "1990-01-01", "sex": "woman"}
        wrapped, name = sealing.new_person_key(key), f"{last} {first}"
        yield n, wrapped, sealing.seal_data(wrapped, key, data, f"identity:{n}"), sort_key(name), folded(name)


def _copy(connection: psycopg.Connection[Any], table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    with connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _fill_more(connection: psycopg.Connection[Any]) -> None:
    """Nine more facts for each: observations, certificates, trainings."""
    row = connection.execute(
        "SELECT id FROM django_content_type WHERE app_label = 'participation' AND model = 'observation'"
    ).fetchone()
    assert row
    connection.execute(_MORE_FACTS, {"observation_type": row[0], "today": TODAY})


_STATEMENTS = (
    "SELECT setseed(0.5)",
    "ALTER TABLE participation_participation DISABLE TRIGGER USER",
    """INSERT INTO participation_participation (id, consortium_id, person_id, operation_id, organisation_id,
        responsible_id, function, state, registered_on, sex, age, labour, education, studies, rural, language,
        frozen_on, version)
    SELECT n, %(consortium)s, n, %(operation)s, CASE WHEN n %% 3 = 0 THEN %(partner)s ELSE %(lead)s END, %(user)s,
        'none', CASE WHEN n %% 10 < 7 THEN 'entered' ELSE 'completed' END, day,
        (ARRAY['woman', 'woman', 'man', 'man', 'nonbinary', NULL])[1 + floor(random() * 5.05)::int],
        15 + floor(random() * 55)::int,
        (ARRAY['employed', 'self_employed', 'unemployed_short', 'unemployed_medium', 'unemployed_long', 'inactive',
               NULL])[1 + floor(random() * 6.05)::int],
        floor(random() * 9)::int,
        (ARRAY['none', 'none', 'none', 'part_time', 'full_time', NULL])[1 + floor(random() * 5.05)::int],
        random() < 0.4, 'ro', day, 1
    FROM (SELECT n, %(starts_on)s::date - 5 + floor(random() * 240)::int AS day
          FROM generate_series(1, %(people)s) n) d""",
    "ALTER TABLE participation_participation ENABLE TRIGGER USER",
    """INSERT INTO participation_stay (id, consortium_id, participation_id, entered_on, left_on, exit, struck)
    SELECT id, consortium_id, id, frozen_on,
        CASE WHEN state = 'completed' THEN least(frozen_on + 10 + floor(random() * 120)::int, %(today)s::date) END,
        '', false FROM participation_participation""",
    """INSERT INTO records_fact (kind, happened_on, recorded_at, consortium_id, operation_id, organisation_id, person_id,
        by_id, quantity, unit, source_type_id, source_id, round)
    SELECT k.kind, CASE k.kind WHEN 100 THEN s.entered_on ELSE s.left_on END, now(), s.consortium_id, p.operation_id,
        p.organisation_id, p.person_id, %(user)s, 1, 'people', %(stay_type)s, s.id, 0
    FROM participation_stay s JOIN participation_participation p ON p.id = s.participation_id
    CROSS JOIN (VALUES (100), (101)) k(kind) WHERE k.kind = 100 OR s.left_on IS NOT NULL ORDER BY s.id, k.kind""",
    """INSERT INTO records_fact (kind, happened_on, recorded_at, consortium_id, operation_id, by_id, quantity, unit,
        source_type_id, source_id, round, strikes_id)
    SELECT 290, %(today)s, now(), consortium_id, operation_id, %(user)s, 0, '', %(fact_type)s, id, 0, id
    FROM records_fact WHERE id %% 100 = 7""",
    """INSERT INTO records_document (id, consortium_id, operation_id, kind, title, state, file_name, content_type, size,
        sha256, uploaded_by_id, uploaded_at)
    VALUES ('00000000-0000-4000-8000-000000000001', %(consortium)s, %(operation)s, 'attendance', 'List', 'accepted',
        'x', 'application/pdf', 1, 'x', %(user)s, now())""",
    """INSERT INTO records_evidence (consortium_id, fact_id, document_id, verification, reason, by_id, at)
    SELECT consortium_id, id, '00000000-0000-4000-8000-000000000001', said, CASE said WHEN 'rejected' THEN 'unreadable'
        ELSE '' END, %(user)s, now()
    FROM (SELECT *, (ARRAY['linked', 'linked', 'checked', 'checked', 'rejected'])[1 + floor(random() * 4.1)::int] AS said
          FROM records_fact WHERE kind = 100 AND id %% 5 < 3) f""",
    "UPDATE people_person SET merged_into_id = id - 1 WHERE id %% 200 = 0",
)
_MORE_FACTS = """INSERT INTO records_fact (kind, happened_on, recorded_at, consortium_id, operation_id, organisation_id,
    person_id, by_id, quantity, unit, source_type_id, source_id, round)
SELECT k.kind, least(s.entered_on + floor(random() * 280)::int, %(today)s::date), now(), s.consortium_id, p.operation_id,
    p.organisation_id, p.person_id, p.responsible_id, 1, 'people', %(observation_type)s, s.id, 0
FROM participation_stay s JOIN participation_participation p ON p.id = s.participation_id
CROSS JOIN (VALUES (110), (112), (113), (115), (116), (117), (119), (200), (201)) k(kind) ORDER BY random()"""
