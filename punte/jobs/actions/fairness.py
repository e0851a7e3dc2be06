"""What is reckoned about how matching treats people: by hand, or by the clock; the newest report tells who has
nothing."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.fairness import Reckoned, reckon, reckonable_on
from punte.jobs.market import looking
from punte.jobs.models import FairnessReport, Unmatched
from punte.jobs.notices import NOTHING_FITS
from punte.participation.models import Participation
from punte.people.actions.notices import notify
from punte.people.models import User
from punte.projects.models import Operation

KEPT = 12  # reports of a project


@transaction.atomic
def reckon_fairness(*, by: User, operation: Operation) -> FairnessReport:
    """Reckon it for today, and tell counsellors who has newly nothing. Raises ValidationError within a week of the
    last report: two side by side could tell what one person declared between them."""
    require(permissions.may_reckon_fairness(by, operation))
    _hold(operation)
    today = clock.today(operation.zone)
    if _too_soon(operation, today):
        raise ValidationError(_("The last report is less than a week old."), code="soon")
    found = reckon(operation, today)
    return _who_has_nothing(_write(operation, found, today, by), found)


@transaction.atomic
def reckon_weekly(operation: Operation) -> int:
    """The same by the clock, where anybody is looking; gives how many people have nothing. Within a week of the last
    report its figures stay, and only who has nothing is found anew."""
    if not looking(operation).exists():
        return 0
    _hold(operation)
    today = clock.today(operation.zone)
    found = reckon(operation, today)
    last = FairnessReport.objects.filter(operation=operation).first()
    if last is None or not _too_soon(operation, today):
        last = _write(operation, found, today, None)
    return _who_has_nothing(last, found).unmatched.count()


def _hold(operation: Operation) -> None:
    """One reckoning at a time: the next sees what this one wrote."""
    Operation.objects.select_for_update(of=("self",), no_key=True).get(pk=operation.pk)


def _too_soon(operation: Operation, today: dt.date) -> bool:
    day = reckonable_on(operation)
    return day is not None and today < day


def _write(operation: Operation, found: Reckoned, today: dt.date, by: User | None) -> FairnessReport:
    return FairnessReport.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        as_of=today,
        rule=found.rule,
        people=found.people,
        figures=found.figures,
        titles=found.titles,
        by=by,
    )


def _who_has_nothing(report: FairnessReport, found: Reckoned) -> FairnessReport:
    """Written beside the newest report in the place of those of before; reports that are too old go."""
    told = {"consortium_id": report.consortium_id, "operation": report.operation}
    there = Unmatched.objects.filter(operation=report.operation)
    known = set(there.values_list("participation", flat=True))
    there.delete()
    Unmatched.objects.bulk_create(
        Unmatched(**told, report=report, participation_id=participation, person_id=person)
        for participation, person in found.unmatched
    )
    old = FairnessReport.objects.filter(operation=report.operation).values_list("pk", flat=True)[KEPT:]
    FairnessReport.objects.filter(pk__in=list(old)).delete()
    _tell_counsellors(report, {participation for participation, _person in found.unmatched} - known)
    return report


def _tell_counsellors(report: FairnessReport, new: set[int]) -> None:
    """Each hears once, however many of theirs are new."""
    rows = Participation.objects.filter(pk__in=new, responsible__is_active=True)
    for user in User.objects.filter(pk__in=rows.values("responsible")):
        notify(user, NOTHING_FITS, report.pk, reverse("portal:my_page"))
