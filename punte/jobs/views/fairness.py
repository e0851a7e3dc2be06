"""How matching treats groups of people: the newest report, and having it reckoned anew."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from punte.base import clock, formats
from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.fairness import reckonable_on
from punte.jobs.fairness_page import fairness_page
from punte.jobs.jobs import being_reckoned, reckon_soon
from punte.jobs.models import FairnessReport
from punte.jobs.views.doors import crumbs
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


@login_required
@require_safe
def index(request: SignedIn, code: str) -> HttpResponse:
    """The newest report."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_fairness(request.user, operation))
    report = FairnessReport.objects.filter(operation=operation).first()
    market = (_("Supply and demand"), reverse("jobs:market", args=[code]))
    context = {
        "crumbs": crumbs(operation, market, (_("How matching treats people"), "")),
        "operation": operation,
        "report": report,
        "reckons": permissions.may_reckon_fairness(request.user, operation),
        "reckoning": being_reckoned(operation),
        "too_soon": _too_soon(operation),
        "reckon_url": reverse("jobs:fairness_reckon", args=[code]),
        **(fairness_page(report) if report else {}),
    }
    return render(request, "jobs/fairness/index.html", context)


@login_required
@require_POST
def reckon(request: SignedIn, code: str) -> HttpResponse:
    """Have it reckoned for today, in the background: each person is put to the board."""
    operation = operation_or_404(request, code)
    require(permissions.may_reckon_fairness(request.user, operation))
    if said := _too_soon(operation):
        messages.error(request, said)
    elif not being_reckoned(operation):  # else the page says that it is
        reckon_soon(by=request.user, operation=operation)
    return redirect("jobs:fairness", code)


def _too_soon(operation: Operation) -> str:
    """From which day on a new report may be made; empty where it may be now."""
    day = reckonable_on(operation)
    if day is None or day <= clock.today(operation.zone):
        return ""
    told = {"day": formats.day(day)}
    return _("A new report can be made from %(day)s on, a week after the last.") % told
