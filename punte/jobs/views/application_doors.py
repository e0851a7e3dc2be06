"""What the screens of applications begin with: the object as far as one may see it, the way, a page with one form."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.jobs.actions.answers import answer_many
from punte.jobs.forms.answers import BatchForm
from punte.jobs.models import Application, Placement, WorkTrial
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation

WITH = (
    "operation__consortium",
    "vacancy__employer__organisation",
    "vacancy__operation",
    "vacancy__activity",
    "participation__operation",
    "participation__person",
    "participation__responsible",
    "participation__organisation",
    "person__identity",
    "person__consortium",
    "sender",
    "sender_organisation",
    "transferred_from__vacancy",
)


def application_or_404(request: SignedIn, code: str, application_id: int) -> Application:
    """The application of this address, through the team's door."""
    operation = operation_or_404(request, code)
    rows = Application.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related(*WITH), pk=application_id)


def candidate_or_404(request: SignedIn, code: str, application_id: int) -> Application:
    """The application of this address, through the employer's door."""
    operation = operation_or_404(request, code, recruiters=True)
    rows = Application.objects.for_employer(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related(*WITH), pk=application_id)


def answerable_or_404(request: SignedIn, code: str, application_id: int) -> tuple[Application, bool]:
    """Through either door; whether it was the employer's."""
    try:
        return application_or_404(request, code, application_id), False
    except Http404:
        return candidate_or_404(request, code, application_id), True


_OF = tuple(f"application__{name}" for name in WITH)


def placement_or_404(request: SignedIn, code: str, placement_id: int) -> Placement:
    """The placement of this address."""
    operation = operation_or_404(request, code)
    rows = Placement.objects.visible_to(request.user).filter(operation=operation)
    related = rows.select_related(
        *_OF, "operation__consortium", "person__identity", "person__consortium", "document"
    )
    return get_object_or_404(related, pk=placement_id)


def trial_or_404(request: SignedIn, code: str, trial_id: int) -> WorkTrial:
    """The work trial of this address, through either door."""
    operation = operation_or_404(request, code, recruiters=True)
    here = WorkTrial.objects.filter(operation=operation)
    seen = here.visible_to(request.user) | here.for_employer(request.user)
    related = seen.select_related(*_OF, "operation__consortium", "person__identity", "person__consortium")
    return get_object_or_404(related, pk=trial_id)


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of applications."""
    return way(operation, (_("Applications"), reverse("jobs:application_list", args=[operation.code])), *last)


def below(found: Application, *last: tuple[str, str]) -> Crumbs:
    """The way to a page below an application."""
    url = found.get_absolute_url() if last else ""
    return crumbs(found.operation, (found.person.full_name, url), *last)


def employer_crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of an employer's people."""
    return way(operation, (_("Applicants"), reverse("jobs:candidate_list", args=[operation.code])), *last)


def form_page(request: SignedIn, form: forms.Form, *, way: Crumbs, **told: Any) -> HttpResponse:
    """A page with one form. `told`: title, lead, verb, back_url, sentence (to read aloud)."""
    return render(request, "jobs/applications/form.html", {"form": form, "crumbs": way, **told})


def answered(request: SignedIn, form: BatchForm) -> bool:
    """Write the answers of a list, and say how many. Gives whether they were taken."""
    came: dict[str, int] = {}
    if not acted(form, lambda: came.update(answer_many(by=request.user, answers=form.answers))):
        return False
    n = sum(came.values())
    said = ngettext(
        "%(n)s answer is written. The person is told.", "%(n)s answers are written. The people are told.", n
    )
    messages.success(request, said % {"n": formats.number(n)} if n else _("This was already saved."))
    return True
