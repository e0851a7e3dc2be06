"""Requests for a place by people without an account: read and answered by who organises the course."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from punte.base import formats
from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions import course_requests as actions
from punte.learning.models import CourseRequest, Offering
from punte.learning.views.doors import offering_crumbs, offering_or_404
from punte.participation.permissions import may_register
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404

State = CourseRequest.State
TONES = {State.NEW: "warning", State.ANSWERED: "info", State.CLOSED: "neutral"}
STEPS = {
    "answer": (State.ANSWERED, gettext_lazy("I have answered"), actions.answer_request),
    "close": (State.CLOSED, gettext_lazy("Close"), actions.close_request),
}


def wishes(context: dict[str, Any]) -> list[dict[str, str]]:
    """The ways from a course's page to who wants it: applicants, and requests without an account."""
    offering: Offering = context["offering"]
    args, ways = [offering.operation.code, offering.pk], []
    if context["manages"] and context["wishing"]:
        url = reverse("learning:application_list", args=args)
        ways.append({"label": _("Applicants"), "url": url, "variant": "secondary"})
    if context["enrols"] and offering.requests.exists():
        url = reverse("learning:request_list", args=args)
        ways.append({"label": _("Requests for a place"), "url": url, "variant": "tertiary"})
    return ways


@login_required
@require_GET
def index(request: SignedIn, code: str, offering_id: int) -> HttpResponse:
    """Who asked, and how to reach them; the new ones first."""
    offering = offering_or_404(request, code, offering_id)
    require(permissions.may_answer_requests(request.user, offering))
    rows = CourseRequest.objects.visible_to(request.user).filter(offering=offering)
    found = sorted(rows.select_related("consortium", "answered_by"), key=lambda r: r.state != State.NEW)
    registers = may_register(request.user, offering.operation)
    context = {
        "crumbs": offering_crumbs(offering, (_("Requests for a place"), "")),
        "offering": offering,
        "rows": [_row(code, r) for r in found],
        "register_url": reverse("participation:participant_create", args=[code]) if registers else "",
    }
    return render(request, "learning/requests/index.html", context)


def _row(code: str, found: CourseRequest) -> dict[str, Any]:
    return {
        "it": found,
        "name": found.told.get("name") or _("deleted, the term is over"),
        "contact": found.told.get("contact", ""),
        "asked": formats.moment(found.made_at),
        "tone": TONES[State(found.state)],
        "ways": [
            {"verb": word, "url": reverse("learning:request_move", args=[code, found.pk, name])}
            for name, (state, word, _act) in STEPS.items()
            if found.may_move_to(state)
        ],
    }


@login_required
@require_POST
def move(request: SignedIn, code: str, course_request_id: int, request_step: str) -> HttpResponse:
    """Say that somebody has answered, or that nothing is left to do."""
    operation = operation_or_404(request, code)
    rows = CourseRequest.objects.visible_to(request.user).filter(offering__operation=operation)
    related = ("offering__operation", "offering__programme")
    found = get_object_or_404(rows.select_related(*related), pk=course_request_id)
    if request_step not in STEPS:
        raise Http404
    try:
        STEPS[request_step][2](by=request.user, request=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("learning:request_list", code, found.offering_id)
