"""Stands of an event: one screen to add, change and remove them."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.events.actions.stands import add_stand, change_stand, remove_stand
from punte.events.forms.parts import StandForm
from punte.events.models import Event, Stand
from punte.events.parts import stand_words
from punte.events.views.events import event_or_404
from punte.events.views.parts import Part, page, removed
from punte.people.requests import SignedIn


def _part() -> Part:
    return Part(
        _("Stands"),
        _("Who stands at the fair and what they offer."),
        _("Save the stand"),
        StandForm,
        _rows,
        add_stand,
        "stand_list",
        lambda own, **told: change_stand(stand=own, **told),
    )


def _rows(event: Event) -> list[dict[str, Any]]:
    at = [event.operation.code, event.pk]
    return [
        {
            **stand_words(one),
            "url": reverse("events:stand_edit", args=[*at, one.pk]),
            "remove_url": reverse("events:stand_remove", args=[*at, one.pk]),
        }
        for one in event.stands.all()
    ]


@login_required
def index(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """All of them, and a form for one more."""
    return page(request, event_or_404(request, code, event_id), _part())


@login_required
def edit(request: SignedIn, code: str, event_id: int, stand_id: int) -> HttpResponse:
    """Change one."""
    event = event_or_404(request, code, event_id)
    own = get_object_or_404(Stand.objects.select_related("event__operation"), event=event, pk=stand_id)
    return page(request, event, _part(), own)


@login_required
@require_POST
def remove(request: SignedIn, code: str, event_id: int, stand_id: int) -> HttpResponse:
    """Take one away."""
    event = event_or_404(request, code, event_id)
    own = get_object_or_404(Stand.objects.select_related("event__operation"), event=event, pk=stand_id)
    return removed(request, event, "stand_list", partial(remove_stand, by=request.user, stand=own))
