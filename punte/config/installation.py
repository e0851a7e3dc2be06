"""One installation: where its data is, which database serves it, and what that database was born as.

The stamp, a comment on the database itself, says whether it is a demonstration and which schema and
definitions it was last brought up to; so a start that has nothing to do finds that out in a moment.
"""

import base64
import hashlib
import json
import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from punte.config.cluster import Cluster

BASE_DIR = Path(__file__).resolve().parents[2]
DEMO_TODAY = "2025-03-17"
_DEFINITIONS = {".yaml", ".yml", ".json", ".csv", ".toml"}
_STAMP = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
_TABLES = "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public')"


class Refusal(Exception):
    """The command cannot go on; the message is one line for the person at the keyboard. It is empty where a
    child has already said it."""

    def __init__(self, reason: str = "", code: int = 2):
        super().__init__(reason)
        self.code = code


def data_folder() -> Path:
    """Where the embedded database, the media, the logs and the demo's keys are."""
    folder = Path(os.environ.get("PUNTE_DATA") or BASE_DIR / "var").resolve()
    os.environ["PUNTE_DATA"] = str(folder)
    return folder


@contextmanager
def database(*, alone: bool = False) -> Iterator[Cluster | None]:
    """Let DATABASE_URL name a database: the server it names already, or the embedded cluster, started here or
    joined where another Punte serves it. With `alone` it is never joined."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    cluster = Cluster(data_folder())
    if alone:
        cluster.start()
    else:
        cluster.start_or_join()
    try:
        os.environ["DATABASE_URL"] = cluster.url("punte_app")
        os.environ["DATABASE_OWNER_URL"] = cluster.url("punte_owner")
        os.environ["DATABASE_MATCH_URL"] = cluster.url("punte_match")
        yield cluster
    finally:
        cluster.stop()
        for role in ("", "OWNER_", "MATCH_"):
            os.environ.pop(f"DATABASE_{role}URL", None)


def owner_url() -> str:
    """The address for whoever changes the schema. Raises Refusal when a server is named without it."""
    url = os.environ.get("DATABASE_OWNER_URL")
    if not url:
        raise Refusal(
            "DATABASE_OWNER_URL is not set: the schema is changed as punte_owner, see docs/operate.md."
        )
    return url


def engine_socket() -> Path:
    """Where the engine of matching is asked; a socket's whole path must stay under 108 bytes."""
    inside = data_folder() / "match.sock"
    if len(os.fsencode(inside)) < 100:
        return inside
    name = hashlib.sha256(os.fsencode(inside)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"punte-match-{os.geteuid()}-{name}.sock"


def app_role() -> str:
    """The role that serves, as DATABASE_URL names it."""
    return urlsplit(os.environ["DATABASE_URL"]).username or "punte_app"


def demo_environment() -> None:
    """Be a demonstration: its own keys, its own date, only on this machine."""
    os.environ["PUNTE_MODE"] = "demo"
    os.environ.setdefault("PUNTE_TODAY", DEMO_TODAY)
    os.environ.update(_demo_keys(data_folder() / "demo-keys.json"))


def adopt_demo() -> None:
    """A command run beside a demonstration, with nothing else said, is meant for it."""
    said = {"PUNTE_MODE", "PUNTE_SECRET_KEY", "DATABASE_URL"} & os.environ.keys()
    if not said and (data_folder() / "demo-keys.json").exists():
        demo_environment()


def new_keys() -> dict[str, str]:
    """Fresh secrets for a new installation."""

    def key() -> str:
        return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()

    return {
        "PUNTE_SECRET_KEY": secrets.token_urlsafe(50),
        "PUNTE_FIELD_KEYS": key(),
        "PUNTE_INDEX_KEY": key(),
    }


def _demo_keys(path: Path) -> dict[str, str]:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(new_keys(), file)
        draft.rename(path)
    return dict(json.loads(path.read_text()))


def read_stamp(url: str) -> tuple[dict[str, Any], bool]:
    """What the database says about itself, and whether it holds any table."""
    import psycopg

    with psycopg.connect(url, connect_timeout=10) as connection:
        said = connection.execute(_STAMP).fetchone()
        tables = connection.execute(_TABLES).fetchone()
    stamp = said[0] if said and said[0] else "{}"
    return (json.loads(stamp) if stamp.startswith("{") else {}), bool(tables and tables[0])


def write_stamp(url: str, **changes: Any) -> None:
    """Change what the database says about itself. Only its owner may."""
    import psycopg
    from psycopg import sql

    stamp = read_stamp(url)[0] | changes
    with psycopg.connect(url) as connection:
        comment = sql.SQL("COMMENT ON DATABASE {} IS {}")
        name = connection.info.dbname
        connection.execute(
            comment.format(sql.Identifier(name), sql.Literal(json.dumps(stamp, sort_keys=True)))
        )


def schema_mark() -> str:
    """Changes when a migration or an installed package does."""
    lock = BASE_DIR / "requirements.lock"
    return _mark([*(BASE_DIR / "punte").glob("*/migrations/*.py"), *([lock] if lock.exists() else [])])


def definitions_mark() -> str:
    """Changes when a definition file does, or the code that loads them."""
    files = [
        f for f in (BASE_DIR / "punte").rglob("*") if f.suffix in _DEFINITIONS and "static" not in f.parts
    ]
    files += (BASE_DIR / "punte").glob("*/management/commands/load_definitions.py")
    own = os.environ.get("PUNTE_DEFINITIONS")
    return _mark([*(f for f in files if "tests" not in f.parts), *(Path(own).glob("*.yaml") if own else ())])


def static_mark() -> str:
    """Changes when a file that browsers are given does."""
    files = [f for f in (BASE_DIR / "punte").glob("*/static/**/*") if f.is_file()]
    return _mark(files)


def _mark(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(os.path.relpath(file, BASE_DIR).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
