"""Places held for guests, and how long their names are kept."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client

from punte.base import clock
from punte.base.rls import set_local
from punte.events import jobs
from punte.events.actions.events import cancel_event, change_event, publish_event
from punte.events.actions.guests import BY_PHONE, LETTERS, cancel_own, confirm_own, register_guest
from punte.events.actions.registrations import cancel_registration, give_place, register
from punte.events.actions.sheets import call_roll
from punte.events.actions.signatures import sign_presence
from punte.events.marks import Mark
from punte.events.models import Event, Registration, Sheet
from punte.events.own_links import OWN
from punte.events.tests.conftest import at, planned
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.projects.rounds import in_each_operation

State = Registration.State


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    cache.clear()


@pytest.fixture
def later(event: Event, elena: User) -> Event:
    """Three days ahead, with two places."""
    change_event(by=elena, event=event, version=1, starts_at=at(20, 9), ends_at=at(20, 17), capacity=2)
    return event


def ask(event: Event, email: str = "vasile@example.org", phone: str = "") -> Registration:
    told = {"name": "Vasile Rus", "email": email, "phone": phone, "language": "en", "needs": "a ramp"}
    register_guest(event=event, told=told, origin="192.0.2.1")
    return Registration.objects.select_related("event__operation", "consortium").latest("pk")


def pass_time(monkeypatch: pytest.MonkeyPatch, moment: dt.datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda zone="": moment)


def test_a_browser_confirms_and_no_other_host_learns_the_link(later: Event) -> None:
    found = ask(later)
    link = OWN.path_of(found)
    browser = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    page = browser.get(link)
    assert page["Referrer-Policy"] == "same-origin"
    sent = {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    assert browser.post(f"{link}confirm/", sent).status_code == 302
    set_local(consortium=later.consortium_id)
    found.refresh_from_db()
    assert found.hold_until is None


@pytest.mark.parametrize("way", ["marked", "signed"])
def test_who_came_has_confirmed_and_stays(
    event: Event, georgi: User, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, sheet = ask(event), event.sheets.get()
    if way == "marked":
        call_roll(by=georgi, sheet=sheet, marks={found.pk: Mark("present")}, version=sheet.version)
    else:
        sign_presence(by=georgi, sheet=sheet, registration=found, parts=["morning"])
    found.refresh_from_db()
    assert found.hold_until is None
    Registration.objects.filter(pk=found.pk).update(hold_until=at(17, 1))
    pass_time(monkeypatch, at(18, 9))
    assert jobs.free_places_nobody_confirmed(0) == 0
    set_local(consortium=event.consortium_id)
    found.refresh_from_db()
    assert (found.state, found.hold_until) == (State.REGISTERED, None)


def test_one_operation_that_fails_does_not_stop_the_others(
    later: Event, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first = Operation.objects.order_by("pk").first()
    tried: list[int] = []

    def step(operation: Operation) -> int:
        tried.append(operation.pk)
        if operation == first:
            raise ValueError("Vasile Rus")
        return 1

    others = Operation.objects.count() - 1
    assert in_each_operation(step) == others and len(tried) == others + 1
    assert "job_failed" in caplog.text and "Vasile" not in caplog.text


def test_a_cancelled_event_gives_no_place_out(later: Event, elena: User, people: list[Person]) -> None:
    found = ask(later)
    register(by=elena, event=later, person=people[0])
    waits = register(by=elena, event=later, person=people[1])
    cancel_event(by=elena, event=later, reason="Snow")
    with pytest.raises(ValidationError, match="is over"):
        confirm_own(registration=Registration.objects.select_related("event__operation").get(pk=found.pk))
    cancel_registration(by=elena, registration=found)
    waits.refresh_from_db()
    assert waits.state == State.WAITING
    with pytest.raises(ValidationError, match="is over"):
        give_place(by=elena, registration=waits)


def test_an_event_that_is_over_gives_no_place_out(
    later: Event, elena: User, people: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _second, waits = (register(by=elena, event=later, person=p) for p in people)
    monkeypatch.setattr(clock, "today", lambda zone="": dt.date(2025, 3, 21))
    cancel_registration(by=elena, registration=first)
    waits.refresh_from_db()
    assert waits.state == State.WAITING


def test_a_draft_gives_its_places_out_when_it_is_published(
    operation: Operation, elena: User, people: list[Person]
) -> None:
    draft = planned(elena, operation, capacity=1)
    first, waits = (register(by=elena, event=draft, person=p) for p in people[:2])
    cancel_registration(by=elena, registration=first)
    publish_event(by=elena, event=draft)
    waits.refresh_from_db()
    assert waits.state == State.REGISTERED


def test_letters_to_one_address_are_counted_over_all_events(
    later: Event, elena: User, operation: Operation
) -> None:
    other = planned(elena, operation, starts_at=at(21, 9), ends_at=at(21, 17))
    publish_event(by=elena, event=other)
    for _time in range(LETTERS):
        ask(later)
    with pytest.raises(ValidationError, match="Too many"):
        ask(other)


def test_by_telephone_few_seats_are_held_for_one_origin(client: Client, later: Event, elena: User) -> None:
    change_event(by=elena, event=later, version=2, capacity=20)
    for n in range(BY_PHONE):
        assert ask(later, email="", phone=f"026212345{n}").state == State.REGISTERED
    assert ask(later, email="", phone="0262999999").state == State.WAITING
    assert ask(later).state == State.REGISTERED
    cache.clear()
    sent = {"name": "Ana", "email": "", "language": "en", "needs": ""}
    for n in range(BY_PHONE + 1):
        fields = {**sent, "token": uuid.uuid4(), "phone": f"026277777{n}"}
        answer = client.post(f"/events/calendar/{later.pk}/guest/", fields)
    assert "you are on the waiting list" in client.get(answer["Location"]).content.decode()


def kept(event: Event) -> dict[Any, bool]:
    set_local(consortium=event.consortium_id)
    return {r.pk: bool(r.guest) for r in event.registrations.all()}


def test_guests_who_cancelled_are_forgotten_after_a_day(
    later: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, stays = ask(later), ask(later, email="other@example.org")
    confirm_own(registration=stays)
    cancel_own(registration=gone)
    assert jobs.forget_guests_who_did_not_come(0) == 0
    pass_time(monkeypatch, clock.now() + dt.timedelta(hours=25))
    assert jobs.forget_guests_who_did_not_come(0) == 1
    assert kept(later) == {gone.pk: False, stays.pk: True}
    found = Registration.objects.get(pk=gone.pk)
    assert (found.name, found.guest_index, found.notes) == ("Guest", None, None)
    assert Client().get(OWN.path_of(gone)).status_code == 200


def test_a_guest_who_never_confirmed_is_forgotten_too(later: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = ask(later)
    pass_time(monkeypatch, clock.now() + dt.timedelta(hours=25))
    assert jobs.free_places_nobody_confirmed(0) == 1
    pass_time(monkeypatch, clock.now() + dt.timedelta(hours=25))
    assert jobs.forget_guests_who_did_not_come(0) == 1
    assert kept(later) == {gone.pk: False}


def test_two_months_after_the_event_only_who_came_is_named(
    event: Event, georgi: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    came, away = ask(event), ask(event, email="other@example.org")
    sheet = Sheet.objects.get(event=event)
    marks = {came.pk: Mark("present"), away.pk: Mark("absent")}
    call_roll(by=georgi, sheet=sheet, marks=marks, version=sheet.version)
    pass_time(monkeypatch, event.ends_at + dt.timedelta(days=59))
    assert jobs.forget_guests_who_did_not_come(0) == 0
    pass_time(monkeypatch, event.ends_at + dt.timedelta(days=61))
    assert jobs.forget_guests_who_did_not_come(0) == 1
    assert kept(event) == {came.pk: True, away.pk: False}


def test_the_history_never_held_the_guest() -> None:
    history = {f.name for f in apps.get_model("events", "RegistrationEvent")._meta.get_fields()}
    assert not history & {"guest", "guest_index", "notes", "link_key"}
