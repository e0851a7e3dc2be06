"""Registering by list: upload, look through what would happen, register everybody at once; the template."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.tables import CONTENT_TYPES
from punte.events import permissions
from punte.events.actions.lists import Planned, apply_list, discard_list, planned, upload_list
from punte.events.forms.lists import ListForm
from punte.events.list_reading import layout_of, row_reason
from punte.events.models import Event, RegistrationList
from punte.events.telling import LANGUAGES
from punte.events.views.events import crumbs, event_or_404
from punte.participation.importing.layout import Layout
from punte.participation.importing.templates import template_csv, template_xlsx
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs
from punte.records.downloads import as_file

PLANS = {
    "register": (gettext_lazy("to register"), "success"),
    "wait": (gettext_lazy("to the waiting list"), "warning"),
    "known": (gettext_lazy("registered already"), "neutral"),
    "problem": (gettext_lazy("left out"), "danger"),
}


def list_or_404(request: SignedIn, event: Event, list_id: int) -> RegistrationList:
    """One of the reader's own lists of this event."""
    rows = RegistrationList.objects.visible_to(request.user).filter(event=event)
    return get_object_or_404(rows.select_related("event__operation__consortium", "consortium"), pk=list_id)


def crumbs_of(event: Event, *last: tuple[str, str]) -> Crumbs:
    """The way to the event, and on."""
    return crumbs(event.operation, (str(event.title), event.get_absolute_url()), *last)


@login_required
def create(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Upload a list; the template is offered in three languages."""
    event = event_or_404(request, code, event_id)
    require(permissions.may_register_by_list(request.user, event))
    form = ListForm(request.POST or None, request.FILES or None)
    made: list[RegistrationList] = []

    def act() -> None:
        name = str(form.cleaned_data["file"].name)
        made.append(upload_list(by=request.user, event=event, name=name, content=form.content))

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("events:list_detail", code, event_id, made[0].pk) if made else redirect(event)
    context = {
        "crumbs": crumbs_of(event, (_("Register by list"), "")),
        "event": event,
        "form": form,
        "templates": _templates(event),
        "own": _own(request, event),
    }
    return render(request, "events/lists/create.html", context)


def _templates(event: Event) -> list[dict[str, str]]:
    at = [event.operation.code, event.pk]
    return [
        {
            "icon": "download",
            "label": _("Template (%(kind)s), %(language)s") % {"kind": kind.upper(), "language": name},
            "url": reverse("events:list_template", args=[*at, language, kind]),
        }
        for language, name in LANGUAGES.items()
        for kind in ("xlsx", "csv")
    ]


def _own(request: SignedIn, event: Event) -> list[dict[str, Any]]:
    tones = {"read": "warning", "applied": "success", "discarded": "neutral"}
    rows = (
        RegistrationList.objects.visible_to(request.user)
        .filter(event=event)
        .select_related("event__operation")
    )
    return [
        {
            "label": found.file_name,
            "url": reverse("events:list_detail", args=[event.operation.code, event.pk, found.pk]),
            "tag": found.get_state_display(),
            "tone": tones[found.state],
        }
        for found in rows[:20]
    ]


@login_required
def detail(request: SignedIn, code: str, event_id: int, list_id: int) -> HttpResponse:
    """What would happen to each row; once it is applied, what has happened."""
    event = event_or_404(request, code, event_id)
    found = list_or_404(request, event, list_id)
    require(permissions.may_register_by_list(request.user, event))
    context: dict[str, Any] = {
        "crumbs": crumbs_of(event, (_("Register by list"), "")),
        "event": event,
        "found": found,
    }
    if found.state == RegistrationList.State.READ:
        layout = layout_of(event.operation.indicator_set)
        rows = planned(request.user, found)
        context |= {
            "rows": [_row(row, layout) for row in rows],
            "counts": [(str(PLANS[p][0]), sum(r.plan == p for r in rows)) for p in PLANS],
            "ignored": ", ".join(found.content["ignored"]),
            "may_apply": any(row.plan in ("register", "wait") for row in rows),
        }
    return render(request, "events/lists/detail.html", context)


def _row(row: Planned, layout: Layout) -> dict[str, Any]:
    language = (translation.get_language() or "en")[:2]
    word, tone = PLANS[row.plan]
    return {
        "number": row.row,
        "name": row.name or "–",
        "who": _("participant") if row.person else _("guest"),
        "tag": str(word),
        "tone": tone,
        "problems": [
            f"{layout.columns[column].title(language)}: {row_reason(column, code, layout)}"
            for column, code in row.problems
        ],
    }


@login_required
@require_POST
def apply(request: SignedIn, code: str, event_id: int, list_id: int) -> HttpResponse:
    """Register everybody who has no problem, all at once."""
    event = event_or_404(request, code, event_id)
    found = list_or_404(request, event, list_id)
    try:
        apply_list(by=request.user, found=found)
    except (MoveNotAllowed, ValidationError) as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("events:list_detail", code, event_id, list_id)
    said = _("Registered: %(registered)s; on the waiting list: %(waiting)s; left out: %(left_out)s.")
    told = {"registered": found.registered, "waiting": found.waiting, "left_out": found.left_out}
    messages.success(request, said % told)
    return redirect(event)


@login_required
@require_POST
def discard(request: SignedIn, code: str, event_id: int, list_id: int) -> HttpResponse:
    """Throw the list away."""
    event = event_or_404(request, code, event_id)
    try:
        discard_list(by=request.user, found=list_or_404(request, event, list_id))
    except MoveNotAllowed as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The list is thrown away; nobody was registered."))
    return redirect("events:list_create", code, event_id)


@login_required
@require_GET
def template(request: SignedIn, code: str, event_id: int, language: str, ending: str) -> HttpResponse:
    """The empty list to fill in, in one of the three languages."""
    event = event_or_404(request, code, event_id)
    require(permissions.may_register_by_list(request.user, event))
    write = {"xlsx": template_xlsx, "csv": template_csv}.get(ending)
    if language not in LANGUAGES or write is None:
        raise Http404
    with translation.override(language):
        content = write(layout_of(event.operation.indicator_set), language)
    return as_file(content, CONTENT_TYPES[ending], f"list-{language}.{ending}")
