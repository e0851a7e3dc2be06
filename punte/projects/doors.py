"""The door of every screen inside an operation."""

from django.http import Http404, HttpRequest

from punte.projects.acting import acting
from punte.projects.models import Operation


def operation_or_404(request: HttpRequest, code: str, *, recruiters: bool = False) -> Operation:
    """The operation of this address, for users assigned to it; for everybody else it is not there. Nor is it for who
    recruits for an employer, but on the few pages that are theirs."""
    now = acting(request.user)  # type: ignore[arg-type]
    for assignment in now.every if recruiters else now.assignments:
        if assignment.operation.code == code:
            return assignment.operation
    raise Http404
