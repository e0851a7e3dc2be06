"""Finding among 200,000 people: whole words, beginnings, mistyped, in both alphabets, as a signed-in manager.

Measured is what the page asks for its people: found, joined with what the manager may see, ranked, counted, and the
first 25 names opened. The peer is what most systems do: ILIKE '%…%' over names as they are written, without an index,
joined, counted and sorted; no name is opened there, and neither the other alphabet nor a mistyped name is found.
"""

import datetime as dt
import hashlib
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from django.db import connection, transaction

from bench import data

NAME, PEOPLE = "bench_search", 200_000
ASKED = {
    "a whole word": ["Cosmina", "Щерева", "Lăcătuș"],
    "a common first name": ["Maria", "Elena"],
    "the beginning of a word": ["cosm", "lacat", "щер"],
    "two words": ["popescu cosmina", "Maria Lacatus"],
    "the other alphabet": ["shtereva", "Козмина", "6terewa"],
    "mistyped": ["Cosmna", "Lacatsu", "Shterva"],
}
_LAST = (
    "Popa Popescu Ionescu Radu Stan Dumitru Stoica Matei Ciobanu Rusu Munteanu Marin Nistor Diaconu Tudor Dinu"
    " Ungureanu Moldovan Mureșan Lăcătuș Rostaș Varga Nagy Szabó Kovács Иванов Георгиев Димитров Петров Николов"
    " Христов Стоянова Тодорова Илиев Василева Щерева Живкова Цанков Йорданов Ангелова"
).split()
_FIRST = (
    "Maria Elena Ana Ioana Andreea Mihaela Cristina Daniela Alexandra Gabriela Alexandru Andrei Ion Vasile Nicolae"
    " Constantin Marian Florin Cosmina Floarea Ștefan Георги Иван Димитър Николай Христо Йорданка Светла Пенка Живко"
    " Bogdan Ilie Traian Viorica Rodica"
).split()
_SYLLABLES = [
    a + b for a in "b c d f g l m n p r s t v z ch sh".split() for b in "a e i o u an in or el".split()
]


def run() -> list[dict[str, Any]]:
    """Each question nine times, after one to warm up."""
    _make_ready()
    operation, user = data.connected(NAME)
    ours, theirs, figures = [], [], []
    with transaction.atomic():
        data._operation()
        for what, typed in ASKED.items():
            mine = [_milliseconds(_ours(user, text)) for text in typed]
            peer = [_milliseconds(_theirs(operation, text)) for text in typed]
            ours, theirs = [*ours, *mine], [*theirs, *peer]
            figures.append(_figure(f"{what} ({', '.join(typed)})", mine, peer))
    return [_figure(f"{len(ours)} questions to {PEOPLE:,} people, median", ours, theirs), *figures]


def _figure(what: str, mine: list[float], peer: list[float]) -> dict[str, Any]:
    value, other = median(mine), median(peer)
    words = "ILIKE '%…%' on names without an index"
    return {
        "figure": what,
        "value": value,
        "unit": "ms",
        "peer": words,
        "peer_value": other,
        "ratio": other / value,
    }


def _milliseconds(ask: Callable[[], object]) -> float:
    ask()
    spent = []
    for _ in range(9):
        begun = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - begun) * 1000)
    return median(spent)


def _ours(user: Any, text: str) -> Callable[[], object]:
    from punte.portal.search import asked, find, findables

    people = next(f for f in findables() if f.code == "people")

    def ask() -> object:
        found = find(user, asked(text), people, most=25)
        assert found.total, text
        return found

    return ask


def _theirs(operation: Any, text: str) -> Callable[[], object]:
    words = text.split()
    each = " AND ".join(["n.name ILIKE %s"] * len(words))
    sql = (
        "SELECT p.id, n.name, count(*) OVER () FROM participation_participation p JOIN bench_plainname n"
        f" ON n.person_id = p.person_id WHERE p.operation_id = %s AND {each} ORDER BY n.name LIMIT 25"
    )

    def ask() -> object:
        with connection.cursor() as cursor:
            cursor.execute(sql, [operation.pk, *(f"%{word}%" for word in words)])
            return cursor.fetchall()

    return ask


