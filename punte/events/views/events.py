"""The events of a project: their list, one event, planning, changing, publishing and cancelling it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base import clock
from punte.base.pages import paged
from punte.base.permissions import require
from punte.events import permissions
from punte.events.actions.events import cancel_event, change_event, create_event, publish_event
from punte.events.forms.events import CancelForm, EventForm, WhichForm
from punte.events.models import Event
from punte.events.page import event_page, row
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to the events, and on."""
    return way(operation, (_("Events"), reverse("events:event_list", args=[operation.code])), *last)


def event_or_404(request: SignedIn, code: str, event_id: int) -> Event:
    """The event of this address."""
    operation = operation_or_404(request, code)
    rows = Event.objects.visible_to(request.user).filter(operation=operation).for_list()
    return get_object_or_404(rows.select_related("responsible"), pk=event_id)


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """What comes, and what was; drafts too."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_events(request.user, operation))
    form = WhichForm(request.GET)
    form.is_valid()
    asked = {k: v for k, v in form.cleaned_data.items() if v}
    rows = Event.objects.visible_to(request.user).filter(operation=operation, **asked).for_list()
    today = clock.now(operation.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    page = paged(request, rows.filter(ends_at__lt=today).order_by("-starts_at", "-pk"))
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "form": form,
        "asked": asked,
        "coming": [row(e) for e in rows.filter(ends_at__gte=today).order_by("starts_at", "pk")[:100]],
        "past": [row(e) for e in page],
        "page": page,
        "actions": _ways(request, operation),
    }
    return render(request, "events/events/events.html", context)


def _ways(request: SignedIn, operation: Operation) -> list[dict[str, str]]:
    if not permissions.may_create_somewhere(request.user, operation):
        return []
    return [{"label": _("Plan an event"), "url": reverse("events:event_create", args=[operation.code])}]


@login_required
def detail(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """One event: what it is, its days, who is registered as far as the reader may see."""
    event = event_or_404(request, code, event_id)
    context = {"crumbs": crumbs(event.operation, (str(event.title), "")), "event": event}
    return render(request, "events/events/event.html", context | event_page(request.user, event))


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Plan an event."""
    operation = operation_or_404(request, code)
    require(permissions.may_create_somewhere(request.user, operation))
    form = EventForm(request.POST or None, user=request.user, operation=operation)
    made: list[Event] = []

    def act() -> None:
        made.append(create_event(by=request.user, operation=operation, **form.told))

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            said = _("The event is planned. Nobody else sees it before you publish it.")
            messages.success(request, said if made else _("This was already saved."))
            return redirect(made[0]) if made else redirect("events:event_list", code)
    return _form(request, operation, form, _("Plan an event"), reverse("events:event_list", args=[code]))


@login_required
def edit(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Change an event; the second of two editors is told."""
    event = event_or_404(request, code, event_id)
    require(permissions.may_change_event(request.user, event))
    form = EventForm(request.POST or None, user=request.user, operation=event.operation, event=event)
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            change_event(by=request.user, event=event, version=version, **form.told)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The event is saved."))
            return redirect(event)
    return _form(request, event.operation, form, _("Change the event"), event.get_absolute_url())


def _form(request: SignedIn, operation: Operation, form: Any, title: str, back: str) -> HttpResponse:
    context = {
        "crumbs": crumbs(operation, (title, "")),
        "title": title,
        "form": form,
        "verb": _("Save the event"),
        "back_url": back,
    }
    return render(request, "events/form.html", context)


@login_required
@require_POST
def publish(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Let people see it and register."""
    event = event_or_404(request, code, event_id)
    try:
        publish_event(by=request.user, event=event)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        said = _("The event is published and stands in the public calendar.")
        messages.success(request, said if event.public else _("The event is published."))
    return redirect(event)


@login_required
def cancel(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """It does not take place, with the reason."""
    event = event_or_404(request, code, event_id)
    require(permissions.may_change_event(request.user, event))
    form = CancelForm(request.POST or None)

    def act() -> None:
        cancel_event(by=request.user, event=event, reason=form.cleaned_data["reason"])

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(
                request, _("The event is cancelled. Who is registered and has an account is told.")
            )
            return redirect(event)
    context = {
        "crumbs": crumbs(event.operation, (str(event.title), event.get_absolute_url()), (_("Cancel"), "")),
        "event": event,
        "form": form,
        "title": _("Cancel “%(title)s”?") % {"title": event.title},
        "points": [
            _("It cannot be held any more."),
            _("Who is registered stays on the list, for the record."),
        ],
    }
    return render(request, "events/events/cancel.html", context)
