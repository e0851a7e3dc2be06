"""What lower rooms must know of reporting: up to which day an operation's numbers have been handed in."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from punte.base.permissions import require
from punte.people.models import User
from punte.projects import permissions
from punte.projects.models import Operation


@transaction.atomic
def report_until(*, by: User, operation: Operation, day: dt.date) -> None:
    """From now on, what happened up to this day is only corrected, never taken back as a whole. Never moves back."""
    require(permissions.may_report(by, operation))
    if operation.reported_until is None or operation.reported_until < day:
        operation.reported_until, operation.reported_at = day, timezone.now()
        operation.save(update_fields=["reported_until", "reported_at"])
