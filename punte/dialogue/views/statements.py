"""To vote on statements one at a time, to change one's mind, to add a statement, to say for whom one speaks."""

import hashlib
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.permissions import require
from punte.dialogue import permissions
from punte.dialogue.actions import statement_votes, statements
from punte.dialogue.forms.statements import SpeakForm, StatementForm
from punte.dialogue.hidden_content import hidden, hidden_grounds
from punte.dialogue.models import (
    Consultation,
    Conversation,
    OpinionMap,
    Phase,
    Statement,
    StatementVote,
    Voter,
)
from punte.dialogue.moderation_permissions import may_look
from punte.dialogue.opinions.routing import choose
from punte.dialogue.views.consultation_doors import announced_or_404, below, form_page
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn

ANSWERS = (
    (StatementVote.AGREE, "agree", "check"),
    (StatementVote.DISAGREE, "disagree", "x"),
    (StatementVote.PASS, "pass", "next"),
)


def conversation_or_404(request: HttpRequest, consultation_id: int) -> tuple[Consultation, Conversation]:
    """A consultation with statements that the reader may read."""
    found = announced_or_404(request, consultation_id)
    return found, get_object_or_404(Conversation, consultation=found)


def _next_url(consultation: Consultation) -> str:
    return reverse("dialogue:statement_next", args=[consultation.pk])


@require_GET
def index(request: HttpRequest, consultation_id: int) -> HttpResponse:
    """The next statement, as its priority says; or that one has voted on all."""
    found, conversation = conversation_or_404(request, consultation_id)
    shown = dict(found.statements.shown().values_list("pk", "text"))
    done = _done(request, found, shown)
    left = sorted(pk for pk in shown if pk not in done)
    chosen = choose(left, _priorities(found), _lot(request, found, len(done)))
    one = found.statements.get(pk=chosen) if chosen else None
    return _page(request, found, conversation, one, done=len(done), total=len(shown))


def _done(request: HttpRequest, consultation: Consultation, shown: Any) -> set[int]:
    if not request.user.is_authenticated:
        return set()
    votes = StatementVote.objects.own(request.user).filter(
        voter__consultation=consultation, statement__in=shown
    )
    return set(votes.values_list("statement", flat=True))


def _priorities(consultation: Consultation) -> dict[int, float]:
    content = OpinionMap.objects.filter(consultation=consultation).values_list(
        "content__priorities", flat=True
    )
    return {int(one): weight for one, weight in (content.first() or {}).items()}


def _lot(request: HttpRequest, consultation: Consultation, done: int) -> float:
    """The same for a reader until they vote, so that a page loaded again asks the same."""
    mark = f"{request.user.pk}:{consultation.pk}:{done}".encode()
    return int.from_bytes(hashlib.sha256(mark).digest()[:6], "big") / 2**48


def _page(
    request: HttpRequest,
    found: Consultation,
    conversation: Conversation,
    one: Statement | None,
    *,
    done: int,
    total: int,
    own: int | None = None,
) -> HttpResponse:
    running = found.active(Phase.Kind.STATEMENTS) is not None
    words = {"agree": _("Agree"), "disagree": _("Disagree"), "pass": _("Pass")}
    context = {
        "crumbs": below(found, (_("Statements"), "")),
        "consultation": found,
        "one": one,
        "done": done,
        "total": total,
        "running": running,
        "answers": [
            {"value": value, "word": words[code], "code": code, "icon": icon, "now": own == value}
            for value, code, icon in ANSWERS
        ],
        "may": not request.user.is_authenticated or permissions.may_take_part(request.user, found),
        "adds": running and conversation.own_statements,
        "again": own is not None,
        "next_url": _next_url(found),
        **_moderation(request, found, one),
    }
    return render(request, "dialogue/statements/vote.html", context)


def _moderation(request: HttpRequest, found: Consultation, one: Statement | None) -> dict[str, str]:
    """Where one gives a notice about it, or looks at it as a moderator."""
    if one is None:
        return {}
    told = {"report_url": reverse("dialogue:statement_report", args=[found.pk, one.pk])}
    if may_look(request.user, found):  # type: ignore[arg-type]
        told["open_url"] = reverse("dialogue:case_open", args=[found.operation.code])
    return told


