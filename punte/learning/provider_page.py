"""What a training provider sees of its courses in a project: cohorts, who sent people, who is at risk, hours."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.tables import Sheet as Table
from punte.base.tables import table_file
from punte.events.models import Event, Sheet
from punte.learning.cohort_page import OFFERING_TONES
from punte.learning.completion import HOUR, missing_words
from punte.learning.models import Certificate, Enrolment, Offering, OfferingEvent
from punte.learning.standings import Cohort, cohorts
from punte.organisations.models import Organisation
from punte.people.models import Person, User
from punte.projects.models import Operation

State = Enrolment.State
_GIVEN = (Offering.State.OPEN, Offering.State.RUNNING, Offering.State.ENDED)


def provider_page(user: User, operation: Operation, provider: Organisation) -> dict[str, Any]:
    """The context of the page; people only as far as the reader sees them. In a fixed number of questions."""
    rows = Offering.objects.visible_to(user).filter(operation=operation, programme__organisation=provider)
    offerings = list(rows.for_list())
    for offering in offerings:
        offering.operation = operation
    found = _learners(user, offerings)
    groups = cohorts(offerings, found) if found else {}
    certified = set(
        Certificate.objects.standing()
        .filter(enrolment__in=[e.pk for e in found], kind=Certificate.Kind.PASS)
        .values_list("enrolment", flat=True)
    )
    risk = _at_risk(found, groups)
    return {
        "provider": provider,
        "operation": operation,
        "figures": _figures(offerings, found, certified, risk),
        "cohorts": [
            _cohort(o, [e for e in found if e.offering_id == o.pk], certified, risk) for o in offerings
        ],
        "senders": _senders(found, certified),
        "risk": [_risk(e, groups) for e in risk],
        "trainers": trainer_table(trainer_hours(offerings)),
        "persons": [e.person for e in risk],
    }


def _learners(user: User, offerings: list[Offering]) -> list[Enrolment]:
    by_pk = {o.pk: o for o in offerings}
    rows = Enrolment.objects.visible_to(user).filter(offering__in=by_pk, enrolled_on__isnull=False)
    found = list(rows.for_list())
    for enrolment in found:
        enrolment.offering = by_pk[enrolment.offering_id]
    return found


def _at_risk(found: list[Enrolment], groups: dict[int, Cohort]) -> list[Enrolment]:
    return [
        e
        for e in found
        if e.state == State.ENROLLED
        and e.offering.state in (Offering.State.OPEN, Offering.State.RUNNING)
        and e.person.state == Person.State.ACTIVE
        and groups[e.offering_id].verdict(e).out_of_reach
    ]


def _risk(enrolment: Enrolment, groups: dict[int, Cohort]) -> dict[str, Any]:
    missing = missing_words(groups[enrolment.offering_id].verdict(enrolment))
    return {
        "name": enrolment.person.full_name,
        "url": enrolment.get_absolute_url(),
        "course": str(enrolment.offering),
        "missing": missing[0],
    }


def _figures(
    offerings: list[Offering], found: list[Enrolment], certified: set[int], risk: list[Enrolment]
) -> list[dict[str, Any]]:
    return [
        {"label": _("Courses given"), "done": sum(o.state in _GIVEN for o in offerings)},
        {"label": _("People who had a seat"), "done": len({e.person_id for e in found})},
        {"label": _("People certified"), "done": len({e.person_id for e in found if e.pk in certified})},
        {"label": _("At risk"), "done": len(risk)},
    ]


def _cohort(
    offering: Offering, mine: list[Enrolment], certified: set[int], risk: list[Enrolment]
) -> dict[str, Any]:
    at_risk = {e.pk for e in risk}
    args = [offering.operation.code, offering.pk]
    return {
        "it": offering,
        "tone": OFFERING_TONES.get(Offering.State(offering.state), "neutral"),
        "seats": _("%(taken)s of %(seats)s") % {"taken": len(mine), "seats": offering.seats},
        "completed": sum(e.state == State.COMPLETED for e in mine),
        "certified": sum(e.pk in certified for e in mine),
        "gone": sum(e.state in (State.WITHDRAWN, State.EXPELLED, State.NO_SHOW) for e in mine),
        "risk": sum(e.pk in at_risk for e in mine),
        "feedback_url": reverse("learning:feedback_summary", args=args),
    }


def _senders(found: list[Enrolment], certified: set[int]) -> list[list[str]]:
    """By sending organisation: enrolled, completed, certified, left."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for enrolment in found:
        row = counts[enrolment.sent_by.name if enrolment.sent_by else _("not said")]
        row[0] += 1
        row[1] += enrolment.state == State.COMPLETED
        row[2] += enrolment.pk in certified
        row[3] += enrolment.state in (State.WITHDRAWN, State.EXPELLED, State.NO_SHOW)
    return [[name, *map(formats.number, counts[name])] for name in sorted(counts)]


Hours = dict[tuple[str, int, dt.date], list[int]]


def trainer_hours(offerings: Iterable[Offering]) -> Hours:
    """Minutes by trainer (name and number: two may have one name) and month (its first day): planned, and held by the
    closed sheets."""
    days = OfferingEvent.objects.filter(offering__in=[o.pk for o in offerings])
    days = days.exclude(event__state=Event.State.CANCELLED)
    sheets = Sheet.objects.filter(event__in=days.values("event"), trainer__isnull=False)
    found: Hours = defaultdict(lambda: [0, 0])
    columns = ("trainer__name", "trainer", "day", "planned_minutes", "state")
    for name, trainer, day, minutes, state in sheets.values_list(*columns):
        row = found[name, trainer, day.replace(day=1)]
        row[0] += minutes
        row[1] += minutes if state == Sheet.State.CLOSED else 0
    return dict(sorted(found.items()))


def trainer_table(found: Hours) -> list[list[str]]:
    """The same as rows of a table: trainer, month, planned, held."""
    return [
        [name, formats.month(month), *(_in_hours(n) for n in both)]
        for (name, _trainer, month), both in found.items()
    ]


def _in_hours(minutes: int) -> str:
    whole = minutes % HOUR == 0
    return formats.number(minutes // HOUR) if whole else formats.number(round(minutes / HOUR, 2), 2)


def trainer_heads() -> list[str]:
    """The columns of the hours."""
    return [_("Trainer"), _("Month"), _("Hours planned"), _("Hours held")]


def trainer_file(offerings: Iterable[Offering], format: str) -> bytes:
    """The hours of trainers as a spreadsheet or a text table."""
    rows = [
        (name, month, round(planned / HOUR, 2), round(held / HOUR, 2))
        for (name, _trainer, month), (planned, held) in trainer_hours(offerings).items()
    ]
    return table_file(format, sheets=[Table(_("Hours of trainers"), trainer_heads(), rows, (30, 14, 16, 16))])
