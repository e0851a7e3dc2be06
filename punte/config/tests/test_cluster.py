"""The embedded database: private, unprivileged, back after a crash, held by one Punte at a time."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from punte.config import cluster as module
from punte.config import privileges
from punte.config.cluster import Cluster, ClusterHeld


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One cluster in a folder whose path has 150 characters and spaces."""
    folder = tmp_path_factory.mktemp("a folder")
    folder = folder / ("x" * max(1, 150 - len(str(folder))))
    with Cluster(folder) as started:
        yield started


def ask(cluster: Cluster, query: str, role: str = "punte_app") -> list[tuple]:
    with psycopg.connect(cluster.url(role), autocommit=True) as connection:
        cursor = connection.execute(query)
        return cursor.fetchall() if cursor.description else []


def test_a_long_path_gets_a_short_socket(cluster: Cluster) -> None:
    assert len(str(cluster.folder)) > 150
    assert len(str(cluster.sockets / ".s.PGSQL.5432.lock")) < 107


def test_only_we_may_enter_the_socket_s_folder(cluster: Cluster) -> None:
    assert cluster.sockets.stat().st_mode & 0o777 == 0o700
    assert ask(cluster, "SHOW listen_addresses") == [("",)]


def test_no_role_passes_row_level_policies(cluster: Cluster) -> None:
    rights = "rolname, rolsuper, rolbypassrls, rolcreatedb"
    assert ask(cluster, f"SELECT {rights} FROM pg_roles WHERE rolname ~ '^punte_' ORDER BY 1") == [
        ("punte_app", False, False, False),
        ("punte_match", False, False, False),
        ("punte_owner", False, False, True),
    ]


def test_cyrillic_has_trigrams(cluster: Cluster) -> None:
    ask(cluster, "CREATE EXTENSION IF NOT EXISTS pg_trgm", "punte_owner")
    assert ask(cluster, "SELECT cardinality(show_trgm('младеж')) > 0") == [(True,)]


def test_the_roles_can_be_made_again(cluster: Cluster) -> None:
    cluster.ensure_roles()


def test_what_was_committed_is_there_after_the_server_was_killed(cluster: Cluster) -> None:
    ask(cluster, "CREATE TABLE kept AS SELECT 7 AS number", "punte_owner")
    assert cluster.process
    cluster.process.kill()
    cluster.process.wait()
    cluster.restart()
    assert ask(cluster, "SELECT number FROM kept", "punte_owner") == [(7,)]


def test_a_second_punte_is_told_who_holds_the_folder(cluster: Cluster) -> None:
    with pytest.raises(ClusterHeld, match=f"process {os.getpid()}") as told:
        Cluster(cluster.data_dir).start()
    assert "\n" not in str(told.value)


def test_a_command_beside_a_running_punte_uses_its_server(cluster: Cluster) -> None:
    beside = Cluster(cluster.data_dir)
    beside.start_or_join()
    assert beside.joined
    assert beside.url() == cluster.url()
    beside.stop()
    assert ask(cluster, "SELECT 1") == [(1,)]


def test_a_warm_start_is_quick_whoever_s_number_the_stale_file_holds(cluster: Cluster) -> None:
    cluster.stop()
    (cluster.folder / "postmaster.pid").write_text(f"{os.getpid()}\n")
    begun = time.monotonic()
    cluster.start()
    assert time.monotonic() - begun < 1


def test_a_predecessor_that_is_still_dying_is_waited_for(cluster: Cluster) -> None:
    assert cluster.process
    predecessor, cluster.process = cluster.process, None
    cluster._lock, lock = None, cluster._lock
    assert lock
    lock.close()
    predecessor.send_signal(signal.SIGINT)
    cluster.start()
    assert predecessor.wait(5) == 0
    assert ask(cluster, "SELECT 1") == [(1,)]


def _open_to_nobody() -> bool:
    """Whether a user without rights may pass every folder above the database's programs."""
    return all(folder.stat().st_mode & 0o001 for folder in Path(module.__file__).resolve().parents)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root changes its user")
@pytest.mark.skipif(
    not _open_to_nobody(), reason="the binaries lie in a folder closed to nobody, as /root is"
)
def test_where_namespaces_are_forbidden_root_becomes_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setattr(privileges, "namespaces_allowed", lambda: False)
    with Cluster(tmp_path / "data") as started:
        assert ask(started, "SELECT 1") == [(1,)]
        assert started.process
        assert Path(f"/proc/{started.process.pid}").stat().st_uid == privileges.NOBODY
    monkeypatch.undo()
    with Cluster(tmp_path / "data") as again:
        assert ask(again, "SELECT 1") == [(1,)]


def test_no_socket_folder_of_somebody_else_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "link").symlink_to(elsewhere)
    assert not privileges.make_private(tmp_path / "link")
    assert module._last_line("a\nFATAL: no room\n") == "FATAL: no room"
