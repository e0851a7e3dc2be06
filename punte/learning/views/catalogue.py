"""The public list of courses; applying for oneself with one click, or leaving a request without an account."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import clock
from punte.base.pages import paged
from punte.events.json_ld import as_script
from punte.learning import permissions
from punte.learning.actions.applications import apply_oneself, own_participation
from punte.learning.actions.course_requests import leave_request
from punte.learning.catalogue_page import course_page, rss, seats_left, town
from punte.learning.catalogue_page import row as row_of
from punte.learning.eligibility import Eligibility, checked
from punte.learning.forms.catalogue import CatalogueFilter, RequestForm
from punte.learning.models import Enrolment, Offering
from punte.learning.models.offerings import OfferingQuerySet
from punte.learning.views.doors import acted
from punte.people.circles import in_consortium
from punte.people.requests import SignedIn

MOST = 100


def _coming(request: HttpRequest) -> tuple[CatalogueFilter, OfferingQuerySet]:
    """The filter, and the courses it leaves, soonest first."""
    rows = Offering.objects.announced().filter(ends_on__gte=clock.today())
    places = sorted({town(place) for place in rows.values_list("place", flat=True) if place})
    form = CatalogueFilter(request.GET, places=places)
    form.is_valid()
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    columns = {"place": "place__startswith", "kind": "programme__kind", "language": "language"}
    rows = rows.filter(**{columns[name]: value for name, value in asked.items()})
    return form, rows.order_by("starts_on", "pk")


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Courses that take people on."""
    form, rows = _coming(request)
    page = paged(request, rows)
    left = seats_left(page)
    context = {
        "crumbs": [(_("First page"), "/"), (_("Courses"), "")],
        "form": form,
        "filtered": any(form.cleaned_data.values()),
        "page": page,
        "rows": [row_of(o, left[o.pk]) for o in page],
    }
    return render(request, "learning/catalogue/index.html", context)


@require_GET
def news(request: HttpRequest) -> HttpResponse:
    """The same as RSS, filtered like the page."""
    _form, rows = _coming(request)
    return HttpResponse(rss(rows[:MOST]), content_type="application/rss+xml; charset=utf-8")


def announced_or_404(offering_id: int) -> Offering:
    """A course that takes people on."""
    return get_object_or_404(Offering.objects.announced(), pk=offering_id)


@require_GET
def course(request: HttpRequest, offering_id: int) -> HttpResponse:
    """The public page of one course, with what this reader can do."""
    offering = announced_or_404(offering_id)
    context = course_page(offering) | _reader(request, offering)
    context["json_ld"] = as_script(context["json_ld"])
    context["crumbs"] = _way((str(offering), ""))
    return render(request, "learning/catalogue/course.html", context)


def _way(*last: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("First page"), "/"), (_("Courses"), reverse("learning:catalogue")), *last]


def _reader(request: HttpRequest, offering: Offering) -> dict[str, Any]:
    """Whether the reader has a place, may apply, or is told what speaks against it."""
    if not request.user.is_authenticated:
        return {}
    user = request.user
    with in_consortium(offering.consortium_id):
        own = Enrolment.objects.own(user).filter(offering=offering).first()
        found = own_participation(user, offering) if own is None else None
        eligibility = checked(found) if found else Eligibility()
    return {
        "own": own,
        "registered": found is not None,
        "eligibility": eligibility,
        "helps": permissions.may_enrol_somebody(user, offering),
    }


@login_required
@require_POST
def apply(request: SignedIn, offering_id: int) -> HttpResponse:
    """Who takes part in the project applies with one click."""
    offering = announced_or_404(offering_id)
    try:
        with in_consortium(offering.consortium_id):
            enrolment = apply_oneself(by=request.user, offering=offering)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("learning:catalogue_course", offering_id)
    messages.success(request, _("You have applied. Somebody decides, and you are told here."))
    return redirect("learning:course_detail", enrolment.pk)


def ask(request: HttpRequest, offering_id: int) -> HttpResponse:
    """Who has no account leaves a name and a number or address."""
    offering = announced_or_404(offering_id)
    form = RequestForm(request.POST or None)
    url = reverse("learning:catalogue_course", args=[offering_id])
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("name", "contact")}
        told |= {"language": get_language() or "ro", "origin": get_adapter(request).get_client_ip(request)}
        with in_consortium(offering.consortium_id):
            done = acted(form, lambda: leave_request(offering=offering, **told))
        if done:
            messages.success(request, _("Thank you. Somebody of the course answers you."))
            return redirect(url)
    context = {"crumbs": _way((str(offering), url), (_("Ask for a place"), "")), "offering": offering}
    return render(request, "learning/catalogue/ask.html", context | {"form": form, "back_url": url})
