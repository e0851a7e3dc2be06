"""`punte doctor`: looks whether the installation is well, and says what to do where it is not."""

import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from punte.config import installation, preparation
from punte.config.catalogues import stale_catalogues

OLDEST_POSTGRES = 15
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")
_SPARE_MEGABYTES = 1024
_MIGHTY = (
    "SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname IN (current_user, 'punte_match')"
)
_MINE = """
SELECT current_user,
       (SELECT count(*) FROM pg_class JOIN pg_roles r ON r.oid = relowner WHERE rolname = current_user),
       (SELECT count(*) FROM pg_tables WHERE schemaname = 'public'
           AND NOT has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT'))
"""


@dataclass(frozen=True)
class Finding:
    """One thing looked at, whether it is well, and what to do if not."""

    what: str
    well: bool = True
    remedy: str = "see docs/operate.md"


def examine() -> int:
    """Look at everything and print it; 1 if there is any problem."""
    problems = 0
    for look in LOOKS:
        for finding in _findings(look):
            print(f"{'ok' if finding.well else 'PROBLEM':<8}{finding.what}")
            if not finding.well:
                print(f"{'':<8}  what to do: {finding.remedy}")
                problems += 1
    print(f"\n{problems} problem(s)." if problems else "\nAll is well.")
    return 1 if problems else 0


def ledger() -> int:
    """Verify the seals of the record book and name every altered fact; 1 if there is any."""
    preparation.django_ready()
    from punte.records import seals

    altered = list(seals.verify())
    for fact in altered:
        print(f"ALTERED {fact}")
    print(
        f"{len(altered)} altered fact(s)." if altered else "The record book is unaltered: every seal holds."
    )
    return 1 if altered else 0


def _findings(look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except Exception as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        yield Finding(f"{look.__name__.strip('_').replace('_', ' ')}: {reason}", False)


def _versions() -> Iterator[Finding]:
    import django

    yield Finding(f"Python {platform.python_version()}, Django {django.get_version()}")
    number = int(_one("SHOW server_version_num"))
    new_enough = number >= OLDEST_POSTGRES * 10000
    yield Finding(f"PostgreSQL {_one('SHOW server_version')}", new_enough, f"use {OLDEST_POSTGRES} or newer")


def _keys() -> Iterator[Finding]:
    mode = os.environ.get("PUNTE_MODE", "production")
    preparation.django_ready()
    from punte.config.keys import keys_from_environment

    keys = keys_from_environment(mode)
    yield Finding(f"keys present and readable ({len(keys.fields)} field key(s)), mode {mode}")
    long = len(keys.secret) >= 50
    yield Finding("PUNTE_SECRET_KEY is long enough", long, "make one of at least 50 characters")


def _extensions() -> Iterator[Finding]:
    have = {name for (name,) in _rows("SELECT extname FROM pg_extension")}
    for name in EXTENSIONS:
        yield Finding(
            f"extension {name}", name in have, f'as owner of the database: CREATE EXTENSION "{name}"'
        )
    if "pg_trgm" in have:
        speaks = bool(_one("SELECT cardinality(show_trgm('младеж'))"))
        remedy = "create the database with LC_CTYPE C.UTF-8 (or another UTF-8 locale), not C"
        yield Finding("search finds Cyrillic (trigrams)", speaks, remedy)


def _roles() -> Iterator[Finding]:
    for name, mighty in _rows(_MIGHTY):
        remedy = f"ALTER ROLE {name} NOSUPERUSER NOBYPASSRLS"
        yield Finding(f"role {name} cannot pass row-level policies", not mighty, remedy)
    (me, owned, closed) = _rows(_MINE)[0]
    remedy = "migrate as punte_owner (DATABASE_OWNER_URL) and serve as punte_app"
    yield Finding(f"role {me} owns {owned} tables and indexes", not owned, remedy)
    remedy = "grant them by hand, see docs/operate.md, section Roles"
    yield Finding(f"tables the role {me} cannot read: {closed}", not closed, remedy)


def _migrations() -> Iterator[Finding]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    yield Finding(f"migrations waiting: {waiting}", not waiting, "run `punte migrate`")


def _mail() -> Iterator[Finding]:
    from django.conf import settings
    from django.core.mail import get_connection

    if os.environ.get("PUNTE_MODE", "production") != "production":
        yield Finding("mail: kept in the outbox, nothing is sent")
    elif not os.environ.get("PUNTE_MAIL_URL"):
        yield Finding("mail: PUNTE_MAIL_URL is not set", False, "name the mail server, see docs/operate.md")
    else:
        opened = get_connection(timeout=10)
        opened.open()
        opened.close()
        yield Finding(f"mail: {settings.EMAIL_HOST} answers")


def _folders() -> Iterator[Finding]:
    media = preparation.media_folder()
    media.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=media):
        private = not media.stat().st_mode & 0o007
    yield Finding(f"media folder {media} is writable and closed to others", private, f"chmod o= '{media}'")
    spare = shutil.disk_usage(media).free // 2**20
    yield Finding(f"{spare} MB free", spare > _SPARE_MEGABYTES, "make room on the disk")


def _catalogues() -> Iterator[Finding]:
    waiting = len(stale_catalogues(installation.BASE_DIR / "locale"))
    yield Finding(f"translations not compiled: {waiting}", not waiting, "run `punte migrate`")


def _hosts() -> Iterator[Finding]:
    if os.environ.get("PUNTE_MODE", "production") == "production":
        named = os.environ.get("PUNTE_HOSTS", "")
        yield Finding(f"hosts: {named or 'only this machine'}", bool(named), "set PUNTE_HOSTS to your domain")


def _lessons() -> Iterator[Finding]:
    origin = os.environ.get("PUNTE_CONTENT_ORIGIN", "").rstrip("/")
    if os.environ.get("PUNTE_MODE", "production") != "production":
        return
    if not origin:
        yield Finding("interactive lessons (SCORM) are not played: PUNTE_CONTENT_ORIGIN is not set")
        return
    scheme, _sign, host = origin.partition("://")
    apart = host not in os.environ.get("PUNTE_HOSTS", "").split(",")
    remedy = "name https:// and a host that is not one of PUNTE_HOSTS"
    yield Finding(f"interactive lessons (SCORM) are played at {origin}", scheme == "https" and apart, remedy)


def _one(query: str) -> Any:
    return _rows(query)[0][0]


def _rows(query: str) -> list[tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=10) as connection:
        return connection.execute(query).fetchall()


LOOKS = (_versions, _keys, _extensions, _roles, _migrations, _mail, _folders, _catalogues, _hosts, _lessons)
