"""The public calendar: what comes, one event, files for other calendars; who is signed in registers here."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import clock
from punte.base.pages import paged
from punte.events import beside, json_ld, parts
from punte.events.actions.registrations import cancel_registration, register_oneself
from punte.events.calendar_files import calendar as calendar_file
from punte.events.calendar_files import rss
from punte.events.forms.calendar import WhereForm
from punte.events.models import Event, Registration
from punte.events.models.events import EventQuerySet
from punte.events.own_links import OWN
from punte.events.telling import counts, facts, tone, when
from punte.people.circles import in_consortium
from punte.people.requests import SignedIn

MOST = 500  # entries of a feed


def announced(request: HttpRequest) -> tuple[WhereForm, EventQuerySet]:
    """The filter, and the announced events it leaves."""
    rows = Event.objects.announced().for_list()
    places = rows.exclude(locality="").order_by("locality").values_list("locality", flat=True).distinct()
    form = WhereForm(request.GET, places=list(places))
    form.is_valid()
    asked = form.cleaned_data
    if asked.get("place"):
        rows = rows.filter(locality=asked["place"])
    if asked.get("kind"):
        rows = rows.filter(kind=asked["kind"])
    if asked.get("language"):
        rows = rows.filter(languages__contains=[asked["language"]])
    return form, rows


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What comes, soonest first; what was, latest first."""
    form, rows = announced(request)
    now, past = clock.now().replace(hour=0, minute=0, second=0, microsecond=0), "past" in request.GET
    coming = rows.filter(ends_at__gte=now).order_by("starts_at", "pk")
    was = rows.filter(ends_at__lt=now).order_by("-starts_at", "-pk")
    page = paged(request, was if past else coming)
    filters = "&".join(f"{k}={v}" for k, v in request.GET.items() if k in form.fields and v)
    context = {
        "crumbs": [(_("First page"), "/"), (_("Events"), "")],
        "form": form,
        "page": page,
        "rows": [row(event) for event in page],
        "filtered": bool(filters),
        "tabs": [
            {"label": _("To come"), "url": f"?{filters}", "current": not past, "count": coming.count()},
            {"label": _("Past"), "url": f"?past=1&{filters}", "current": past, "count": was.count()},
        ],
        "past": past,
    }
    return render(request, "events/calendar/calendar.html", context)


def row(event: Event) -> dict[str, Any]:
    """One event of the calendar."""
    return {
        "event": event,
        "when": when(event, "long"),
        "url": reverse("events:calendar_event", args=[event.pk]),
        "tone": tone(event),
        "cancelled": event.state == Event.State.CANCELLED,
    }


def event_or_404(request: HttpRequest, event_id: int) -> Event:
    """An announced event; or one for which the reader is registered."""
    rows = Event.objects.for_list()
    found = Event.objects.announced().for_list().filter(pk=event_id).first()
    if found is None and request.user.is_authenticated:
        own = Registration.objects.own(request.user).filter(event=event_id).values("event")
        return get_object_or_404(rows.exclude(published_at=None), pk__in=own)
    return found or get_object_or_404(rows.none(), pk=event_id)


@require_GET
def event(request: HttpRequest, event_id: int) -> HttpResponse:
    """The public page of one event."""
    found = event_or_404(request, event_id)
    with in_consortium(found.consortium_id):
        numbers, own = counts(found), _own(request, found)
        told = {
            "sessions": parts.agenda(found),
            "stands": parts.stands(found),
            "materials": parts.materials(found),
            "report": parts.report(found),
            "beside": beside.links(found),
        }
    over = found.finishes.date() < clock.today(found.zone)
    open_ = found.open and found.state == Event.State.PUBLISHED and not over
    context = told | {
        "crumbs": [
            (_("First page"), "/"),
            (_("Events"), reverse("events:calendar")),
            (str(found.title), ""),
        ],
        "event": found,
        "tone": tone(found),
        "facts": facts(found, numbers if open_ and found.capacity else None),
        "own": own,
        "link": found.link if own and own.state == Registration.State.REGISTERED else "",
        "full": bool(found.capacity and numbers["registered"] >= found.capacity),
        "own_url": OWN.path_of(own) if own else "",
        "guests": open_ and found.public,
        "may_join": open_ and own is None,
        "may_leave": open_ and own is not None,
        "json_ld": json_ld.as_script(json_ld.told(found)) if found.public else "",
    }
    return render(request, "events/calendar/event.html", context)


def _own(request: HttpRequest, event: Event) -> Registration | None:
    if not request.user.is_authenticated:
        return None
    return Registration.objects.own(request.user).living().filter(event=event).first()


@login_required
@require_POST
def join(request: SignedIn, event_id: int) -> HttpResponse:
    """Who is signed in registers."""
    found = event_or_404(request, event_id)
    try:
        with in_consortium(found.consortium_id):
            registration = register_oneself(by=request.user, event=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        waits = registration.state == Registration.State.WAITING
        said = _("You are on the waiting list. You are told when a place becomes free.")
        messages.success(request, said if waits else _("You are registered."))
    return redirect("events:calendar_event", event_id)


@login_required
@require_POST
def leave(request: SignedIn, event_id: int) -> HttpResponse:
    """Who is signed in gives their place back."""
    found = event_or_404(request, event_id)
    try:
        with in_consortium(found.consortium_id):
            own = Registration.objects.own(request.user).living().select_related("event__operation")
            registration = own.filter(event=found).first()
            if registration:
                cancel_registration(by=request.user, registration=registration)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Your registration is cancelled."))
    return redirect("events:calendar_event", event_id)


@require_GET
def event_file(request: HttpRequest, event_id: int) -> HttpResponse:
    """One event for the reader's own calendar."""
    found = event_or_404(request, event_id)
    response = _ics(calendar_file([found]))
    response["Content-Disposition"] = f'attachment; filename="event-{found.pk}.ics"'
    return response


@require_GET
def feed(request: HttpRequest) -> HttpResponse:
    """All announced events, filtered like the page, to subscribe to."""
    _form, rows = announced(request)
    return _ics(calendar_file(rows.order_by("-starts_at")[:MOST], name=_("Events")))


def _ics(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


@require_GET
def news(request: HttpRequest) -> HttpResponse:
    """The latest announcements as RSS."""
    _form, rows = announced(request)
    return HttpResponse(
        rss(rows.order_by("-published_at")[:50]), content_type="application/rss+xml; charset=utf-8"
    )
