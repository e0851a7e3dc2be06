"""The sheet on the screen and on paper."""

import uuid
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from punte.base.permissions import Refused
from punte.events.actions.registrations import register
from punte.events.actions.sheets import attach_scan, call_roll, open_paper
from punte.events.marks import Mark
from punte.events.models import Event, Registration, Sheet
from punte.events.paper.sheet import blank
from punte.events.tests.conftest import participants
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.models import Operation
from punte.records.facts import WORKSHOP_HELD
from punte.records.models import Evidence, Fact
from tests.security.world import pdf


def url(sheet: Sheet, step: str = "") -> str:
    return f"/events/309187/{sheet.event_id}/sheets/{sheet.pk}/{step}"


def marked(registered: list[Registration], status: str = "present", version: int = 1) -> dict[str, Any]:
    sent: dict[str, Any] = {"version": version}
    for r in registered:
        sent |= {f"s{r.pk}": status, f"a{r.pk}": "on", f"p{r.pk}": "on", f"m{r.pk}": ""}
    return sent


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    plain = [q for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "SELECT set_config"))]
    return len(plain)


def test_the_roll_asks_ten_questions_whoever_many_come(
    client: Client, elena: User, georgi: User, event: Event, operation: Operation, assoc: Organisation
) -> None:
    sheet = event.sheets.get()
    people = participants(elena, operation, assoc, 3)
    for person in people:
        register(by=elena, event=event, person=person)
    client.force_login(georgi)
    few = queries(client, url(sheet))
    for n in range(37):
        register_named(elena, event, operation, assoc, n)
    sheet.refresh_from_db()
    page = client.get(url(sheet))
    assert page.content.decode().count("<fieldset") == 40
    assert queries(client, url(sheet)) == few <= 10


def register_named(by: User, event: Event, operation: Operation, assoc: Organisation, n: int) -> None:
    from punte.events.actions.guests import register_at_door

    register_at_door(by=by, event=event, name=f"Guest {n}")


