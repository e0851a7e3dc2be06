"""Vacancies stay fresh: who wrote one is asked whether it is still open, and what nobody confirms is closed."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from punte.jobs.actions.employers import recruiters_of
from punte.jobs.actions.vacancies import end_vacancy
from punte.jobs.models import Vacancy
from punte.jobs.models.vacancies import STALE
from punte.jobs.notices import CONFIRM_VACANCY, VACANCY_CLOSED
from punte.people.actions.notices import notify

State, Closing = Vacancy.State, Vacancy.Closing
WARNED = dt.timedelta(days=7)


@transaction.atomic
def close_overdue(on: dt.date) -> int:
    """In the consortium at work: what is past its last day to apply, and what nobody confirmed for sixty days. Who
    wrote it is told. Gives how many were closed."""
    live = Vacancy.objects.filter(state__in=(State.OPEN, State.FILLED)).select_related("employer__operation")
    late = live.filter(apply_by__lt=on)
    stale = live.filter(confirmed_on__lte=on - STALE).exclude(apply_by__lt=on)
    closed = 0
    for rows, closing in ((late, Closing.DEADLINE), (stale, Closing.STALE)):
        for vacancy in list(rows.select_for_update(of=("self",), no_key=True).order_by("pk")):
            end_vacancy(vacancy=vacancy, closing=closing, on=on)
            _tell(vacancy, VACANCY_CLOSED)
            closed += 1
    return closed


@transaction.atomic
def remind_of_confirming(on: dt.date) -> int:
    """A week before a vacancy closes for want of confirmation, who wrote it and its recruiters are asked, once. Gives
    how many vacancies that were."""
    soon = on - STALE + WARNED
    rows = Vacancy.objects.filter(state=State.OPEN, confirmed_on__lte=soon)
    due = rows.filter(Q(reminded_on=None) | Q(reminded_on__lt=soon - WARNED)).select_related(
        "employer__operation"
    )
    asked = 0
    for vacancy in list(due.order_by("pk")):
        if Vacancy.objects.filter(pk=vacancy.pk, reminded_on=vacancy.reminded_on).update(reminded_on=on):
            _tell(vacancy, CONFIRM_VACANCY)
            asked += 1
    return asked


def _tell(vacancy: Vacancy, kind: object) -> None:
    vacancy.operation = vacancy.employer.operation
    for user in {vacancy.made_by, *recruiters_of(vacancy.employer)}:
        notify(user, kind, vacancy.pk, vacancy.hub_url)  # type: ignore[arg-type]
