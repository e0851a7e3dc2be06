"""What every screen of the room begins with: its object as far as the reader may see, its way, a page with one form."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.learning.models import Certificate, Enrolment, Offering, Programme
from punte.people.forms.refusals import acted as acted
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation

_OFFERING = ("operation__consortium", "programme__organisation", "activity")


def programme_or_404(request: SignedIn, code: str, programme_id: int) -> tuple[Operation, Programme]:
    """The programme of this address, in this operation's consortium."""
    operation = operation_or_404(request, code)
    rows = Programme.objects.visible_to(request.user).of(operation).select_related("organisation")
    return operation, get_object_or_404(rows, pk=programme_id)


def offering_or_404(request: SignedIn, code: str, offering_id: int) -> Offering:
    """The offering of this address."""
    operation = operation_or_404(request, code)
    rows = Offering.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related(*_OFFERING), pk=offering_id)


def enrolment_or_404(request: SignedIn, code: str, enrolment_id: int) -> Enrolment:
    """The learner of this address, as far as the reader may see."""
    operation = operation_or_404(request, code)
    rows = Enrolment.objects.visible_to(request.user).filter(offering__operation=operation)
    with_all = rows.select_related(
        *(f"offering__{name}" for name in _OFFERING),
        "person__identity",
        "person__consortium",
        "participation__operation",
        "sent_by",
        "commission",
    )
    return get_object_or_404(with_all, pk=enrolment_id)


def certificate_or_404(request: SignedIn, code: str, certificate_id: int) -> Certificate:
    """The certificate of this address, as far as the reader may see."""
    operation = operation_or_404(request, code)
    rows = Certificate.objects.visible_to(request.user).filter(operation=operation)
    with_all = rows.select_related(
        *(f"enrolment__offering__{name}" for name in _OFFERING),
        "operation__consortium",
        "person__identity",
        "person__consortium",
        "issued_by",
        "document",
    )
    return get_object_or_404(with_all, pk=certificate_id)


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of the room."""
    return way(operation, (_("Courses"), reverse("learning:offering_list", args=[operation.code])), *last)


def offering_crumbs(offering: Offering, *last: tuple[str, str]) -> Crumbs:
    """The way to a page below an offering."""
    url = offering.get_absolute_url() if last else ""
    return crumbs(offering.operation, (str(offering), url), *last)


def programme_crumbs(operation: Operation, programme: Programme, *last: tuple[str, str]) -> Crumbs:
    """The way to a page below a programme."""
    above = (_("Programmes"), reverse("learning:programme_list", args=[operation.code]))
    return crumbs(operation, above, (str(programme), programme.url_in(operation) if last else ""), *last)


def form_page(request: SignedIn, form: forms.Form, *, way: Crumbs, **told: Any) -> HttpResponse:
    """A page with one form. `told`: title, lead, verb, back_url, notes (sentences above the form)."""
    return render(request, "learning/pages/form.html", {"form": form, "crumbs": way, **told})


def sure_page(request: SignedIn, form: forms.Form | None, *, way: Crumbs, **told: Any) -> HttpResponse:
    """The question before what is hard to take back. `told`: title, text, points, verb, back_url."""
    return render(request, "pages/sure.html", {"form": form, "crumbs": way, **told})
