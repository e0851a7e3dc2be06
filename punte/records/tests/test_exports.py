"""Exports: asked for, made in the background, taken along by their maker only, gone after a week."""

import datetime as dt
import errno
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.people.actions.persons import erase_person
from punte.people.models import Notice
from punte.records import jobs, vault
from punte.records.actions import exports, making
from punte.records.export_kinds import Choice, ExportKind, Made, Stopped, all_kinds
from punte.records.models import AccessEntry, Export, ExportDownload
from tests.cast import staff

LIST = "/records/309187/exports/"
NEW = LIST + "new/"
TOKEN = "1f0e9a7e-3f0f-4f0b-8d5c-0000000000{:02}"
CONTENT = b"Cosmina;14.05.1990"


class Rows:
    """A kind of file of the tests: what it makes, and what happens while it is made."""

    def __init__(self, persons=()):
        self.persons, self.content, self.before, self.made = persons, CONTENT, lambda job: None, 0

    def __call__(self, job):
        self.before(job)
        self.made += 1
        job.progress(1, 2)
        return Made(f"rows-{job.operation.code}.{job.format}", "text/csv", self.content, self.persons)


@pytest.fixture
def rows(cosmina, monkeypatch):
    make = Rows([cosmina.pk])
    kind = ExportKind(
        "tests.rows",
        "Rows",
        ("csv", "xlsx"),
        lambda user, operation: user.name != "Ana Mureșan",
        make,
        choices=lambda user, operation: [Choice("of", "Of", [("", "today"), ("2", "period 2")])],
    )
    monkeypatch.setitem(all_kinds(), kind.code, kind)
    return make


@pytest.fixture
def ask(operation, elena, rows):
    def asked(by=elena, **more):
        told = {"kind": "tests.rows", "format": "csv", "language": "ro", "options": {"of": ""}} | more
        return exports.start_export(by=by, operation=operation, **told)

    return asked


def work(export):
    """What the worker does."""
    jobs.make_export(export.consortium_id, export.pk)
    export.refresh_from_db()
    return export


@pytest.fixture
def ready(ask):
    return work(ask())


def files(settings):
    return [p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()]


def sending(number=1, **more):
    return {
        "token": TOKEN.format(number), "kind": "tests.rows", "format": "csv", "language": "ro", "of": "2", **more
    }  # fmt: skip


def test_a_file_is_asked_for_made_and_taken_along(client, elena, rows, settings, cosmina):
    client.force_login(elena)
    assert "Rows" in client.get(LIST).content.decode()
    assert client.get(NEW, {"kind": "tests.rows"}).status_code == 200
    page = client.post(NEW, sending())
    export = Export.objects.get()
    assert page["Location"] == export.get_absolute_url()
    assert export.options == {"of": "2"}
    assert "waits for its turn" in client.get(page["Location"]).content.decode()
    assert 'id="job"' in client.get(f"{page['Location']}progress/").content.decode()
    job = ProcrastinateJob.objects.get(task_name="records.make_export")
    assert job.args == {"consortium_id": export.consortium_id, "export_id": export.pk}
    work(export)
    assert "Download rows-309187.csv" in client.get(page["Location"]).content.decode()
    assert client.get(f"{page['Location']}progress/")["HX-Refresh"] == "true"
    taken = client.get(f"{page['Location']}download/")
    assert taken.content == CONTENT
    assert taken["Content-Disposition"] == 'attachment; filename="rows-309187.csv"'
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in taken["Content-Security-Policy"]
    assert taken["Cache-Control"] == "private, no-store"
    assert ExportDownload.objects.get().user == elena
    assert AccessEntry.objects.filter(person=cosmina, user=elena, occasion="export").count() == 1
    assert CONTENT not in b"".join(p.read_bytes() for p in files(settings))
    assert Notice.objects.filter(user=elena, kind="records.export_ready").exists()


