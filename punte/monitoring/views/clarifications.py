"""The funder's questions on a period: writing one down, reading the thread, answering, asking again, settling."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base import clock, formats
from punte.base.permissions import require
from punte.monitoring import periods as page
from punte.monitoring import permissions
from punte.monitoring.actions import clarifications
from punte.monitoring.counting.asked import numbers
from punte.monitoring.deadlines import rules
from punte.monitoring.forms.periods import AnswerForm, AskAgainForm, AskedForm
from punte.monitoring.models import Clarification, Period
from punte.monitoring.views.periods import crumbs, period_or_404
from punte.people.forms.tokens import OneTimeForm
from punte.people.requests import SignedIn
from punte.records.actions.documents import add_document
from punte.records.models import Document

State = Clarification.State


def _crumbs(period: Period, last: str) -> list[tuple[str, str]]:
    return crumbs(period.operation, (str(period), period.get_absolute_url()), (last, ""))


def _working_days(period: Period) -> int | None:
    return rules(period.operation, clock.today(period.operation.zone)).answer_working_days


@login_required
def create(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Write down what the funder asks."""
    period = period_or_404(request, code, number)
    require(permissions.may_manage_periods(request.user, period.operation))
    form = AskedForm(
        request.POST or None, asked=numbers(period.operation), working_days=_working_days(period)
    )
    made: list[Clarification] = []
    if form.is_valid():
        told = {k: form.cleaned_data[k] for k in ("asked_on", "due_on", "number", "text")}
        try:
            form.once(
                lambda: made.append(clarifications.ask_clarification(by=request.user, period=period, **told))
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The question is noted, and the day by which it is answered."))
            return redirect(made[0] if made else period)
    context = {"crumbs": _crumbs(period, _("The funder asks")), "period": period, "form": form}
    return render(request, "monitoring/clarifications/create.html", context)


@login_required
def detail(request: SignedIn, code: str, number: int, clarification_id: int) -> HttpResponse:
    """The thread, and below it what comes next: an answer, a further question, or that it is settled."""
    period = period_or_404(request, code, number)
    rows = Clarification.objects.visible_to(request.user).filter(period=period)
    found = get_object_or_404(rows, pk=clarification_id)
    found.period = period
    may_write = permissions.may_manage_periods(request.user, period.operation)
    form: Any = None
    if may_write and found.state == State.ASKED:
        form = AnswerForm(request.POST or None, request.FILES or None)
    elif may_write and found.state == State.ANSWERED:
        form = AskAgainForm(request.POST or None, working_days=_working_days(period))
    if request.method == "POST":
        require(may_write)
    if form is not None and form.is_valid() and _written(request, found, form):
        return redirect(found)
    entries = list(found.entries.select_related("by", "document"))
    visible = Document.objects.visible_to(request.user).filter(
        pk__in=[e.document_id for e in entries if e.document_id]
    )
    asked = {n.code: str(n.name) for n in numbers(period.operation)}
    context = {
        "crumbs": _crumbs(period, _("Question of %(day)s") % {"day": formats.day(found.asked_on)}),
        "period": period,
        "found": found,
        "late": found.is_late(clock.today(period.operation.zone)),
        "about": asked.get(found.number, ""),
        "entries": entries,
        "may_open": set(visible.values_list("pk", flat=True)),
        "form": form,
        "may_write": may_write,
        "close_form": OneTimeForm() if may_write and found.state == State.ANSWERED else None,
        "close_url": page.url("clarification_close", period, found.pk),
    }
    return render(request, "monitoring/clarifications/detail.html", context)


def _written(request: SignedIn, found: Clarification, form: Any) -> bool:
    """Whether the answer, or the further question, is in the thread now."""

    def act() -> None:
        data = form.cleaned_data
        if found.state == State.ANSWERED:
            told = {k: data[k] for k in ("asked_on", "due_on", "text")}
            clarifications.ask_again(by=request.user, clarification=found, **told)
            return
        paper = _paper(request, found, form) if data.get("file") else None
        clarifications.answer_clarification(
            by=request.user, clarification=found, text=data["text"], document=paper
        )

    try:
        form.once(act)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, _("It is in the thread."))
    return True


def _paper(request: SignedIn, found: Clarification, form: AnswerForm) -> Document:
    return add_document(
        by=request.user,
        operation=found.period.operation,
        content=form.content,
        name=form.cleaned_data["file"].name,
        title=_("Answer to the question of %(day)s") % {"day": formats.day(found.asked_on, "long")},
        kind=Document.Kind.REPORT,
    )


@login_required
@require_POST
def close(request: SignedIn, code: str, number: int, clarification_id: int) -> HttpResponse:
    """The funder is content."""
    period = period_or_404(request, code, number)
    require(permissions.may_manage_periods(request.user, period.operation))
    rows = Clarification.objects.visible_to(request.user).filter(period=period)
    found = get_object_or_404(rows, pk=clarification_id)
    found.period = period
    form = OneTimeForm(request.POST or None)
    if form.is_valid():
        try:
            form.once(lambda: clarifications.close_clarification(by=request.user, clarification=found))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("The question is settled."))
    return redirect(found)
