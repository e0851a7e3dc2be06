"""The screens of imports: list, upload, preview, apply, undo, discard; files handed out; who gets in."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from punte.participation.actions import imports
from punte.participation.forms.imports import UploadForm
from punte.participation.models import ImportBatch, Participation
from punte.participation.tests.test_import_lists import as_csv, as_xlsx, read, romanian_number, row
from punte.participation.tests.test_imports import checked, media  # noqa: F401
from punte.records.models import AccessEntry

BASE = "/participation/309187/imports/"


@pytest.fixture
def signed_in(client, elena):
    client.force_login(elena)
    return client


def upload(client, content, name="lista.csv", **more):
    page = client.get(f"{BASE}new/")
    form = page.context["form"]
    token = form["token"].value()
    organisation = form["organisation"].value()
    data = {"file": SimpleUploadedFile(name, content), "token": token, "organisation": organisation, **more}
    return client.post(f"{BASE}new/", data), data


def test_an_empty_list_of_imports_says_what_to_do(signed_in):
    page = signed_in.get(BASE)
    assert "No list was imported yet" in page.content.decode() and f"{BASE}new/" in page.content.decode()


def test_a_list_goes_from_upload_to_participants(signed_in, elena):
    answer, _data = upload(signed_in, as_xlsx(row(1), row(2), row(3, sex="copil")), "lista.xlsx")
    batch = ImportBatch.objects.get()
    assert answer.url == f"{BASE}{batch.pk}/"
    page = signed_in.get(answer.url)
    text = page.content.decode()
    assert "This is none of the choices" in text and "Row 4" in text and "Row 2" not in text
    assert not Participation.objects.exists()
    sure = signed_in.get(f"{BASE}{batch.pk}/apply/").content.decode()
    assert "2 participants are added." in sure and "1 row with problems is left out" in sure
    signed_in.post(f"{BASE}{batch.pk}/apply/")
    assert Participation.objects.count() == 2
    assert "The list is applied." in signed_in.get(f"{BASE}{batch.pk}/").content.decode()
    assert "lista.xlsx" in signed_in.get(BASE).content.decode()


def test_a_form_sent_twice_takes_the_list_in_once(signed_in):
    _answer, data = upload(signed_in, as_csv(row(1)))
    again = {**data, "file": SimpleUploadedFile("lista.csv", as_csv(row(1)))}
    assert signed_in.post(f"{BASE}new/", again).status_code == 302
    assert ImportBatch.objects.count() == 1


def test_a_refused_file_says_why_and_can_be_sent_again(signed_in):
    answer, data = upload(signed_in, b"%PDF-1.7 ...", "lista.xlsx")
    assert "This is a PDF" in answer.content.decode() and not ImportBatch.objects.exists()
    again = {**data, "file": SimpleUploadedFile("lista.csv", as_csv(row(1)))}
    assert signed_in.post(f"{BASE}new/", again).status_code == 302
    assert ImportBatch.objects.count() == 1


def test_a_file_that_is_too_large_is_not_read(signed_in, monkeypatch):
    monkeypatch.setattr("punte.participation.forms.imports.LARGEST", 100)
    answer, _data = upload(signed_in, as_csv(row(1)))
    assert "larger than 40 MB" in answer.content.decode()


def test_applying_twice_tells_the_second(signed_in):
    upload(signed_in, as_csv(row(1)))
    batch = ImportBatch.objects.get()
    for _time in (1, 2):
        answer = signed_in.post(f"{BASE}{batch.pk}/apply/", follow=True)
    assert "Somebody was here before you" in answer.content.decode()
    assert Participation.objects.count() == 1


def test_an_import_is_taken_back_after_asking(signed_in):
    upload(signed_in, as_csv(row(1)))
    batch = ImportBatch.objects.get()
    signed_in.post(f"{BASE}{batch.pk}/apply/")
    sure = signed_in.get(f"{BASE}{batch.pk}/undo/").content.decode()
    assert "Who was registered with this list and is nowhere else is erased." in sure
    signed_in.post(f"{BASE}{batch.pk}/undo/")
    batch.refresh_from_db()
    assert batch.state == "undone" and Participation.objects.get().state == "rejected"


def test_what_rests_on_an_import_is_named_instead_of_the_question(signed_in, elena):
    from punte.participation.actions.participations import change_situation

    upload(signed_in, as_csv(row(1)))
    batch = ImportBatch.objects.get()
    signed_in.post(f"{BASE}{batch.pk}/apply/")
    mine = Participation.objects.get()
    change_situation(by=elena, participation=mine, version=mine.version, labour="employed")
    for answer in (signed_in.get(f"{BASE}{batch.pk}/undo/"), signed_in.post(f"{BASE}{batch.pk}/undo/")):
        assert "Cosmina B: the file was changed since" in answer.content.decode()
    batch.refresh_from_db()
    assert batch.state == "applied"


def test_a_list_is_thrown_away_after_asking(signed_in):
    upload(signed_in, as_csv(row(1)))
    batch = ImportBatch.objects.get()
    assert signed_in.get(f"{BASE}{batch.pk}/discard/").status_code == 200
    signed_in.post(f"{BASE}{batch.pk}/discard/")
    batch.refresh_from_db()
    assert batch.state == "discarded"
    assert signed_in.get(f"{BASE}{batch.pk}/problems/").status_code == 404
    assert signed_in.get(f"{BASE}{batch.pk}/").status_code == 200


def test_a_doubt_is_answered_on_the_preview(signed_in, cosmina):
    upload(signed_in, as_csv(row(1, last_name="Lakatos", first_name="Cozmina", national_number=None)))
    batch = ImportBatch.objects.get()
    page = signed_in.get(f"{BASE}{batch.pk}/")
    assert "Lăcătuș Cosmina, whom we know" in page.content.decode()
    assert AccessEntry.objects.filter(person=cosmina, occasion="list").count() == 1
    doubt = batch.rows.get()
    url = f"{BASE}{batch.pk}/rows/{doubt.pk}/"
    signed_in.post(url, {})
    signed_in.post(url, {f"row{doubt.pk}-answer": "9999"})
    assert batch.rows.filter(plan="problem").exists()
    signed_in.post(url, {f"row{doubt.pk}-answer": str(cosmina.pk)})
    batch.refresh_from_db()
    assert (batch.to_add, batch.with_problems, batch.rows.get().person) == (1, 0, cosmina)


def test_no_digit_of_a_number_and_no_special_answer_is_shown(signed_in):
    wrong = romanian_number()[:-1] + str((int(romanian_number()[-1]) + 1) % 10)
    upload(signed_in, as_csv(row(1, national_number=wrong), row(2, disability="orbire")))
    text = signed_in.get(f"{BASE}{ImportBatch.objects.get().pk}/").content.decode()
    assert wrong[:6] not in text and "orbire" not in text and text.count("not shown") == 2


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
@pytest.mark.parametrize("rows", ["", "?rows=all"])
def test_the_list_comes_back_with_a_reason_column_and_can_be_uploaded_again(signed_in, make, rows):
    told = [row(1), row(2, sex="copil", phone="=1+1"), row(3)]
    upload(signed_in, make(*told))
    batch = ImportBatch.objects.get()
    answer = signed_in.get(f"{BASE}{batch.pk}/problems/{rows}")
    body = answer.content
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and answer["X-Content-Type-Options"] == "nosniff"
    )
    again = dict(read(body))
    assert len(again) == (3 if rows else 1)
    assert [t["phone"] for t in again.values() if "copil" in t.values()] == ["=1+1"]
    if make is as_csv:
        assert "'=1+1" in body.decode("utf-8-sig") and "This is none of the choices" in body.decode(
            "utf-8-sig"
        )
    else:
        cells = [c.value for line in load_workbook(io.BytesIO(body)).active for c in line]
        assert "'=1+1" in cells and any("This is none of the choices" in str(c) for c in cells)


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_the_template_in_each_language_is_a_list_that_is_read(signed_in, language):
    book = signed_in.get(f"{BASE}template/{language}/xlsx/").content
    sheets = load_workbook(io.BytesIO(book))
    titles = [c.value for c in next(sheets.worksheets[0].iter_rows())]
    text = signed_in.get(f"{BASE}template/{language}/csv/").content.decode("utf-8-sig")
    assert (
        text.strip().split(";") == titles and len(sheets.worksheets[0].data_validations.dataValidation) > 10
    )
    assert sheets.worksheets[1].max_row == len(titles) + 1
    told = read((text + ";".join("x" for _t in titles)).encode())
    assert len(told[0][1]) == len(titles)


def test_other_templates_there_are_not(signed_in):
    assert signed_in.get(f"{BASE}template/fr/csv/").status_code == 404
    assert signed_in.get(f"{BASE}template/ro/pdf/").status_code == 404


def test_a_long_list_is_checked_and_applied_in_the_background(signed_in, monkeypatch, elena):
    from procrastinate.contrib.django.models import ProcrastinateJob

    from punte.participation import jobs

    monkeypatch.setattr(imports, "INLINE", 1)
    upload(signed_in, as_csv(row(1), row(2)))
    batch = ImportBatch.objects.get()
    assert batch.state == "staged"
    job = ProcrastinateJob.objects.get(lock=f"import-{batch.pk}")
    page = signed_in.get(f"{BASE}{batch.pk}/").content.decode()
    assert 'http-equiv="refresh"' in page and "is being read" in page
    assert "HX-Refresh" not in signed_in.get(f"{BASE}{batch.pk}/progress/").headers
    jobs.check_import(**job.args)
    batch.refresh_from_db()
    assert batch.state == "checked" and elena.notices.filter(kind="participation.import_checked").exists()
    monkeypatch.setattr(jobs, "work_on", lambda batches: {})
    assert signed_in.get(f"{BASE}{batch.pk}/progress/").headers["HX-Refresh"] == "true"
    jobs.apply_import(**job.args)
    jobs.apply_import(**job.args)
    assert Participation.objects.count() == 2
    mine = Participation.objects.first()
    Participation.objects.filter(pk=mine.pk).update(version=9)
    jobs.undo_import(**job.args)
    batch.refresh_from_db()
    assert batch.columns["note"] == "depends" and batch.state == "applied"
    assert "Others have worked on it since" in signed_in.get(f"{BASE}{batch.pk}/").content.decode()
    Participation.objects.filter(pk=mine.pk).update(version=1)
    jobs.undo_import(**job.args)
    batch.refresh_from_db()
    assert batch.state == "undone"


def test_an_interrupted_check_can_be_taken_up_by_hand(signed_in, monkeypatch):
    monkeypatch.setattr("punte.participation.jobs.defer_work", lambda *args: None)
    monkeypatch.setattr(imports, "INLINE", 1)
    upload(signed_in, as_csv(row(1), row(2)))
    batch = ImportBatch.objects.get()
    assert "Go on" in signed_in.get(f"{BASE}{batch.pk}/").content.decode()
    monkeypatch.setattr(imports, "INLINE", 500)
    signed_in.post(f"{BASE}{batch.pk}/resume/")
    batch.refresh_from_db()
    assert batch.state == "checked"


def test_a_list_that_no_longer_fits_is_checked_again(signed_in, elena):
    upload(signed_in, as_csv(row(1), row(2, sending_organisation="Asociația Nouă")))
    batch = ImportBatch.objects.get()
    assert batch.with_problems == 1
    from punte.organisations.models import Organisation

    Organisation.objects.create(name="Asociația Nouă", kind="cso", sort_key="a", folded="a")
    signed_in.post(f"{BASE}{batch.pk}/recheck/")
    batch.refresh_from_db()
    assert (batch.with_problems, batch.to_add) == (0, 2)


def test_problems_can_be_narrowed_to_one_kind(signed_in):
    upload(signed_in, as_csv(row(1, sex="copil"), row(2, email="x"), row(3, email="y", birth_date=None)))
    batch = ImportBatch.objects.get()
    page = signed_in.get(f"{BASE}{batch.pk}/?kind=email_shape")
    assert [line.row for line in page.context["lines"]] == [3, 4]
    kinds = page.context["filter"].fields["kind"].choices
    assert [code for code, _words in kinds] == ["", "email_shape", "choice"] and "(2)" in kinds[1][1]
    assert len(signed_in.get(f"{BASE}{batch.pk}/?kind=nonsense").context["lines"]) == 3


ROUTES = ("", "new/", "{0}/", "{0}/apply/", "{0}/undo/", "{0}/discard/", "{0}/problems/", "{0}/progress/")
POSTS = ("{0}/apply/", "{0}/undo/", "{0}/discard/", "{0}/recheck/", "{0}/resume/", "{0}/rows/1/")


@pytest.mark.parametrize("who", ["georgi", "hristo", "ana", "auditor", "mallory", "bogdan"])
def test_who_may_not_gets_in_nowhere(client, request, checked, who):  # noqa: F811
    batch = checked(row(1, sex="copil"), row(2))
    client.force_login(request.getfixturevalue(who))
    may_list = {"ana": {""}, "auditor": {"", "{0}/", "{0}/progress/"}, "bogdan": {"", "new/"}}.get(who, set())
    for route in ROUTES:
        status = client.get(BASE + route.format(batch.pk)).status_code
        assert (status == 200) == (route in may_list), (route, status)
        assert status in (200, 403, 404)
    for route in POSTS:
        assert client.post(BASE + route.format(batch.pk)).status_code in (403, 404), route
    batch.refresh_from_db()
    assert batch.state == "checked"


def test_a_partner_is_not_asked_for_whom(client, bogdan, fdss):
    client.force_login(bogdan)
    form: UploadForm = client.get(f"{BASE}new/").context["form"]
    assert form["organisation"].is_hidden
    upload(client, as_csv(row(1)))
    assert ImportBatch.objects.get().organisation == fdss


def counted(action, *args, **more):
    with CaptureQueriesContext(connection) as queries:
        action(*args, **more)
    return len(queries)


def test_queries_do_not_grow_with_the_rows(signed_in, checked, elena, operation, assoc):  # noqa: F811
    found = []
    for count in (4, 60):
        numbers = [romanian_number(serial=count * 10 + n) for n in range(1, count)]
        rows = [row(n, national_number=number) for n, number in enumerate(numbers)]
        told = as_csv(
            *rows, *(row(n, last_name="Pop", sex="copil", national_number=None) for n in range(1, 60))
        )
        batch = imports.upload_import(
            by=elena, operation=operation, organisation=assoc, name="l.csv", content=told
        )
        found.append(
            (
                counted(imports.check_import, by=elena, batch=batch),
                counted(signed_in.get, f"{BASE}{batch.pk}/"),
                counted(signed_in.get, BASE),
                counted(imports.apply_import, by=elena, batch=batch),
                counted(imports.undo_import, by=elena, batch=batch),
            )
        )
    assert all(later <= first for first, later in zip(*found, strict=True)), found
    assert found[1][1] <= 16 and found[1][2] <= 10  # two of them are the test's own savepoint
