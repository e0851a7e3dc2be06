"""Signing on the screen: each part of a day once, sealed, frozen with the sheet and printed on it."""

import datetime as dt
import io
import uuid

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from punte.base.permissions import Refused
from punte.events.actions.registrations import register_oneself
from punte.events.actions.sheets import call_roll, close_sheet
from punte.events.actions.signatures import part_now, sign_own, sign_presence
from punte.events.check_in import code_of
from punte.events.marks import Mark
from punte.events.models import Event, Registration, Sheet, Signature
from punte.events.paper.sheet import closed
from punte.events.tests.conftest import at
from punte.people.models import User

DRAWN = "10,10 20,20 30,10;40,40 50,60"


def url(sheet: Sheet, step: str = "") -> str:
    return f"/events/309187/{sheet.event_id}/sheets/{sheet.pk}/signatures/{step}"


def test_the_phone_goes_round_and_who_signs_is_present(
    client: Client, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    client.force_login(georgi)
    page = client.get(url(sheet)).content.decode()
    assert "0 of 3 have signed" in page
    step = url(sheet, f"{registered[0].pk}/")
    assert 'data-sign="id_drawn"' in client.get(step).content.decode()
    sent = {"token": uuid.uuid4(), "parts": ["morning"], "drawn": DRAWN}
    assert client.post(step, sent)["Location"] == f"{url(sheet)}#r{registered[0].pk}"
    marked = sheet.attendances.get()
    assert (marked.status, marked.minutes, marked.way) == ("present", 240, "sign")
    client.post(step, {"token": uuid.uuid4(), "parts": ["afternoon"], "by_name": "on"})
    marked.refresh_from_db()
    assert marked.minutes == 420
    morning, afternoon = (sheet.signatures.get(part=p) for p in ("morning", "afternoon"))
    assert morning.strokes == DRAWN and afternoon.drawn is None
    assert DRAWN.encode() not in bytes(morning.drawn)
    assert "1 of 3 have signed" in client.get(url(sheet)).content.decode()
    assert client.get(step).status_code == 302
    assert "signed: morning, afternoon" in client.get(sheet.get_absolute_url()).content.decode()


def test_without_a_drawing_or_the_name_nothing_is_signed(
    client: Client, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    client.force_login(georgi)
    step = url(sheet, f"{registered[0].pk}/")
    page = client.post(step, {"token": uuid.uuid4(), "parts": ["morning"]}).content.decode()
    assert "Sign, or confirm by your name." in page
    for drawn in ("<svg/>", "9999,1 2,2"):
        page = client.post(
            step, {"token": uuid.uuid4(), "parts": ["morning"], "drawn": drawn}
        ).content.decode()
        assert "cannot be read" in page
    assert not Signature.objects.exists() and not sheet.attendances.exists()


def test_a_part_is_signed_once(georgi: User, sheet: Sheet, registered: list[Registration]) -> None:
    sign_presence(by=georgi, sheet=sheet, registration=registered[0], parts=["morning"], drawn=DRAWN)
    with pytest.raises(ValidationError, match="signed already"):
        sign_presence(by=georgi, sheet=sheet, registration=registered[0], parts=["morning", "afternoon"])
    assert Signature.objects.count() == 1


def test_what_the_trainer_marked_stays_and_a_contradiction_is_pointed_out(
    georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    marks = {r.pk: Mark("present") for r in registered} | {registered[0].pk: Mark("absent")}
    call_roll(by=georgi, sheet=sheet, marks=marks, version=1)
    sign_presence(by=georgi, sheet=sheet, registration=registered[0], parts=["morning"])
    assert sheet.attendances.get(registration=registered[0]).status == "absent"
    with pytest.raises(ValidationError, match="signed is marked as not there"):
        close_sheet(by=georgi, sheet=sheet)


def test_signatures_are_frozen_and_printed_with_the_sheet(
    georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    for registration in registered:
        sign_presence(
            by=georgi, sheet=sheet, registration=registration, parts=["morning", "afternoon"], drawn=DRAWN
        )
    close_sheet(by=georgi, sheet=sheet, signature=DRAWN)
    with pytest.raises(ValidationError, match="closed this sheet"):
        sign_presence(by=georgi, sheet=sheet, registration=registered[0], parts=["morning"])
    with pikepdf.open(io.BytesIO(closed(sheet, "en"))) as paper:
        assert paper.Root.MarkInfo.Marked
        assert "signature drawn on the screen" in _alternatives(paper)


def _alternatives(paper: pikepdf.Pdf) -> list[str]:
    return [str(o["/Alt"]) for o in paper.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]


def test_the_trainer_signs_before_closing(
    client: Client, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    call_roll(by=georgi, sheet=sheet, marks={r.pk: Mark("present") for r in registered}, version=1)
    client.force_login(georgi)
    close = f"{sheet.get_absolute_url()}close/"
    assert "Sign, or confirm by your name." in client.post(close, {"token": uuid.uuid4()}).content.decode()
    assert client.post(close, {"token": uuid.uuid4(), "by_name": "on"}).status_code == 302
    sheet.refresh_from_db()
    assert sheet.state == "closed" and sheet.signed_by_name and not sheet.signature


def test_who_checks_in_with_the_code_signs_on_the_own_phone(client: Client, ana: User, event: Event) -> None:
    own = register_oneself(by=ana, event=event)
    sheet = event.sheets.get()
    client.force_login(ana)
    client.post(f"/events/check-in/{code_of(sheet)}/", {"drawn": DRAWN})
    assert sheet.signatures.get().registration == own
    sign_own(by=ana, sheet=sheet)
    assert sheet.signatures.count() == 1


def test_the_morning_ends_at_one(event: Event) -> None:
    sheet = event.sheets.get()
    assert part_now(sheet, at(17, 12, 59)) == "morning" and part_now(sheet, at(17, 13)) == "afternoon"


def test_a_day_that_has_not_come_is_not_signed(
    elena: User, event: Event, registered: list[Registration]
) -> None:
    Sheet.objects.filter(event=event).update(day=dt.date(2025, 3, 18))
    sheet = event.sheets.get()
    with pytest.raises(ValidationError, match="not come yet"):
        sign_presence(by=elena, sheet=sheet, registration=registered[0], parts=["morning"])


def test_who_does_not_call_the_roll_is_refused(
    client: Client, hristo: User, mallory: User, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    with pytest.raises(Refused):
        sign_presence(by=hristo, sheet=sheet, registration=registered[0], parts=["morning"])
    with pytest.raises(Refused):
        sign_own(by=hristo, sheet=sheet)
    client.force_login(hristo)
    assert client.get(url(sheet)).status_code == 403
    client.force_login(mallory)
    assert client.get(url(sheet)).status_code == 404
    client.force_login(georgi)
    assert client.get(url(sheet, "999999/")).status_code == 404
