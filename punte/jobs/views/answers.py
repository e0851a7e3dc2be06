"""Answering an application, through the employer's door or the team's; how often each employer answers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base import clock, formats
from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.answering import Answering, answering
from punte.jobs.forms.answers import HeldForm
from punte.jobs.models import Application
from punte.jobs.stepping import interview_day
from punte.jobs.steps_offered import ANSWERS, Answer
from punte.jobs.views.application_doors import (
    answerable_or_404,
    below,
    crumbs,
    employer_crumbs,
    form_page,
)
from punte.jobs.views.doors import acted
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404


@login_required
def answer(request: SignedIn, code: str, application_id: int, answer: str) -> HttpResponse:
    """One answer: asked, then written."""
    found, employer = answerable_or_404(request, code, application_id)
    kind = ANSWERS.get(answer)
    if kind is None or (employer and not kind.by_employer):
        raise Http404
    asked = permissions.may_correct_application if kind.corrects else permissions.may_answer
    require(asked(request.user, found))
    url = reverse(
        "jobs:candidate_detail" if employer else "jobs:application_detail", args=[code, application_id]
    )
    form = _form(request, kind, found)
    if form.is_valid() and acted(form, lambda: kind.act(by=request.user, application=found, **_told(form))):
        messages.success(request, str(kind.done))
        return redirect(url)
    way = (
        employer_crumbs(found.operation, (str(kind.title), ""))
        if employer
        else below(found, (str(kind.title), ""))
    )
    return form_page(
        request,
        form,
        way=way,
        title=kind.title,
        lead=kind.lead,
        verb=kind.verb,
        back_url=url,
    )


def _form(request: SignedIn, kind: Answer, found: Application) -> Any:
    more: dict[str, Any] = {"zone": found.operation.zone} if hasattr(kind.form, "told") else {}
    if kind.form is HeldForm and (agreed := interview_day(found)):
        more["initial"] = {"on": agreed}
    return kind.form(request.POST or None, **more)


def _told(form: Any) -> dict[str, Any]:
    """What was said, as the action asks for it."""
    if hasattr(form, "told"):
        return form.told
    return {name: value for name, value in form.cleaned_data.items() if name != "token"}


@login_required
@require_GET
def index(request: SignedIn, code: str) -> HttpResponse:
    """Every employer: how many applications, how many answered, how soon."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_answers(request.user, operation))
    found = answering(request.user, operation, clock.today(operation.zone))
    context = {
        "crumbs": crumbs(operation, (_("Who answers"), "")),
        "operation": operation,
        "rows": [_row(code, a) for a in found],
    }
    return render(request, "jobs/applications/answering.html", context)


def _row(code: str, found: Answering) -> dict[str, Any]:
    employer = found.employer
    list_url = reverse("jobs:application_list", args=[code])
    return {
        "it": found,
        "name": employer.organisation.name,
        "url": f"{list_url}?employer={employer.pk}",
        "rate": formats.percent(found.percent, 0) if found.percent is not None else _("nothing yet"),
        "days": formats.number(round(found.days)) if found.days is not None else "–",
    }
