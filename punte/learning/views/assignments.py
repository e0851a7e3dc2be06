"""The work a programme asks for: one piece, writing it, changing it, asking for it no longer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.base.translated import Translated
from punte.learning import permissions
from punte.learning.actions.assignments import change_assignment, retire_assignment, write_assignment
from punte.learning.forms.assignments import AssignmentForm
from punte.learning.models import Assignment, Programme
from punte.learning.views.doors import acted, form_page, programme_crumbs, programme_or_404
from punte.people.requests import SignedIn


def _assignment_or_404(request: SignedIn, programme: Programme, work_id: int) -> Assignment:
    rows = Assignment.objects.visible_to(request.user).filter(programme=programme)
    return get_object_or_404(rows, pk=work_id)


@login_required
def create(request: SignedIn, code: str, programme_id: int) -> HttpResponse:
    """Ask for a piece of work."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    form = AssignmentForm(request.POST or None)
    told: dict[str, Any] = {"by": request.user, "operation": operation, "programme": programme}
    if form.is_valid() and acted(form, lambda: write_assignment(**told, **form.told)):
        messages.success(request, _("Learners see it on their course's page."))
        return redirect(programme.url_in(operation))
    return form_page(
        request,
        form,
        way=programme_crumbs(operation, programme, (_("Ask for work"), "")),
        title=_("Ask for work"),
        lead=_("What learners hand in, and the criteria by which it is looked at."),
        verb=_("Save"),
        back_url=programme.url_in(operation),
    )


@login_required
def detail(request: SignedIn, code: str, programme_id: int, work_id: int) -> HttpResponse:
    """One piece of work as learners read it."""
    operation, programme = programme_or_404(request, code, programme_id)
    found = _assignment_or_404(request, programme, work_id)
    may = permissions.may_change_programme(request.user, operation, programme) and not found.retired
    args = [code, programme_id, work_id]
    context = {
        "crumbs": programme_crumbs(operation, programme, (str(found), "")),
        "assignment": found,
        "facts": facts(found),
        "criteria": criteria_of(found.criteria),
        "edit_url": reverse("learning:work_edit", args=args) if may else "",
        "retire_url": reverse("learning:work_retire", args=args) if may else "",
    }
    return render(request, "learning/assignments/detail.html", context)


def facts(assignment: Assignment) -> list[tuple[str, Any]]:
    """By when, and how much is needed."""
    said = {"least": assignment.pass_points, "most": assignment.most}
    rows: list[tuple[str, Any]] = [(_("To be accepted"), _("%(least)s of %(most)s points") % said)]
    if assignment.due_days is not None:
        rows.append((_("Due, in days after the first day"), assignment.due_days))
    if assignment.retired:
        rows.append((_("State"), _("asked for no longer")))
    return rows


def criteria_of(criteria: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """Each criterion in the reader's language, with its points."""
    return [(str(Translated.from_json(c["text"])), c["points"]) for c in criteria]


@login_required
def edit(request: SignedIn, code: str, programme_id: int, work_id: int) -> HttpResponse:
    """Change a piece of work."""
    operation, programme = programme_or_404(request, code, programme_id)
    require(permissions.may_change_programme(request.user, operation, programme))
    found = _assignment_or_404(request, programme, work_id)
    form = AssignmentForm(request.POST or None, initial=AssignmentForm.as_initial(found))
    url = reverse("learning:work_asked", args=[code, programme_id, work_id])
    told: dict[str, Any] = {"by": request.user, "operation": operation, "assignment": found}
    if form.is_valid() and acted(
        form, lambda: change_assignment(**told, version=form.cleaned_data["version"] or 0, **form.told)
    ):
        messages.success(request, _("Saved. What was handed in keeps the criteria of its day."))
        return redirect(url)
    return form_page(
        request,
        form,
        way=programme_crumbs(operation, programme, (str(found), url), (_("Change"), "")),
        title=_("Change this work"),
        verb=_("Save"),
        back_url=url,
    )


@login_required
@require_POST
def retire(request: SignedIn, code: str, programme_id: int, work_id: int) -> HttpResponse:
    """Ask for it no longer."""
    operation, programme = programme_or_404(request, code, programme_id)
    found = _assignment_or_404(request, programme, work_id)
    retire_assignment(by=request.user, operation=operation, assignment=found)
    messages.success(request, _("It is asked for no longer. What was handed in stays."))
    return redirect(programme.url_in(operation))
