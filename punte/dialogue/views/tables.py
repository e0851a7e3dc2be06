"""The public pages of round tables: which there are; one of them, where one asks to speak and sees what came of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import clock
from punte.base.pages import paged
from punte.base.permissions import require
from punte.dialogue import table_page as page
from punte.dialogue import table_permissions as permissions
from punte.dialogue.actions import turns as acts
from punte.dialogue.forms.tables import TurnForm, organisations_of
from punte.dialogue.models import RoundTable, TableQuestion, Turn, Voice
from punte.dialogue.views.consultation_doors import form_page
from punte.dialogue.views.table_doors import below, done, public_crumbs, public_or_404
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Round tables that come, go on and were."""
    rows = RoundTable.objects.public().for_list().order_by("-event__starts_at", "-pk")
    shown = paged(request, rows)
    context = {
        "crumbs": [*public_crumbs()[:-1], (_("Round tables"), "")],
        "page": shown,
        "rows": [page.row(one) for one in shown],
    }
    return render(request, "dialogue/tables/index.html", context)


@require_GET
def detail(request: HttpRequest, table_id: int) -> HttpResponse:
    """One table: agenda, who was heard, questions, polls, position, minutes; and one's own part in it."""
    table = public_or_404(request, table_id)
    today = clock.today(table.event.zone)
    shown = paged(request, page.questions(table), counted=table.questions.read())
    context = {
        "crumbs": [*below(table)[:-1], (str(table), "")],
        "table": table,
        "event": table.event,
        "tone": page.TONES[RoundTable.State(table.state)],
        "facts": page.facts(table),
        "agenda": page.agenda(table),
        "page": shown,
        "questions": [page.question_row(one, today=today) for one in shown],
        "polls": page.polls(table),
        **page.groups(table),
        **page.position(table),
        **page.minutes(table),
        **_mine(request, table),
    }
    return render(request, "dialogue/tables/detail.html", context)


def _mine(request: HttpRequest, table: RoundTable) -> dict[str, Any]:
    """What the reader may do here, and what of it is theirs."""
    user = request.user
    told: dict[str, Any] = {"takes_questions": table.state != RoundTable.State.CLOSED}
    if not user.is_authenticated:
        return told
    speaks = permissions.may_speak(user, table)
    mine = table.turns.own(user).filter(state__in=(Turn.State.WAITING, Turn.State.SPEAKING)).first()
    place = 0
    if mine and mine.state == Turn.State.WAITING:
        place = [t.pk for t in acts.queue(table)].index(mine.pk) + 1
    own = table.questions.own(user)
    carried = TableQuestion.objects.filter(table=table, votes__voice__in=_voices(user, table))
    return told | {
        "speaks": speaks,
        "mine": mine,
        "place": place,
        "asks": permissions.may_ask(user, table),
        "own_questions": set(own.values_list("pk", flat=True)),
        "not_taken": list(own.filter(state=TableQuestion.State.HIDDEN)),
        "carried": set(carried.values_list("pk", flat=True)),
        **_signing(user, table, speaks=speaks),
        "desk_url": table.desk_url if permissions.may_see_tables(user, table.operation) else "",
    }


def _voices(user: Any, table: RoundTable) -> Any:
    own = Q(user=user) | Q(person__key_holder__user=user)
    return Voice.objects.filter(own, operation=table.operation_id)


def _signing(user: Any, table: RoundTable, *, speaks: bool) -> dict[str, Any]:
    found = getattr(table, "position", None)
    if found is None or found.state != found.State.OPEN or not speaks:
        return {}
    held = set(organisations_of(user).values_list("pk", flat=True))
    spoken = found.signatures.filter(round=found.round, withdrawn_at=None, organisation__in=held)
    rows = list(spoken.select_related("organisation"))
    return {"own_signatures": rows, "may_sign": bool(held - {r.organisation_id for r in rows})}


@login_required
def ask_to_speak(request: SignedIn, table_id: int) -> HttpResponse:
    """One wants to speak: in whose name, for whom. Asked twice, the list holds one once."""
    table = public_or_404(request, table_id)
    require(permissions.may_speak(request.user, table))
    form = TurnForm(request.POST or None, user=request.user, table=table)

    def act() -> None:
        acts.ask_to_speak(by=request.user, table=table, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("You are on the list. This page says when it is your turn."))
        return redirect(table.get_absolute_url() + "#mine")
    title = _("Ask to speak")
    return form_page(
        request, form, way=below(table, (title, "")), title=title, lead=str(table),
        verb=_("Put me on the list"), back_url=table.get_absolute_url(),
    )  # fmt: skip


@login_required
@require_POST
def step_back(request: SignedIn, table_id: int) -> HttpResponse:
    """One does not want to speak any more."""
    table = public_or_404(request, table_id)
    require(permissions.may_speak(request.user, table))
    mine = table.turns.own(request.user).filter(state=Turn.State.WAITING).first()
    if mine is not None:
        mine.table = table
        done(request, lambda: acts.step_back(by=request.user, turn=mine), _("You are off the list."))
    return redirect(table.get_absolute_url() + "#mine")
