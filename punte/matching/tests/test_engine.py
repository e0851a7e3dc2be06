"""The engine's process: what it is asked, how soon it knows, and what happens when it is not there."""

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

pytest.importorskip("numba")

from django.db import transaction

from punte.base.rls import set_local
from punte.config import children
from punte.matching import board, reading
from punte.matching.actions.opportunities import withdraw_opportunity
from punte.matching.asking import ask
from punte.matching.engines import Answer, Question, postings
from punte.matching.score import Seeker
from punte.matching.tests.drawing import W
from punte.matching.tests.standing import ON, Town, as_match
from punte.people.models import Consortium, Person
from punte.projects.models import Operation


class Running:
    """The process, on a socket of its own."""

    def __init__(self, url: str, folder: Path):
        self.socket = folder / "match.sock"
        told = {"DATABASE_MATCH_URL": as_match(url), "PUNTE_MATCH_SOCKET": str(self.socket)}
        argv = [sys.executable, "-m", "punte.matching.engine"]
        self.said = folder / "said"
        with self.said.open("w") as said:
            self.process = children.spawn(argv, env=os.environ | told, stderr=said)

    def until(self, question: Question, seconds: float = 60) -> Answer:
        """The first answer."""
        end = time.monotonic() + seconds
        while (said := ask(question)) is None:
            assert self.process.poll() is None and time.monotonic() < end, self.said.read_text()
            time.sleep(0.02)
        return said


@pytest.fixture
def running(committing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    engine = Running(committing, tmp_path)
    monkeypatch.setenv("PUNTE_MATCH_SOCKET", str(engine.socket))
    yield engine
    children.end(engine.process, signal.SIGTERM)
    assert engine.process.returncode == 0
    assert not engine.socket.exists()


def circle() -> Operation:
    operation = Operation.objects.get(code="309187")
    set_local(consortium=operation.consortium_id)
    return operation


def seeker(operation: Operation, town: Town) -> Seeker:
    return Seeker(
        operation.consortium_id, frozenset({town.skills["use knives"]}), places=((town.places["Recea"], 30),)
    )


def test_it_knows_what_was_put_changed_and_withdrawn_at_once(running: Running) -> None:
    running.until(Question(Seeker(0), ON, ["job"]))
    with transaction.atomic():
        operation, town = circle(), Town()
        source = Consortium.objects.get(pk=operation.consortium_id)
        put = town.put(operation, source, {"use knives": True})
    question = Question(seeker(operation, town), ON, ["job"], 5, 6000)
    # The vocabulary is new as well, so all is read anew.
    assert running.until(question).best[0].id == put.pk
    for n in range(6):
        with transaction.atomic():
            circle()
            town.put(operation, operation, {"use knives": True}, no_car=bool(n % 2))
        begun = time.monotonic()
        while len(running.until(question).best) != 2:
            assert time.monotonic() - begun < 5
        with transaction.atomic():
            circle()
            withdraw_opportunity(source=operation)
        begun = time.monotonic()
        while len(running.until(question).best) != 1:
            assert time.monotonic() - begun < 5
    with transaction.atomic():
        circle()
        assert ask(question) == postings.answer(question, W)


def test_after_a_lost_connection_it_reads_everything_anew(running: Running, committing: str) -> None:
    anybody = Question(Seeker(0), ON, ["job"])
    running.until(anybody)
    with psycopg.connect(as_match(committing), autocommit=True) as same_role:
        same_role.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user"
            " AND datname = current_database() AND pid <> pg_backend_pid()"
        )
    with transaction.atomic():
        operation, town = circle(), Town()
        put = town.put(operation, operation, {"use knives": True})
    question = Question(seeker(operation, town), ON, ["job"])
    end = time.monotonic() + 20
    while [one.id for one in running.until(question).best] != [put.pk]:
        assert time.monotonic() < end


def test_nonsense_is_refused_and_the_engine_goes_on(running: Running) -> None:
    anybody = Question(Seeker(0), ON, ["job"])
    running.until(anybody)
    for line in (b"hello\n", b"{}\n", b'{"on": 3}\n'):
        with socket.socket(socket.AF_UNIX) as talk:
            talk.connect(str(running.socket))
            talk.sendall(line)
            assert "refused" in json.loads(talk.makefile("rb").readline())
    assert ask(anybody) == Answer([])


@pytest.mark.django_db
def test_without_an_engine_or_with_a_slow_one_postgresql_answers(
    operation: Operation, cosmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town()
    put = town.put(operation, operation, {"use knives": True})
    profile = town.profile(cosmina, "use knives")
    monkeypatch.setenv("PUNTE_MATCH_SOCKET", str(tmp_path / "nobody.sock"))
    assert [match.opportunity for match in board.rank(profile, on=ON)] == [put.pk]
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "silent.sock"))
        silent.listen()
        monkeypatch.setenv("PUNTE_MATCH_SOCKET", str(tmp_path / "silent.sock"))
        begun = time.monotonic()
        assert [match.opportunity for match in board.rank(profile, on=ON)] == [put.pk]
        assert time.monotonic() - begun < 2


@pytest.mark.django_db
def test_an_engine_that_says_otherwise_than_the_rows_is_not_believed(
    operation: Operation, cosmina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town()
    put = town.put(operation, operation, {"use knives": True})
    profile = town.profile(cosmina, "use knives")
    true = postings.answer(Question(reading.seeker_of(profile), ON, ["job"]), W).best
    wrong = Answer([true[0]._replace(score=true[0].score - 1)])
    monkeypatch.setattr(board, "ask", lambda question: wrong)
    assert [(match.opportunity, match.score) for match in board.rank(profile, on=ON)] == [
        (put.pk, true[0].score)
    ]
