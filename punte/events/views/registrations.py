"""Who comes: registered by a colleague or at the door; cancelled, given a place."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.base.text import folded
from punte.events import permissions
from punte.events.actions.guests import register_at_door
from punte.events.actions.registrations import (
    cancel_registration,
    confirm_registration,
    give_place,
    register,
)
from punte.events.forms.registrations import DoorForm, FindForm, RegisterForm
from punte.events.models import Event, Registration
from punte.events.page import registers
from punte.events.views.events import crumbs, event_or_404
from punte.participation.models import Participation
from punte.people.models import Person
from punte.people.requests import SignedIn

MOST = 50  # people offered at once; more are found by their name


def registration_or_404(request: SignedIn, code: str, registration_id: int) -> Registration:
    """One of the registrations the reader sees in this project."""
    rows = Registration.objects.visible_to(request.user).filter(event__operation__code=code)
    return get_object_or_404(rows.select_related("event__operation"), pk=registration_id)


@login_required
def create(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Register participants by ticking them, or somebody at the door by name."""
    event = event_or_404(request, code, event_id)
    require(permissions.may_register_somebody(request.user, event))
    if not registers(request.user, event):
        messages.warning(request, _("This event is over; nobody is registered any more."))
        return redirect(event)
    find = FindForm(request.GET)
    find.is_valid()
    found = offered(request, event, find.cleaned_data.get("q", ""))
    door = request.method == "POST" and "name" in request.POST
    form = RegisterForm(None if door else request.POST or None, choices=[(p.pk, p.full_name) for p in found])
    at_door = DoorForm(request.POST if door else None, prefix=None)
    if request.method == "POST" and _registered(request, event, at_door if door else form, found):
        return redirect(event)
    title = _("Register people")
    context = {
        "crumbs": crumbs(event.operation, (str(event.title), event.get_absolute_url()), (title, "")),
        "event": event,
        "find": find,
        "form": at_door if door else form,
        "ticks": form,
        "door": at_door,
        "found": found,
        "more": len(found) == MOST,
        "sees_people": Participation.objects.visible_to(request.user)
        .filter(operation=event.operation)
        .exists(),
    }
    return render(request, "events/registrations/create.html", context)


def offered(request: SignedIn, event: Event, asked: str) -> list[Person]:
    """Participants whom the reader sees, who are not registered yet, by name; only those whose file is worked with."""
    seen = Participation.objects.visible_to(request.user).filter(operation=event.operation)
    seen = seen.filter(person__state=Person.State.ACTIVE, person__merged_into=None)
    if asked:
        seen = seen.filter(person__name__folded__contains=folded(asked))
    known = Registration.objects.living().filter(event=event, person__isnull=False).values("person")
    rows = seen.exclude(person__in=known).select_related("person__identity", "person__consortium")
    return [row.person for row in rows.order_by("person__name__sort_key", "pk")[:MOST]]


def _registered(request: SignedIn, event: Event, form: Any, found: list[Person]) -> bool:
    """Register whoever the form names, all or nobody."""
    if not form.is_valid():
        return False
    made: list[Registration] = []

    def act() -> None:
        if isinstance(form, DoorForm):
            made.append(register_at_door(by=request.user, event=event, name=form.cleaned_data["name"]))
            return
        wanted = set(form.cleaned_data["persons"])
        chosen = [person for person in found if person.pk in wanted]
        made.extend(register(by=request.user, event=event, person=person) for person in chosen)

    try:
        form.once(act)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    _tell(request, made)
    return True


def _tell(request: SignedIn, made: list[Registration]) -> None:
    waiting = sum(r.state == Registration.State.WAITING for r in made)
    said = ngettext("%(n)s person is registered.", "%(n)s people are registered.", len(made) - waiting)
    messages.success(request, said % {"n": len(made) - waiting})
    if waiting:
        told = ngettext("%(n)s person waits for a place.", "%(n)s people wait for a place.", waiting)
        messages.warning(request, told % {"n": waiting})


@login_required
@require_POST
def cancel(request: SignedIn, code: str, registration_id: int) -> HttpResponse:
    """Give somebody's place back; whoever waits longest gets it."""
    found = registration_or_404(request, code, registration_id)
    try:
        cancel_registration(by=request.user, registration=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The registration is cancelled."))
    return redirect(found.event)


@login_required
@require_POST
def place(request: SignedIn, code: str, registration_id: int) -> HttpResponse:
    """Give somebody who waits a place."""
    found = registration_or_404(request, code, registration_id)
    try:
        give_place(by=request.user, registration=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The person has a place now."))
    return redirect(found.event)


@login_required
@require_POST
def confirm(request: SignedIn, code: str, registration_id: int) -> HttpResponse:
    """Say for a guest, whom one has called, that they come."""
    found = registration_or_404(request, code, registration_id)
    try:
        confirm_registration(by=request.user, registration=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The registration is confirmed."))
    return redirect(found.event)
