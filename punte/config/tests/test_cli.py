"""The command line: help everywhere, one line for each refusal, exit codes that mean something."""

import os
import socket
import stat
import subprocess
import sys
from argparse import Namespace
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from punte.config import cli, demo, installation, preparation
from punte.config.mail import mail_settings


def clean() -> dict[str, str]:
    """The environment without what says where our own tests run."""
    return {n: v for n, v in os.environ.items() if not n.startswith(("PUNTE_", "DATABASE_"))}


def punte(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "punte.config.cli", *arguments]
    return subprocess.run(argv, env=clean() | environment, capture_output=True, text=True)


@pytest.mark.parametrize("command", ["", "serve", "demo", "migrate", "import", "doctor"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([*filter(None, [command]), "--help"])
    assert ended.value.code == 0
    assert "usage: punte" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong", [[], ["swim"], ["import", "participants", "x.csv"], ["serve", "--port", "x"]]
)
def test_what_is_asked_wrongly_is_refused_in_one_line(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(wrong)
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_production_does_not_start_without_keys(tmp_path: Path) -> None:
    done = punte("serve", PUNTE_DATA=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith("punte: PUNTE_")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "postgres").exists()


def test_in_production_no_other_address_can_set_our_cookies() -> None:
    asked = "from punte.config import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE)"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env=clean() | installation.new_keys() | {"DATABASE_URL": "postgresql://punte_app@/punte"},
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["__Host-session", "__Host-csrf", "True"], done.stderr


def test_the_mode_of_the_tests_is_not_served(tmp_path: Path) -> None:
    done = punte("serve", "--port", "0", PUNTE_DATA=str(tmp_path), PUNTE_MODE="test")
    assert done.returncode == 2
    assert done.stderr.startswith("punte: PUNTE_MODE=test is for the tests")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "postgres").exists()


def test_a_schema_nobody_migrated_is_not_served(tmp_path: Path) -> None:
    done = punte("serve", "--port", "0", PUNTE_DATA=str(tmp_path), **installation.new_keys())
    assert done.returncode == 2
    assert "run `punte migrate`" in done.stderr


def test_a_taken_port_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(installation.Refusal, match="already in use"):
            cli._port_is_free("127.0.0.1", taken.getsockname()[1], patience=0)


def test_a_server_named_without_its_owner_is_not_migrated() -> None:
    done = punte("migrate", DATABASE_URL="postgresql://punte_app@/x?host=/nowhere", **installation.new_keys())
    assert done.returncode == 2
    assert "DATABASE_OWNER_URL" in done.stderr


def test_a_server_that_does_not_answer_is_told_in_one_line() -> None:
    nowhere = "postgresql://punte_app@/x?host=/nowhere"
    done = punte("migrate", DATABASE_URL=nowhere, DATABASE_OWNER_URL=nowhere, **installation.new_keys())
    assert done.returncode == 1
    assert done.stderr.startswith("punte: the database does not answer")
    assert done.stderr.count("\n") == 1


def test_a_demonstration_never_touches_a_real_database(tmp_path: Path) -> None:
    code = (
        "from punte.config import installation as i, demo\n"
        "with i.database():\n"
        "    i.write_stamp(i.owner_url(), born='production')\n"
    )
    subprocess.run([sys.executable, "-c", code], env=clean() | {"PUNTE_DATA": str(tmp_path)}, check=True)
    done = punte("demo", "--port", "0", PUNTE_DATA=str(tmp_path))
    assert done.returncode == 2
    assert "not born as a demonstration" in done.stderr


def test_a_demonstration_is_not_served_to_other_machines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PUNTE_MODE", "demo")
    with pytest.raises(installation.Refusal, match="this machine only"):
        demo.check_doors("0.0.0.0")


def test_the_demonstration_makes_its_keys_once_and_keeps_them_to_itself(tmp_path: Path) -> None:
    path = tmp_path / "demo-keys.json"
    keys = installation._demo_keys(path)
    assert keys == installation._demo_keys(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(set(keys.values())) == 3


def test_the_mail_server_is_read_from_one_address() -> None:
    settings = mail_settings("smtp://punte:a%40b@mail.example.org")
    assert settings["EMAIL_HOST_PASSWORD"] == "a@b"
    assert settings["EMAIL_PORT"] == 587
    assert settings["EMAIL_USE_TLS"]
    with pytest.raises(ImproperlyConfigured):
        mail_settings("mail.example.org")


def test_invented_data_are_kept_until_asked_for_anew_or_another_version_begins() -> None:
    kept = {"born": "demo", "data": "loaded", "schema": installation.schema_mark()}
    assert not demo._why_anew(kept, asked=False)
    assert demo._why_anew(kept, asked=True) == "the demonstration is made anew"
    assert "unfinished" in demo._why_anew(kept | {"data": "loading"}, asked=False)
    assert "another version" in demo._why_anew(kept | {"schema": "older"}, asked=False)


@pytest.mark.parametrize(("kept", "made"), [({"data": "loaded"}, 0), ({"data": "loading"}, 1), ({}, 1)])
def test_the_census_makes_the_demonstration_first_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch, kept: dict[str, str], made: int
) -> None:
    steps: list[str] = []
    opened: list[bool] = []
    monkeypatch.setattr(installation, "demo_environment", lambda: None)
    monkeypatch.setattr(installation, "database", lambda *, alone=False: nullcontext(opened.append(alone)))
    monkeypatch.setattr(installation, "owner_url", lambda: "")
    monkeypatch.setattr(installation, "read_stamp", lambda url: (kept, bool(kept)))
    monkeypatch.setattr(demo, "prepare", lambda: steps.append("prepare"))
    monkeypatch.setattr(preparation, "run_command", steps.append)
    assert cli.serve_demo(Namespace(census=True)) == 0
    assert steps == ["prepare"] * made + ["demo_census"]
    assert opened[-1] is bool(made), (
        "what another process serves is joined, but never made anew under its hands"
    )


def test_the_engine_is_started_only_where_it_can_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PUNTE_MATCH_SOCKET", "DATABASE_MATCH_URL", "NUMBA_CACHE_DIR"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("PUNTE_DATA", str(tmp_path))
    monkeypatch.setattr(cli, "find_spec", lambda name: object())
    assert not cli._engine_possible()
    monkeypatch.setenv("DATABASE_MATCH_URL", "postgresql://punte_match@/punte")
    assert cli._engine_possible()
    assert os.environ["PUNTE_MATCH_SOCKET"] == str(tmp_path / "match.sock")
    assert not cli._engine_possible()  # somebody else serves that socket
    monkeypatch.delenv("PUNTE_MATCH_SOCKET")
    monkeypatch.setattr(cli, "find_spec", lambda name: None)
    assert not cli._engine_possible()


def test_the_path_of_the_engines_socket_stays_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PUNTE_DATA", str(tmp_path / ("deep" * 40)))
    assert len(os.fsencode(installation.engine_socket())) < 100
