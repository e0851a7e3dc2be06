"""The door of every screen inside an operation."""

from django.http import Http404, HttpRequest

from punte.projects.acting import acting
from punte.projects.models import Operation


def operation_or_404(request: HttpRequest, code: str) -> Operation:
    """The operation of this address, for users assigned to it; for everybody else it is not there."""
    for assignment in acting(request.user).assignments:  # type: ignore[arg-type]
        if assignment.operation.code == code:
            return assignment.operation
    raise Http404
