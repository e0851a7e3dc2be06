"""Supply and demand of one project."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from punte.base import clock
from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.forms.market import MarketFilter
from punte.jobs.market import Market
from punte.jobs.market_page import market_page
from punte.jobs.views.doors import crumbs
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.reference.models import Region


@login_required
@require_safe
def index(request: SignedIn, code: str) -> HttpResponse:
    """What is looked for beside what people want and can; which course would bring them together."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_market(request.user, operation))
    market = Market(operation, clock.today(operation.zone))
    form = MarketFilter(request.GET, regions=list(Region.objects.filter(pk__in=market.regions())))
    exact = permissions.sees_everybody(request.user, operation)
    actions = []
    if permissions.may_see_fairness(request.user, operation):
        url = reverse("jobs:fairness", args=[code])
        actions.append({"label": _("How matching treats people"), "url": url, "variant": "tertiary"})
    context = {
        "crumbs": crumbs(operation, (_("Supply and demand"), "")),
        "form": form,
        "actions": actions,
        **market_page(market, form.region, exact=exact),
    }
    return render(request, "jobs/market/index.html", context)
