"""The public calendar and its files: what was announced, and nobody's name."""

import datetime as dt
import json

import pytest
from django.test import Client
from icalendar import Calendar

from punte.base.rls import set_local
from punte.base.translated import Translated
from punte.events.actions.events import cancel_event, change_event, publish_event
from punte.events.models import Event, Registration
from punte.events.tests.conftest import at, planned
from punte.people.models import User
from punte.projects.models import Operation


def test_a_draft_is_in_no_calendar(client: Client, elena: User, operation: Operation) -> None:
    event = planned(elena, operation)
    for address in ("", "calendar.ics", "calendar.rss"):
        assert "Reading a contract" not in client.get(f"/events/{address}").content.decode()
    assert client.get(f"/events/calendar/{event.pk}/").status_code == 404
    assert client.get(f"/events/calendar/{event.pk}/event.ics").status_code == 404


def test_what_was_announced_is_read_by_everybody_and_names_nobody(
    client: Client, event: Event, registered: list[Registration]
) -> None:
    set_local(consortium="")
    pages = [client.get(f"/events/{a}").content.decode() for a in ("", "calendar.ics", "calendar.rss")]
    pages.append(client.get(f"/events/calendar/{event.pk}/").content.decode())
    for page in pages:
        assert "Reading a contract" in page
        assert not any(name in page for name in ("Ionescu", "Georgi", "Elena"))


def test_an_event_not_meant_for_everybody_stays_inside(
    client: Client, elena: User, operation: Operation
) -> None:
    event = planned(elena, operation, public=False)
    publish_event(by=elena, event=event)
    assert "Reading a contract" not in client.get("/events/").content.decode()
    assert client.get(f"/events/calendar/{event.pk}/").status_code == 404


def test_the_database_hides_drafts_from_strangers(elena: User, event: Event, operation: Operation) -> None:
    draft = planned(elena, operation)
    set_local(consortium="")
    assert list(Event.objects.values_list("pk", flat=True)) == [event.pk]
    assert Event.objects.filter(pk__in=[draft.pk, event.pk]).update(capacity=1) == 0


def test_the_calendar_is_filtered_by_place_kind_and_language(
    client: Client, elena: User, event: Event, operation: Operation
) -> None:
    other = planned(elena, operation, title=Translated({"en": "Debate"}), kind="debate", locality="Cluj-Napoca", languages=["bg"])  # fmt: skip
    publish_event(by=elena, event=other)
    for query in ("place=Cluj-Napoca", "kind=debate", "language=bg"):
        page = client.get(f"/events/?{query}").content.decode()
        assert f"/calendar/{other.pk}/" in page and f"/calendar/{event.pk}/" not in page
    assert client.get("/events/?place=Nowhere&kind=x").status_code == 200


def test_the_file_keeps_the_hours_of_the_zone_and_its_identity(
    client: Client, elena: User, event: Event
) -> None:
    def entry() -> tuple[Calendar, dict]:
        found = Calendar.from_ical(client.get(f"/events/calendar/{event.pk}/event.ics").content)
        return found, found.walk("VEVENT")[0]

    calendar, before = entry()
    assert calendar["METHOD"] == "PUBLISH" and calendar.walk("VTIMEZONE")
    assert before["DTSTART"].params["TZID"] == "Europe/Bucharest" and before["DTSTART"].dt.hour == 9
    change_event(by=elena, event=event, version=1, starts_at=at(18, 10), ends_at=at(19, 17))
    _calendar, after = entry()
    assert after["UID"] == before["UID"] and (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["RRULE"]["COUNT"] == [2] and after["DTEND"].dt == at(18, 17)
    cancel_event(by=elena, event=event, reason="Snow")
    calendar, gone = entry()
    assert (calendar["METHOD"], gone["STATUS"], gone["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)


def test_an_event_of_bulgaria_has_the_hours_of_sofia(
    client: Client, elena: User, operation: Operation
) -> None:
    event = planned(elena, operation, zone="Europe/Sofia")
    publish_event(by=elena, event=event)
    found = Calendar.from_ical(client.get(f"/events/calendar/{event.pk}/event.ics").content)
    assert found.walk("VEVENT")[0]["DTSTART"].params["TZID"] == "Europe/Sofia"


def test_search_engines_read_the_event(client: Client, elena: User, operation: Operation) -> None:
    event = planned(elena, operation, title=Translated({"en": "</script><b>Bread & butter</b>"}))
    publish_event(by=elena, event=event)
    page = client.get(f"/events/calendar/{event.pk}/").content.decode()
    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert (data["@type"], data["name"]) == ("Event", "</script><b>Bread & butter</b>")
    assert data["startDate"] == "2025-03-17T09:00:00+02:00"
    assert data["eventAttendanceMode"].endswith("OfflineEventAttendanceMode")


def test_who_is_signed_in_registers_and_gives_the_place_back(
    client: Client, event: Event, mallory: User
) -> None:
    """Of another consortium too: the calendar is public."""
    client.force_login(mallory)
    url = f"/events/calendar/{event.pk}/"
    client.post(f"{url}join/")
    set_local(consortium=event.consortium_id)
    assert event.registrations.get().user == mallory
    assert "You are registered" in client.get(url).content.decode()
    client.post(f"{url}leave/")
    set_local(consortium=event.consortium_id)
    assert event.registrations.get().state == "cancelled"


def test_the_link_is_shown_to_who_is_registered(
    client: Client, elena: User, ana: User, operation: Operation
) -> None:
    event = planned(
        elena, operation, kind="webinar", place="", locality="", link="https://meet.example.org/abc"
    )
    publish_event(by=elena, event=event)
    client.force_login(ana)
    url = f"/events/calendar/{event.pk}/"
    assert "meet.example.org" not in client.get(url).content.decode()
    client.post(f"{url}join/")
    assert "meet.example.org" in client.get(url).content.decode()
    assert "meet.example.org" not in client.get("/events/calendar.ics").content.decode()


def test_nobody_registers_for_what_is_over(
    client: Client, elena: User, ana: User, operation: Operation
) -> None:
    event = planned(elena, operation, starts_at=at(10, 9), ends_at=at(10, 12), pause_minutes=0)
    publish_event(by=elena, event=event)
    client.force_login(ana)
    page = client.post(f"/events/calendar/{event.pk}/join/", follow=True).content.decode()
    assert "This event is over." in page
    assert "Reading a contract" in client.get("/events/?past=1").content.decode()


@pytest.mark.parametrize("day", [dt.date(2025, 3, 30), dt.date(2025, 10, 26)])
def test_a_day_on_which_the_clocks_change_keeps_its_hours(
    elena: User, operation: Operation, day: dt.date
) -> None:
    noon = at(17, 9).replace(month=day.month, day=day.day)
    event = planned(elena, operation, starts_at=noon, ends_at=noon.replace(hour=17))
    sheet = event.sheets.get()
    assert (sheet.planned_minutes, sheet.morning_minutes) == (420, 240)
