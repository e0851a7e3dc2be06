"""What jobs does by itself each day: stale and overdue vacancies close, saved searches are told of what is new;
applications are reminded of, closed, put away."""

import structlog
from django.db import transaction
from procrastinate.contrib.django import app

from punte.base import clock
from punte.base.rls import set_local
from punte.jobs import timers
from punte.jobs.actions.freshness import close_overdue, remind_of_confirming
from punte.jobs.letters import tell_of_new
from punte.people.models import Consortium
from punte.projects.rounds import in_each_operation

log = structlog.get_logger(__name__)


@app.periodic(cron="20 4 * * *", periodic_id="keep_vacancies_fresh")
@app.task(name="jobs.keep_vacancies_fresh", queueing_lock="jobs.keep_vacancies_fresh")
def keep_vacancies_fresh(timestamp: int) -> int:
    """Each consortium in a transaction of its own; gives how many vacancies were closed."""
    closed = asked = 0
    for consortium in Consortium.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=consortium.pk)
            closed += close_overdue(clock.today())
            asked += remind_of_confirming(clock.today())
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
