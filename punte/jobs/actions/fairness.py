"""What is reckoned about how matching treats people: by hand, or by the clock; the newest report tells who has
nothing."""

from django.db import transaction
from django.urls import reverse

from punte.base import clock
from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.fairness import Reckoned, reckon
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
    """Reckon it for today, and tell counsellors who has newly nothing."""
    require(permissions.may_reckon_fairness(by, operation))
    return _write(operation, reckon(operation, clock.today(operation.zone)), by)


@transaction.atomic
def reckon_weekly(operation: Operation) -> int:
    """The same by the clock, where anybody is looking; gives how many people have nothing."""
    if not looking(operation).exists():
        return 0
    report = _write(operation, reckon(operation, clock.today(operation.zone)), None)
    return report.unmatched.count()


def _write(operation: Operation, found: Reckoned, by: User | None) -> FairnessReport:
    told = {"consortium_id": operation.consortium_id, "operation": operation}
    known = set(Unmatched.objects.filter(operation=operation).values_list("participation", flat=True))
    report = FairnessReport.objects.create(
        **told,
        as_of=clock.today(operation.zone),
        rule=found.rule,
        people=found.people,
        figures=found.figures,
        titles=found.titles,
        by=by,
    )
    Unmatched.objects.filter(operation=operation).delete()
    Unmatched.objects.bulk_create(
        Unmatched(**told, report=report, participation_id=participation, person_id=person)
        for participation, person in found.unmatched
    )
    old = FairnessReport.objects.filter(operation=operation).values_list("pk", flat=True)[KEPT:]
    FairnessReport.objects.filter(pk__in=list(old)).delete()
    _tell_counsellors(report, {participation for participation, _person in found.unmatched} - known)
    return report


def _tell_counsellors(report: FairnessReport, new: set[int]) -> None:
    """Each hears once, however many of theirs are new."""
    rows = Participation.objects.filter(pk__in=new, responsible__is_active=True)
    for user in User.objects.filter(pk__in=rows.values("responsible")):
        notify(user, NOTHING_FITS, report.pk, reverse("portal:my_page"))
