"""Reminders, and checking in with the code."""

import datetime as dt

import pytest
from django.core import signing
from django.core.exceptions import ValidationError
from django.test import Client

from punte.base.permissions import Refused
from punte.events.actions.registrations import register_oneself
from punte.events.actions.sheets import call_roll, check_in
from punte.events.check_in import GOOD_FOR, CodeExpired, code_of, read
from punte.events.jobs import remind_of_events
from punte.events.marks import Mark
from punte.events.models import Event, Registration, Sheet
from punte.events.reminders import remind
from punte.people.models import Notice, User
from punte.projects.models import Operation


def test_two_days_and_two_hours_before_one_is_reminded_once_each(
    ana: User, event: Event, operation: Operation
) -> None:
    register_oneself(by=ana, event=event)
    begins = event.starts_at
    assert remind(operation, begins - dt.timedelta(hours=50)) == 0
    assert remind(operation, begins - dt.timedelta(hours=47)) == 1
    assert remind(operation, begins - dt.timedelta(hours=20)) == 0
    assert remind(operation, begins - dt.timedelta(hours=1)) == 1
    assert remind(operation, begins - dt.timedelta(minutes=30)) == 0
    assert remind(operation, begins + dt.timedelta(hours=1)) == 0
    notices = Notice.objects.filter(user=ana)
    assert {n.kind for n in notices} == {"events.comes_soon"} and notices.count() == 2


def test_the_job_runs_through_all_projects(ana: User, event: Event) -> None:
    assert remind_of_events(0) == 0


def test_who_scans_the_code_is_marked_present(client: Client, ana: User, georgi: User, event: Event) -> None:
    register_oneself(by=ana, event=event)
    sheet = event.sheets.get()
    client.force_login(georgi)
    assert (
        "data:image/svg+xml"
        in client.get(f"/events/309187/{event.pk}/sheets/{sheet.pk}/code/").content.decode()
    )
    client.force_login(ana)
    url = f"/events/check-in/{code_of(sheet)}/"
    assert "I am here" in client.get(url).content.decode()
    assert client.post(url).status_code == 302
    marked = sheet.attendances.get()
    assert (marked.status, marked.minutes, marked.way) == ("present", 420, "code")
    sheet.refresh_from_db()
    assert sheet.version == 2


def test_who_was_marked_already_stays_so(client: Client, ana: User, georgi: User, event: Event) -> None:
    own = register_oneself(by=ana, event=event)
    sheet = event.sheets.get()
    call_roll(by=georgi, sheet=sheet, marks={own.pk: Mark("late", minutes=60)}, version=1)
    check_in(by=ana, sheet=sheet)
    assert sheet.attendances.get().status == "late"


def test_a_code_that_was_passed_on_is_too_old(
    client: Client, ana: User, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    register_oneself(by=ana, event=event)
    code = code_of(event.sheets.get())
    monkeypatch.setattr(signing.time, "time", lambda real=signing.time.time: real() + GOOD_FOR + 5)
    with pytest.raises(CodeExpired):
        read(code)
    with pytest.raises(CodeExpired):
        read("made-up")
    monkeypatch.undo()
    client.force_login(ana)
    assert "too old" in client.get("/events/check-in/made:up/").content.decode()


def test_who_is_not_registered_is_told_and_not_marked(
    client: Client, hristo: User, sheet: Sheet, registered: list[Registration]
) -> None:
    client.force_login(hristo)
    assert "not registered" in client.post(f"/events/check-in/{code_of(sheet)}/").content.decode()
    with pytest.raises(Refused):
        check_in(by=hristo, sheet=sheet)
    assert not sheet.attendances.exists()


def test_the_code_is_of_its_day(ana: User, elena: User, event: Event) -> None:
    from punte.events.actions.events import change_event
    from punte.events.tests.conftest import at

    register_oneself(by=ana, event=event)
    change_event(by=elena, event=event, version=1, starts_at=at(18, 9), ends_at=at(18, 17))
    with pytest.raises(ValidationError, match="another day"):
        check_in(by=ana, sheet=event.sheets.select_related("event").get())
