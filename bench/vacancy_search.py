"""The public search over 100,000 open vacancies: the whole page as somebody without an account gets it.

The peer is the vacancy search of les-emplois (gip-inclusion, commit 543eae8, Django and PostGIS): 6 queries and 59 ms at
the median over 1,500 applications' worth of data, measured in its own test client on a machine like this one; see
bench/README.md. It is a figure of another run, so the ratio is only an order of magnitude.
"""

import datetime as dt
import hashlib
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import psycopg

from bench import data

NAME, VACANCIES = "bench_vacancies", 100_000
PEER_MS, PEER_QUERIES = 59.0, 6
ASKED = {
    "everything": "",
    "a word in three alphabets": "q=шофьор",
    "a word and a place": "q=șofer&place=Cluj-Napoca&radius=30",
    "a place": "place=Baia+Mare&radius=50",
    "a place and conditions": "place=București&radius=20&no_car=on&first_job=on&hours=part",
    "mistyped": "q=brutarr&place=Oradea&radius=100",
    "nothing fits": "q=astronaut&place=Plovdiv&kind=volunteering",
    "the hundredth page": "page=100",
}
_EMPLOYERS = 400


def run() -> list[dict[str, Any]]:
    """Each question nine times, after one to warm up."""
    _make_ready()
    data.connected(NAME)
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, figures, every, most = Client(SERVER_NAME="localhost"), [], [], 0
    for what, query in ASKED.items():
        url = f"/jobs/?{query}"
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        most = max(most, len(seen))
        spent = median(_milliseconds(client, url) for _ in range(9))
        every.append(spent)
        figures.append(_figure(f"{what} ({query or 'no question'})", spent))
    total = f"{len(ASKED)} questions to {VACANCIES:,} vacancies, median"
    queries = {"figure": "most queries of a page", "value": most, "unit": "queries"}
    return [
        _figure(total, median(every)),
        queries | {"peer": "les-emplois", "peer_value": PEER_QUERIES},
        *figures,
    ]


def _figure(what: str, value: float) -> dict[str, Any]:
    peer = {"peer": "les-emplois, 1,500 rows", "peer_value": PEER_MS, "ratio": PEER_MS / value}
    return {"figure": what, "value": value, "unit": "ms", **peer}


def _milliseconds(client: Any, url: str) -> float:
    begun = time.perf_counter()
    client.get(url)
    return (time.perf_counter() - begun) * 1000


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
    row = opened.execute(
        "SELECT o.id, o.consortium_id, (SELECT min(id) FROM projects_activity a WHERE a.operation_id = o.id)"
        " FROM projects_operation o WHERE o.code = %s",
        [data.CODE],
    ).fetchone()
    assert row
    known = dict(zip(("operation", "consortium", "activity"), row, strict=True))
    known |= data._cast(opened, known)
    data.connected(NAME)
    from django.db import transaction

    from punte.reference.actions.vocabulary import load_starter

    with transaction.atomic():
        load_starter()
    employers = _employers(opened, known)
    _copy_vacancies(opened, list(_rows(opened, employers)), known)


def _employers(opened: psycopg.Connection[Any], known: dict[str, Any]) -> list[int]:
    found = opened.execute(
        "WITH made AS (INSERT INTO organisations_organisation (kind, name, sort_key, folded, country, objectives, email,"
        " website, version) SELECT 'employer', 'Angajator ' || n, 'angajator ' || n, 'angajator ' || n, 'RO', '{}', '',"
        " '', 1 FROM generate_series(1, %(many)s) n RETURNING id)"
        " INSERT INTO jobs_employer (consortium_id, operation_id, activity_id, organisation_id, state, reason, made_by_id,"
        " version) SELECT %(consortium)s, %(operation)s, %(activity)s, id, 'approved', '', %(user)s, 1 FROM made"
        " RETURNING id",
        known | {"many": _EMPLOYERS},
    ).fetchall()
    return [number for (number,) in found]


