"""A live vote in a hall: telephones without account send their votes as fast as they are taken, some of them twice.

Two granian workers of four threads; 24 connections over the network of this machine send ready-made requests, each with the
cookie of a telephone of its own and Django's check against forged forms. Every fourth telephone votes a second time at
once, for something else. Afterwards the votes are counted: each telephone once, with what it said last. The clients take
their share of the processor, so the workers' processor time is told beside the clock.
"""

import itertools
import os
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.db import transaction

from bench import data
from bench.served import processor_time, served
from punte.base.rls import set_local

NAME = "bench_live_poll"
CONNECTIONS, PHONES = 24, 4_000
WANTED = 500.0


def run() -> list[dict[str, Any]]:
    """In a database of its own with a project and its manager, which is taken away."""
    _database()
    try:
        operation, user = data.connected(NAME)
        return measure(operation, user)
    finally:
        data.dropped(NAME)


def _database() -> None:
    from django.db import connections

    connections["default"].close()
    data._clone(NAME, urlsplit(os.environ["DATABASE_URL"]).path.lstrip("/"))
    with psycopg.connect(data.address_of(NAME, "DATABASE_OWNER_URL")) as connection:
        row = connection.execute("SELECT id FROM projects_operation WHERE code = %s", [data.CODE]).fetchone()
        assert row
        data._cast(connection, {"operation": row[0]})


def measure(operation: Any, user: Any) -> list[dict[str, Any]]:
    """Votes accepted in a second, the workers' processor time of one, and what was lost or doubled."""
    poll = _open(operation, user)
    sent = _requests(poll)
    with served(NAME) as (port, master):
        _send(port, sent[:200])
        before = processor_time(master)
        begun = time.perf_counter()
        answers = _send(port, sent)
        spent = time.perf_counter() - begun
        work = processor_time(master) - before
    rate, accepted = len(sent) / spent, answers[302]
    lost, doubled = _counted(operation, poll)
    return [
        {"figure": "votes accepted in a second", "value": rate, "unit": "votes/s", "peer": "asked for",
         "peer_value": WANTED, "ratio": rate / WANTED},
        {"figure": "processor time of a vote", "value": work * 1000 / len(sent), "unit": "ms"},
        {"figure": "votes sent", "value": len(sent), "unit": "votes"},
        {"figure": "votes not accepted", "value": len(sent) - accepted, "unit": "votes"},
        {"figure": "votes lost", "value": lost, "unit": "votes"},
        {"figure": "votes doubled", "value": doubled, "unit": "votes"},
    ]  # fmt: skip


def _open(operation: Any, user: Any) -> Any:
    from punte.ballots.actions.openings import open_poll
    from punte.ballots.actions.polls import make_poll
    from punte.ballots.tests.cast import USUAL, words
    from punte.base.translated import Translated

    with transaction.atomic():
        set_local(consortium=operation.consortium_id, user=user.pk)
        told = USUAL | {
            "live": True,
            "places": 20_000,
            "voters": None,
            "question": Translated({"en": "What first?"}),
        }
        lead = operation.partnerships.order_by("pk")[0].organisation
        poll = make_poll(
            by=user, operation=operation, organisation=lead, options=words("Bridge", "School", "Well"), **told
        )
        open_poll(by=user, poll=poll)
    return poll


def _requests(poll: Any) -> list[tuple[int, bytes]]:
    """Every telephone's request, and of each fourth a second one; which connection sends it, so that the two of one
    telephone come one after the other."""
    from punte.ballots import tokens

    def of(phone: int) -> list[tuple[int, bytes]]:
        cookie = f"{tokens.COOKIE}={tokens.new_token(poll, f'10.0.{phone % 200}.1')}"
        choices = (_first(phone), _last(phone)) if phone % 4 == 0 else (_first(phone),)
        return [(phone % CONNECTIONS, _request(poll, cookie, choice)) for choice in choices]

    return [request for phone in range(PHONES) for request in of(phone)]


def _first(phone: int) -> int:
    return 1 + phone % 3


def _last(phone: int) -> int:
    return 1 + (phone + 1) % 3 if phone % 4 == 0 else _first(phone)


def _request(poll: Any, cookie: str, choice: int) -> bytes:
    form = "x" * 32
    body = f"csrfmiddlewaretoken={form}&choice={choice}"
    return (
        f"POST /v/{poll.code}/ HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
        f"Origin: https://localhost\r\nCookie: {cookie}; __Host-csrf={form}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def _send(port: int, requests: list[tuple[int, bytes]]) -> Counter[int]:
    """The status of each answer."""
    lines: dict[int, list[bytes]] = {n: [] for n in range(CONNECTIONS)}
    for line, request in requests:
        lines[line].append(request)

    def client(line: int) -> list[int]:
        with socket.create_connection(("127.0.0.1", port)) as wire:
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return [_answer(wire, request) for request in lines[line]]

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        return Counter(itertools.chain.from_iterable(pool.map(client, range(CONNECTIONS))))


def _answer(wire: socket.socket, request: bytes) -> int:
    wire.sendall(request)
    got = b""
    while b"\r\n\r\n" not in got:
        part = wire.recv(65536)
        if not part:
            raise ConnectionError("the server hung up")
        got += part
    head, _end, rest = got.partition(b"\r\n\r\n")
    length = next(
        (int(h.split(b":")[1]) for h in head.lower().split(b"\r\n") if h.startswith(b"content-length:")), 0
    )
    while len(rest) < length:
        rest += wire.recv(65536)
    return int(head.split(b" ", 2)[1])


def _counted(operation: Any, poll: Any) -> tuple[int, int]:
    """How many telephones' last votes are missing, and how many votes there are too many."""
    from punte.ballots.models import RoomVote

    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        found = Counter(
            choice["picks"][0]
            for choice in RoomVote.objects.filter(poll=poll).values_list("choice", flat=True)
        )
    told = Counter(_last(n) for n in range(PHONES))
    return sum((told - found).values()), sum((found - told).values())
