"""Guests without an account: they register, confirm, change and cancel by the link that only their mailbox was sent."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from icalendar import Calendar

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.base.states import MoveNotAllowed
from punte.events.actions.events import cancel_event, change_event
from punte.events.actions.guests import (
    FROM_ONE_PLACE,
    LETTERS,
    change_own,
    free_held_places,
    register_guest,
)
from punte.events.actions.registrations import cancel_registration, confirm_registration, register
from punte.events.jobs import forget_wishes_after_events, free_places_nobody_confirmed
from punte.events.models import Event, Registration
from punte.events.own_links import OWN
from punte.events.reminders import remind
from punte.events.tests.conftest import at
from punte.people.models import Person, User
from punte.people.signed_links import LinkGone
from punte.projects.models import Operation

State = Registration.State
LINK = re.compile(r"http://\S+?(/events/mine/\S+/)")


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    cache.clear()


@pytest.fixture
def event(event: Event, elena: User) -> Event:
    """A day later than the business date, so that it has not begun."""
    change_event(by=elena, event=event, version=1, starts_at=at(20, 9), ends_at=at(20, 17), capacity=2)
    return event


def told(**other: str) -> dict[str, str]:
    plain = {"name": "Vasile Rus", "email": "vasile@example.org", "phone": "", "language": "en", "needs": ""}
    return {**plain, **other}


def ask(event: Event, **other: str) -> Registration:
    register_guest(event=event, told=told(**other), origin="192.0.2.1")
    return Registration.objects.select_related("event__operation", "consortium").latest("pk")


def post(client: Client, event: Event, **other: Any) -> Any:
    return client.post(f"/events/calendar/{event.pk}/guest/", {"token": uuid.uuid4(), **told(**other)})


def the_link() -> str:
    found = LINK.search(str(mail.outbox[-1].body))
    assert found
    return found[1]


@pytest.mark.usefixtures("django_capture_on_commit_callbacks")
def test_a_guest_registers_confirms_and_cancels_without_signing_in(
    client: Client, event: Event, django_capture_on_commit_callbacks: Any
) -> None:
    assert "Register without an account" in client.get(f"/events/calendar/{event.pk}/").content.decode()
    assert client.get(f"/events/calendar/{event.pk}/guest/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        answer = post(client, event, needs="a ramp")
    assert answer["Location"] == f"/events/calendar/{event.pk}/guest/sent/"
    assert "Look into your mailbox" in client.get(answer["Location"]).content.decode()
    letter = mail.outbox[-1]
    assert letter.to == ["vasile@example.org"] and "Vasile" not in letter.subject + letter.body
    link = the_link()
    assert "vasile" not in link.lower()
    page = client.get(link).content.decode()
    assert "Vasile Rus" in page and "a ramp" in page and "to be confirmed" in page
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{link}confirm/")
    set_local(consortium=event.consortium_id)
    found = event.registrations.get()
    assert (found.state, found.hold_until, found.source) == (State.REGISTERED, None, "self")
    (name, content, kind) = mail.outbox[-1].attachments[0]
    assert (name, kind) == ("event.ics", "text/calendar; method=REQUEST; charset=utf-8")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{link}cancel/")
    set_local(consortium=event.consortium_id)
    found.refresh_from_db()
    assert found.state == State.CANCELLED
    assert "You do not come" in client.get(link).content.decode()
    before, after = (
        Calendar.from_ical(c).walk("VEVENT")[0] for c in (content, mail.outbox[-1].attachments[0][1])
    )
    assert before["UID"] == after["UID"] and after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert Calendar.from_ical(client.get(f"{link}event.ics").content)["METHOD"] == "CANCEL"


def test_name_and_address_rest_sealed(event: Event) -> None:
    found = ask(event, needs="sign language")
    kept = bytes(found.guest) + bytes(found.guest_index) + bytes(found.notes)
    assert b"asile" not in kept and b"sign" not in kept
    assert (found.name, found.email, found.wishes["needs"]) == (
        "Vasile Rus",
        "vasile@example.org",
        "sign language",
    )


def test_whether_an_address_is_registered_is_told_to_its_mailbox_only(
    client: Client, event: Event, django_capture_on_commit_callbacks: Any
) -> None:
    ask(event)
    with django_capture_on_commit_callbacks(execute=True):
        answer = post(client, event, name="Somebody else")
    assert answer["Location"].endswith("/guest/sent/") and len(mail.outbox) == 1
    set_local(consortium=event.consortium_id)
    assert event.registrations.get().name == "Vasile Rus"


def test_who_does_not_confirm_in_time_gives_the_place_to_who_waits(
    event: Event, elena: User, people: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    late = ask(event)
    register(by=elena, event=event, person=people[0])
    waits = register(by=elena, event=event, person=people[1])
    assert (late.state, waits.state) == (State.REGISTERED, State.WAITING)
    assert late.hold_until is not None and late.hold_until < event.starts_at
    assert free_held_places(event) == 0
    later = clock.now() + dt.timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda zone="": later)
    assert free_places_nobody_confirmed(0) == 1
    set_local(consortium=event.consortium_id)
    late.refresh_from_db()
    waits.refresh_from_db()
    assert (late.state, waits.state) == (State.CANCELLED, State.REGISTERED)
    with pytest.raises(ValidationError, match="nothing to confirm"):
        confirm_registration(by=elena, registration=late)


def test_who_registers_by_telephone_is_confirmed_by_the_organiser(
    client: Client, event: Event, elena: User, georgi: User, hristo: User
) -> None:
    answer = post(client, event, email="", phone="+40 262 / 123-456")
    assert "calls you" in client.get(answer["Location"]).content.decode()
    set_local(consortium=event.consortium_id)
    found = event.registrations.get()
    with pytest.raises(Refused):
        confirm_registration(by=hristo, registration=found)
    client.force_login(elena)
    page = client.get(f"/events/309187/{event.pk}/").content.decode()
    assert "+40262123456" in page and "to be confirmed" in page
    client.post(f"/events/309187/registrations/{found.pk}/confirm/")
    found.refresh_from_db()
    assert found.hold_until is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": " "}, "Write your name"),
        ({"email": ""}, "Write an e-mail address or a telephone number"),
        ({"email": "no"}, "valid email"),
        ({"email": "", "phone": "12"}, "6 to 15 digits"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    client: Client, event: Event, given: dict[str, str], said: str
) -> None:
    assert said in post(client, event, **given).content.decode()
    set_local(consortium=event.consortium_id)
    assert not event.registrations.exists()


def test_a_double_click_registers_once(client: Client, event: Event) -> None:
    sent = {"token": uuid.uuid4(), **told()}
    for _time in range(2):
        assert client.post(f"/events/calendar/{event.pk}/guest/", sent).status_code == 302
    set_local(consortium=event.consortium_id)
    assert event.registrations.count() == 1


def test_letters_and_tries_are_limited(event: Event) -> None:
    for _time in range(LETTERS):
        ask(event)
    with pytest.raises(ValidationError, match="Too many"):
        ask(event)
    for n in range(FROM_ONE_PLACE - LETTERS):
        ask(event, email=f"guest{n}@example.org")
    with pytest.raises(ValidationError, match="Too many"):
        ask(event, email="one-more@example.org")


def test_a_closed_door_stays_closed(client: Client, event: Event, elena: User) -> None:
    change_event(by=elena, event=event, version=2, open=False)
    assert client.get(f"/events/calendar/{event.pk}/guest/").status_code == 302
    with pytest.raises(ValidationError, match="cannot register"):
        ask(event)


def test_the_link_of_another_a_changed_one_and_an_old_one_open_nothing(client: Client, event: Event) -> None:
    mine = ask(event)
    other = ask(event, email="other@example.org", name="Other Guest")
    link = OWN.path_of(mine)
    assert "Other Guest" not in client.get(link).content.decode()
    forged = link.replace(link.split("/")[3].split(":")[0], OWN.path_of(other).split("/")[3].split(":")[0])
    for broken in (forged, "/events/mine/made:up/", f"/events/mine/{'x' * 400}/"):
        answer = client.get(broken)
        assert answer.status_code == 404 and "leads nowhere" in answer.content.decode()
        assert client.post(f"{broken}cancel/").status_code == 404
    set_local(consortium=event.consortium_id)
    Registration.objects.filter(pk=mine.pk).update(link_key="newer")
    assert client.get(link).status_code == 404


def test_the_link_expires_two_months_after_the_event(
    client: Client, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = ask(event)
    signed = OWN.path_of(found).split("/")[3]
    with OWN.opened(signed) as opened:
        assert opened == found
    monkeypatch.setattr(clock, "now", lambda zone="": event.ends_at + dt.timedelta(days=61))
    with pytest.raises(LinkGone), OWN.opened(signed):
        pass
    assert client.get(OWN.path_of(found)).status_code == 404


def test_a_guest_changes_what_they_told(client: Client, event: Event) -> None:
    found = ask(event)
    link = OWN.path_of(found)
    assert "Vasile Rus" in client.get(f"{link}change/").content.decode()
    sent = {
        "name": "Vasile A. Rus",
        "phone": "0262 123456",
        "language": "bg",
        "needs": "large print",
        "version": 1,
    }
    assert client.post(f"{link}change/", {"token": uuid.uuid4(), **sent}).status_code == 302
    set_local(consortium=event.consortium_id)
    found = Registration.objects.get(pk=found.pk)
    assert (found.name, found.told["phone"], found.wishes) == (
        "Vasile A. Rus", "0262123456", {"language": "bg", "needs": "large print"}
    )  # fmt: skip
    page = client.post(f"{link}change/", {"token": uuid.uuid4(), **sent}).content.decode()
    assert "changed on another page meanwhile" in page
    set_local(consortium=event.consortium_id)
    with pytest.raises(MoveNotAllowed):
        change_own(registration=found, version=1, told=sent | {"version": "1"})


def test_who_has_a_file_tells_only_language_and_needs(
    client: Client, event: Event, elena: User, people: list[Person]
) -> None:
    link = OWN.path_of(register(by=elena, event=event, person=people[0]))
    page = client.get(f"{link}change/").content.decode()
    assert 'name="needs"' in page and 'name="name"' not in page
    client.post(f"{link}cancel/")
    set_local(consortium=event.consortium_id)
    assert event.registrations.get().state == State.CANCELLED


def test_guests_hear_of_the_reminder_the_change_and_the_cancellation(
    event: Event, elena: User, operation: Operation, django_capture_on_commit_callbacks: Any
) -> None:
    found = ask(event)
    confirm_registration(by=elena, registration=found)
    with django_capture_on_commit_callbacks(execute=True):
        remind(operation, event.starts_at - dt.timedelta(hours=47))
        change_event(by=elena, event=event, version=2, place="Town hall")
        cancel_event(by=elena, event=event, reason="Snow")
    subjects = [m.subject for m in mail.outbox]
    assert subjects == ["An event comes soon", "An event has changed", "Your registration is cancelled"]
    assert all(LINK.search(str(m.body)) for m in mail.outbox)


def test_a_participant_without_an_account_is_written_to_without_the_name_of_the_event(
    event: Event,
    elena: User,
    people: list[Person],
    operation: Operation,
    django_capture_on_commit_callbacks: Any,
) -> None:
    from punte.people.models import Contact

    person = people[0]
    Contact.objects.filter(person=person).delete()
    contact = Contact.of(person, {"email": "maria@example.org"})
    contact.save()
    register(by=elena, event=event, person=person)
    with django_capture_on_commit_callbacks(execute=True):
        assert remind(operation, event.starts_at - dt.timedelta(hours=47)) == 1
    letter = mail.outbox[-1]
    assert (
        letter.to == ["maria@example.org"] and "Reading" not in letter.body and LINK.search(str(letter.body))
    )
    Contact.objects.filter(person=person).update(safe=False)
    with django_capture_on_commit_callbacks(execute=True):
        assert remind(operation, event.starts_at - dt.timedelta(hours=1)) == 0


def test_the_organiser_cancels_a_guest_who_is_told(
    event: Event, elena: User, django_capture_on_commit_callbacks: Any
) -> None:
    found = ask(event)
    with django_capture_on_commit_callbacks(execute=True):
        cancel_registration(by=elena, registration=found)
    assert mail.outbox[-1].attachments[0][2].startswith("text/calendar; method=CANCEL")


def test_who_cancelled_may_come_back_with_a_new_link(client: Client, event: Event) -> None:
    found = ask(event)
    old = OWN.path_of(found)
    client.post(f"{old}cancel/")
    set_local(consortium=event.consortium_id)
    ask(event)
    again = event.registrations.get()
    assert again.state == State.REGISTERED and again.unconfirmed and again.sequence == 2
    assert client.get(old).status_code == 404


def test_needs_are_forgotten_a_week_after_the_event(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ask(event, needs="a ramp")
    assert forget_wishes_after_events(0) == 0
    monkeypatch.setattr(clock, "now", lambda zone="": event.ends_at + dt.timedelta(days=8))
    assert forget_wishes_after_events(0) == 1
    set_local(consortium=event.consortium_id)
    found.refresh_from_db()
    assert found.notes is None
