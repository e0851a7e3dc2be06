"""What jobs does in the background. Done again after a crash, a job finds nothing left to do."""

from collections.abc import Callable

import structlog
from django.db import transaction
from procrastinate.contrib.django import app

from punte.base.rls import set_local
from punte.jobs import timers
from punte.projects.models import Operation

log = structlog.get_logger()


def _in_each(step: Callable[[Operation], int]) -> int:
    """Each operation in a transaction of its own, so that where one fails the others are done; gives the sum. What
    went wrong is told by its kind only: its words may name somebody."""
    done = 0
    for operation in Operation.objects.order_by("pk"):
        try:
            with transaction.atomic():
                set_local(consortium=operation.consortium_id)
                done += step(operation)
        except Exception as error:
            log.error("jobs_failed", step=step.__name__, operation=operation.pk, kind=type(error).__name__)
    return done


@app.periodic(cron="30 5 * * *", periodic_id="tend_applications")
@app.task(name="jobs.tend_applications", queueing_lock="jobs.tend_applications")
def tend_applications(timestamp: int) -> int:
    """Every morning: employers are reminded, what nobody answered is closed, old ones go into the archive."""
    done = {step.__name__: _in_each(step) for step in timers.STEPS}
    log.info("applications_tended", **done)
    return sum(done.values())
