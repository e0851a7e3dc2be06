"""What the demonstration tells of events besides, told to a small project."""

from types import SimpleNamespace
from typing import Any

from punte.events.actions.events import publish_event
from punte.events.actions.registrations import register
from punte.events.actions.sheets import call_roll, close_sheet
from punte.events.marks import Mark
from punte.events.models import EventReport, Minutes
from punte.events.tests.conftest import at, participants, planned
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.portal.demo import events_parts
from punte.projects.models import Operation


def test_guests_reports_and_minutes_are_told_in_every_state(
    elena: User, georgi: User, operation: Operation, assoc: Organisation
) -> None:
    people = participants(elena, operation, assoc, 3)
    for kind in ("seminar", "debate", "workshop"):
        event = planned(elena, operation, kind=kind, trainer=georgi)
        publish_event(by=elena, event=event)
        marks = {register(by=elena, event=event, person=p).pk: Mark("present") for p in people}
        sheet = event.sheets.select_related("event__operation__consortium", "event__organiser").get()
        call_roll(by=georgi, sheet=sheet, marks=marks, version=1)
        close_sheet(by=georgi, sheet=sheet)
    coming = planned(elena, operation, kind="seminar", starts_at=at(28, 9), ends_at=at(28, 17))
    publish_event(by=elena, event=coming)
    desk: Any = SimpleNamespace(operation=operation, team={"elena": elena, "georgi": georgi})
    events_parts.tell_afterwards(desk)
    assert {m.state for m in Minutes.objects.all()} == {"draft", "sent", "approved"}
    assert {r.state for r in EventReport.objects.all()} == {"draft", "published"}
    assert {r.state for r in coming.registrations.all()} == {"registered", "cancelled"}