def test_two_clicks_make_one_file(client, elena, rows):
    client.force_login(elena)
    first, second = client.post(NEW, sending()), client.post(NEW, sending())
    assert (first.status_code, second.status_code) == (302, 302)
    third = client.post(NEW, sending(2))
    assert third["Location"] == first["Location"]
    assert (
        Export.objects.count()
        == ProcrastinateJob.objects.filter(task_name="records.make_export").count()
        == 1
    )


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("format", "pdf"), ("format", ""), ("language", "de"), ("of", "3"), ("language", "x" * 300)],
)
def test_what_is_not_offered_is_refused_and_writes_nothing(client, elena, rows, field, wrong):
    client.force_login(elena)
    page = client.post(NEW, sending(**{field: wrong}))
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert not Export.objects.exists()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "tests.unknown"}, "kind"),
        ({"format": "pdf"}, "format"),
        ({"language": "de"}, "language"),
        ({"options": {"of": "9"}}, "of"),
        ({"options": {"of": "", "person": "1"}}, "person"),
    ],
)
def test_the_action_refuses_what_is_not_offered_too(ask, told, field):
    with pytest.raises(ValidationError) as refusal:
        ask(**told)
    assert list(refusal.value.message_dict) == [field]


def test_an_unknown_kind_is_not_there(client, elena, rows):
    client.force_login(elena)
    assert client.get(NEW)["Location"] == LIST
    assert client.get(NEW, {"kind": "tests.none"}).status_code == 404
    assert client.post(NEW, sending(kind="tests.none")).status_code == 404


def test_who_lacks_the_right_to_export_sees_no_such_offer_and_is_refused(client, operation, assoc, ask):
    officer = staff("Mara Officer", assoc, "monitoring_officer", operation)
    client.force_login(officer)
    assert "tests.rows" not in client.get(LIST).content.decode()
    assert client.get(NEW, {"kind": "tests.rows"}).status_code == 403
    assert client.post(NEW, sending()).status_code == 403
    with pytest.raises(Refused):
        ask(by=officer)
    assert not Export.objects.exists()


def test_another_s_file_is_not_there(client, bogdan, ready):
    client.force_login(bogdan)
    own = f"{LIST}{ready.pk}/"
    assert [client.get(own + more).status_code for more in ("", "progress/", "download/")] == [404] * 3
    assert [client.post(own + more).status_code for more in ("discard/", "again/")] == [404] * 2
    assert client.get("/records/300609/exports/").status_code == 404
    for refused in (exports.open_export, exports.discard_export, exports.start_again, making.make_export):
        with pytest.raises(Refused):
            refused(by=bogdan, export=ready)
    assert ready.pk not in [e.pk for e in Export.objects.visible_to(bogdan)]


def test_a_right_taken_back_closes_the_file_and_stops_the_making(client, elena, ready, ask, operation):
    waiting = ask(format="xlsx")
    operation.assignments.filter(role__user=elena).update(rights=[])
    del elena.__dict__["_acting"]
    client.force_login(elena)
    assert client.get(f"{LIST}{ready.pk}/download/").status_code == 403
    assert not ExportDownload.objects.exists()
    work(waiting)
    assert (waiting.state, waiting.why) == ("failed", "refused")


def test_a_full_disk_is_told_and_leaves_nothing_half_written(client, elena, ask, settings, monkeypatch):
    def full(*args, **named):
        raise OSError(errno.ENOSPC, "No space left on device")

    export = ask()
    with monkeypatch.context() as patch:
        patch.setattr("punte.records.vault.os.fsync", full)
        work(export)
    assert (export.state, export.why, export.file_name) == ("failed", "full", "")
    assert files(settings) == []
    client.force_login(elena)
    assert "no room left on the disk" in client.get(export.get_absolute_url()).content.decode()
    assert Notice.objects.filter(user=elena, kind="records.export_failed").count() == 1


def test_what_failed_is_made_again_in_its_place(client, elena, ask, rows):
    def broken(job):
        raise RuntimeError("Cosmina")

    rows.before = broken
    export = work(ask())
    assert (export.state, export.why) == ("failed", "broken")
    rows.before = lambda job: None
    client.force_login(elena)
    assert client.post(f"{LIST}{export.pk}/again/")["Location"] == export.get_absolute_url()
    assert work(export).state == "ready"
    assert Export.objects.count() == 1


