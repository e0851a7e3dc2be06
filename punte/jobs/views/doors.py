"""What the screens of employers and vacancies begin with: the object as far as the reader may see, its way, a form."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.jobs.models import Employer, Feed, Vacancy
from punte.people.forms.refusals import acted as acted
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation

_VACANCY = (
    "employer__organisation",
    "employer__operation",
    "operation__consortium",
    "occupation",
    "settlement__region",
)


def employer_or_404(request: SignedIn, code: str, employer_id: int) -> Employer:
    """The employer of this address."""
    operation = operation_or_404(request, code, recruiters=True)
    rows = Employer.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(
        rows.select_related("organisation", "operation__consortium", "activity", "agreement"), pk=employer_id
    )


def vacancy_or_404(request: SignedIn, code: str, vacancy_id: int) -> Vacancy:
    """The vacancy of this address."""
    operation = operation_or_404(request, code, recruiters=True)
    rows = Vacancy.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related(*_VACANCY), pk=vacancy_id)


def feed_or_404(request: SignedIn, code: str, feed_id: int) -> Feed:
    """The file of this address."""
    operation = operation_or_404(request, code)
    rows = Feed.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related("operation__consortium", "activity"), pk=feed_id)


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of the hub."""
    hub = (_("Vacancies"), reverse("jobs:vacancy_list", args=[operation.code]))
    return way(operation, hub, *last) if last else way(operation, (hub[0], ""))


def employer_crumbs(employer: Employer, *last: tuple[str, str]) -> Crumbs:
    """The way to a page below an employer."""
    operation = employer.operation
    above = (_("Employers"), reverse("jobs:employer_list", args=[operation.code]))
    return crumbs(operation, above, (str(employer), employer.get_absolute_url() if last else ""), *last)


def vacancy_crumbs(vacancy: Vacancy, *last: tuple[str, str]) -> Crumbs:
    """The way to a page below a vacancy."""
    return crumbs(vacancy.operation, (str(vacancy), vacancy.hub_url if last else ""), *last)


def form_page(request: SignedIn, form: forms.Form, *, way: Crumbs, **told: Any) -> HttpResponse:
    """A page with one form. `told`: title, lead, verb, back_url, stages, now."""
    return render(request, "jobs/pages/form.html", {"form": form, "crumbs": way, **told})


def sure_page(request: SignedIn, form: forms.Form | None, *, way: Crumbs, **told: Any) -> HttpResponse:
    """The question before what is hard to take back. `told`: title, text, points, verb, back_url."""
    return render(request, "pages/sure.html", {"form": form, "crumbs": way, **told})