def detail(request: HttpRequest, consultation_id: int, statement_id: int) -> HttpResponse:
    """One statement: read by everybody; voted on by who may take part, then the next one comes."""
    found, conversation = conversation_or_404(request, consultation_id)
    one = get_object_or_404(found.statements, pk=statement_id)
    one.consultation = found
    if request.method == "POST":
        return _vote(request, found, one)  # type: ignore[arg-type]
    if one.state in Statement.HIDDEN:
        told = {
            "crumbs": below(found, (_("Statements"), _next_url(found)), (_("Not shown"), "")),
            "consultation": found,
        }
        return render(
            request, "dialogue/contributions/hidden.html", {**told, "hidden": hidden(request.user, one)}
        )
    if one.state != Statement.State.SHOWN:
        raise Http404
    shown = dict(found.statements.shown().values_list("pk", "text"))
    done = _done(request, found, shown)
    own = None
    if request.user.is_authenticated:
        own = (
            StatementVote.objects.own(request.user)
            .filter(statement=one)
            .values_list("value", flat=True)
            .first()
        )
    return _page(request, found, conversation, one, done=len(done), total=len(shown), own=own)


@login_required
def _vote(request: SignedIn, found: Consultation, one: Statement) -> HttpResponse:
    value = request.POST.get("value", "")
    try:
        statement_votes.vote(
            by=request.user, statement=one, value=int(value) if value in ("1", "0", "-1") else 9
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(
        "dialogue:statement_mine" if "again" in request.POST else "dialogue:statement_next", found.pk
    )


@login_required
@require_GET
def mine(request: SignedIn, consultation_id: int) -> HttpResponse:
    """How one has voted, to change it; one's own statements, and what became of them."""
    found, _conversation = conversation_or_404(request, consultation_id)
    require(permissions.may_take_part(request.user, found))
    votes = StatementVote.objects.own(request.user).filter(
        voter__consultation=found, statement__state="shown"
    )
    words = {1: (_("Agree"), "success"), 0: (_("Pass"), "neutral"), -1: (_("Disagree"), "danger")}
    running = found.active(Phase.Kind.STATEMENTS) is not None
    context = {
        "crumbs": below(found, (_("Statements"), _next_url(found)), (_("How I voted"), "")),
        "consultation": found,
        "rows": [
            {"text": vote.statement, "word": words[vote.value][0], "tone": words[vote.value][1],
             "url": vote.statement.get_absolute_url() if running else ""}
            for vote in votes.select_related("statement").order_by("statement")
        ],
        "written": _written(request, found),
        "next_url": _next_url(found) if running else "",
    }  # fmt: skip
    return render(request, "dialogue/statements/mine.html", context)


def _written(request: SignedIn, consultation: Consultation) -> list[dict[str, Any]]:
    tones = {"waiting": "info", "shown": "success"}
    rows = list(consultation.statements.written_by(request.user))
    grounds = hidden_grounds(rows)
    return [
        {
            "text": s,
            "word": s.get_state_display(),
            "tone": tones.get(s.state, "neutral"),
            "why": s.get_reason_display() or grounds.get(s.pk, ""),
        }
        for s in rows
    ]


@login_required
def create(request: SignedIn, consultation_id: int) -> HttpResponse:
    """Add a statement of one's own."""
    found, conversation = conversation_or_404(request, consultation_id)
    require(permissions.may_take_part(request.user, found))
    form = StatementForm(request.POST or None)
    made: list[Statement] = []

    def act() -> None:
        told = {"text": form.cleaned_data["text"], "language": form.cleaned_data["language"]}
        made.append(statements.submit_statement(by=request.user, consultation=found, **told))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        waits = conversation.read_first
        messages.success(
            request,
            _("Thank you. Somebody reads it first; then all can vote on it.")
            if waits
            else _("Thank you. All can vote on it now."),
        )
        return redirect("dialogue:statement_mine", found.pk)
    lead = _("All others can agree or disagree with it.")
    if conversation.read_first:
        lead += " " + _("The organiser reads it before it is shown.")
    return form_page(
        request, form, way=below(found, (_("Statements"), _next_url(found)), (_("Add a statement"), "")),
        title=_("Add a statement"), lead=lead, verb=_("Add it"), back_url=_next_url(found),
        also=[{"url": reverse("dialogue:house_rules"), "label": _("Rules of the house")}],
    )  # fmt: skip


@login_required
def group(request: SignedIn, consultation_id: int) -> HttpResponse:
    """Say for whom one speaks in this vote."""
    found, _conversation = conversation_or_404(request, consultation_id)
    require(permissions.may_take_part(request.user, found))
    now = Voter.objects.own(request.user).filter(consultation=found).values_list("group", flat=True).first()
    form = SpeakForm(request.POST or None, consultation=found, initial={"group": now})

    def act() -> None:
        statement_votes.speak_for(by=request.user, consultation=found, group=form.cleaned_data["group"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("Noted for this vote."))
        return redirect(_next_url(found))
    return form_page(
        request, form, way=below(found, (_("Statements"), _next_url(found)), (_("For whom I speak"), "")),
        title=_("For whom do you speak?"), verb=_("Save"), back_url=_next_url(found),
    )  # fmt: skip
