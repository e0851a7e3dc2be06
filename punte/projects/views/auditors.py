"""Auditors of a project: who has access until when, letting somebody in, ending it."""

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.organisations.models import Role
from punte.people.requests import SignedIn
from punte.projects import permissions
from punte.projects.actions.auditors import end_auditor, invite_auditor
from punte.projects.forms.auditors import AuditorForm
from punte.projects.models import Assignment, Operation
from punte.projects.views.assignments import _crumbs, _operation


def _auditors(operation: Operation) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(operation=operation, role__role=Role.Kind.AUDITOR)
    return rows.select_related("role__user", "role__organisation", "operation").order_by("-until", "pk")


def _below(operation: Operation, here: str) -> list[tuple[str, str | None]]:
    return _crumbs(
        operation, (_("Auditors"), reverse("projects:auditor_list", args=[operation.code])), (here, None)
    )


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """Everybody who has, had or will have access as an auditor."""
    operation = _operation(request, code)
    today = timezone.localdate()
    context = {
        "operation": operation,
        "rows": [_row(a, today) for a in _auditors(operation)],
        "may_assign": permissions.may_assign(request.user, operation),
        "crumbs": _crumbs(operation, (_("Auditors"), None)),
    }
    return render(request, "projects/auditors/index.html", context)


def _row(assignment: Assignment, today: dt.date) -> dict:
    ended = assignment.until is not None and assignment.until < today
    coming = assignment.since > today
    word, tone = (
        (_("ended"), "neutral")
        if ended
        else (_("to come"), "info")
        if coming
        else (_("has access"), "success")
    )
    rights = ", ".join(str(Assignment.Right(r).label) for r in assignment.rights)
    return {"assignment": assignment, "ended": ended, "word": word, "tone": tone, "rights": rights}


@login_required
def invite(request: SignedIn, code: str) -> HttpResponse:
    """Let an auditor in."""
    operation = _operation(request, code)
    require(permissions.may_assign(request.user, operation))
    form = AuditorForm(request.POST or None)

    def act() -> None:
        told = {key: form.cleaned_data[key] for key in ("email", "name", "since", "until", "rights")}
        invite_auditor(by=request.user, operation=operation, **told)

    if form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("They can sign in from the first day with a code sent by e-mail."))
            return redirect("projects:auditor_list", operation.code)
    context = {"form": form, "operation": operation, "crumbs": _below(operation, _("Let an auditor in"))}
    return render(request, "projects/auditors/invite.html", context)


@login_required
def end(request: SignedIn, code: str, assignment_id: int) -> HttpResponse:
    """Ask, then end an auditor's access."""
    operation = _operation(request, code)
    require(permissions.may_assign(request.user, operation))
    open_ = _auditors(operation).exclude(until__lt=timezone.localdate())
    assignment = get_object_or_404(open_, pk=assignment_id)
    if request.method == "POST":
        try:
            end_auditor(by=request.user, assignment=assignment)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The access has ended; one that began today ends tonight."))
        return redirect("projects:auditor_list", operation.code)
    context = {"operation": operation, "assignment": assignment, "crumbs": _below(operation, _("End"))}
    return render(request, "projects/auditors/end.html", context)
