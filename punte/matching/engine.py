"""The engine's process: the compiled index in memory, kept fresh by what PostgreSQL tells, asked over a socket.

`python -m punte.matching.engine` connects as `punte_match` (DATABASE_MATCH_URL) and serves PUNTE_MATCH_SOCKET. It
listens before it reads, so that nothing is missed; a lost connection makes it silent ("behind") until all is read
anew. A line of JSON in, a line of JSON out (`asking.py`)."""

import contextlib
import json
import os
import signal
import socketserver
import sys
import threading
import time
from typing import Any

import psycopg

from punte.matching.asking import BEHIND, CHANNEL, EVERYTHING, question_of, spoken
from punte.matching.engines import Question, loading
from punte.matching.engines.compiled import Index
from punte.matching.score import Seeker
from punte.matching.weights import weights

_PAUSE = 1.0  # seconds before a lost connection is tried again


class Engine:
    """The index, and the thread that keeps it as the database is."""

    def __init__(self, url: str):
        self._url = url
        self._index: Index | None = None
        self._lock = threading.Lock()
        self.ended = threading.Event()

    def answer(self, line: bytes) -> dict[str, Any]:
        """What is said to a line; BEHIND while the index may not be as the database is."""
        question = question_of(json.loads(line))
        with self._lock:
            if self._index is None:
                return BEHIND
            return spoken(self._index.answer(question))

    def keep_fresh(self) -> None:
        """Follow the database until the end."""
        while not self.ended.is_set():
            try:
                self._follow()
            except (psycopg.Error, OSError) as error:
                _say(f"the database is away: {' '.join(str(error).split())}")
            self._replace(None)
            self.ended.wait(_PAUSE)

    def _follow(self) -> None:
        """Two connections: what arrives while one is asked something would be noticed late."""
        with self._connected() as news, self._connected() as reading:
            news.execute(f"LISTEN {CHANNEL}")
            self._read(reading)
            while not self.ended.is_set():
                told = [note.payload for note in news.notifies(timeout=0.5, stop_after=1)]
                if told:
                    told += [note.payload for note in news.notifies(timeout=0)]
                    self._apply(reading, told)

    def _connected(self) -> loading.Connection:
        return psycopg.connect(self._url, autocommit=True, connect_timeout=10)

    def _apply(self, connection: loading.Connection, told: list[str]) -> None:
        if EVERYTHING in told or self._index is None or self._index.scattered():
            return self._read(connection)
        numbers = {int(payload) for payload in told}
        found = {offer.id: offer for offer in loading.offers(connection, numbers)}
        try:
            with self._lock:
                self._index.change({number: found.get(number) for number in numbers})
        except KeyError:  # a skill or a place that came after the index was read
            self._read(connection)

    def _read(self, connection: loading.Connection) -> None:
        """Meanwhile it says that it is behind."""
        begun = time.monotonic()
        self._replace(None)
        index = Index(*loading.board(connection), weights())
        _warm(index)
        self._replace(index)
        _say(f"{sum(len(b.ids) for b in index.boards())} opportunities in {time.monotonic() - begun:.1f} s")

    def _replace(self, index: Index | None) -> None:
        with self._lock:
            self._index = index


def _warm(index: Index) -> None:
    """Have everything compiled before somebody waits for it."""
    index.answer(Question(Seeker(consortium=0), weights().since, ["job"]))


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    request_queue_size = 64
    engine: Engine


class _Talk(socketserver.StreamRequestHandler):
    """One who asks; may ask again on the same line."""

    server: _Server

    def handle(self) -> None:
        for line in self.rfile:
            try:
                said = self.server.engine.answer(line)
            except (ValueError, KeyError, TypeError, OverflowError) as error:
                said = {"refused": type(error).__name__}
            self.wfile.write(json.dumps(said).encode() + b"\n")


def serve(url: str, path: str) -> None:
    """Serve until SIGTERM or SIGINT."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    engine = Engine(url)
    before = os.umask(0o177)
    with _Server(path, _Talk) as server:
        os.umask(before)
        server.engine = engine
        for sent in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sent, lambda *_: threading.Thread(target=server.shutdown).start())
        keeper = threading.Thread(target=engine.keep_fresh, daemon=True)
        keeper.start()
        try:
            server.serve_forever(poll_interval=0.2)
        finally:
            engine.ended.set()
            keeper.join(2)
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)


def _say(text: str) -> None:
    print(f"engine: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    serve(os.environ["DATABASE_MATCH_URL"], os.environ["PUNTE_MATCH_SOCKET"])
