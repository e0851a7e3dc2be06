"""Minutes of people: what is on two sheets at once counts once."""

from decimal import Decimal

from punte.events import hours
from punte.events.actions.events import publish_event
from punte.events.actions.registrations import register
from punte.events.actions.sheets import call_roll, close_sheet
from punte.events.facts import HOURS_ATTENDED
from punte.events.marks import Mark
from punte.events.models import Event, Sheet
from punte.events.tests.conftest import at, planned
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records.models import Fact


def held(
    by: User, operation: Operation, people: list[Person], first: int, last: int, *, close: bool = True
) -> Sheet:
    """An event of the 17th from one hour to another, at which all were to the end."""
    event = planned(by, operation, starts_at=at(17, first), ends_at=at(17, last), pause_minutes=0)
    publish_event(by=by, event=event)
    marks = {register(by=by, event=event, person=p).pk: Mark("present") for p in people}
    sheet = event.sheets.get()
    call_roll(by=by, sheet=sheet, marks=marks, version=1)
    if close:
        close_sheet(by=by, sheet=sheet)
    return sheet


def test_two_events_after_each_other_are_added(
    elena: User, operation: Operation, people: list[Person]
) -> None:
    one = held(elena, operation, people[:1], 9, 11)
    two = held(elena, operation, people[:1], 11, 12)
    found = hours.attended([one.event_id, two.event_id])
    assert found == {(people[0].pk, one.event_id): 120, (people[0].pk, two.event_id): 60}
    assert not hours.overlaps(people[0].pk, one.day)


def test_the_same_hour_on_two_sheets_counts_once(
    elena: User, operation: Operation, people: list[Person]
) -> None:
    one = held(elena, operation, people[:2], 9, 12)
    two = held(elena, operation, people[:1], 11, 13)
    three = held(elena, operation, people[:1], 10, 12)
    mine = people[0].pk
    found = hours.attended([one.event_id, two.event_id, three.event_id], [mine])
    assert found == {(mine, one.event_id): 180, (mine, three.event_id): 0, (mine, two.event_id): 60}
    assert sum(found.values()) == 240  # from nine to one
    assert hours.attended([two.event_id]) == {(mine, two.event_id): 60}


def test_a_sheet_closed_later_takes_no_hour_from_one_closed_before_and_tells_only_what_is_left(
    elena: User, operation: Operation, people: list[Person]
) -> None:
    late = held(elena, operation, people[:1], 11, 13)
    early = held(elena, operation, people[:1], 9, 12)
    found = hours.attended([late.event_id, early.event_id])
    assert found == {(people[0].pk, late.event_id): 120, (people[0].pk, early.event_id): 120}
    told = Fact.objects.of(HOURS_ATTENDED).order_by("pk").values_list("quantity", flat=True)
    assert list(told) == [Decimal(2), Decimal(2)]  # four hours from nine to one, not five


def test_an_overlap_is_pointed_out_before_the_day_is_closed(
    elena: User, operation: Operation, people: list[Person]
) -> None:
    one = held(elena, operation, people[:1], 9, 12)
    two = held(elena, operation, people[:1], 11, 13, close=False)
    found = hours.overlaps(people[0].pk, one.day)
    assert [(o.sheet, o.other, o.minutes) for o in found] == [(one.pk, two.pk, 60)]
    assert hours.attended([two.event_id]) == {}


def test_open_sheets_do_not_count(georgi: User, event: Event, sheet: Sheet, registered: list) -> None:
    call_roll(by=georgi, sheet=sheet, marks={r.pk: Mark("present") for r in registered}, version=1)
    assert hours.attended([event.pk]) == {}
