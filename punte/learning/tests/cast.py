"""A course of two days in operation 309187 and people who take it; Georgi trains, Elena manages."""

import datetime as dt

from punte.base.translated import Translated
from punte.events.actions.sheets import call_roll, close_sheet
from punte.events.marks import Mark
from punte.events.models import Sheet
from punte.learning.actions import enrolments, offerings, programmes
from punte.learning.models import Enrolment, Offering, Programme
from punte.participation.actions.persons import register_new_person
from punte.participation.models import Participation
from punte.people.models import User

DAYS = (dt.date(2025, 2, 10), dt.date(2025, 2, 11))
RULE = {"overall": 80, "of_practice": 0, "tests": False, "feedback": False, "commission": False}
TOLD = {
    "code": "digital-1",
    "title": Translated({"en": "Digital skills", "ro": "Competențe digitale"}, "en"),
    "kind": "non_formal",
    "theory_hours": 7,
    "practice_hours": 7,
    "topics": [],
}


def write_programme(by: User, operation, organisation, **also) -> Programme:
    """A programme of 14 hours."""
    told = {**TOLD, "rule": RULE, **also}
    return programmes.create_programme(by=by, operation=operation, organisation=organisation, **told)


def plan(by: User, operation, programme: Programme, trainer: User, **also) -> Offering:
    """A course of two days of seven hours each, the second is practice."""
    told = {
        "starts_on": DAYS[0],
        "ends_on": DAYS[1],
        "mode": "place",
        "place": "Baia Mare",
        "link": "",
        "language": "ro",
        "seats": 20,
    }
    offering = offerings.plan_offering(
        by=by, operation=operation, activity=operation.activities.first(), programme=programme,
        trainers=[trainer], **(told | also),
    )  # fmt: skip
    for n, day in enumerate(DAYS):
        offerings.add_day(
            by=by, offering=offering, day=day, starts=dt.time(9), ends=dt.time(17), pause_minutes=60,
            trainer=trainer, practice=n == 1,
        )  # fmt: skip
    return offering


def take_part(by: User, operation, organisation, name: str, **also) -> Participation:
    """Somebody of the project."""
    told = {"first_name": "Maria", "last_name": name, "birth_date": dt.date(1990, 5, 14), "sex": "woman"}
    return register_new_person(
        by=by,
        operation=operation,
        organisation=organisation,
        on=dt.date(2024, 9, 2),
        sex="woman",
        told=told,
        **also,
    )


def seat(by: User, offering: Offering, participation: Participation) -> Enrolment:
    """Applied and enrolled."""
    enrolment = enrolments.apply(by=by, offering=offering, participation=participation)
    enrolments.enrol(by=by, enrolment=enrolment)
    return enrolment


def hold(by: User, offering: Offering, *, absent: dict[int, set] | None = None, days=(0, 1)) -> None:
    """The roll is called and the days are closed; `absent` names the persons who were not there, by day."""
    sheets = Sheet.objects.filter(event__in=offering.timetable.values("event")).order_by("day")
    for n, sheet in enumerate(sheets):
        if n in days:
            mark_and_close(by, sheet, (absent or {}).get(n, set()))


def mark_and_close(by: User, sheet: Sheet, absent: set) -> None:
    marks = {
        r.pk: Mark("absent" if r.person_id in absent else "present")
        for r in sheet.event.registrations.coming()
    }
    call_roll(by=by, sheet=sheet, marks=marks, version=sheet.version)
    sheet.refresh_from_db()
    close_sheet(by=by, sheet=sheet)
