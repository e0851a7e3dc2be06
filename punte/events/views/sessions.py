"""Sessions of an event: one screen to add, change and remove them."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.events.actions.sessions import add_session, change_session, remove_session
from punte.events.forms.parts import SessionForm
from punte.events.models import Event, Session
from punte.events.parts import session_words
from punte.events.views.events import event_or_404
from punte.events.views.parts import Part, page, removed
from punte.people.requests import SignedIn


def _part() -> Part:
    return Part(
        _("Agenda"),
        _("Part by part: it stands on the public page, in the order of the hours."),
        _("Save the session"),
        SessionForm,
        _rows,
        add_session,
        "session_list",
        lambda own, **told: change_session(session=own, **told),
    )


def _rows(event: Event) -> list[dict[str, Any]]:
    at = [event.operation.code, event.pk]
    return [
        {
            **session_words(one),
            "url": reverse("events:session_edit", args=[*at, one.pk]),
            "remove_url": reverse("events:session_remove", args=[*at, one.pk]),
        }
        for one in event.sessions.all()
    ]


@login_required
def index(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """All of them, and a form for one more."""
    return page(request, event_or_404(request, code, event_id), _part())


@login_required
def edit(request: SignedIn, code: str, event_id: int, session_id: int) -> HttpResponse:
    """Change one."""
    event = event_or_404(request, code, event_id)
    own = get_object_or_404(Session.objects.select_related("event__operation"), event=event, pk=session_id)
    return page(request, event, _part(), own)


@login_required
@require_POST
def remove(request: SignedIn, code: str, event_id: int, session_id: int) -> HttpResponse:
    """Take one away."""
    event = event_or_404(request, code, event_id)
    own = get_object_or_404(Session.objects.select_related("event__operation"), event=event, pk=session_id)
    return removed(request, event, "session_list", partial(remove_session, by=request.user, session=own))
