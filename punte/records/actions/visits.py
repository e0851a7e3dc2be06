"""Logging which pages an auditor opens."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.urls import ResolverMatch
from django.utils import timezone

from punte.base.permissions import require
from punte.people.models import User
from punte.projects.models import Operation
from punte.records.models import PageVisit

_SECRETS = {"token", "key", "uidb36"}
_NOT_FOUND = 404


@transaction.atomic(savepoint=False)
def log_visit(
    *,
    by: User,
    operation: Operation,
    path: str,
    match: ResolverMatch,
    status: int,
    request_id: str = "",
    at: dt.datetime | None = None,
) -> PageVisit:
    """Keep that this page was opened; it cannot be changed or taken back. One statement."""
    require(by.is_authenticated)
    told = status != _NOT_FOUND and not _SECRETS & set(match.kwargs)
    return PageVisit.objects.create(
        consortium_id=operation.consortium_id,
        user=by,
        operation=operation,
        path=(path if told else f"/{match.route}")[:200],
        view=match.view_name[:80],
        object_id=_object(match.kwargs),
        status=status,
        request_id=request_id[:40],
        at=at or timezone.now(),
    )


def _object(kwargs: dict[str, Any]) -> str:
    """The last number in the address: the innermost thing it names."""
    numbers = [v for v in kwargs.values() if isinstance(v, int | uuid.UUID)]
    return str(numbers[-1]) if numbers else ""
