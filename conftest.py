"""The tests' database: one migrated template per schema, cloned for each worker, used as punte_app.

Where DATABASE_URL and DATABASE_OWNER_URL name a server, it is used instead of the embedded cluster.
"""

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

os.environ["PUNTE_MODE"] = "test"
os.environ["PUNTE_TODAY"] = "2025-03-17"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "punte.config.settings")
ROOT = Path(__file__).parent
os.environ.setdefault("PUNTE_DATA", str(ROOT / "var" / "test"))

import django  # noqa: E402

from punte.config.catalogues import compile_catalogues  # noqa: E402

compile_catalogues(ROOT / "locale")  # before anything is read from them: the pages speak three languages
django.setup()

import psycopg  # noqa: E402
import pytest  # noqa: E402
from django.utils.translation import override  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from psycopg import sql  # noqa: E402

from punte.config.cluster import Cluster, ClusterHeld  # noqa: E402
from punte.config.databases import connection_settings as as_settings  # noqa: E402
from punte.config.installation import definitions_mark, schema_mark  # noqa: E402

pytest_plugins = ["tests.cast"]

# How long an example takes says nothing on a machine that does other things besides: no test is timed.
settings.register_profile("punte", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("punte")


def pytest_configure(config: pytest.Config) -> None:
    """Where several workers run the tests, they share one cluster, and so one template and one demonstration."""
    if getattr(config.option, "numprocesses", None) and not os.environ.get("DATABASE_URL"):
        cluster = _free_cluster()
        os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = (
            cluster.url("punte_app"),
            cluster.url("punte_owner"),
        )
        config.add_cleanup(cluster.stop)


class Server:
    """The server under test: addresses by role and database."""

    def __init__(self, app: str, owner: str):
        self.app, self.owner = app, owner

    def url(self, role: str, database: str) -> str:
        """The address of a database as `app` or `owner`."""
        return urlunsplit(urlsplit(getattr(self, role))._replace(path=f"/{database}"))

    def run(self, statement: str, *names: str) -> None:
        """One statement as the owner, outside any transaction."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def drop(self, name: str) -> None:
        """Take a database away with whoever is still in it. The server's own cleaning may be there for a moment: it
        cannot be sent away by force, but leaves by itself when it is in the way."""
        try:
            self.run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        except psycopg.errors.InsufficientPrivilege:
            self.run("DROP DATABASE IF EXISTS {}", name)

    def template(self) -> str:
        """The migrated template database of this schema; made once, whoever comes first."""
        name = f"template_{schema_mark()}_{definitions_mark()}"
        with psycopg.connect(self.owner, autocommit=True) as connection:
            connection.execute("SELECT pg_advisory_lock(7412)")
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                draft = f"{name}_draft"
                self.drop(draft)
                self.run("CREATE DATABASE {}", draft)
                self._migrate(draft)
                self.run("ALTER DATABASE {} RENAME TO {}", draft, name)
        return name

    def _migrate(self, database: str) -> None:
        urls = {"DATABASE_URL": self.url("app", database), "DATABASE_OWNER_URL": self.url("owner", database)}
        command = "from punte.config import preparation as p; p.prepare_schema(); p.load_definitions()"
        subprocess.run([sys.executable, "-c", command], env={**os.environ, **urls}, cwd=ROOT, check=True)

    def clone(self) -> str:
        """A fresh database with the schema."""
        name = f"test_{uuid.uuid4().hex[:12]}"
        template = self.template()
        with psycopg.connect(self.owner, autocommit=True) as connection:
            connection.execute("SELECT pg_advisory_lock(7412)")
            self._copy(template, name)
        return name

    def _copy(self, template: str, name: str) -> None:
        """A copy needs the template for itself; the server's own cleaning may be in it for a moment."""
        for _try in range(20):
            try:
                return self.run("CREATE DATABASE {} TEMPLATE {}", name, template)
            except psycopg.errors.ObjectInUse:
                time.sleep(0.25)
        raise RuntimeError(f"{template} is never left alone")


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A request leaves its language to the thread, and so to the next test."""
    with override("en"):
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The server named by the environment, else an embedded cluster of this process's own."""
    if os.environ.get("DATABASE_URL"):
        yield Server(os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"])
        return
    cluster = _free_cluster()
    try:
        yield Server(cluster.url("punte_app"), cluster.url("punte_owner"))
    finally:
        cluster.stop()


def _free_cluster() -> Cluster:
    for number in range(20):
        cluster = Cluster(ROOT / "var" / "test" / f"cluster-{number}")
        try:
            cluster.start()
        except ClusterHeld:
            continue
        return cluster
    raise RuntimeError("Twenty test runs are going on at once.")


def _use(url: str) -> None:
    from django.db import connections

    connections["default"].close()
    connections.databases["default"].update(as_settings(url, 0))


@pytest.fixture(scope="session")
def django_db_setup(server: Server, django_db_blocker: pytest.FixtureDef) -> Iterator[None]:
    """This worker's own clone, with what ships as data loaded, dropped at the end. Only a test that asks for the
    database may reach it: else whether it passes would hang on what ran before it in the same process."""
    from django.db import connections

    name = server.clone()
    with django_db_blocker.unblock():
        _use(server.url("app", name))
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    server.drop(name)


@pytest.fixture
def committing(server: Server, django_db_setup: None, django_db_blocker: pytest.FixtureDef) -> Iterator[str]:
    """A database of the test's own, in which it may commit (append-only tables cannot be emptied).
    Gives its address as punte_app."""
    from django.db import connections

    before = dict(connections.databases["default"])
    name = server.clone()
    with django_db_blocker.unblock():
        _use(server.url("app", name))
        yield server.url("app", name)
        connections.close_all()
        connections.databases["default"].update(before)
    server.drop(name)
