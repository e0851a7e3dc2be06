"""Organisations taking part in an operation: their list, an entry, an end."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.pages import paged
from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.actions.entities import end_entity, enter_entity
from punte.participation.forms.entities import EndEntityForm, EnterEntityForm
from punte.participation.models import EntityParticipation
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


def _crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    return way(operation, (_("Organisations taking part"), _list(operation)), *last)


def _list(operation: Operation) -> str:
    return reverse("participation:entity_list", args=[operation.code])


@login_required
def entities(request: SignedIn, code: str) -> HttpResponse:
    """The organisations this operation supports."""
    operation = operation_or_404(request, code)
    rows = EntityParticipation.objects.filter(operation=operation).select_related("entity", "organisation")
    may_enter = permissions.may_register(request.user, operation)
    way = {"label": _("Record an entry"), "url": reverse("participation:entity_enter", args=[code])}
    partners = operation.partnerships.values_list("organisation", flat=True)
    context = {
        "crumbs": _crumbs(operation),
        "operation": operation,
        "page": paged(request, rows.order_by("entity__sort_key", "pk")),
        "actions": [way] if may_enter else [],
        "ending": {pk for pk in partners if permissions.may_register_for(request.user, operation, pk)},
    }
    return render(request, "participation/entities/entities.html", context)


@login_required
def enter(request: SignedIn, code: str) -> HttpResponse:
    """An organisation enters."""
    operation = operation_or_404(request, code)
    require(permissions.may_register(request.user, operation))
    form = EnterEntityForm(request.POST or None, user=request.user, operation=operation)
    if request.method == "POST" and form.is_valid():
        told = {k: form.cleaned_data[k] for k in ("entity", "organisation", "on")}
        try:
            form.once(partial(enter_entity, by=request.user, operation=operation, **told))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The entry is recorded."))
            return redirect(_list(operation))
    return _step(request, operation, form, _("Record an organisation's entry"), _("Record the entry"))


@login_required
def end(request: SignedIn, code: str, entity_id: int) -> HttpResponse:
    """The support ends."""
    operation = operation_or_404(request, code)
    found = get_object_or_404(EntityParticipation, operation=operation, pk=entity_id, state="entered")
    require(permissions.may_register_for(request.user, operation, found.organisation_id))
    form = EndEntityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            form.once(partial(end_entity, by=request.user, participation=found, on=form.cleaned_data["on"]))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The end is recorded."))
            return redirect(_list(operation))
    return _step(request, operation, form, found.entity.name, _("Record the end"))


def _step(
    request: SignedIn, operation: Operation, form: EnterEntityForm | EndEntityForm, title: str, verb: str
) -> HttpResponse:
    context = {
        "crumbs": _crumbs(operation, (title, "")),
        "title": title,
        "verb": verb,
        "form": form,
        "back_url": _list(operation),
    }
    return render(request, "pages/form.html", context)
