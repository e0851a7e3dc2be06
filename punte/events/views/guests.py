"""Registering without an account, from the public calendar."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from punte.base import clock
from punte.events.actions.guests import register_guest
from punte.events.forms.guests import GuestForm
from punte.events.models import Event
from punte.events.telling import LANGUAGES, when
from punte.events.views.calendar import event_or_404
from punte.people.circles import in_consortium
from punte.projects.crumbs import Crumbs


def is_open(event: Event) -> bool:
    """Whether anybody may register by themselves."""
    over = event.finishes.date() < clock.today(event.zone)
    return event.public and event.open and event.state == Event.State.PUBLISHED and not over


@never_cache
def create(request: HttpRequest, event_id: int) -> HttpResponse:
    """Name, and e-mail or telephone; the next page says what comes now, the same for everybody."""
    event = event_or_404(request, event_id)
    if not is_open(event):
        messages.warning(request, _("One cannot register for this event any more."))
        return redirect("events:calendar_event", event_id)
    own = (get_language() or "ro")[:2]
    form = GuestForm(request.POST or None, initial={"language": own if own in LANGUAGES else "ro"})
    seats: list[bool] = []

    def act() -> None:
        origin = get_adapter(request).get_client_ip(request)
        with in_consortium(event.consortium_id):
            seats.append(register_guest(event=event, told=form.told, origin=origin))

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect(_next(event, form, seat=all(seats)))
    context = {
        "crumbs": crumbs(event, _("Register without an account")),
        "event": event,
        "when": when(event, "long"),
        "form": form,
    }
    return render(request, "events/guests/create.html", context)


def _next(event: Event, form: GuestForm, *, seat: bool) -> str:
    way = "" if form.told["email"] else "?by=phone" if seat else "?by=phone&waits=1"
    return reverse("events:guest_sent", args=[event.pk]) + way


@require_GET
def sent(request: HttpRequest, event_id: int) -> HttpResponse:
    """What comes now: a letter, or a call, for a place that is held or on the waiting list."""
    event = event_or_404(request, event_id)
    context = {
        "crumbs": crumbs(event, _("Nearly done")),
        "event": event,
        "by_phone": request.GET.get("by") == "phone",
        "waits": request.GET.get("waits") == "1",
    }
    return render(request, "events/guests/sent.html", context)


def crumbs(event: Event, last: str) -> Crumbs:
    """The way through the public calendar."""
    return [
        (_("First page"), "/"),
        (_("Events"), reverse("events:calendar")),
        (str(event.title), reverse("events:calendar_event", args=[event.pk])),
        (last, ""),
    ]
