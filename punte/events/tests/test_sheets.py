"""The sheet of a day: the roll, closing, what is told, and two people at once."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.events import facts
from punte.events.actions.addenda import add_addendum
from punte.events.actions.sheets import call_roll, close_sheet
from punte.events.marks import Mark
from punte.events.models import Addendum, Event, Registration, Sheet
from punte.events.tests.conftest import at, planned
from punte.people.models import User
from punte.projects.models import Operation
from punte.records.facts import WORKSHOP_HELD
from punte.records.models import Fact


def everybody(registered: list[Registration], status: str = "present") -> dict[int, Mark]:
    return {r.pk: Mark(status) for r in registered}


def closed(georgi: User, sheet: Sheet, registered: list[Registration]) -> Sheet:
    marks = everybody(registered) | {registered[2].pk: Mark("absent")}
    call_roll(by=georgi, sheet=sheet, marks=marks, version=sheet.version)
    close_sheet(by=georgi, sheet=sheet)
    return sheet


def test_a_day_from_nine_to_five_with_an_hour_of_breaks_has_four_hours_before_one(event: Event) -> None:
    sheet = event.sheets.get()
    assert (sheet.day, sheet.planned_minutes, sheet.morning_minutes) == (dt.date(2025, 3, 17), 420, 240)


def test_an_event_of_three_days_has_three_sheets(elena: User, operation: Operation) -> None:
    event = planned(elena, operation, starts_at=at(17, 9), ends_at=at(19, 12), pause_minutes=0)
    assert [(s.day.day, s.planned_minutes, s.has_parts) for s in event.sheets.all()] == [
        (17, 180, False), (18, 180, False), (19, 180, False)
    ]  # fmt: skip


def test_the_minutes_follow_from_the_parts_of_the_day(
    georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    one, two, three = (r.pk for r in registered)
    marks = {one: Mark("present"), two: Mark("present", afternoon=False), three: Mark("late", minutes=400)}
    call_roll(by=georgi, sheet=sheet, marks=marks, version=1)
    assert dict(sheet.attendances.values_list("registration", "minutes")) == {one: 420, two: 240, three: 400}


def test_who_came_late_was_there_for_a_number_of_minutes(
    georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    with pytest.raises(ValidationError) as refusal:
        call_roll(by=georgi, sheet=sheet, marks=everybody(registered, "late"), version=1)
    assert set(refusal.value.message_dict) == {f"m{r.pk}" for r in registered}
    assert not sheet.attendances.exists()


def test_of_two_who_save_at_once_the_second_is_told(
    elena: User, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    call_roll(by=georgi, sheet=sheet, marks=everybody(registered), version=1)
    with pytest.raises(MoveNotAllowed):
        call_roll(by=elena, sheet=sheet, marks=everybody(registered, "absent"), version=1)
    assert set(sheet.attendances.values_list("status", flat=True)) == {"present"}


def test_of_two_who_close_at_once_the_second_hears_who_was_faster(
    elena: User, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    mine = Sheet.objects.get(pk=sheet.pk)
    closed(georgi, sheet, registered)
    with pytest.raises(ValidationError, match="Georgi Petrov closed this sheet"):
        close_sheet(by=elena, sheet=mine)
    assert Fact.objects.of(WORKSHOP_HELD).count() == 1


def test_nobody_is_forgotten_when_the_day_is_closed(
    georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    call_roll(by=georgi, sheet=sheet, marks=everybody(registered[:2]), version=1)
    with pytest.raises(ValidationError, match="not marked yet"):
        close_sheet(by=georgi, sheet=sheet)


def test_a_closed_sheet_tells_who_was_there_and_for_how_long(
    georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    closed(georgi, sheet, registered)
    assert Fact.objects.of(facts.PERSON_ATTENDED).people() == 2
    hours = Fact.objects.of(facts.HOURS_ATTENDED).values_list("quantity", flat=True)
    assert list(hours) == [Decimal("7.00")] * 2
    held = Fact.objects.of(WORKSHOP_HELD).get()
    assert (held.quantity, held.activity.code, held.happened_on) == (2, "A10", dt.date(2025, 3, 17))
    sheet.event.refresh_from_db()
    assert sheet.event.state == Event.State.HELD


def test_the_paper_of_a_day_is_named_in_the_language_it_is_written_in(
    georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    call_roll(by=georgi, sheet=sheet, marks=everybody(registered), version=1)
    close_sheet(by=georgi, sheet=sheet, language="ro")
    assert sheet.document is not None and "Citirea unui contract" in sheet.document.title


def test_a_closed_sheet_is_not_written_on(georgi: User, sheet: Sheet, registered: list[Registration]) -> None:
    closed(georgi, sheet, registered)
    with pytest.raises(ValidationError, match="corrected by an addendum"):
        call_roll(by=georgi, sheet=sheet, marks=everybody(registered), version=sheet.version)


def test_a_day_that_has_not_come_is_not_closed(elena: User, operation: Operation, people: list) -> None:
    from punte.events.actions.events import publish_event
    from punte.events.actions.registrations import register

    event = planned(elena, operation, starts_at=at(18, 9), ends_at=at(18, 12), pause_minutes=0)
    publish_event(by=elena, event=event)
    found = register(by=elena, event=event, person=people[0])
    sheet = event.sheets.get()
    call_roll(by=elena, sheet=sheet, marks={found.pk: Mark("present")}, version=1)
    with pytest.raises(ValidationError, match="not come yet"):
        close_sheet(by=elena, sheet=sheet)


def test_an_addendum_strikes_facts_and_tells_new_ones(
    georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    closed(georgi, sheet, registered)
    add_addendum(
        by=georgi, sheet=sheet, registration=registered[0], mark=Mark("absent"), reason="Was another Maria"
    )
    add_addendum(
        by=georgi, sheet=sheet, registration=registered[1], mark=Mark("left_early", minutes=90), reason="Left"
    )
    assert Fact.objects.of(facts.PERSON_ATTENDED).live().people() == 1
    assert [f.quantity for f in Fact.objects.of(facts.HOURS_ATTENDED).live()] == [Decimal("1.50")]
    assert Fact.objects.of(WORKSHOP_HELD).live().get().quantity == 1
    first = Addendum.objects.earliest("pk")
    assert (first.status_before, first.minutes_before, first.status, first.by) == (
        "present",
        420,
        "absent",
        georgi,
    )


def test_an_addendum_says_why(georgi: User, sheet: Sheet, registered: list[Registration]) -> None:
    closed(georgi, sheet, registered)
    with pytest.raises(ValidationError, match="Say why"):
        add_addendum(by=georgi, sheet=sheet, registration=registered[0], mark=Mark("absent"), reason=" ")


@pytest.mark.parametrize("who", ["ana", "hristo", "auditor"])
def test_who_neither_trains_nor_runs_it_is_refused_the_roll(
    who: str, request: pytest.FixtureRequest, sheet: Sheet, registered: list[Registration]
) -> None:
    user = request.getfixturevalue(who)
    with pytest.raises(Refused):
        call_roll(by=user, sheet=sheet, marks=everybody(registered), version=1)
    with pytest.raises(Refused):
        close_sheet(by=user, sheet=sheet)
    with pytest.raises(Refused):
        add_addendum(by=user, sheet=sheet, registration=registered[0], mark=Mark("absent"), reason="No")
