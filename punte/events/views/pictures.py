"""Pictures of an event: one screen to add and remove them; one picture as the page shows it."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.permissions import Refused
from punte.events.actions.reports import add_picture, open_picture, remove_picture
from punte.events.forms.parts import PictureForm
from punte.events.models import Event, Picture
from punte.events.views.events import event_or_404
from punte.events.views.materials import of_address
from punte.events.views.parts import Part, page, removed
from punte.people.circles import in_consortium
from punte.people.requests import SignedIn
from punte.records.downloads import as_file


def _part() -> Part:
    return Part(
        _("Pictures"),
        _("They are shown with the report. Place, time and device are taken out of the file."),
        _("Add the picture"),
        PictureForm,
        _rows,
        add_picture,
        "picture_list",
    )


def _rows(event: Event) -> list[dict[str, Any]]:
    at = [event.operation.code, event.pk]
    return [
        {
            "label": str(one.alternative),
            "small": str(one.get_people_display()),
            "picture_url": reverse("events:picture", args=[event.pk, one.pk]),
            "remove_url": reverse("events:picture_remove", args=[*at, one.pk]),
        }
        for one in event.pictures.all()
    ]


@login_required
def index(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """All of them, and a form for one more."""
    return page(request, event_or_404(request, code, event_id), _part())


@login_required
@require_POST
def remove(request: SignedIn, code: str, event_id: int, picture_id: int) -> HttpResponse:
    """Take one away, with its file."""
    event = event_or_404(request, code, event_id)
    rows = Picture.objects.select_related("event__operation", "document")
    own = get_object_or_404(rows, event=event, pk=picture_id)
    return removed(request, event, "picture_list", partial(remove_picture, by=request.user, picture=own))


@require_GET
def picture(request: HttpRequest, event_id: int, picture_id: int) -> HttpResponse:
    """One picture; before the report is published only for who works in the project."""
    event = of_address(request, event_id)
    with in_consortium(event.consortium_id):
        rows = Picture.objects.filter(event=event).select_related("document__consortium", "event__operation")
        found = get_object_or_404(rows, pk=picture_id)
        try:
            content = open_picture(by=request.user, picture=found)  # type: ignore[arg-type]
        except Refused as refusal:
            raise Http404 from refusal
    response = as_file(content, found.document.content_type, "picture")
    response["Content-Disposition"] = "inline"
    return response
