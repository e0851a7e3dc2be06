"""What a course does when a training day is closed or corrected: who was there for the first time is trained."""

import datetime as dt

from punte.base import clock
from punte.events.after_sheets import register
from punte.events.hours import attended
from punte.events.models import Sheet
from punte.events.proving import prove
from punte.learning.models import Enrolment, OfferingEvent
from punte.people.models import User
from punte.records.actions.facts import record, strike_all
from punte.records.facts import PERSON_TRAINED, STRUCK_MISTAKE
from punte.records.models import Fact


@register
def count_trained(sheet: Sheet, by: User) -> None:
    """Facts "person trained" follow the closed sheets of the course, each person once."""
    row = OfferingEvent.objects.filter(event=sheet.event_id).select_related("offering__operation").first()
    if row is None:
        return
    offering = row.offering
    enrolments = Enrolment.objects.filter(offering=offering, enrolled_on__isnull=False)
    enrolments = enrolments.select_related("offering__programme", "offering__operation").order_by("pk")
    first, today = first_days(offering.pk), clock.today(offering.operation.zone)
    for enrolment in enrolments:
        _tell(by, enrolment, first.get(enrolment.person_id), today, sheet)


def _tell(by: User, enrolment: Enrolment, first: dt.date | None, today: dt.date, sheet: Sheet) -> None:
    """The closed sheet is the paper. Who was not there after all, once an addendum says so, is trained no longer."""
    told = list(Fact.objects.of(PERSON_TRAINED).about(enrolment).live())
    if first and not told:
        prove(by, [record(PERSON_TRAINED, by=by, about=enrolment, on=first)], sheet.document)
    elif told and not first:
        strike_all(told, by=by, reason=STRUCK_MISTAKE, on=today)


def first_days(offering: int) -> dict[int, dt.date]:
    """The first day of this course on which each person was, by the closed sheets: {person: day}."""
    sheets = Sheet.objects.closed().filter(
        event__in=OfferingEvent.objects.filter(offering=offering).values("event")
    )
    days = dict(sheets.order_by("-day").values_list("event_id", "day"))
    first: dict[int, dt.date] = {}
    for (person, event), minutes in attended(days).items():
        if minutes:
            first[person] = min(days[event], first.get(person, days[event]))
    return first
