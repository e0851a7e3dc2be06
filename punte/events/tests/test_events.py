"""Planning, changing, publishing and cancelling an event."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.events.actions.events import cancel_event, change_event, create_event, publish_event
from punte.events.actions.sheets import call_roll
from punte.events.marks import Mark
from punte.events.models import Event, Registration, Sheet
from punte.events.tests.conftest import at, planned
from punte.organisations.models import Organisation
from punte.people.models import Notice, User
from punte.projects.models import Operation


def typed(operation: Operation, **told: Any) -> dict[str, Any]:
    """The form as it is sent."""
    lead = operation.partnerships.get(role="lead").organisation
    values = {
        "token": str(uuid.uuid4()), "kind": "seminar", "title__en": "Rights at work", "starts_on_day": 20, "starts_on_month": 3, "starts_on_year": 2025,
        "starts_time": "9:30", "ends_time": "13", "organiser": lead.pk, "activity": operation.activities.get(code="A15").pk,
        "languages": ["ro"], "place": "Casa de cultură", "locality": "Baia Mare", "public": "on", "open": "on",
    }  # fmt: skip
    return {**values, **told}


def test_an_event_is_planned_on_the_screen(client: Client, elena: User, operation: Operation) -> None:
    client.force_login(elena)
    answer = client.post("/events/309187/new/", typed(operation, title__ro="Drepturi la muncă"))
    assert answer.status_code == 302, answer.context["form"].errors
    event = Event.objects.get()
    assert (event.state, event.kind, event.title.texts["ro"]) == ("draft", "seminar", "Drepturi la muncă")
    assert event.starts_at == at(20, 9, 30) and event.ends_at == at(20, 13)
    assert event.sheets.get().trainer == elena


def test_the_same_form_sent_twice_plans_one_event(client: Client, elena: User, operation: Operation) -> None:
    client.force_login(elena)
    form = typed(operation, title__ro="Drepturi")
    client.post("/events/309187/new/", form)
    client.post("/events/309187/new/", form)
    assert Event.objects.count() == 1


def test_what_was_typed_is_shown_again_with_what_is_wrong(
    client: Client, elena: User, operation: Operation
) -> None:
    client.force_login(elena)
    page = client.post(
        "/events/309187/new/", typed(operation, title__ro="Drepturi", ends_time="8", starts_time="25")
    )
    text = page.content.decode()
    assert "Write a time of day" in text and "Casa de cultură" in text
    assert not Event.objects.exists()


def test_an_event_ends_after_it_begins(client: Client, elena: User, operation: Operation) -> None:
    client.force_login(elena)
    page = client.post("/events/309187/new/", typed(operation, title__ro="D", ends_time="9"))
    assert page.context["form"].errors["ends_time"] == ["It has to end after it begins."]


def test_a_change_moves_the_sheets_and_the_sequence(elena: User, event: Event) -> None:
    change_event(by=elena, event=event, version=1, starts_at=at(18, 9), ends_at=at(19, 17))
    assert [s.day.day for s in event.sheets.all()] == [18, 19]
    assert (event.version, event.sequence) == (2, 1)


def test_a_change_that_no_calendar_shows_leaves_the_sequence(elena: User, event: Event) -> None:
    change_event(by=elena, event=event, version=1, capacity=12)
    assert (event.version, event.sequence) == (2, 0)


def test_of_two_editors_the_second_is_told(elena: User, event: Event) -> None:
    change_event(by=elena, event=event, version=1, capacity=12)
    with pytest.raises(MoveNotAllowed):
        change_event(by=elena, event=event, version=1, capacity=30)


def test_a_day_on_which_the_roll_was_called_stays(
    elena: User, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    call_roll(by=georgi, sheet=sheet, marks={registered[0].pk: Mark("present")}, version=1)
    event = Event.objects.get()
    with pytest.raises(ValidationError, match="that day has to stay"):
        change_event(by=elena, event=event, version=1, starts_at=at(18, 9), ends_at=at(18, 17))


def test_an_event_without_a_place_is_not_published(elena: User, operation: Operation) -> None:
    event = planned(elena, operation, place="", locality="")
    with pytest.raises(ValidationError, match="Say where"):
        publish_event(by=elena, event=event)


def test_a_cancelled_event_says_why_and_tells_who_is_registered(elena: User, ana: User, event: Event) -> None:
    from punte.events.actions.registrations import register_oneself

    register_oneself(by=ana, event=event)
    with pytest.raises(ValidationError, match="Say in a few words"):
        cancel_event(by=elena, event=event, reason=" ")
    cancel_event(by=elena, event=event, reason="The trainer is ill")
    assert (event.state, event.sequence) == ("cancelled", 1)
    assert Notice.objects.get(user=ana).kind == "events.event_cancelled"


def test_the_screens_publish_and_cancel(client: Client, elena: User, operation: Operation) -> None:
    event = planned(elena, operation)
    client.force_login(elena)
    base = f"/events/309187/{event.pk}/"
    assert "Publish" in client.get(base).content.decode()
    client.post(f"{base}publish/")
    assert "Reading a contract" in client.get("/events/309187/").content.decode()
    client.post(f"{base}cancel/", {"token": uuid.uuid4(), "reason": "Snow"})
    event.refresh_from_db()
    assert (event.state, event.cancelled_reason) == ("cancelled", "Snow")


def test_the_screen_changes_an_event(client: Client, elena: User, event: Event, operation: Operation) -> None:
    client.force_login(elena)
    url = f"/events/309187/{event.pk}/edit/"
    assert client.get(url).status_code == 200
    sent = typed(operation, title__ro="Altceva", version=1, activity=event.activity_id)
    assert client.post(url, sent).status_code == 302
    page = client.post(url, sent | {"token": str(uuid.uuid4())})
    assert "somebody was here before you" in page.content.decode()


@pytest.mark.parametrize("who", ["auditor", "mallory"])
def test_who_reads_or_is_a_stranger_is_refused(
    who: str, request: pytest.FixtureRequest, operation: Operation, assoc: Organisation, event: Event
) -> None:
    user = request.getfixturevalue(who)
    with pytest.raises(Refused):
        create_event(
            by=user, operation=operation, organiser=assoc, kind="seminar", title=event.title,
            starts_at=at(20, 9), ends_at=at(20, 12),
        )  # fmt: skip
    with pytest.raises(Refused):
        change_event(by=user, event=event, version=1, capacity=2)
    with pytest.raises(Refused):
        publish_event(by=user, event=event)
    with pytest.raises(Refused):
        cancel_event(by=user, event=event, reason="No")


def test_a_partner_plans_for_itself_only(bogdan: User, operation: Operation, fdss: Organisation) -> None:
    assert planned(bogdan, operation, organiser=fdss).organiser == fdss
    with pytest.raises(Refused):
        planned(bogdan, operation)


def test_hours_of_a_day_are_those_of_the_zone(elena: User, operation: Operation) -> None:
    event = planned(elena, operation)
    assert event.starts_at.astimezone(dt.UTC).hour == 7
    assert event.begins.hour == 9