def test_the_roll_is_called_and_saved_on_a_phone(
    client: Client, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    client.force_login(georgi)
    sent = marked(registered[:2]) | {"rest": "present"}
    assert client.post(url(sheet), sent).status_code == 302
    assert sheet.attendances.filter(status="present", minutes=420).count() == 3
    assert "3 of 3 marked" in client.get(url(sheet)).content.decode()


def test_what_is_wrong_stands_beside_the_name_and_nothing_typed_is_lost(
    client: Client, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    client.force_login(georgi)
    one, two, three = registered
    sent = marked([one]) | marked([two], "late") | {f"s{three.pk}": "left_early", f"m{three.pk}": "soon"}
    page = client.post(url(sheet), sent).content.decode()
    assert "nothing was saved" in page and "Write the minutes as a number" in page and 'value="soon"' in page
    assert not sheet.attendances.exists()
    assert f'name="s{one.pk}" value="present" checked' in page


def test_the_second_of_two_sees_own_marks_and_what_the_other_saved(
    client: Client, elena: User, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    call_roll(by=elena, sheet=sheet, marks={r.pk: Mark("absent") for r in registered}, version=1)
    client.force_login(georgi)
    page = client.post(url(sheet), marked(registered)).content.decode()
    assert "Somebody else saved this sheet" in page and "saved: absent" in page
    assert page.count('value="present" checked') == 3
    assert set(sheet.attendances.values_list("status", flat=True)) == {"absent"}
    client.post(url(sheet), marked(registered, version=2))
    assert set(sheet.attendances.values_list("status", flat=True)) == {"present"}


def test_the_day_is_closed_with_a_tagged_paper_that_proves_what_it_tells(
    client: Client, elena: User, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    client.force_login(georgi)
    client.post(url(sheet), marked(registered))
    assert "Close the day" in client.get(url(sheet, "close/")).content.decode()
    signed = {"token": uuid.uuid4(), "signature": "10,10 20,20 30,10;40,40 50,60"}
    assert client.post(url(sheet, "close/"), signed).status_code == 302
    sheet.refresh_from_db()
    assert sheet.document and sheet.closed_by == georgi
    held = Fact.objects.of(WORKSHOP_HELD).get()
    assert Evidence.objects.current().filter(fact=held, document=sheet.document).exists()
    assert Evidence.objects.current().filter(document=sheet.document).count() == 7
    paper = client.get(url(sheet, "paper/"))
    with pikepdf.open(__import__("io").BytesIO(paper.content)) as opened:
        assert opened.Root.MarkInfo.Marked
    page = client.get(url(sheet)).content.decode()
    assert "3 of 3" in page and "Georgi Petrov" in page


def test_the_second_who_closes_on_the_screen_is_told(
    client: Client, elena: User, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    client.force_login(georgi)
    client.post(url(sheet), marked(registered))
    client.post(url(sheet, "close/"), {"token": uuid.uuid4(), "by_name": "on"})
    client.force_login(elena)
    page = client.post(
        url(sheet, "close/"), {"token": uuid.uuid4(), "by_name": "on"}, follow=True
    ).content.decode()
    assert "Georgi Petrov closed this sheet" in page
    page = client.post(url(sheet), marked(registered, "absent")).content.decode()
    assert "what you marked is not on it" in page


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_the_sheet_to_sign_is_printed_in_three_languages(
    client: Client, georgi: User, sheet: Sheet, registered: list[Registration], language: str
) -> None:
    client.force_login(georgi)
    answer = client.get(url(sheet, f"print/{language}/"))
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(__import__("io").BytesIO(blank(sheet, language))) as opened:
        assert str(opened.Root.Lang) == language
    assert client.get(url(sheet, "print/de/")).status_code == 404


def test_the_signed_paper_comes_back_and_proves_the_same(
    client: Client, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    client.force_login(georgi)
    client.post(url(sheet), marked(registered))
    client.post(url(sheet, "close/"), {"token": uuid.uuid4(), "by_name": "on"})
    file = SimpleUploadedFile("sheet.pdf", pdf("signed"), content_type="application/pdf")
    assert client.post(url(sheet, "scan/"), {"token": uuid.uuid4(), "file": file}).status_code == 302
    sheet.refresh_from_db()
    assert Evidence.objects.current().filter(document=sheet.scan).count() == 7
    assert client.get(url(sheet, "paper/?which=signed")).content == pdf("signed")


def test_a_closed_sheet_is_corrected_with_a_reason(
    client: Client, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    client.force_login(georgi)
    client.post(url(sheet), marked(registered))
    client.post(url(sheet, "close/"), {"token": uuid.uuid4(), "by_name": "on"})
    step = url(sheet, f"correct/{registered[0].pk}/")
    assert client.get(step).status_code == 200
    sent = {"token": uuid.uuid4(), "status": "absent", "reason": "It was her sister"}
    assert client.post(step, sent).status_code == 302
    page = client.get(url(sheet)).content.decode()
    assert "It was her sister" in page and "2 of 3" in page


def test_the_moderator_reads_no_sheet(client: Client, hristo: User, auditor: User, sheet: Sheet) -> None:
    client.force_login(hristo)
    assert client.get(url(sheet)).status_code == 403
    with pytest.raises(Refused):
        attach_scan(by=hristo, sheet=sheet, content=pdf("x"), name="x.pdf")
    with pytest.raises(Refused):
        open_paper(by=hristo, sheet=sheet, document=sheet.document)  # type: ignore[arg-type]
    client.force_login(auditor)
    assert "Save" not in client.get(url(sheet)).content.decode().split("<main")[1]


def test_my_page_says_which_roll_is_to_be_called(
    client: Client, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    client.force_login(georgi)
    page = client.get("/me/").content.decode()
    assert "Call the roll: Reading a contract" in page and url(sheet) in page
    client.post(url(sheet), marked(registered))
    client.post(url(sheet, "close/"), {"token": uuid.uuid4(), "by_name": "on"})
    assert "Call the roll" not in client.get("/me/").content.decode()
