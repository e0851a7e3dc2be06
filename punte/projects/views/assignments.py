"""The team of a project: who works in it, as what, with which separate rights."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.people.requests import SignedIn
from punte.projects import permissions
from punte.projects.actions.assignments import assign_role, change_rights, end_assignment
from punte.projects.forms.assignments import AssignmentForm, RightsForm
from punte.projects.models import Assignment, Operation


def _operation(request: SignedIn, code: str) -> Operation:
    """For who works in the project and for its lead partner's managers; for everybody else it is not
    there."""
    operation = Operation.objects.filter(code=code).first()
    if operation is None or not permissions.may_see_team(request.user, operation):
        raise Http404
    return operation


def _assignment(operation: Operation, assignment_id: int) -> Assignment:
    rows = Assignment.objects.in_force().filter(operation=operation).select_related("role__user")
    return get_object_or_404(rows, pk=assignment_id)


def _crumbs(operation: Operation, *more: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    page = reverse("projects:operation_detail", args=[operation.code])
    return [(_("Projects"), reverse("projects:operation_list")), (str(operation.title), page), *more]


def _below(operation: Operation, here: str) -> list[tuple[str, str | None]]:
    return _crumbs(operation, (_("Team"), reverse("projects:team", args=[operation.code])), (here, None))


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """Everybody who works in the project."""
    operation = _operation(request, code)
    team = Assignment.objects.in_force().filter(operation=operation).select_related("role__user")
    context = {
        "operation": operation,
        "rows": [
            _row(a)
            for a in team.order_by("-leads", "role__organisation__sort_key", "role__user__name", "pk")  # type: ignore[misc]
        ],
        "may_assign": permissions.may_assign(request.user, operation),
        "crumbs": _crumbs(operation, (_("Team"), None)),
    }
    return render(request, "projects/assignments/index.html", context)


def _row(assignment: Assignment) -> dict:
    rights = [str(Assignment.Right(right).label) for right in assignment.rights]
    return {"assignment": assignment, "role": assignment.role, "rights": ", ".join(rights)}


@login_required
def assign(request: SignedIn, code: str) -> HttpResponse:
    """Put a partner's colleague to work in the project."""
    operation = _operation(request, code)
    require(permissions.may_assign(request.user, operation))
    form = AssignmentForm(request.POST or None, operation=operation)
    if form.is_valid():
        told = {key: form.cleaned_data[key] for key in ("role", "rights", "until")}
        try:
            with transaction.atomic():  # a refusal gives the form's token back
                if form.is_first_sending():
                    assign_role(by=request.user, operation=operation, **told)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("They now work in the project."))
            return redirect("projects:team", operation.code)
    context = {"form": form, "operation": operation, "crumbs": _below(operation, _("Add to the team"))}
    return render(request, "projects/assignments/assign.html", context)


@login_required
def edit_rights(request: SignedIn, code: str, assignment_id: int) -> HttpResponse:
    """Give or take separate rights."""
    operation = _operation(request, code)
    require(permissions.may_assign(request.user, operation))
    assignment = _assignment(operation, assignment_id)
    form = RightsForm(
        request.POST if request.method == "POST" else None, initial={"rights": assignment.rights}
    )
    if request.method == "POST" and form.is_valid():
        change_rights(by=request.user, assignment=assignment, rights=form.cleaned_data["rights"])
        messages.success(request, _("The rights are saved."))
        return redirect("projects:team", operation.code)
    context = {
        "form": form,
        "operation": operation,
        "assignment": assignment,
        "crumbs": _below(operation, _("Rights")),
    }
    return render(request, "projects/assignments/rights.html", context)


@login_required
def end(request: SignedIn, code: str, assignment_id: int) -> HttpResponse:
    """Ask, then end somebody's work in the project."""
    operation = _operation(request, code)
    assignment = _assignment(operation, assignment_id)
    if assignment.role.user_id != request.user.pk:
        require(permissions.may_assign(request.user, operation))
    if request.method == "POST":
        try:
            last_day = end_assignment(by=request.user, assignment=assignment)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            tonight = last_day >= timezone.localdate()
            messages.success(request, _("The work ends tonight.") if tonight else _("The work has ended."))
        return redirect("projects:operation_detail", operation.code)
    context = {"operation": operation, "assignment": assignment, "crumbs": _below(operation, _("End"))}
    return render(request, "projects/assignments/end.html", context)