def _rows(opened: psycopg.Connection[Any], employers: list[int]) -> Iterator[dict[str, Any]]:
    """Occupations and places as they fall: a few of many, many of few."""
    from punte.base.text import folded

    chance = random.Random(20250317)
    words = dict(
        opened.execute(
            "SELECT concept_id, string_agg(l.folded, ' ' ORDER BY l.id) FROM reference_label l JOIN reference_concept c"
            " ON c.id = l.concept_id WHERE c.kind = 'occupation' GROUP BY 1 ORDER BY 1"
        ).fetchall()
    )
    names = dict(
        opened.execute("SELECT id, name->'texts'->>'ro' FROM reference_concept WHERE kind = 'occupation'")
    )
    places = opened.execute(
        "SELECT id, folded, rural FROM reference_settlement WHERE latitude IS NOT NULL ORDER BY rural, code"
    ).fetchall()
    occupations, weights = list(words), [1 / (n + 1) for n in range(len(words))]
    where = [1 / (n + 5) for n in range(len(places))]
    drawn = zip(
        chance.choices(occupations, weights, k=VACANCIES),
        chance.choices(places, where, k=VACANCIES),
        strict=True,
    )
    for n, (occupation, (place, town, _rural)) in enumerate(drawn):
        title = names[occupation] or "lucrător"
        yield {
            "n": n, "employer": chance.choice(employers), "occupation": occupation, "settlement": place,
            "title": title, "on": dt.date(2025, 3, 17) - dt.timedelta(days=int(chance.expovariate(1 / 15)) % 59),
            "kind": chance.choices(["job", "apprenticeship", "volunteering"], [90, 6, 4])[0],
            "contract": chance.choices(["permanent", "fixed_term", "seasonal"], [70, 20, 10])[0],
            "hours": chance.choices(["full", "part", "flexible"], [75, 20, 5])[0],
            "shift": chance.choices(["day", "shifts", "night", "weekend"], [55, 35, 6, 4])[0],
            "remote": chance.random() < 0.05, "no_car": chance.random() < 0.4, "first_job": chance.random() < 0.3,
            "pay": chance.randrange(3000, 8000, 100),
            "folded": f" {folded(title)} angajator {n % _EMPLOYERS} {words[occupation]} {town} {_TASKS} ",
        }  # fmt: skip


_TASKS = (
    "lucrati in echipa primiti echipament si instruire program stabil salariu la timp decont de transport"
)


def _copy_vacancies(
    opened: psycopg.Connection[Any], rows: list[dict[str, Any]], known: dict[str, Any]
) -> None:
    opened.execute("ALTER TABLE jobs_vacancy DISABLE TRIGGER USER")
    first = opened.execute("SELECT coalesce(max(id), 0) + 1 FROM jobs_vacancy").fetchone()[0]  # type: ignore[index]
    with opened.cursor() as cursor:
        with cursor.copy(
            "COPY jobs_vacancy (id, consortium_id, operation_id, activity_id, employer_id, kind, title, tasks, language,"
            " occupation_id, contract, hours, shift, settlement_id, address, remote, no_car, first_job, pay_from, currency,"
            " languages, offers, posts, filled, published_on, confirmed_on, closing, source, source_key, source_url, state,"
            " made_by_id, version) FROM STDIN"
        ) as copy:
            for r in rows:
                copy.write_row(
                    (
                        *(
                            first + r["n"],
                            known["consortium"],
                            known["operation"],
                            known["activity"],
                            r["employer"],
                            r["kind"],
                            r["title"],
                        ),
                        *("Lucrați în echipă.", "ro", r["occupation"], r["contract"], r["hours"], r["shift"]),
                        *(
                            r["settlement"],
                            "",
                            r["remote"],
                            r["no_car"],
                            r["first_job"],
                            r["pay"],
                            "RON",
                            [],
                            [],
                            1,
                            0,
                        ),
                        *(r["on"], r["on"], "", "", "", "", "open", known["user"], 1),
                    )
                )
        with cursor.copy(
            "COPY jobs_posting (vacancy_id, published_on, kind, contract, hours, shift, remote, no_car, first_job, pay,"
            " currency, occupation_id, settlement_id, folded) FROM STDIN"
        ) as copy:
            for r in rows:
                copy.write_row(
                    (
                        *(
                            first + r["n"],
                            r["on"],
                            r["kind"],
                            r["contract"],
                            r["hours"],
                            r["shift"],
                            r["remote"],
                        ),
                        *(
                            r["no_car"],
                            r["first_job"],
                            r["pay"],
                            "RON",
                            r["occupation"],
                            r["settlement"],
                            r["folded"],
                        ),
                    )
                )
    opened.execute("ALTER TABLE jobs_vacancy ENABLE TRIGGER USER")
    opened.execute(
        "SELECT setval(pg_get_serial_sequence('jobs_vacancy', 'id'), (SELECT max(id) FROM jobs_vacancy))"
    )
