"""What monitoring does in the background. Jobs carry ids; done again after a crash they find nothing left to do."""

from contextlib import suppress

import pghistory
import structlog
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from punte.base.rls import set_local
from punte.base.states import MoveNotAllowed
from punte.monitoring.actions import periods
from punte.monitoring.models import Period
from punte.monitoring.notices import PERIOD_FROZEN, PERIOD_NOT_FROZEN
from punte.monitoring.reminders import remind
from punte.participation.models import Participation
from punte.people.actions.notices import notify
from punte.people.models import User
from punte.projects.models import Operation

log = structlog.get_logger()
LARGE = 5_000  # participations; below it a freeze takes a second or two


def is_large(period: Period) -> bool:
    """Whether freezing takes longer than a reader waits."""
    return Participation.objects.filter(operation=period.operation_id).count() > LARGE


def freeze_soon(*, by: User, period: Period) -> None:
    """Put the freeze into the queue, in the transaction at hand; asked twice, it waits there once."""
    Period.objects.filter(pk=period.pk).update(freezing_since=timezone.now())
    lock = f"freeze-{period.pk}"
    with suppress(AlreadyEnqueued), transaction.atomic():
        freeze_period.configure(lock=lock, queueing_lock=lock).defer(
            consortium_id=period.consortium_id, period_id=period.pk, user_id=by.pk
        )


@app.task(name="monitoring.freeze_period")
def freeze_period(consortium_id: int, period_id: int, user_id: int) -> None:
    """Freeze in the user's name, in one transaction; what the action refuses is told in a notice."""
    user = User.objects.get(pk=user_id)
    with pghistory.context(user=user_id), translation.override(user.language):
        try:
            with transaction.atomic():
                set_local(consortium=consortium_id, user=user_id)
                period = Period.objects.select_related("operation__consortium").get(pk=period_id)
                periods.freeze_period(by=user, period=period)
                notify(user, PERIOD_FROZEN, period.pk, period.get_absolute_url())
        except (MoveNotAllowed, ValidationError, PermissionDenied):
            _say_why(consortium_id, period_id, user)


def _say_why(consortium_id: int, period_id: int, user: User) -> None:
    with transaction.atomic():
        set_local(consortium=consortium_id, user=user.pk)
        rows = Period.objects.select_related("operation").select_for_update(of=("self",))
        period = rows.get(pk=period_id)
        if period.is_frozen:  # somebody else was faster
            return
        Period.objects.filter(pk=period_id).update(freezing_since=None)
        notify(user, PERIOD_NOT_FROZEN, period.pk, period.get_absolute_url())


@app.periodic(cron="30 4 * * *", periodic_id="remind_of_deadlines")
@app.task(name="monitoring.remind_of_deadlines", queueing_lock="monitoring.remind_of_deadlines")
def remind_of_deadlines(timestamp: int) -> int:
    """Every night, each operation in a transaction of its own; gives how many people were told. Done twice, the
    second time finds nothing."""
    told = 0
    for operation in Operation.objects.select_related("programme").order_by("pk"):
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            told += remind(operation)
    log.info("deadlines_reminded", people=told)
    return told