def test_a_kind_says_in_words_why_it_cannot(client, elena, ask, rows):
    def not_yet(job):
        raise ValidationError("The period is not frozen yet.")

    rows.before = not_yet
    export = work(ask())
    assert (export.state, export.said) == ("failed", "The period is not frozen yet.")
    client.force_login(elena)
    assert "The period is not frozen yet." in client.get(export.get_absolute_url()).content.decode()


def test_a_killed_worker_begins_again_and_leaves_no_second_file(ask, rows, settings, monkeypatch):
    export = ask()

    class Killed(BaseException):
        pass

    def killed(*args, **named):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Export, "move_to", killed)
        with pytest.raises(Killed):
            work(export)
    export.refresh_from_db()
    assert (export.state, files(settings)) == ("running", [])
    left = vault.store(export.consortium, b"half")[0]  # as a SIGKILL would leave it
    Export.objects.filter(pk=export.pk).update(file_name=left)
    assert work(export).state == "ready"
    assert len(files(settings)) == 1
    work(export)
    assert rows.made == 2 and len(files(settings)) == 1


def test_a_file_stopped_while_it_is_made_is_not_kept(client, elena, ask, rows, settings):
    client.force_login(elena)
    export = ask()
    rows.before = lambda job: client.post(f"{LIST}{export.pk}/discard/")
    work(export)
    assert (export.state, export.why, files(settings)) == ("expired", "cancelled", [])


def test_progress_ends_the_work_where_nobody_waits_any_more(ask, monkeypatch):
    export = ask()
    progress = making.Progress(export)
    progress(1, 10)
    assert progress.aside is None  # the first word comes after a second
    progress.last -= 2

    class Aside:
        autocommit, sql, state = True, [], "expired"
        set_autocommit = commit = close = lambda self, *args: None
        cursor = __enter__ = lambda self: self
        __exit__ = lambda self, *args: None  # noqa: E731
        execute = lambda self, sql, values: self.sql.append((sql, values))  # noqa: E731
        fetchone = lambda self: (self.state,)  # noqa: E731

    progress.aside = Aside()
    with pytest.raises(Stopped):
        progress(5, 10)
    assert any("UPDATE records_export" in sql and values[:2] == [5, 10] for sql, values in Aside.sql)


def test_thrown_away_it_is_gone_from_the_vault(
    client, elena, ready, settings, django_capture_on_commit_callbacks
):
    client.force_login(elena)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{LIST}{ready.pk}/discard/")["Location"] == LIST
    ready.refresh_from_db()
    assert (ready.state, ready.why, ready.persons, ready.file_name) == ("expired", "discarded", [], "")
    assert files(settings) == []
    assert client.get(f"{LIST}{ready.pk}/download/").status_code == 302
    again = client.post(f"{LIST}{ready.pk}/again/")
    assert again["Location"] != ready.get_absolute_url()


def test_after_seven_days_it_goes_by_itself(
    client, elena, ready, settings, django_capture_on_commit_callbacks
):
    assert ready.expires_at - ready.made_at == dt.timedelta(days=7)
    Export.objects.filter(pk=ready.pk).update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    client.force_login(elena)
    assert client.get(f"{LIST}{ready.pk}/download/").status_code == 302
    assert "The file is gone" in client.get(f"{LIST}{ready.pk}/").content.decode()
    assert not ExportDownload.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.drop_old_exports(0) == 1
    set_local(consortium=ready.consortium_id)
    ready.refresh_from_db()
    assert (ready.state, ready.why, files(settings)) == ("expired", "old", [])
    assert jobs.drop_old_exports(0) == 0


def test_a_file_whose_job_is_lost_is_told_to_have_failed(ask):
    export = ask()
    long_ago = timezone.now() - dt.timedelta(hours=2)
    Export.objects.filter(pk=export.pk).update(asked_at=long_ago)
    assert exports.give_up_lost(export.consortium) == 0
    ProcrastinateJob.objects.filter(task_name="records.make_export")._raw_delete("default")
    assert exports.give_up_lost(export.consortium) == 1


