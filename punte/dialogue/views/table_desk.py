"""The chair's desk: the tables of a project; one of them prepared, led and closed; the wall of the room."""

import base64
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from punte.base import clock
from punte.base.pages import paged
from punte.base.permissions import require
from punte.dialogue import table_desk_page as desk
from punte.dialogue import table_page as page
from punte.dialogue import table_permissions as permissions
from punte.dialogue.actions import tables as acts
from punte.dialogue.forms.tables import PollForm, TableForm
from punte.dialogue.models import RoundTable, TableQuestion
from punte.dialogue.views.consultation_doors import form_page, sure_page
from punte.dialogue.views.table_doors import chaired_or_404, desk_below, desk_crumbs, done, table_or_404
from punte.participation.registration.drawing import qr_svg
from punte.people.forms.refusals import acted
from punte.people.mail import address
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404

EVERY = 4  # seconds between two looks of the wall and of the desk
ON_THE_WALL = 5  # questions and speakers


@login_required
@require_GET
def index(request: SignedIn, code: str) -> HttpResponse:
    """The round tables of a project, the newest first."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_tables(request.user, operation))
    rows = RoundTable.objects.visible_to(request.user).filter(event__operation=operation).for_list()
    shown = paged(request, rows.order_by("-event__starts_at", "-pk"))
    actions = []
    if permissions.may_plan_somewhere(request.user, operation):
        actions.append(
            {"label": _("Prepare a round table"), "url": reverse("dialogue:table_create", args=[code])}
        )
    context = {
        "crumbs": [*desk_crumbs(operation)[:-1], (_("Round tables"), "")],
        "operation": operation,
        "page": shown,
        "rows": [{**page.row(one), "url": one.desk_url} for one in shown],
        "actions": actions,
    }
    return render(request, "dialogue/tables/desk_index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Prepare the table of an event."""
    operation = operation_or_404(request, code)
    require(permissions.may_plan_somewhere(request.user, operation))
    form = TableForm(request.POST or None, user=request.user, operation=operation)
    made: list[RoundTable] = []

    def act() -> None:
        made.append(acts.plan_table(by=request.user, **form.told))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The table is prepared. People may put questions from now on."))
        return redirect(made[0].desk_url) if made else redirect("dialogue:table_desk_list", code)
    title = _("Prepare a round table")
    back = reverse("dialogue:table_desk_list", args=[code])
    lead = _("Day, place, guests, agenda and minutes are those of the event.")
    way = desk_crumbs(operation, (title, ""))
    return form_page(request, form, way=way, title=title, lead=lead, verb=_("Save"), back_url=back)


@login_required
@never_cache
@require_GET
def detail(request: SignedIn, code: str, table_id: int) -> HttpResponse:
    """One table as the chair leads it: who speaks, who comes next, questions, position, what is left to do."""
    table = table_or_404(request, code, table_id)
    context: dict[str, Any] = {
        "crumbs": [*desk_below(table)[:-1], (str(table), "")],
        "table": table,
        "every": EVERY,
        "tone": page.TONES[RoundTable.State(table.state)],
        **desk.told(request.user, table),
    }
    return render(request, "dialogue/tables/desk.html", context)


@login_required
def edit(request: SignedIn, code: str, table_id: int) -> HttpResponse:
    """Change its terms; of two editors the second is told."""
    table = chaired_or_404(request, code, table_id)
    form = TableForm(request.POST or None, user=request.user, operation=table.operation, table=table)

    def act() -> None:
        version = form.cleaned_data["version"] or 0
        acts.change_table(by=request.user, table=table, version=version, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("Saved."))
        return redirect(table.desk_url)
    title = _("Change the terms")
    way = desk_below(table, (title, ""))
    return form_page(
        request, form, way=way, title=title, lead=str(table), verb=_("Save"), back_url=table.desk_url
    )


