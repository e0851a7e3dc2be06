"""The desk's work on statements: the setting, seeds, what is shown and what is not, who is taken out of the vote."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.pages import paged
from punte.base.permissions import require
from punte.dialogue import permissions
from punte.dialogue import statement_desk_page as page
from punte.dialogue.actions import statements as acts
from punte.dialogue.actions.statement_votes import write_down_votes
from punte.dialogue.forms.statements import PaperForm, RejectForm, SeedForm, SettingForm, StrikeForm
from punte.dialogue.models import Consultation, Conversation, Phase, Statement
from punte.dialogue.views.consultation_doors import desk_below, desk_or_404, form_page, run_or_404
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


def list_url(consultation: Consultation) -> str:
    """The list of statements at the desk."""
    return reverse("dialogue:statement_list", args=[consultation.operation.code, consultation.pk])


def _one_or_404(consultation: Consultation, statement_id: int) -> Statement:
    one = get_object_or_404(consultation.statements, pk=statement_id)
    one.consultation = consultation
    return one


@login_required
@require_GET
def index(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """The statements of one consultation: to be read, shown, not shown."""
    found = desk_or_404(request, code, consultation_id)
    conversation = Conversation.objects.filter(consultation=found).first()
    which = request.GET.get("which", "")
    which = which if which in Statement.State else page.first_tab(found)
    rows = found.statements.filter(state=which)
    shown = paged(request, page.with_numbers(rows), counted=rows)
    context = {
        "crumbs": desk_below(found, (_("Statements"), "")),
        "consultation": found,
        "conversation": conversation,
        "runs": permissions.may_run(request.user, found),
        "writes": permissions.may_write_down(request.user, found)
        and found.active(Phase.Kind.STATEMENTS) is not None,
        "tabs": page.tabs(found, which),
        "page": shown,
        "rows": page.rows(found, shown),
        "figures": page.figures(found),
    }
    return render(request, "dialogue/statements/desk.html", context)


@login_required
def setting(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """How statements are dealt with."""
    found = run_or_404(request, code, consultation_id)
    conversation = Conversation.objects.filter(consultation=found).first()
    form = SettingForm(request.POST or None, conversation=conversation)

    def act() -> None:
        acts.set_conversation(by=request.user, consultation=found, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("Saved."))
        return redirect(list_url(found))
    return form_page(
        request, form, way=desk_below(found, (_("Statements"), list_url(found)), (_("Setting"), "")),
        title=_("How statements are dealt with"), verb=_("Save"), back_url=list_url(found),
    )  # fmt: skip


@login_required
def seed(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """A statement of the organiser."""
    found = run_or_404(request, code, consultation_id)
    form = SeedForm(request.POST or None)

    def act() -> None:
        told = {"text": form.cleaned_data["text"], "meta": form.cleaned_data["meta"]}
        acts.seed_statement(by=request.user, consultation=found, **told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("All can vote on it now."))
        return redirect(list_url(found))
    return form_page(
        request, form, way=desk_below(found, (_("Statements"), list_url(found)), (_("Your own statement"), "")),
        title=_("A statement to begin with"), verb=_("Show it"), back_url=list_url(found),
        lead=_("Ten to fifteen, of all sides, so that whoever comes first finds something to vote on."),
    )  # fmt: skip


@login_required
def write_down(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """The votes of somebody without a device: read out, or from a sheet."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_write_down(request.user, found))
    form = PaperForm(request.POST or None, consultation=found)

    def act() -> None:
        write_down_votes(by=request.user, consultation=found, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("Their votes count now."))
        return redirect("dialogue:statement_write_down", code, found.pk)
    title = _("Write down somebody's votes")
    return form_page(
        request, form, way=desk_below(found, (_("Statements"), list_url(found)), (title, "")), title=title,
        lead=_("Read each statement out. What they do not want to answer stays empty."), verb=_("Save"),
        back_url=list_url(found),
    )  # fmt: skip


def _done(request: SignedIn, found: Consultation, act: Callable[[], Any], word: str) -> HttpResponse:
    """Act at once, say so, and go back to where one was."""
    try:
        act()
        messages.success(request, word)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(list_url(found))


@login_required
@require_POST
def show(request: SignedIn, code: str, consultation_id: int, statement_id: int) -> HttpResponse:
    """Let all see it."""
    found = run_or_404(request, code, consultation_id)
    one = _one_or_404(found, statement_id)
    return _done(
        request,
        found,
        lambda: acts.show_statement(by=request.user, statement=one),
        _("All can vote on it now."),
    )


@login_required
@require_POST
def mark(request: SignedIn, code: str, consultation_id: int, statement_id: int) -> HttpResponse:
    """Say whether it only asks who somebody is."""
    found = run_or_404(request, code, consultation_id)
    one = _one_or_404(found, statement_id)
    meta = request.POST.get("meta") == "on"
    return _done(
        request, found, lambda: acts.mark_statement(by=request.user, statement=one, meta=meta), _("Saved.")
    )


@login_required
def reject(request: SignedIn, code: str, consultation_id: int, statement_id: int) -> HttpResponse:
    """Do not show it, and say why."""
    found = run_or_404(request, code, consultation_id)
    one = _one_or_404(found, statement_id)
    form = RejectForm(request.POST or None)

    def act() -> None:
        acts.reject_statement(by=request.user, statement=one, reason=form.cleaned_data["reason"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("It is not shown. Its author reads why."))
        return redirect(list_url(found))
    return form_page(
        request, form, way=desk_below(found, (_("Statements"), list_url(found)), (_("Do not show"), "")),
        title=_("Do not show this statement"), lead=f"„{one}”", verb=_("Do not show it"), back_url=list_url(found),
    )  # fmt: skip


@login_required
def strike(request: SignedIn, code: str, consultation_id: int, statement_id: int) -> HttpResponse:
    """Take the author out of the vote."""
    found = run_or_404(request, code, consultation_id)
    one = _one_or_404(found, statement_id)
    form = StrikeForm(request.POST or None)

    def act() -> None:
        acts.strike_author(by=request.user, statement=one, why=form.cleaned_data["why"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("None of their votes counts any more."))
        return redirect(list_url(found))
    return form_page(
        request, form, way=desk_below(found, (_("Statements"), list_url(found)), (_("Take the author out"), "")),
        title=_("Take the author out of this vote"), verb=_("Take out"), back_url=list_url(found),
        lead=_("None of their votes counts any more, and they cannot vote or add statements. You can take it back."),
    )  # fmt: skip


@login_required
@require_POST
def take_back(request: SignedIn, code: str, consultation_id: int, statement_id: int) -> HttpResponse:
    """Let the author's votes count again."""
    found = run_or_404(request, code, consultation_id)
    one = _one_or_404(found, statement_id)
    return _done(
        request,
        found,
        lambda: acts.take_author_back(by=request.user, statement=one),
        _("Their votes count again."),
    )
