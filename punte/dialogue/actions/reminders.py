"""Whoever promised a measure is reminded, once in each half-year, while nobody has reported on it."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse

from punte.dialogue.half_years import ended_before
from punte.dialogue.models import Measure, ProgressReport
from punte.dialogue.models.measures import MeasureQuerySet
from punte.dialogue.notices import REPORT_ON_MEASURE
from punte.people.actions.notices import notify
from punte.people.models import Notice
from punte.projects.models import Operation


def waiting(today: dt.date) -> MeasureQuerySet:
    """Measures in force on which nobody has reported for the half-year that is over."""
    _name, end = ended_before(today)
    told = ProgressReport.objects.filter(measure=OuterRef("pk"), on__gte=end)
    return Measure.objects.promised().filter(~Exists(told), plan__in_force_on__lte=end)


@transaction.atomic
def remind_of_reports(operation: Operation, today: dt.date) -> int:
    """Tell each of them once a half-year, measure by measure; gives how many were told."""
    _name, end = ended_before(today)
    told = 0
    rows = waiting(today).filter(plan__operation=operation, promised_by__is_active=True)
    for measure in rows.select_related("promised_by", "plan__operation").order_by("pk"):
        user = measure.promised_by
        assert user is not None
        given = Notice.objects.filter(user=user, kind=REPORT_ON_MEASURE.code, object_id=str(measure.pk))
        if given.filter(created_at__date__gt=end).exists():
            continue
        url = reverse("dialogue:measure_report", args=[operation.code, measure.pk])
        told += notify(user, REPORT_ON_MEASURE, measure.pk, url) is not None
    return told
