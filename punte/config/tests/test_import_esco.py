"""`punte import esco`: what was downloaded comes in, and what is wrong with a file is said in one line."""

import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from punte.config import cli
from punte.reference.models import Concept
from punte.reference.tests.test_esco import ENGLISH, packed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the database of the tests."""
    monkeypatch.setattr(cli.installation, "database", nullcontext)
    monkeypatch.setattr(cli.installation, "adopt_demo", lambda: None)


def test_the_downloads_come_in_and_every_step_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", "esco", str(packed(tmp_path, ENGLISH))]) == 0
    said = capsys.readouterr().out
    assert "reading 1 of 4" in said
    assert "storing 4 concepts" in said
    assert "0 opportunities changed" in said
    assert Concept.objects.filter(versions=["1.1.1"]).count() == 4


def test_a_truncated_zip_is_told_in_one_line_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = packed(tmp_path, ENGLISH)
    file.write_bytes(file.read_bytes()[:-200])
    assert cli.main(["import", "esco", str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not Concept.objects.exists()


def test_a_missing_column_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    poor = [{k: v for k, v in row.items() if k != "iscoGroup"} for row in ENGLISH["occupations_en"]]
    assert cli.main(["import", "esco", str(packed(tmp_path, ENGLISH | {"occupations_en": poor}))]) == 1
    assert "iscoGroup is missing" in capsys.readouterr().err


def test_another_version_joins_and_the_older_one_keeps_its_uris(tmp_path: Path) -> None:
    newer = {**ENGLISH, "occupations_en": ENGLISH["occupations_en"][:1]}
    assert cli.main(["import", "esco", str(packed(tmp_path, ENGLISH))]) == 0
    assert cli.main(["import", "esco", str(packed(tmp_path, newer, "ESCO v1.2.0 - csv.zip"))]) == 0
    assert Concept.objects.filter(versions=["1.1.1", "1.2.0"], retired=False).count() == 3
    assert Concept.objects.filter(versions=["1.1.1"], retired=True).count() == 1


def test_an_edition_nobody_can_tell_must_be_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = packed(tmp_path, ENGLISH, "esco.zip")
    assert cli.main(["import", "esco", str(file)]) == 1
    assert "edition" in capsys.readouterr().err
    assert cli.main(["import", "esco", str(file), "--edition", "1.2.0"]) == 0


def test_what_is_no_esco_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(tmp_path / "ESCO v1.1.1.zip", "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert cli.main(["import", "esco", str(tmp_path / "ESCO v1.1.1.zip")]) == 1
    assert "no ESCO table" in capsys.readouterr().err