@login_required
def move(request: SignedIn, code: str, table_id: int, table_step: str) -> HttpResponse:
    """Open it; close it, after a question."""
    table = chaired_or_404(request, code, table_id)
    if table_step not in ("open", "close"):
        raise Http404
    if request.method == "POST" and table_step == "open":
        done(request, lambda: acts.open_table(by=request.user, table=table), _("The table is open."))
        return redirect(table.desk_url)
    if request.method == "POST":
        said = _("The table is closed. What is left to answer stands below, each with its day.")
        done(request, lambda: acts.close_table(by=request.user, table=table), said)
        return redirect(table.desk_url)
    title = _("Open the table?") if table_step == "open" else _("Close the table?")
    points = {
        "open": [_("People registered for the event may ask to speak from their telephones.")],
        "close": [
            _("Nobody can ask to speak or put a question any more."),
            _("Questions without an answer become your task, with a deadline that everybody reads."),
            _("It cannot be opened again. Position and minutes are written afterwards."),
        ],
    }[table_step]
    return sure_page(
        request, None, way=desk_below(table, (title, "")), title=title, points=points,
        verb=_("Open the table") if table_step == "open" else _("Close the table"), back_url=table.desk_url,
    )  # fmt: skip


@login_required
@require_POST
def point(request: SignedIn, code: str, table_id: int) -> HttpResponse:
    """Go to a point of the agenda."""
    table = chaired_or_404(request, code, table_id)
    chosen = request.POST.get("point", "")
    found = get_object_or_404(table.event.sessions, pk=chosen) if chosen.isdecimal() else None
    done(request, lambda: acts.go_to_point(by=request.user, table=table, point=found), "")
    return redirect(table.desk_url)


@login_required
def polls(request: SignedIn, code: str, table_id: int) -> HttpResponse:
    """Put a poll of the project to the table, or take one off."""
    table = chaired_or_404(request, code, table_id)
    form = PollForm(request.POST if "poll" in request.POST else None, table=table)
    if request.method == "POST" and request.POST.get("off", "").isdecimal():
        link = get_object_or_404(table.polls.select_related("poll"), poll=request.POST["off"])
        said = _("The poll is off the table.")
        done(request, lambda: acts.unlink_poll(by=request.user, table=table, poll=link.poll), said)
        return redirect(table.desk_url)

    def act() -> None:
        acts.link_poll(by=request.user, table=table, poll=form.cleaned_data["poll"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The poll is on the table."))
        return redirect(table.desk_url)
    title = _("Put a poll to the table")
    also = [{"label": _("Write a poll"), "url": reverse("ballots:poll_create", args=[code])}]
    return form_page(
        request, form, way=desk_below(table, (title, "")), title=title, lead=str(table), also=also,
        verb=_("Put it to the table"), back_url=table.desk_url,
    )  # fmt: skip


@login_required
@never_cache
@require_GET
def wall(request: SignedIn, code: str, table_id: int) -> HttpResponse:
    """What the room sees: who speaks, who comes next, the time of groups, questions, how to join; it asks anew by
    itself."""
    table = chaired_or_404(request, code, table_id)
    url = address(table.get_absolute_url())
    top = page.questions(table, TableQuestion.State.ASKED)[:ON_THE_WALL]
    floor = page.floor(table)
    context = {
        "crumbs": desk_below(table, (_("On the wall"), "")),
        "table": table,
        "every": EVERY,
        "short": url.split("://")[-1],
        "picture": "data:image/svg+xml;base64," + base64.b64encode(qr_svg(url)).decode(),
        "agenda": [one for one in page.agenda(table) if one["now"]],
        "questions": [page.question_row(one, today=clock.today(table.event.zone)) for one in top],
        "polls": [one for one in page.polls(table) if one["join"]],
        **floor,
        "waiting": floor["waiting"][:ON_THE_WALL],
        **page.groups(table),
    }
    return render(request, "dialogue/tables/wall.html", context)
