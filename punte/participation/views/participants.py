"""The participants of an operation: their list, one person's page, and registering a new one."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.pages import paged
from punte.base.permissions import require
from punte.base.text import folded
from punte.participation import permissions
from punte.participation.actions.participations import register_participant
from punte.participation.actions.persons import (
    known_already,
    meet_alike,
    meet_number,
    open_restricted,
    register_new_person,
)
from punte.participation.forms.guarded import OpenForm
from punte.participation.forms.participants import FilterForm, RegisterForm
from punte.participation.models import Participation
from punte.participation.models.participations import ParticipationQuerySet
from punte.participation.page import participant_page, restricted_ways
from punte.people.actions.persons import save_contact
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records.actions.access import log_access
from punte.records.export_kinds import all_kinds
from punte.records.models import AccessEntry
from punte.records.permissions import may_make_export

DATE_PARTS = ("day", "month", "year")


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a participant's page."""
    return way(
        operation,
        (_("Participants"), reverse("participation:participant_list", args=[operation.code])),
        *last,
    )


def participant_or_404(request: SignedIn, code: str, participation_id: int) -> Participation:
    """The participant of this address, as far as the reader may see."""
    operation = operation_or_404(request, code)
    rows = Participation.objects.visible_to(request.user).filter(operation=operation)
    rows = rows.select_related(
        "operation__consortium", "person__identity", "person__consortium", "organisation", "consortium"
    )
    return get_object_or_404(rows, pk=participation_id)


@login_required
def participants(request: SignedIn, code: str) -> HttpResponse:
    """The list, filtered and paged."""
    operation = operation_or_404(request, code)
    require(permissions.may_list(request.user, operation))
    form = FilterForm(request.GET, operation=operation)
    rows = _filtered(Participation.objects.visible_to(request.user).filter(operation=operation), form)
    page = paged(request, rows.for_list(), counted=rows)
    actions = []
    if permissions.may_register(request.user, operation):
        actions.append(
            {
                "label": _("Register a participant"),
                "url": reverse("participation:participant_create", args=[code]),
            }
        )
    if permissions.may_import(request.user, operation):
        actions.append(
            {"label": _("Import a list"), "url": reverse("participation:import_list", args=[code])}
        )
    if may_make_export(request.user, operation, all_kinds()["participation.participants"]):
        url = f"{reverse('records:export_create', args=[code])}?kind=participation.participants"
        actions.append({"label": _("Take it along as a file"), "url": url})
    consents = reverse("participation:consent_list", args=[code])
    actions.append({"label": _("Consents"), "url": consents, "variant": "tertiary"})
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "page": page,
        "form": form,
        "actions": actions,
    }
    return render(request, "participation/participants/participants.html", context)


def _filtered(rows: ParticipationQuerySet, form: FilterForm) -> ParticipationQuerySet:
    form.is_valid()
    asked = form.cleaned_data
    if asked.get("q"):
        rows = rows.filter(person__name__folded__contains=folded(asked["q"]))
    if asked.get("state"):
        rows = rows.filter(state=asked["state"])
    if asked.get("partner"):
        rows = rows.filter(organisation=asked["partner"])
    return rows


@login_required
def participant(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """One person in the operation; the look is logged. Of a restricted one only the number is shown."""
    found = participant_or_404(request, code, participation_id)
    if found.person.state == Person.State.RESTRICTED:
        return _restricted(request, found)
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE)
    return _file(request, found)


def _file(request: SignedIn, found: Participation) -> HttpResponse:
    context = participant_page(request.user, found) | {
        "crumbs": crumbs(found.operation, (found.person.full_name, "")),
    }
    return render(request, "participation/participants/participant.html", context)


def _restricted(request: SignedIn, found: Participation) -> HttpResponse:
    """That the file rests. Who may open it all the same says why, each time."""
    opens = permissions.may_open_restricted(request.user, found)
    form = OpenForm(request.POST or None) if opens else None
    if request.method == "POST" and form and form.is_valid():
        try:
            open_restricted(by=request.user, participation=found, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _file(request, found)
    context = {
        "crumbs": crumbs(found.operation, (found.person.full_name, "")),
        "participation": found,
        "facts": [
            (_("State"), found.get_state_display()),
            (_("Partner"), found.organisation.name),
            (_("Restricted until"), formats.day(found.person.restricted_until, "long") or _("not said")),
        ],
        "form": form,
        "ways": restricted_ways(request.user, found),
    }
    return render(request, "participation/participants/restricted.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Register a person; if somebody alike is known, ask before writing."""
    operation = operation_or_404(request, code)
    require(permissions.may_register(request.user, operation))
    form = RegisterForm(request.POST or None, user=request.user, operation=operation)
    if request.method == "POST":
        alike = _alike(operation, form)
        if alike:
            meet_alike(by=request.user, operation=operation, persons=alike)
            form.offer(alike)
        if form.is_valid() and (not alike or form.cleaned_data.get("same_person")):
            registered = _register(request, operation, form, alike)
            if registered is not None:
                return registered
    context = {
        "crumbs": crumbs(operation, (_("Register a participant"), "")),
        "operation": operation,
        "form": form,
    }
    return render(request, "participation/participants/create.html", context)


def _alike(operation: Operation, form: RegisterForm) -> Sequence[Person]:
    """Persons who may be the same, from what was typed; asked before the form is judged as a whole."""
    data = form.data
    name = f"{data.get('last_name', '')} {data.get('first_name', '')}".strip()
    try:
        born = form.fields["birth_date"].clean([data.get(f"birth_date_{part}", "") for part in DATE_PARTS])
    except ValidationError:
        born = None
    return known_already(operation, name=name, birth_date=born) if name and born else []


def _register(
    request: SignedIn, operation: Operation, form: RegisterForm, alike: Sequence[Person]
) -> HttpResponse | None:
    data = form.cleaned_data
    same = next((p for p in alike if str(p.pk) == data.get("same_person")), None)
    common = {
        "by": request.user,
        "operation": operation,
        "on": data["registered_on"],
        "sex": data["sex"] or None,
    }
    common["organisation"] = data["organisation"]

    registered: list[Participation] = []

    def act() -> None:
        if same is not None:
            registered.append(register_participant(person=same, **common))
        else:
            registered.append(register_new_person(told=_told(data), **common))
            _contact(request, registered[0], data)

    try:
        form.once(act)
    except ValidationError as refusal:
        form.add_error(None, _met(request, operation, data, refusal))
        return None
    if not registered:
        messages.info(request, _("This was already saved."))
        return redirect("participation:participant_list", operation.code)
    messages.success(request, _("%(name)s is registered.") % {"name": registered[0].person.full_name})
    return redirect(registered[0].get_absolute_url())


def _met(
    request: SignedIn, operation: Operation, data: dict[str, Any], refusal: ValidationError
) -> ValidationError:
    """A number that is known here: whose it is finds this in their log, and nobody tries many."""
    if "known" in {error.code for error in refusal.error_dict.get("number", [])}:
        try:
            meet_number(by=request.user, operation=operation, number=data["number"])
        except ValidationError as enough:
            return enough
    return refusal


def _told(data: dict[str, Any]) -> dict[str, Any]:
    return {k: data[k] for k in ("first_name", "last_name", "birth_date", "sex", "number", "number_kind")}


def _contact(request: SignedIn, found: Participation, data: dict[str, Any]) -> None:
    contact = {k: data[k] for k in ("phone", "email") if data.get(k)}
    if contact or data["unsafe"]:
        save_contact(by=request.user, person=found.person, contact=contact, safe=not data["unsafe"])
