"""How matching treats groups of people: the newest report, and having it reckoned anew."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.actions.fairness import reckon_fairness
from punte.jobs.fairness_page import fairness_page
from punte.jobs.jobs import reckon_soon
from punte.jobs.market import looking
from punte.jobs.models import FairnessReport
from punte.jobs.views.doors import crumbs
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404

SOON = 100  # people; beyond that it takes longer than a reader waits


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
        "reckon_url": reverse("jobs:fairness_reckon", args=[code]),
        **(fairness_page(report) if report else {}),
    }
    return render(request, "jobs/fairness/index.html", context)


@login_required
@require_POST
def reckon(request: SignedIn, code: str) -> HttpResponse:
    """Reckon it for today: at once, or in the background where many people are looking."""
    operation = operation_or_404(request, code)
    require(permissions.may_reckon_fairness(request.user, operation))
    if looking(operation).count() <= SOON:
        reckon_fairness(by=request.user, operation=operation)
        messages.success(request, _("Reckoned for today."))
    else:
        reckon_soon(by=request.user, operation=operation)
        messages.info(request, _("It is being reckoned; look again in a few minutes."))
    return redirect("jobs:fairness", code)
