"""Placements: work that began, how somebody fares after 28 days and six months, when and why it ended."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base import clock
from punte.base.pages import paged
from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.actions import placements as actions
from punte.jobs.forms.answers import NowForm
from punte.jobs.forms.placements import ContractForm, EndForm, FollowUpForm, PlacementForm, brought
from punte.jobs.models import FollowUp, Placement
from punte.jobs.placement_page import detail_page, row, rows
from punte.jobs.views.application_doors import (
    application_or_404,
    below,
    crumbs,
    form_page,
    placement_or_404,
)
from punte.jobs.views.doors import acted
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.records.actions.access import log_access, log_many
from punte.records.models import AccessEntry


@login_required
@require_GET
def index(request: SignedIn, code: str) -> HttpResponse:
    """Who works where, and whom to ask now."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_applications(request.user, operation))
    page = paged(request, rows(request.user, operation))
    log_many(by=request.user, persons=[p.person for p in page], occasion=AccessEntry.Occasion.LIST)
    today = clock.today(operation.zone)
    context = {
        "crumbs": crumbs(operation, (_("At work"), "")),
        "operation": operation,
        "page": page,
        "rows": [row(p, today) for p in page],
    }
    return render(request, "jobs/placements/index.html", context)


@login_required
def create(request: SignedIn, code: str, application_id: int) -> HttpResponse:
    """Record the first day of work."""
    found = application_or_404(request, code, application_id)
    require(permissions.may_place(request.user, found))
    vacancy = found.vacancy
    first = {
        "starts_on": found.starts_on,
        "contract": found.contract or vacancy.contract,
        "weekly_hours": vacancy.weekly_hours or 40,
        "post": vacancy.title,
    }
    form = PlacementForm(request.POST or None, request.FILES or None, initial=first)
    made: list[Placement] = []
    if form.is_valid() and acted(
        form, lambda: made.append(actions.start_placement(by=request.user, application=found, **form.told))
    ):
        messages.success(request, _("Recorded."))
        return redirect(made[0].get_absolute_url() if made else found.get_absolute_url())
    title = _("Record the first day of work")
    return form_page(
        request,
        form,
        way=below(found, (title, "")),
        title=title,
        lead=_("When the person has come to work. The contract may follow later."),
        verb=_("Record"),
        back_url=found.get_absolute_url(),
    )


@login_required
@require_GET
def detail(request: SignedIn, code: str, placement_id: int) -> HttpResponse:
    """One placement."""
    found = placement_or_404(request, code, placement_id)
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE)
    context = detail_page(request.user, found) | {"crumbs": _way(found)}
    return render(request, "jobs/placements/detail.html", context)


def _way(found: Placement, *last: tuple[str, str]) -> Any:
    above = (_("At work"), reverse("jobs:placement_list", args=[found.operation.code]))
    return crumbs(
        found.operation, above, (found.person.full_name, found.get_absolute_url() if last else ""), *last
    )


@login_required
def contract(request: SignedIn, code: str, placement_id: int) -> HttpResponse:
    """Bring the contract afterwards."""
    found = placement_or_404(request, code, placement_id)
    require(permissions.may_follow(request.user, found))
    form = ContractForm(request.POST or None, request.FILES or None)
    if form.is_valid() and acted(
        form, lambda: actions.bring_contract(by=request.user, placement=found, **(brought(form) or {}))
    ):
        messages.success(request, _("The contract is here and proves what was counted."))
        return redirect(found.get_absolute_url())
    return _step(request, found, form, _("Bring the contract"), _("Save"))


@login_required
def ask(request: SignedIn, code: str, placement_id: int, term: str) -> HttpResponse:
    """Write how somebody fares after 28 days or six months."""
    found = placement_or_404(request, code, placement_id)
    if term not in FollowUp.Term.values:
        raise Http404
    require(permissions.may_follow(request.user, found))
    first = {"on": clock.today(found.operation.zone)}
    form = FollowUpForm(request.POST or None, request.FILES or None, initial=first)
    if form.is_valid() and acted(
        form, lambda: actions.follow_up(by=request.user, placement=found, term=term, **form.told)
    ):
        messages.success(request, _("Recorded."))
        return redirect(found.get_absolute_url())
    title = _("How is %(name)s doing after %(term)s?")
    said = {"name": found.person.full_name, "term": FollowUp.Term(term).label}
    return _step(request, found, form, title % said, _("Save"))


@login_required
def end(request: SignedIn, code: str, placement_id: int) -> HttpResponse:
    """Work has ended."""
    found = placement_or_404(request, code, placement_id)
    require(permissions.may_follow(request.user, found))
    form = EndForm(request.POST or None, initial={"version": found.version})
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("on", "ending", "version")}
        if acted(form, lambda: actions.end_placement(by=request.user, placement=found, **told)):
            messages.success(request, _("Recorded."))
            return redirect(found.get_absolute_url())
    return _step(request, found, form, _("Work has ended"), _("Save"))


@login_required
def strike(request: SignedIn, code: str, placement_id: int) -> HttpResponse:
    """Nobody began work here."""
    found = placement_or_404(request, code, placement_id)
    require(permissions.may_correct_placement(request.user, found))
    form = NowForm(request.POST or None)
    if form.is_valid() and acted(form, lambda: actions.strike_placement(by=request.user, placement=found)):
        messages.success(request, _("It is struck through and no longer counts."))
        return redirect(found.get_absolute_url())
    lead = _("The start, the answers afterwards and all that was counted are struck through.")
    return _step(request, found, form, _("Was it recorded by mistake?"), _("Strike it through"), lead=lead)


def _step(request: SignedIn, found: Placement, form: Any, title: str, verb: str, **told: Any) -> HttpResponse:
    way = _way(found, (title, ""))
    return form_page(
        request, form, way=way, title=title, verb=verb, back_url=found.get_absolute_url(), **told
    )
