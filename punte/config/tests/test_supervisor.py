"""Each process killed alone, then all at once: ready again in ten seconds, nothing left running."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from punte.config import children
from punte.config.supervisor import Child, Supervisor, back_off, engine, web


class Running:
    """A small Punte in a process of its own."""

    def __init__(self, data: Path):
        self.data = data
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.start()

    def start(self) -> None:
        argv = [sys.executable, "-m", "punte.config.tests.serving", str(self.data), str(self.port)]
        self.process = children.spawn(argv, die_by=signal.SIGTERM, stderr=subprocess.DEVNULL)
        self.wait_until(self.answers)

    def found(self, look: Callable[[], int]) -> int:
        """What the look gives as soon as it gives a process (0, to `kill`, would mean ourselves)."""
        self.wait_until(look)
        return look() or self.found(look)

    def answers(self) -> int:
        """The number of the process that answers, or 0."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            asked.request("GET", "/healthz/")
            return int(asked.getresponse().read())
        except (OSError, http.client.HTTPException):
            return 0

    def wait_until(self, holds: Callable[[], object], seconds: float = 10) -> None:
        until = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < until, "not within ten seconds"
            time.sleep(0.02)

    def postmaster(self) -> int:
        file = self.data / "postgres" / "postmaster.pid"
        lines = file.read_text().splitlines() if file.exists() else []
        return int(lines[0]) if len(lines) > 7 and lines[7].strip() == "ready" else 0

    def with_words(self, *words: str) -> list[int]:
        """The living processes whose command line has all these words."""
        return [p for p, line in command_lines() if all(w in line for w in words)]

    def web_master(self) -> int:
        return min(self.with_words("punte.config.web", str(self.port)), default=0)

    def worker(self) -> int:
        own = set(children_of(self.process.pid))
        return min(own.intersection(self.with_words("the worker")), default=0)

    def left(self) -> list[int]:
        web, own = (
            self.with_words("punte.config", str(self.port)),
            children.working_in(self.data / "postgres", "postgres"),
        )
        return [p for p in (*web, *own) if p != self.process.pid]


def command_lines() -> list[tuple[int, str]]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if line:
                found.append((int(entry.name), line))
    return found


def children_of(process: int) -> list[int]:
    """Its direct children."""
    tasks = Path(f"/proc/{process}/task/{process}/children")
    return [int(p) for p in tasks.read_text().split()]


@pytest.fixture(scope="module")
def punte(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("punte"))
    yield running
    running.process.send_signal(signal.SIGTERM)
    running.process.wait(15)
    assert not running.left()


def test_a_killed_web_process_is_replaced(punte: Running) -> None:
    victim = punte.found(punte.answers)
    os.kill(victim, signal.SIGKILL)
    punte.wait_until(lambda: punte.answers() not in (0, victim))


def test_a_killed_web_master_takes_its_processes_along_and_comes_back(punte: Running) -> None:
    master = punte.found(punte.web_master)
    workers = children_of(master)
    assert len(workers) == 2
    os.kill(master, signal.SIGKILL)
    punte.wait_until(lambda: punte.answers() not in (0, *workers))
    assert not [w for w in workers if Path(f"/proc/{w}/exe").exists()]


def test_a_killed_worker_comes_back(punte: Running) -> None:
    before = punte.found(punte.worker)
    os.kill(before, signal.SIGKILL)
    punte.wait_until(lambda: punte.worker() not in (0, before))


def test_a_killed_database_comes_back(punte: Running) -> None:
    before = punte.found(punte.postmaster)
    os.kill(before, signal.SIGKILL)
    punte.wait_until(lambda: punte.postmaster() not in (0, before))
    punte.wait_until(punte.answers)


def test_nothing_outlives_a_killed_supervisor_and_it_starts_again(punte: Running) -> None:
    punte.process.kill()
    punte.process.wait()
    begun = time.monotonic()
    punte.start()
    assert time.monotonic() - begun < 10
    assert punte.with_words("punte.config.tests.serving", str(punte.data)) == [punte.process.pid]


def test_all_killed_at_once_leave_nothing_and_it_starts_again(punte: Running) -> None:
    for victim in [punte.process.pid, *punte.left()]:
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            continue
    punte.process.wait()
    punte.wait_until(lambda: not punte.left(), 3)
    punte.start()


def test_a_child_that_keeps_ending_is_started_ever_more_slowly() -> None:
    assert [back_off(n) for n in (1, 2, 3, 4, 9)] == [0, 0.2, 0.4, 0.8, 5]


def test_what_never_starts_is_given_up_with_an_exit_code() -> None:
    code = (
        "import sys; from punte.config.supervisor import Child, Supervisor\n"
        "sys.exit(Supervisor([Child('web', ['false'])], address=('127.0.0.1', 9)).run())"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=20).returncode == 1


def test_what_is_not_needed_is_never_a_reason_to_give_up() -> None:
    for needed in (True, False):
        hopeless = Child("engine", ["false"], needed=needed, failures=99)
        assert Supervisor([hopeless])._gave_up() is needed


def test_the_engine_is_given_no_key_and_no_other_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """It must not be able to read who somebody is, so it must not know the address at which one can."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "PUNTE_SECRET_KEY", "PUNTE_MAIL_URL"):
        monkeypatch.setenv(name, "secret")
    monkeypatch.setenv("DATABASE_MATCH_URL", "the board")
    monkeypatch.setenv("PUNTE_MATCH_SOCKET", "a socket")
    known = engine().environment()
    assert "secret" not in known.values()
    assert known["DATABASE_MATCH_URL"] == "the board" and known["PUNTE_MATCH_SOCKET"] == "a socket"
    assert known["PATH"] == os.environ["PATH"]
    assert web("127.0.0.1", 80, 1, 1).environment()["DATABASE_URL"] == "secret"
