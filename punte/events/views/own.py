"""One's own registration by its link, without signing in: looked at, confirmed, changed, cancelled, taken along."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import clock
from punte.base.states import MoveNotAllowed
from punte.events.actions.guests import cancel_own, change_own, confirm_own
from punte.events.calendar_files import invitation
from punte.events.forms.guests import OwnForm
from punte.events.models import Event, Registration
from punte.events.own_links import OWN
from punte.events.page import REGISTRATION_TONES
from punte.events.telling import LANGUAGES, facts, when

State = Registration.State


def _gone(request: HttpRequest) -> HttpResponse:
    context = {
        "crumbs": [(_("First page"), "/"), (_("Events"), reverse("events:calendar"))],
        "why": _(
            "It is not complete, a newer letter has replaced it, or the event has been over for two months."
        ),
        "next": [(_("What comes next"), reverse("events:calendar"))],
    }
    return render(request, "pages/link_gone.html", context, status=404)


by_link = OWN.door(_gone)


@require_GET
@by_link
def detail(request: HttpRequest, signed: str, found: Registration) -> HttpResponse:
    """What one is registered for, and what can be done."""
    event = found.event
    live = event.state == Event.State.PUBLISHED and clock.now(event.zone) <= event.ends_at
    placed = found.state == State.REGISTERED and not found.unconfirmed
    context = {
        "crumbs": _crumbs(),
        "event": event,
        "registration": found,
        "tag": _("to be confirmed") if found.unconfirmed else found.get_state_display(),
        "tone": "warning" if found.unconfirmed else REGISTRATION_TONES[found.state],
        "facts": [*_own_facts(found), *facts(event)],
        "to_confirm": live and found.unconfirmed,
        "until": found.hold_until.astimezone(event.tz).replace(tzinfo=None) if found.hold_until else None,
        "may_change": live and found.state != State.CANCELLED,
        "link": event.link if placed else "",
        "again_url": reverse("events:calendar_event", args=[event.pk]) if live and event.public else "",
        "at": signed,
    }
    return render(request, "events/own/detail.html", context)


def _own_facts(found: Registration) -> list[tuple[str, str]]:
    rows = [(_("Name"), found.name)]
    if found.guest:
        rows += [(_("E-mail"), found.told.get("email", "")), (_("Telephone"), found.told.get("phone", ""))]
    wishes = found.wishes
    rows.append((_("Language of our letters"), LANGUAGES.get(wishes.get("language", ""), "")))
    rows.append((_("What you need to take part"), wishes.get("needs", "")))
    return [(word, value) for word, value in rows if value]


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (_("First page"), "/"),
        (_("Events"), reverse("events:calendar")),
        *more,
        (_("Your registration"), ""),
    ]


@require_POST
@by_link
def confirm(request: HttpRequest, signed: str, found: Registration) -> HttpResponse:
    """It was me: the place is mine."""
    _try(request, lambda: confirm_own(registration=found), _said(found))
    return redirect("events:own_detail", signed)


def _said(found: Registration) -> Callable[[], str]:
    def words() -> str:
        if found.state == State.WAITING:
            return _("You are on the waiting list. You are told when a place becomes free.")
        return _("You are registered.")

    return words


def _try(request: HttpRequest, act: Callable[[], None], said: Callable[[], str]) -> None:
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said())


@require_POST
@by_link
def cancel(request: HttpRequest, signed: str, found: Registration) -> HttpResponse:
    """I cannot come."""
    _try(request, lambda: cancel_own(registration=found), lambda: _("Your registration is cancelled."))
    return redirect("events:own_detail", signed)


@by_link
def change(request: HttpRequest, signed: str, found: Registration) -> HttpResponse:
    """Change what one told."""
    form = OwnForm(request.POST or None, registration=found)

    def act() -> None:
        change_own(registration=found, version=form.cleaned_data["version"], told=form.told)

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except MoveNotAllowed:
            form.add_error(
                None, _("This was changed on another page meanwhile. Open it anew and look again.")
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Your registration is changed."))
            return redirect("events:own_detail", signed)
    back = reverse("events:own_detail", args=[signed])
    context: dict[str, Any] = {
        "crumbs": [*_crumbs()[:-1], (_("Your registration"), back), (_("Change"), "")],
        "title": _("Change your registration"),
        "lead": f"{found.event.title}, {when(found.event)}",
        "form": form,
        "verb": _("Save"),
        "back_url": back,
    }
    if found.guest and found.told.get("email"):
        context["note"] = _("To use another e-mail address, cancel and register anew.")
    return render(request, "events/form.html", context)


@require_GET
@by_link
def file(request: HttpRequest, signed: str, found: Registration) -> HttpResponse:
    """For one's own calendar: an invitation, or its cancellation."""
    content, method = invitation(found)
    response = HttpResponse(content, content_type=f"text/calendar; method={method}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="event-{found.event_id}.ics"'
    return response