def _make_ready() -> None:
    """A database of its own, kept until the schema or this file changes."""
    from punte.config import installation

    owner, mark = data.address_of(NAME, "DATABASE_OWNER_URL"), _mark()
    if data._exists(NAME) and installation.read_stamp(owner)[0].get("data") == mark:
        return
    from django.db import connections

    connections["default"].close()
    data._clone(NAME, os.environ["DATABASE_URL"].split("?")[0].rsplit("/", 1)[-1])
    with psycopg.connect(owner, autocommit=True) as opened:
        opened.execute("SET client_min_messages = error")
        _fill(opened)
        opened.execute("VACUUM ANALYZE")
    installation.write_stamp(owner, data=mark)


def _mark() -> str:
    return f"{data._mark()}-{hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]}"


def _fill(opened: psycopg.Connection[Any]) -> None:
    from punte.people import sealing

    row = opened.execute(
        "SELECT o.id, o.consortium_id, o.starts_on, c.slug, c.wrapped_key FROM projects_operation o"
        " JOIN people_consortium c ON c.id = o.consortium_id WHERE o.code = %s",
        [data.CODE],
    ).fetchone()
    assert row
    known = dict(zip(("operation", "consortium", "starts_on", "slug", "wrapped_key"), row, strict=True))
    known |= data._cast(opened, known) | {"people": PEOPLE}
    key = sealing.consortium_key(known["slug"], bytes(known["wrapped_key"]))
    opened.execute("CREATE TABLE bench_plainname (person_id bigint PRIMARY KEY, name text)")
    opened.execute("GRANT SELECT ON bench_plainname TO PUBLIC")
    _persons(opened, known["consortium"], list(_people(key)))
    for statement in data._STATEMENTS[:4]:
        opened.execute(statement, known)


def _persons(opened: psycopg.Connection[Any], consortium: int, people: list[Any]) -> None:
    opened.execute("ALTER TABLE people_identity DISABLE TRIGGER USER")
    tables = {
        "people_person (id, consortium_id, state, wrapped_key, created_at)": (
            (n, consortium, "active", wrapped, dt.datetime.now(dt.UTC)) for n, wrapped, *_ in people
        ),
        "people_identity (person_id, consortium_id, sealed, version)": (
            (n, consortium, sealed, 1) for n, _w, sealed, *_ in people
        ),
        "people_personname (person_id, consortium_id, sort_key, folded)": (
            (n, consortium, sort_key, folded) for n, _w, _s, sort_key, folded, _name in people
        ),
        "bench_plainname (person_id, name)": ((p[0], p[5]) for p in people),
    }
    for table, rows in tables.items():
        data._copy(opened, table, rows)
    opened.execute("ALTER TABLE people_identity ENABLE TRIGGER USER")


def _people(key: bytes) -> Iterator[tuple[int, bytes, bytes, str, str, str]]:
    """Names as they are spread: a few on very many, thousands on a handful."""
    from punte.base.text import folded, sort_key
    from punte.people import sealing

    draw = random.Random(1)
    rare = ["".join(draw.choices(_SYLLABLES, k=draw.choice((2, 3)))).title() for _ in range(20_000)]

    def one(common: list[str], share: float) -> str:
        if draw.random() > share:
            return draw.choice(rare)
        return draw.choices(common, weights=[1 / (n + 4) for n in range(len(common))])[0]

    for n in range(1, PEOPLE + 1):
        last, first = one(_LAST, 0.4), one(_FIRST, 0.8)
        if draw.random() < 0.25:
            first = f"{first} {one(_FIRST, 0.8)}"
        told = {"first_name": first, "last_name": last, "birth_date": "1990-01-01", "sex": "woman"}
        wrapped, name = sealing.new_person_key(key), f"{last} {first}"
        sealed = sealing.seal_data(wrapped, key, told, f"identity:{n}")
        yield n, wrapped, sealed, sort_key(name), folded(name), name
