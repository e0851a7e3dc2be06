"""What fits: the list with a reason each, one match as a whole, and what would open more."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from punte.matching.actions.showings import show_matches
from punte.matching.matches_page import courses_page, match_page, matches_page
from punte.matching.models import Opportunity
from punte.matching.reading import sight_of
from punte.matching.views.doors import page, seat_or_404
from punte.people.requests import SignedIn


@login_required
@require_safe
def index(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """The best for this profile today; that they were shown is kept."""
    seat = seat_or_404(request, code, participation_id)
    sight = sight_of(seat.begun)
    found = show_matches(by=request.user, profile=seat.begun, on=seat.today, sight=sight)
    told = matches_page(seat, found, sight)
    return page(request, seat, "matching/matches/index.html", _("What fits"), **told)


@login_required
@require_safe
def detail(request: SignedIn, opportunity_id: int, code: str = "", participation_id: int = 0) -> HttpResponse:
    """One match: everything that may be said of it."""
    seat = seat_or_404(request, code, participation_id)
    rows = Opportunity.objects.filter(consortium=seat.begun.consortium_id)
    context = match_page(seat, get_object_or_404(rows, pk=opportunity_id))
    up = ((_("What fits"), seat.url("matches")),)
    return page(request, seat, "matching/matches/detail.html", context["match"].told.title, up=up, **context)


@login_required
@require_safe
def courses(request: SignedIn, code: str = "", participation_id: int = 0) -> HttpResponse:
    """Which course would open more."""
    seat = seat_or_404(request, code, participation_id)
    return page(request, seat, "matching/courses/index.html", _("What would open more"), **courses_page(seat))
