"""Materials of an event: one screen to add and remove them; downloading one."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.permissions import Refused
from punte.events.actions.materials import add_material, open_material, remove_material
from punte.events.forms.parts import MaterialForm
from punte.events.models import Event, Material
from punte.events.parts import material_words
from punte.events.views.calendar import event_or_404 as announced_or_404
from punte.events.views.events import event_or_404
from punte.events.views.parts import Part, page, removed
from punte.people.circles import in_consortium
from punte.people.requests import SignedIn
from punte.records.downloads import as_download


def _part() -> Part:
    return Part(
        _("Materials"),
        _("Papers that guests take home, in each language by itself."),
        _("Add the paper"),
        MaterialForm,
        _rows,
        add_material,
        "material_list",
    )


def _rows(event: Event) -> list[dict[str, Any]]:
    at = [event.operation.code, event.pk]
    return [
        {
            **material_words(one),
            "url": reverse("events:material_download", args=[event.pk, one.pk]),
            "remove_url": reverse("events:material_remove", args=[*at, one.pk]),
        }
        for one in event.materials.select_related("document")
    ]


@login_required
def index(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """All of them, and a form for one more."""
    return page(request, event_or_404(request, code, event_id), _part())


@login_required
@require_POST
def remove(request: SignedIn, code: str, event_id: int, material_id: int) -> HttpResponse:
    """Take one away."""
    event = event_or_404(request, code, event_id)
    own = get_object_or_404(Material.objects.select_related("event__operation"), event=event, pk=material_id)
    act = partial(remove_material, by=request.user, material=own)
    return removed(request, event, "material_list", act)


@require_GET
def download(request: HttpRequest, event_id: int, material_id: int) -> HttpResponse:
    """One paper, from the public page; before its time only for who works in the project."""
    event = of_address(request, event_id)
    with in_consortium(event.consortium_id):
        rows = Material.objects.filter(event=event).select_related("document__consortium", "event__operation")
        found = get_object_or_404(rows, pk=material_id)
        try:
            content = open_material(by=request.user, material=found)  # type: ignore[arg-type]
        except Refused as refusal:
            raise Http404 from refusal
        return as_download(found.document, content)


def of_address(request: HttpRequest, event_id: int) -> Event:
    """An announced event, or one of the projects the reader works in."""
    if request.user.is_authenticated:
        own = Event.objects.visible_to(request.user).filter(pk=event_id).select_related("operation").first()
        if own:
            return own
    return announced_or_404(request, event_id)
