"""What jobs does by itself each day: stale and overdue vacancies close, saved searches are told of what is new;
applications are reminded of, closed, put away."""

from contextlib import suppress

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from punte.base import clock
from punte.base.rls import set_local
from punte.jobs import timers
from punte.jobs.actions.fairness import reckon_fairness, reckon_weekly
from punte.jobs.actions.freshness import close_overdue, remind_of_confirming
from punte.jobs.letters import tell_of_new
from punte.people.models import Consortium, User
from punte.projects.models import Operation
from punte.projects.rounds import in_each_operation

log = structlog.get_logger(__name__)


@app.periodic(cron="20 4 * * *", periodic_id="keep_vacancies_fresh")
@app.task(name="jobs.keep_vacancies_fresh", queueing_lock="jobs.keep_vacancies_fresh")
def keep_vacancies_fresh(timestamp: int) -> int:
    """Each consortium in a transaction of its own, so that where one fails the others are done; gives how many
    vacancies were closed."""
    closed = asked = 0
    for consortium in Consortium.objects.order_by("pk"):
        try:
            with transaction.atomic():
                set_local(consortium=consortium.pk)
                closed += close_overdue(clock.today())
                asked += remind_of_confirming(clock.today())
        except Exception as error:
            log.error("jobs_failed", step="fresh", consortium=consortium.pk, kind=type(error).__name__)
    log.info("vacancies_kept_fresh", closed=closed, asked=asked)
    return closed


@app.periodic(cron="50 5 * * *", periodic_id="tell_saved_searches")
@app.task(name="jobs.tell_saved_searches", queueing_lock="jobs.tell_saved_searches")
def tell_saved_searches(timestamp: int) -> int:
    """Every morning, who saved a search hears of what is new since the last time; gives how many letters went."""
    sent = tell_of_new(clock.today())
    log.info("saved_searches_told", letters=sent)
    return sent


@app.periodic(cron="30 5 * * *", periodic_id="tend_applications")
@app.task(name="jobs.tend_applications", queueing_lock="jobs.tend_applications")
def tend_applications(timestamp: int) -> int:
    """Every morning: employers are reminded, what nobody answered is closed, old ones go into the archive."""
    done = {step.__name__: in_each_operation(step) for step in timers.STEPS}
    log.info("applications_tended", **done)
    return sum(done.values())


@app.periodic(cron="10 3 * * 1", periodic_id="reckon_fairness_weekly")
@app.task(name="jobs.reckon_fairness_weekly", queueing_lock="jobs.reckon_fairness_weekly")
def reckon_fairness_weekly(timestamp: int) -> int:
    """Each Monday: how matching treats groups of people; gives how many have nothing that fits."""
    left = in_each_operation(reckon_weekly)
    log.info("fairness_reckoned", without_anything=left)
    return left


def reckon_soon(*, by: User, operation: Operation) -> None:
    """Put the reckoning into the queue, in the transaction at hand; asked twice, it waits there once."""
    lock = _lock(operation)
    with suppress(AlreadyEnqueued), transaction.atomic():
        reckon_for.configure(lock=lock, queueing_lock=lock).defer(
            consortium_id=operation.consortium_id, operation_id=operation.pk, user_id=by.pk
        )


def being_reckoned(operation: Operation) -> bool:
    """Whether it waits in the queue, or is at it."""
    return ProcrastinateJob.objects.filter(lock=_lock(operation), status__in=["todo", "doing"]).exists()


def _lock(operation: Operation) -> str:
    return f"fairness-{operation.pk}"


@app.task(name="jobs.reckon_fairness")
def reckon_for(consortium_id: int, operation_id: int, user_id: int) -> None:
    """Reckon in the user's name, in one transaction; nothing where somebody was quicker, or it is done again."""
    with suppress(ValidationError), transaction.atomic():
        set_local(consortium=consortium_id, user=user_id)
        user = User.objects.get(pk=user_id)
        reckon_fairness(by=user, operation=Operation.objects.get(pk=operation_id))
