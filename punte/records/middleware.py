"""Whoever acts as an auditor leaves a line for each page they open, downloads included."""

from collections.abc import Callable
from functools import partial

import structlog
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from punte.base.rls import set_local
from punte.organisations.models import Role
from punte.people.models import User
from punte.projects.acting import acting
from punte.projects.models import Assignment
from punte.records.actions.visits import log_visit


class VisitMiddleware:
    """Inside the request's transaction: a page that cannot be written down is not shown. Where the view failed,
    its transaction is over, and the line has one of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        assignment = _auditing(request.user) if match else None  # type: ignore[arg-type]
        if match is None or assignment is None or not match.view_name:
            return response
        write = partial(
            log_visit,
            by=request.user,  # type: ignore[arg-type]
            operation=assignment.operation,
            path=request.path,
            match=match,
            status=response.status_code,
            request_id=str(structlog.contextvars.get_contextvars().get("request_id", "")),
        )
        outside = getattr(match.func, "outside_transactions", False)
        circle = {"consortium": assignment.operation.consortium_id, "user": request.user.pk}
        if not outside and not getattr(request, "acting_failed", False):
            set_local(**circle)  # who has just signed in had none when the request began
            write()
            return response
        with transaction.atomic():
            set_local(**circle)
            write()
        return response


def _auditing(user: User) -> Assignment | None:
    """The assignment by which this request is an auditor's: the chosen one, or another to the same operation."""
    if not user.is_authenticated:
        return None
    now = acting(user)
    if now.chosen is None:
        return None
    here = [now.chosen, *now.in_operation(now.chosen.operation)]
    return next((a for a in here if a.role.role == Role.Kind.AUDITOR), None)
