"""Applicants, for an employer's people: a number and what is met; the name for who takes the application up."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from punte.base.pages import paged
from punte.base.permissions import require
from punte.jobs import candidate_page, permissions
from punte.jobs.application_page import EMPLOYERS_TURN
from punte.jobs.forms.answers import BatchForm
from punte.jobs.forms.applications import CommentForm
from punte.jobs.models import Application
from punte.jobs.views.application_doors import WITH, answered, candidate_or_404, employer_crumbs
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.records.actions.access import log_access, log_many
from punte.records.models import AccessEntry

State = Application.State


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """Who applied to the own vacancies: by the day, then by lot; answered many at once."""
    operation = operation_or_404(request, code, recruiters=True)
    require(permissions.may_recruit(request.user, operation))
    mine = Application.objects.for_employer(request.user).filter(operation=operation)
    done = request.GET.get("view") == "done"
    shown = mine.exclude(state__in=Application.OPEN) if done else mine.open()
    page = paged(request, shown.select_related(*WITH).in_neutral_order(), counted=shown)
    found = list(page)
    names = {a.pk: candidate_page.called(a) for a in found}
    form = None if done else BatchForm(request.POST or None, applications=found, names=names)
    if form and form.is_valid() and form.answers and answered(request, form):
        return redirect(request.get_full_path())
    known = [a.person for a in found if a.employer_knows_name]
    log_many(by=request.user, persons=known, occasion=AccessEntry.Occasion.LIST)
    rows = candidate_page.rows(found)
    for row in rows if form else []:
        row["field"] = form[f"a{row['it'].pk}"]  # type: ignore[index]
    context = {
        "crumbs": [*employer_crumbs(operation)[:-1], (_("Applicants"), "")],
        "operation": operation,
        "tabs": _tabs(mine, done),
        "page": page,
        "rows": rows,
        "form": form,
        "waiting": mine.filter(state__in=EMPLOYERS_TURN).count(),
    }
    return render(request, "jobs/candidates/index.html", context)


def _tabs(mine: Any, done: bool) -> list[dict[str, Any]]:
    open_, closed = mine.open().count(), mine.exclude(state__in=Application.OPEN).count()
    return [
        {"label": _("Wait for an answer"), "url": "?", "current": not done, "count": open_},
        {"label": _("Answered"), "url": "?view=done", "current": done, "count": closed},
    ]


@login_required
def detail(request: SignedIn, code: str, application_id: int) -> HttpResponse:
    """One applicant; whoever sees the name is written down."""
    found = candidate_or_404(request, code, application_id)
    if found.employer_knows_name:
        log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE)
    reads_cv = permissions.may_open_sent_cv(request.user, found)
    context = candidate_page.page(found, reads_cv=reads_cv) | {"form": CommentForm()}
    context["crumbs"] = employer_crumbs(found.operation, (context["name"], ""))
    return render(request, "jobs/candidates/detail.html", context)
