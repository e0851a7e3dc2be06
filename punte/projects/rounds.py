"""What is done by itself, project after project."""

from collections.abc import Callable

import structlog
from django.db import transaction

from punte.base.rls import set_local
from punte.projects.models import Operation

log = structlog.get_logger(__name__)


def in_each_operation(step: Callable[[Operation], int]) -> int:
    """Each operation in a transaction of its own, so that where one fails the others are done; gives the sum. What
    went wrong is told by its kind only: its words may name somebody."""
    done = 0
    for operation in Operation.objects.order_by("pk"):
        try:
            with transaction.atomic():
                set_local(consortium=operation.consortium_id)
                done += step(operation)
        except Exception as error:
            log.error(
                "job_failed",
                room=step.__module__.split(".")[1],
                step=step.__name__,
                operation=operation.pk,
                kind=type(error).__name__,
            )
    return done
