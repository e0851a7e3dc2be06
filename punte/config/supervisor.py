"""Keeps the processes of one Punte alive together: the database, the web server, the worker, the engine.

A child that ends is started again, ever more slowly while it keeps ending. When the supervisor ends, however
it ends, all of them end.
"""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog

from punte.config import children
from punte.config.cluster import Cluster, ClusterError

log = structlog.get_logger("punte.supervisor")

_SIGNALS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD}
_STOPS = _SIGNALS - {signal.SIGCHLD}
_SLOWEST = 5.0
_SETTLED = 10.0
_TRIES_BEFORE_READY = 5
_PATIENCE = 8.0
_OURS = ("PUNTE_", "DATABASE_")


@dataclass
class Child:
    """One supervised command. Punte serves without one that is not `needed`. `knows` are the settings of the house it
    is given; None: all of them."""

    name: str
    argv: list[str]
    needed: bool = True
    knows: frozenset[str] | None = None
    process: subprocess.Popen[Any] | None = None
    started: float = 0
    due: float = 0
    failures: int = 0

    def start(self) -> None:
        # What children have to tell is on standard error.
        quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
        self.process = children.spawn(self.argv, env=self.environment(), **quiet)
        self.started = time.monotonic()
        log.info("started", child=self.name, pid=self.process.pid)

    def environment(self) -> dict[str, str]:
        """What it may know: of the settings of the house, which hold keys and addresses, only its own."""
        if self.knows is None:
            return dict(os.environ)
        return {k: v for k, v in os.environ.items() if not k.startswith(_OURS) or k in self.knows}

    def ended(self) -> bool:
        """Whether it has just been found ended; then the next start is put off as long as it deserves."""
        if self.process is None or self.process.poll() is None:
            return False
        children.end_group(self.process.pid)
        now = time.monotonic()
        self.failures = 1 if now - self.started > _SETTLED else self.failures + 1
        self.due = now + back_off(self.failures)
        log.warning("ended", child=self.name, pid=self.process.pid, code=self.process.returncode)
        self.process = None
        return True


def back_off(failures: int) -> float:
    """Seconds to wait before the next start: none after the first end, then doubling from 0.2 to 5."""
    return 0.0 if failures < 2 else min(_SLOWEST, 0.1 * 2 ** (failures - 1))


@dataclass
class Supervisor:
    """Runs the children until it is told to stop. `address` is where the web server answers /healthz/."""

    children: list[Child]
    cluster: Cluster | None = None
    address: tuple[str, int] | None = None
    when_ready: Callable[[], None] = lambda: None
    _ready: bool = False
    _database: Child = field(default_factory=lambda: Child("database", []))

    def run(self) -> int:
        """Serve until SIGINT, SIGTERM or a hang-up; returns the exit code. Main thread only."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        children.adopt_orphans()
        try:
            return self._watch()
        finally:
            self._stop()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)

    def _watch(self) -> int:
        self._database.process = self.cluster.process if self.cluster else None
        self._database.started = time.monotonic()
        while True:
            self._tend()
            if not self._ready and self._gave_up():
                return 1
            self._announce()
            told = signal.sigtimedwait(_SIGNALS, 0.05 if not self._ready else 0.5)
            if told and told.si_signo in _STOPS:
                log.info("stopping", signal=signal.Signals(told.si_signo).name)
                return 0

    def _tend(self) -> None:
        """Look after every child once."""
        if self._database.ended():
            self._database.due += 0.05
        if self.cluster and self._database.process is None and self._database.due <= time.monotonic():
            self._restart_database(self.cluster)
        for child in self.children:
            child.ended()
            if child.process is None and child.due <= time.monotonic() and not self._database_missing():
                child.start()
        self._reap_orphans()

    def _database_missing(self) -> bool:
        return self.cluster is not None and self._database.process is None

    def _restart_database(self, cluster: Cluster) -> None:
        try:
            cluster.restart()
        except ClusterError as error:
            self._database.failures += 1
            self._database.due = time.monotonic() + back_off(self._database.failures)
            log.error("database not started", reason=str(error))
            return
        self._database.process, self._database.started = cluster.process, time.monotonic()
        log.info("database started again")
        # The web server replaces broken connections itself; a worker that listens would wait for ever.
        for child in self.children:
            if child.process and child.name == "worker":
                child.process.kill()

    def _gave_up(self) -> bool:
        hopeless = [c.name for c in self.children if c.needed and c.failures >= _TRIES_BEFORE_READY]
        if hopeless:
            log.error("does not start", child=hopeless[0])
        return bool(hopeless)

    def _announce(self) -> None:
        if not self._ready and (self.address is None or healthy(*self.address)):
            self._ready = True
            self.when_ready()

    def _reap_orphans(self) -> None:
        """Processes adopted from a killed child must not stay as zombies."""
        ours = {c.process.pid for c in (*self.children, self._database) if c.process}
        with suppress(ChildProcessError):
            while found := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                if found.si_pid in ours:
                    break
                os.waitpid(found.si_pid, 0)

    def _stop(self) -> None:
        """End web and worker together, in order if they can; then the database. A second signal hurries."""
        running = [c.process for c in self.children if c.process]
        for process in running:
            process.send_signal(signal.SIGTERM)
        until = time.monotonic() + _PATIENCE
        while any(p.poll() is None for p in running) and time.monotonic() < until:
            told = signal.sigtimedwait(_SIGNALS, 0.1)
            if told and told.si_signo in _STOPS:
                break
        for process in running:
            children.end(process)
            children.end_group(process.pid)
        if self.cluster:
            self.cluster.stop()


def healthy(host: str, port: int) -> bool:
    """Whether the web server says that it is well."""
    asked = http.client.HTTPConnection(host, port, timeout=2)
    name = os.environ.get("PUNTE_HOSTS", "").split(",")[0].lstrip(".") or "localhost"
    try:
        asked.request("GET", "/healthz/", headers={"Host": name})
        return asked.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def web(host: str, port: int, workers: int, threads: int) -> Child:
    """The web server as a child."""
    argv = [sys.executable, "-m", "punte.config.web", host, str(port), str(workers), str(threads)]
    return Child("web", argv)


def worker() -> Child:
    """The worker that takes jobs from the queue in the database."""
    return Child("worker", [sys.executable, "-m", "punte.config.worker"])


def engine() -> Child:
    """The engine of matching; without it PostgreSQL gives the same answers, only later. It holds no key, and of the
    database only the address of the role that reads the board."""
    knows = frozenset({"DATABASE_MATCH_URL", "PUNTE_MATCH_SOCKET"})
    return Child("engine", [sys.executable, "-m", "punte.matching.engine"], needed=False, knows=knows)
