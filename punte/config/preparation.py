"""What an installation needs before it serves: schema, grants, definitions, static files, translations.

Each step runs in a child process, so that the supervisor itself never loads Django and stays small.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from punte.config import children, installation
from punte.config.installation import Refusal
from punte.config.telling import told

Step = Callable[[], None]


def say(text: str) -> None:
    """Tell the person at the keyboard how far we are."""
    print(text, flush=True)


@contextmanager
def timed(what: str) -> Any:
    """Print a step's name and how long it took."""
    begun = time.monotonic()
    yield
    say(f"  {what:<28}{time.monotonic() - begun:6.1f} s")


def in_child(step: Step, **environment: str) -> None:
    """Run a step in a child of its own. Raises Refusal when it failed; it has then said why."""
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            children.die_with(parent)
            os.environ.update(environment)
            code = _run(step)
        except Exception:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code:
        raise Refusal(code=code) if code > 0 else Refusal(f"stopped by signal {-code}.", 1)


def _run(step: Step) -> int:
    return told(step)


def prepare_schema(verbosity: int = 0) -> None:
    """Bring the schema up to date as its owner; what is new is open to the role that serves."""
    owner, app = installation.owner_url(), installation.app_role()
    _stamp, tables = installation.read_stamp(owner)

    def work() -> None:
        _grant_what_comes(owner, app)
        management = django_ready()
        if not tables:
            _draw_only_what_is_named()
        management.call_command("migrate", interactive=False, verbosity=verbosity, skip_checks=True)
        management.call_command("createcachetable", verbosity=0)

    in_child(work, DATABASE_URL=owner)
    installation.write_stamp(owner, schema=installation.schema_mark())


def _draw_only_what_is_named() -> None:
    """After each step of a migration Django draws anew every model that is related to the one it changed, and through
    the consortium that is all of them: a minute of computing. Where tables are made for the first time no step needs
    more than the models it names; `tests/test_schema.py` compares what came with the models. A database that is
    brought up to date goes Django's way."""
    from django.db.migrations.state import ProjectState

    def reload_model(state: Any, app_label: str, model_name: str, delay: bool = False) -> None:
        if "apps" in state.__dict__:
            state._reload({(app_label, model_name.lower())})

    setattr(ProjectState, "reload_model", reload_model)  # noqa: B010 - a method put in the place of another


def load_definitions(verbosity: int = 0) -> None:
    """Load the projects' definition files and what else ships as data."""

    def work() -> None:
        django_ready().call_command("load_definitions", verbosity=verbosity)

    in_child(work)
    installation.write_stamp(installation.owner_url(), definitions=installation.definitions_mark())


def prepare_files() -> None:
    """Translations compiled, static files collected where they changed."""
    from punte.config.catalogues import compile_catalogues

    compile_catalogues(installation.BASE_DIR / "locale")
    folder = installation.data_folder() / "static"
    mark = folder / ".mark"
    if mark.exists() and mark.read_text() == installation.static_mark():
        return

    def work() -> None:
        django_ready().call_command("collectstatic", interactive=False, verbosity=0, clear=folder.exists())

    in_child(work)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(installation.static_mark())


def settings_are_sound() -> None:
    """Refuse to start on settings that are missing or wrong, before any process is started."""

    def work() -> None:
        from importlib import import_module

        import_module("punte.config.settings")

    in_child(work)


def empty_database() -> None:
    """Drop everything in the database and begin again; only ever for a demonstration."""
    import psycopg

    with psycopg.connect(installation.owner_url()) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
        connection.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
    installation.write_stamp(installation.owner_url(), schema="", definitions="")


def analyze() -> None:
    """Let the planner know what was just loaded."""
    import psycopg

    with psycopg.connect(installation.owner_url(), autocommit=True) as connection:
        connection.execute("SET client_min_messages = error")
        connection.execute("ANALYZE")


def _grant_what_comes(owner: str, app: str) -> None:
    """Grants come with the tables, so that a migration may take one back (append-only tables)."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(owner) as connection:
        if connection.info.user == app:
            return
        for what in (
            "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES",
            "GRANT USAGE, SELECT, UPDATE ON SEQUENCES",
            "GRANT EXECUTE ON FUNCTIONS",
        ):
            connection.execute(
                sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public " + what + " TO {}").format(
                    sql.Identifier(app)
                )
            )
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(app)))


def django_ready() -> Any:
    """Django, set up, and its commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "punte.config.settings")
    import django
    from django.core import management

    django.setup()
    return management


def run_command(name: str, *arguments: str, **options: Any) -> None:
    """Run one of Django's commands in this process."""
    django_ready().call_command(name, *arguments, **options)


def media_folder() -> Path:
    """Where the documents are kept."""
    return installation.data_folder() / "media"
