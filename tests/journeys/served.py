"""The demonstration under test: loaded once per state of the code into a database that is kept, cloned and served by
the real web server in a process of its own."""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psycopg

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "test"
# One project of the five, a quarter of its people: enough for every screen, loaded in some seconds.
_LOAD = """
import django
django.setup()
from punte.portal.demo.load import load
load(print, codes=["309187"], scale=0.25)
"""
_SERVE = """
import os, sys
from punte.config import children, preparation, web
children.die_with(os.getppid())
preparation.prepare_files()
web.serve("127.0.0.1", int(sys.argv[1]), 1, 4)
"""


@dataclass
class Demo:
    """Where the demonstration is served, as whom its database may be asked, and its own copy of the definition
    files."""

    address: str
    owner: str
    definitions: Path

    def ask(self, sql: str, *values: Any) -> Any:
        """One value, asked as the owner of the tables (row-level policies do not bind the owner)."""
        with psycopg.connect(self.owner) as connection:
            row = connection.execute(sql, values).fetchone()
        return row[0] if row else None


def mark() -> str:
    """Changes when anything does that the demonstration is made of."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "punte").rglob("*")):
        if path.suffix in (".py", ".yaml", ".csv") and "tests" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def environment(app: str, owner: str, data: Path) -> dict[str, str]:
    """A demonstration, with the keys under which the tests' template was made."""
    return os.environ | {
        "PUNTE_MODE": "demo",
        "PUNTE_TODAY": "2025-03-17",
        "PUNTE_DATA": str(data),
        "PUNTE_SECRET_KEY": "of-the-tests-only-" * 4,
        "PUNTE_FIELD_KEYS": urlsafe_b64encode(b"f" * 32).decode(),
        "PUNTE_INDEX_KEY": urlsafe_b64encode(b"i" * 32).decode(),
        "DATABASE_URL": app,
        "DATABASE_OWNER_URL": owner,
        "DJANGO_SETTINGS_MODULE": "punte.config.settings",
        "PYTHONPATH": str(ROOT),
    }


def loaded(server: Any) -> str:
    """The name of a database with the demonstration's data; loaded by whoever comes first."""
    name = f"demo_{mark()}"
    with psycopg.connect(server.owner, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(7415)")
        known = [
            n for (n,) in connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'demo%'")
        ]
        if name not in known:
            for old in known:
                server.drop(old)
            _load(server, name)
    return name


def _load(server: Any, name: str) -> None:
    draft = f"{name}_draft"
    template = server.template()
    server.drop(draft)
    server.run("CREATE DATABASE {} TEMPLATE {}", draft, template)
    told = environment(server.url("app", draft), server.url("owner", draft), data_folder(server))
    shutil.rmtree(data_folder(server) / "media", ignore_errors=True)
    command = [sys.executable, "-c", _LOAD]
    quick = told | {"PGOPTIONS": "-c synchronous_commit=off"}
    done = subprocess.run(command, cwd=ROOT, env=quick, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    server.run("ALTER DATABASE {} RENAME TO {}", draft, name)


def data_folder(server: Any) -> Path:
    """Where the files of this cluster's loaded demonstration are kept; beside the tests' clusters."""
    kept = FOLDER / ("demo-" + hashlib.sha256(server.owner.encode()).hexdigest()[:12])
    kept.mkdir(parents=True, exist_ok=True)
    return kept


class Serving:
    """The web server in its process; ready when entered, gone when left."""

    def __init__(self, server: Any):
        self.server = server

    def __enter__(self) -> Demo:
        source = loaded(self.server)
        self.name = f"served_{os.getpid()}"
        self.folder = self._copied()
        self.server.drop(self.name)
        self.server.run("CREATE DATABASE {} TEMPLATE {}", self.name, source)
        owner = self.server.url("owner", self.name)
        told = environment(self.server.url("app", self.name), owner, self.folder)
        told["PUNTE_DEFINITIONS"] = str(self.folder / "definitions")
        port = _free_port()
        self.log = (self.folder / "web.log").open("w")
        argv = [sys.executable, "-c", _SERVE, str(port)]
        self.process = subprocess.Popen(argv, cwd=ROOT, env=told, stdout=self.log, stderr=self.log)
        self._wait(port)
        return Demo(f"http://localhost:{port}", owner, self.folder / "definitions")

    def _copied(self) -> Path:
        """Papers and definition files of its own: each worker serves its own demonstration, and a journey changes a
        definition."""
        own = FOLDER / f"served-{os.getpid()}"
        shutil.copytree(data_folder(self.server) / "media", own / "media", copy_function=os.link)
        shutil.copytree(ROOT / "punte" / "projects" / "definitions", own / "definitions")
        return own

    def _wait(self, port: int) -> None:
        until = time.monotonic() + 180
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urlopen(f"http://127.0.0.1:{port}/healthz/") as answer:
                    if answer.status == 200:
                        return
            except (URLError, ConnectionError):
                time.sleep(0.1)
        said = (self.folder / "web.log").read_text()[-3000:]
        self.__exit__()
        raise RuntimeError(said)

    def __exit__(self, *_reason: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
        shutil.rmtree(self.folder)
        self.server.drop(self.name)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
