"""`import_participants` on the command line."""

import pytest
from django.core.management import CommandError, call_command

from punte.participation.models import ImportBatch, Participation
from punte.participation.tests.test_import_lists import as_csv, as_xlsx, row
from punte.participation.tests.test_imports import media  # noqa: F401


@pytest.fixture
def told(elena, tmp_path, capsys):
    """A function: run the command on a list with these options; gives what it printed."""

    def run(content, *options, project="309187"):
        file = tmp_path / "lista"
        file.write_bytes(content)
        call_command("import_participants", str(file), "--project", project, *options)
        return capsys.readouterr().out

    return run


def test_a_list_is_checked_and_waits_for_its_page(told, operation):
    assert "2  to add" in told(as_xlsx(row(1), row(2)))
    assert ImportBatch.objects.get().state == "checked" and not Participation.objects.exists()


def test_it_is_written_only_when_asked(told, operation, fdss, bogdan):
    assert "Applied." in told(as_csv(row(1)), "--apply", "--user", "Bogdan@example.org")
    assert Participation.objects.get().organisation == fdss


def test_a_dry_run_keeps_nothing(told, operation):
    told(as_csv(row(1)), "--dry-run")
    assert ImportBatch.objects.get().state == "discarded" and not Participation.objects.exists()


def test_problems_are_printed_and_end_in_an_error(told, operation, capsys):
    with pytest.raises(CommandError, match=r"1 row has problems\."):
        told(as_csv(row(1), row(2, sex="copil")), "--apply")
    out = capsys.readouterr().out
    assert "3  Sex: copil: This is none of the choices" in out and Participation.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "options", "reason"),
    [
        (as_csv(row(1)), ["--user", "nobody@example.org"], "no user nobody@example.org"),
        (as_csv(row(1)), ["--user", "georgi@example.org"], "georgi@example.org may not import here"),
        (b"%PDF-1.7", [], "This is a PDF"),
    ],
)
def test_what_cannot_be_done_is_one_line(told, operation, georgi, content, options, reason):
    with pytest.raises(CommandError, match=reason):
        told(content, *options)
    assert not ImportBatch.objects.exists()


def test_a_project_or_a_file_that_is_not_there_is_named(told, operation):
    with pytest.raises(CommandError, match="no project 1234"):
        told(as_csv(row(1)), project="1234")
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_participants", "/nowhere/lista.csv", "--project", "309187")
