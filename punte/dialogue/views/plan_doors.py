"""What the screens of action groups and plans begin with: the object as far as the reader may see it, its way, a form,
a deed of one button."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.dialogue.models import ActionGroup, Measure, Plan
from punte.people.forms.refusals import acted as acted
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation

_GROUP = ("operation", "settlement__region", "facilitator", "first_coder", "second_coder")
_PLAN = ("operation", "group__settlement__region", "group__operation", "organisation", "activity", "document")


def group_or_404(request: SignedIn, code: str, group_id: int) -> ActionGroup:
    """The action group of this address."""
    operation = operation_or_404(request, code)
    rows = ActionGroup.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related(*_GROUP), pk=group_id)


def plan_or_404(request: SignedIn, code: str, plan_id: int) -> Plan:
    """The plan of this address."""
    operation = operation_or_404(request, code)
    rows = Plan.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related(*_PLAN), pk=plan_id)


def measure_or_404(request: SignedIn, code: str, measure_id: int) -> Measure:
    """The measure of this address."""
    operation = operation_or_404(request, code)
    rows = Measure.objects.visible_to(request.user).filter(plan__operation=operation)
    related = ("plan__operation", "plan__group__operation", "objective", "responsible", "promised_by")
    return get_object_or_404(rows.select_related(*related), pk=measure_id)


def group_crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of the action groups."""
    above = (_("Local action groups"), reverse("dialogue:action_group_list", args=[operation.code]))
    return way(operation, above, *last) if last else way(operation, (above[0], ""))


def below_group(group: ActionGroup, title: str) -> Crumbs:
    """The way to a page of one group's way."""
    return group_crumbs(group.operation, (group.name, group.get_absolute_url()), (title, ""))


def plan_crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of the plans."""
    above = (_("Local inclusion plans"), reverse("dialogue:plan_list", args=[operation.code]))
    return way(operation, above, *last) if last else way(operation, (above[0], ""))


def below_plan(plan: Plan, title: str) -> Crumbs:
    """The way to a page below a plan."""
    return plan_crumbs(plan.operation, (plan.title, plan.get_absolute_url()), (title, ""))


def below_measure(measure: Measure, title: str) -> Crumbs:
    """The way to a page below a measure."""
    plan = measure.plan
    above = (plan.title, plan.get_absolute_url())
    return plan_crumbs(plan.operation, above, (measure.title, measure.get_absolute_url()), (title, ""))


def form_page(request: SignedIn, form: forms.Form, *, way: Crumbs, **told: Any) -> HttpResponse:
    """A page with one form. `told`: title, lead, quote, verb, back_url."""
    return render(request, "dialogue/plans/form.html", {"form": form, "crumbs": way, **told})


def sent(
    request: SignedIn, form: forms.Form, act: Callable[[], object], done: str, url: str | Callable[[], str]
) -> HttpResponse | None:
    """Act with a form that was sent and is valid, say so, lead on (to an address that may be known only then); None:
    the form is to be shown."""
    if not (form.is_valid() and acted(form, act)):
        return None
    messages.success(request, done)
    return redirect(url() if callable(url) else url)


def said(request: SignedIn, act: Callable[[], object], done: str, url: str) -> HttpResponse:
    """Do what a button says; a refusal is told on the page one came from."""
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, done)
    return redirect(url)
