"""What jobs puts on "My page": employers to approve, vacancies to publish or to confirm, answers to give."""

import datetime as dt

from django.utils.translation import gettext as _

from punte.base.work import WorkItem
from punte.jobs import permissions
from punte.jobs.actions.freshness import WARNED
from punte.jobs.applied_work import applied
from punte.jobs.models import Employer, Vacancy
from punte.jobs.models.vacancies import STALE
from punte.jobs.unmatched_work import unmatched
from punte.people.models import User
from punte.projects.acting import acting

MOST = 6


def work(user: User, today: dt.date) -> list[WorkItem]:
    """Vacancies of the project in which the user acts; applications wherever they work."""
    return applied(user, today) + unmatched(user) + _of_the_hub(user, today)


def _of_the_hub(user: User, today: dt.date) -> list[WorkItem]:
    now = acting(user).chosen
    if now is None:
        return []
    operation, items = now.operation, []
    if permissions.may_add_employer(user, operation):
        items += _employers(user, operation.pk)
    if permissions.may_write_somewhere(user, operation):
        items += _vacancies(user, operation.pk, today)
    return items[:MOST]


def _employers(user: User, operation_id: int) -> list[WorkItem]:
    rows = Employer.objects.visible_to(user).filter(operation=operation_id, state=Employer.State.NEW)
    return [
        WorkItem(
            _("Approve a new employer: %(employer)s") % {"employer": employer.organisation.name},
            _("Its vacancies are public only then."),
            employer.get_absolute_url(),
            "warning",
        )
        for employer in rows.select_related("organisation", "operation").order_by("pk")[:MOST]
    ]


def _vacancies(user: User, operation_id: int, today: dt.date) -> list[WorkItem]:
    rows = Vacancy.objects.visible_to(user).filter(operation=operation_id).select_related("operation")
    old = rows.filter(state=Vacancy.State.OPEN, confirmed_on__lte=today - STALE + WARNED)
    mine = rows.filter(state=Vacancy.State.DRAFT, made_by=user)
    found = [
        WorkItem(
            _("Still open? %(vacancy)s") % {"vacancy": v.title},
            _("It closes by itself unless somebody confirms it."),
            v.hub_url,
            "warning",
            v.confirmed_on + STALE if v.confirmed_on else None,
        )
        for v in old.order_by("confirmed_on", "pk")[:MOST]
    ]
    found += [
        WorkItem(
            _("Finish and publish: %(vacancy)s") % {"vacancy": v.title},
            _("Nobody outside sees it yet."),
            v.hub_url,
        )
        for v in mine.order_by("pk")[:2]
    ]
    return found
