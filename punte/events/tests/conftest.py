"""A workshop of 309187 on the business date, with people of the project."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from punte.base.translated import Translated
from punte.events.actions.events import create_event, publish_event
from punte.events.actions.registrations import register
from punte.events.models import Event, Registration, Sheet
from punte.organisations.models import Organisation
from punte.participation.actions.persons import register_new_person
from punte.people.models import Person, User
from punte.projects.models import Operation

ZONE = ZoneInfo("Europe/Bucharest")


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of March 2025 in Bucharest; the business date is the 17th."""
    return dt.datetime(2025, 3, day, hour, minute, tzinfo=ZONE)


def planned(by: User, operation: Operation, **told: Any) -> Event:
    """A draft: a workshop on the 17th from nine to five with an hour of breaks."""
    values: dict[str, Any] = {
        "organiser": operation.partnerships.get(role="lead").organisation,
        "activity": operation.activities.get(code="A10"),
        "kind": "workshop",
        "title": Translated({"en": "Reading a contract", "ro": "Citirea unui contract"}),
        "starts_at": at(17, 9),
        "ends_at": at(17, 17),
        "pause_minutes": 60,
        "place": "Strada Unirii 1",
        "locality": "Baia Mare",
        "languages": ["ro"],
    }
    return create_event(by=by, operation=operation, **{**values, **told})


def participants(by: User, operation: Operation, organisation: Organisation, count: int) -> list[Person]:
    """People of the project."""
    return [
        register_new_person(
            by=by, operation=operation, organisation=organisation, on=dt.date(2025, 1, 15), responsible=by,
            told={"first_name": f"Maria {n}", "last_name": "Ionescu", "birth_date": dt.date(1980, 1, 1 + n), "sex": "woman"},
        ).person
        for n in range(count)
    ]  # fmt: skip


@pytest.fixture
def event(elena: User, georgi: User, operation: Operation) -> Event:
    """The workshop, published; Georgi trains."""
    event = planned(elena, operation, trainer=georgi)
    publish_event(by=elena, event=event)
    return event


@pytest.fixture
def people(elena: User, operation: Operation, assoc: Organisation) -> list[Person]:
    """Three participants."""
    return participants(elena, operation, assoc, 3)


@pytest.fixture
def registered(elena: User, event: Event, people: list[Person]) -> list[Registration]:
    """All three, registered."""
    return [register(by=elena, event=event, person=person) for person in people]


@pytest.fixture
def sheet(event: Event, registered: list[Registration]) -> Sheet:
    """The sheet of the workshop's only day."""
    return event.sheets.get()
