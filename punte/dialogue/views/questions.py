"""Questions to a round table: asked and carried by all; taken along, joined, answered, not taken up at the desk."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import table_permissions as permissions
from punte.dialogue.actions import questions as acts
from punte.dialogue.forms import tables as typed
from punte.dialogue.models import TableQuestion
from punte.dialogue.views.consultation_doors import form_page
from punte.dialogue.views.table_doors import (
    below,
    chaired_or_404,
    desk_below,
    done,
    public_or_404,
    question_or_404,
    table_or_404,
)
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


@login_required
def ask(request: SignedIn, table_id: int) -> HttpResponse:
    """Put a question."""
    table = public_or_404(request, table_id)
    require(permissions.may_ask(request.user, table))
    form = typed.QuestionForm(request.POST or None, table=table)

    def act() -> None:
        acts.ask_question(by=request.user, table=table, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("Your question stands there; others can carry it."))
        return redirect(table.get_absolute_url() + "#questions")
    title = _("Ask a question")
    return form_page(
        request, form, way=below(table, (title, "")), title=title, lead=str(table), verb=_("Ask"),
        back_url=table.get_absolute_url(),
    )  # fmt: skip


@login_required
@require_POST
def carry(request: SignedIn, table_id: int, table_question_id: int) -> HttpResponse:
    """Carry a question, or no longer."""
    table = public_or_404(request, table_id)
    require(permissions.may_ask(request.user, table))
    found = get_object_or_404(table.questions.read(), pk=table_question_id)
    found.table = table
    if request.POST.get("back"):
        done(request, lambda: acts.let_question_go(by=request.user, question=found), "")
    else:
        done(request, lambda: acts.carry_question(by=request.user, question=found), "")
    return redirect(f"{table.get_absolute_url()}#q{found.pk}")


@login_required
@require_POST
def withdraw(request: SignedIn, table_id: int, table_question_id: int) -> HttpResponse:
    """Take one's own back."""
    table = public_or_404(request, table_id)
    found = get_object_or_404(table.questions.own(request.user), pk=table_question_id)
    found.table = table
    said = _("It is taken back; nobody reads it any more.")
    done(request, lambda: acts.withdraw_question(by=request.user, question=found), said)
    return redirect(table.get_absolute_url() + "#questions")


@login_required
def write_down(request: SignedIn, code: str, table_id: int) -> HttpResponse:
    """A question from the room."""
    table = chaired_or_404(request, code, table_id)
    form = typed.RoomQuestionForm(request.POST or None, table=table)

    def act() -> None:
        acts.write_down_question(by=request.user, table=table, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The question stands there."))
        return redirect(table.desk_url)
    title = _("Write down a question")
    return form_page(
        request, form, way=desk_below(table, (title, "")), title=title, lead=str(table), verb=_("Save"),
        back_url=table.desk_url,
    )  # fmt: skip


@login_required
def answer(request: SignedIn, code: str, table_id: int, table_question_id: int) -> HttpResponse:
    """Write down the answer: at the table, or later by whose task it is."""
    found = question_or_404(table_or_404(request, code, table_id), table_question_id)
    require(permissions.may_answer(request.user, found))
    initial = {"version": found.version, "answered_by": found.addressee or found.table.event.organiser.name}
    form = typed.QuestionAnswerForm(request.POST or None, initial=initial)
    told = {"title": _("Answer the question"), "verb": _("Publish the answer")}
    return _acted(
        request, found, form, lambda d: acts.answer_question(by=request.user, question=found, **d), told
    )


@login_required
def take(request: SignedIn, code: str, table_id: int, table_question_id: int) -> HttpResponse:
    """Take it along: who answers, by when."""
    table = chaired_or_404(request, code, table_id)
    found = question_or_404(table, table_question_id)
    due = clock.today(table.event.zone) + dt.timedelta(days=table.answer_days)
    initial = {
        "responsible": found.responsible_id,
        "addressee": found.addressee,
        "due_on": found.due_on or due,
    }
    form = typed.TakeForm(request.POST or None, table=table, initial=initial)
    told = {"title": _("Take the question along"), "verb": _("Take the question along")}
    return _acted(
        request, found, form, lambda d: acts.take_question_along(by=request.user, question=found, **d), told
    )


@login_required
def join(request: SignedIn, code: str, table_id: int, table_question_id: int) -> HttpResponse:
    """It asks the same as another."""
    table = chaired_or_404(request, code, table_id)
    found = question_or_404(table, table_question_id)
    form = typed.JoinForm(request.POST or None, question=found)
    told = {"title": _("Join with another question"), "verb": _("Join them")}
    return _acted(
        request, found, form, lambda d: acts.join_question(by=request.user, question=found, **d), told
    )


@login_required
def hide(request: SignedIn, code: str, table_id: int, table_question_id: int) -> HttpResponse:
    """Do not take it up, with a reason; or show it again."""
    table = chaired_or_404(request, code, table_id)
    found = question_or_404(table, table_question_id)
    if found.state == TableQuestion.State.HIDDEN and request.method == "POST":
        done(
            request, lambda: acts.show_question(by=request.user, question=found), _("It stands there again.")
        )
        return redirect(table.desk_url)
    form = typed.WhyForm(request.POST or None)
    form.fields["why"].help_text = _("Who asked can read it.")
    del form.fields["after"]
    told = {"title": _("Do not take the question up"), "verb": _("Do not take it up")}
    return _acted(
        request, found, form, lambda d: acts.hide_question(by=request.user, question=found, **d), told
    )


def _acted(
    request: SignedIn,
    found: TableQuestion,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    told: dict[str, str],
) -> HttpResponse:
    """One form about one question; done, back to the desk."""
    table = found.table
    if request.method == "POST" and form.is_valid() and acted(form, lambda: act(form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect(table.desk_url)
    way = desk_below(table, (told["title"], ""))
    return form_page(request, form, way=way, lead=str(found.text), back_url=table.desk_url, **told)
