"""Each request works in exactly one consortium, in one transaction."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from punte.base.rls import set_local
from punte.projects.acting import acting


class ActingMiddleware:
    """The operation named by the address decides, if the user is assigned there; else the chosen role does.

    The settings that row-level policies read are local to the transaction, so view and settings share one:
    whatever a view writes before it fails is rolled back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ExitStack() as closing:
            request.acting_transaction = closing  # type: ignore[attr-defined]
            response = self.get_response(request)
        # What a signed-in person sees is theirs: no browser or proxy keeps it for the next one.
        if not response.has_header("Cache-Control") and request.user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
        return response

    def process_view(self, request: HttpRequest, view: Callable, args: Any, kwargs: Any) -> None:
        if not getattr(view, "outside_transactions", False):
            request.acting_transaction.enter_context(transaction.atomic())  # type: ignore[attr-defined]
            request.acting_transaction.callback(_keep_or_drop, request)  # type: ignore[attr-defined]
            enter(request, kwargs.get("code", ""))

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Ends the transaction at once: the page that says what went wrong is drawn after it."""
        request.acting_failed = True  # type: ignore[attr-defined]
        request.acting_transaction.close()  # type: ignore[attr-defined]


def _keep_or_drop(request: HttpRequest) -> None:
    if getattr(request, "acting_failed", False):
        transaction.set_rollback(True)


def enter(request: HttpRequest, code: str = "") -> None:
    """Choose the assignment of this request and tell the database whose request it is."""
    if not request.user.is_authenticated:
        return
    now = acting(request.user)
    wanted = request.session.get("acting_assignment")
    here = [a for a in now.every if a.operation.code == code]
    elsewhere = [a for a in now.every if a.pk == wanted]
    now.chosen = next(iter([a for a in here if a.pk == wanted] or here or elsewhere), now.chosen)
    set_local(consortium=now.consortium_id, user=request.user.pk)