def test_an_erased_person_stays_in_no_file(
    elena, cosmina, ready, settings, django_capture_on_commit_callbacks
):
    with pytest.raises(Refused):
        exports.expire_exports_about(by=elena, person=cosmina)
    erase_person(by=elena, person=cosmina)
    with django_capture_on_commit_callbacks(execute=True):
        assert exports.expire_exports_about(by=elena, person=cosmina) == 1
    ready.refresh_from_db()
    assert (ready.state, ready.why, ready.persons, files(settings)) == ("expired", "erased", [], [])


def test_a_file_that_does_not_say_whom_it_holds_goes_with_anybody(elena, cosmina, ask, rows):
    rows.persons = ()
    whole = work(ask())
    erase_person(by=elena, person=cosmina)
    assert exports.expire_exports_about(by=elena, person=cosmina) == 1
    whole.refresh_from_db()
    assert whole.state == "expired"


def test_who_is_erased_while_a_file_is_made_is_not_in_it(elena, cosmina, ask, rows, settings):
    rows.before = lambda job: erase_person(by=elena, person=cosmina)
    export = work(ask())
    assert (export.state, export.why, files(settings)) == ("failed", "erased", [])


def test_six_at_once_are_too_many(elena, operation, ask):
    for at in range(5):
        Export.objects.create(
            consortium_id=operation.consortium_id, operation=operation, by=elena, kind=f"tests.{at}",
            format="csv", language="ro", about_persons=False,
        )  # fmt: skip
    with pytest.raises(ValidationError) as refusal:
        ask()
    assert refusal.value.code == "many"


def test_a_download_is_never_taken_back(client, elena, ready):
    from django.db import DatabaseError, transaction

    client.force_login(elena)
    client.get(f"{LIST}{ready.pk}/download/")
    assert "Elena Dragomir" in client.get(f"{LIST}{ready.pk}/").content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        ExportDownload.objects.all().delete()


def test_what_a_room_makes_no_more_is_told_by_its_code(client, elena, ready, monkeypatch):
    monkeypatch.delitem(all_kinds(), "tests.rows")
    client.force_login(elena)
    assert "tests.rows" in client.get(LIST).content.decode()
    assert client.get(f"{LIST}{ready.pk}/download/").status_code == 403


def test_a_draft_in_the_clear_is_gone_when_its_maker_stops_at_the_end(client, elena, ask, rows, tmp_path):
    folder = tmp_path / "punte-table-a"
    folder.mkdir()
    rows.content = folder / "dossiers.zip"
    rows.content.write_bytes(CONTENT)
    client.force_login(elena)
    export = ask()
    rows.before = lambda job: client.post(f"{LIST}{export.pk}/discard/")
    assert work(export).why == "cancelled" and not folder.exists()


@pytest.mark.parametrize("kept", [True, False])
def test_a_file_made_with_more_rights_or_farther_sight_stays_closed(elena, ready, operation, kept):
    if not kept:  # as before it was kept with which rights a file was made
        Export.objects.filter(pk=ready.pk).update(options=ready.asked)
        ready.refresh_from_db()
    assert exports.open_export(by=elena, export=ready) == CONTENT
    operation.assignments.filter(role__user=elena).update(rights=["export", "number"])
    del elena.__dict__["_acting"]
    with pytest.raises(Refused):
        exports.open_export(by=elena, export=ready)
    again = exports.start_again(by=elena, export=ready)
    assert again.options == {"of": ""}
    assert exports.open_export(by=elena, export=work(again)) == CONTENT if kept else True


def test_who_sees_less_far_than_when_it_was_made_does_not_open_it(elena, ready, operation):
    elena.roles.update(role="counsellor")
    del elena.__dict__["_acting"]
    with pytest.raises(Refused):
        exports.open_export(by=elena, export=ready)
