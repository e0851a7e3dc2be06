"""What stands on a budget line: a commitment, an expenditure; paid, cancelled, its paper."""

from typing import Any

import structlog
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base import clock, formats
from punte.base.permissions import require
from punte.monitoring import budget, permissions
from punte.monitoring.actions.budgets import cancel_entry, open_entry_paper, pay_expenditure, record_entry
from punte.monitoring.forms.budgets import CancelForm, EntryForm, ExpenditureForm, PaidForm
from punte.monitoring.models import BudgetEntry, BudgetLine
from punte.monitoring.views.budgets import crumbs, line_or_404
from punte.people.requests import SignedIn
from punte.people.sealing import Unreadable
from punte.projects.doors import operation_or_404
from punte.records.downloads import as_download

log = structlog.get_logger()
Kind = BudgetEntry.Kind


@login_required
def commit(request: SignedIn, code: str, line_id: int) -> HttpResponse:
    """Record a contract or an order."""
    line = line_or_404(request, code, line_id)
    form = EntryForm(request.POST or None, request.FILES or None, line=line)
    title, done = _("Record a commitment"), _("The commitment is recorded.")
    lead = _("A contract or an order: money that is promised to somebody, spent or not.")
    return _record(request, line, form, kind=Kind.COMMITMENT, title=title, lead=lead, done=done)


@login_required
def spend(request: SignedIn, code: str, line_id: int) -> HttpResponse:
    """Record an invoice or another paper of an expenditure."""
    line = line_or_404(request, code, line_id)
    form = ExpenditureForm(request.POST or None, request.FILES or None, line=line)
    title, done = _("Record an expenditure"), _("The expenditure is recorded.")
    lead = _("An invoice, a payroll, a ticket: money that is spent, paid or not yet.")
    return _record(request, line, form, kind=Kind.EXPENDITURE, title=title, lead=lead, done=done)


def _record(
    request: SignedIn, line: BudgetLine, form: EntryForm, *, kind: str, title: str, lead: str, done: str
) -> HttpResponse:
    require(permissions.may_change_line(request.user, line))
    if request.method == "POST" and form.is_valid():
        try:
            first = form.once(lambda: record_entry(by=request.user, line=line, kind=kind, **form.told))
        except ValidationError as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, done if first else _("This was already saved."))
            _tell(request, line)
            return redirect(line)
    return _page(request, line, form, title=title, lead=lead, verb=title)


def _refused(form: forms.Form, refusal: ValidationError) -> None:
    """Each refusal beside its field, where the form has it."""
    told = refusal.error_dict if hasattr(refusal, "error_dict") else {"": [refusal]}
    for name, errors in told.items():
        form.add_error(name if name in form.fields else None, errors)


def _page(
    request: SignedIn, line: BudgetLine, form: forms.Form, *, title: str, lead: str, verb: str, tone: str = ""
) -> HttpResponse:
    context = {
        "crumbs": crumbs(line.operation, (line.title, line.get_absolute_url()), (title, "")),
        "title": title,
        "lead": lead,
        "form": form,
        "verb": verb,
        "back_url": line.get_absolute_url(),
    }
    return render(request, "pages/form.html", context)


def _tell(request: SignedIn, line: BudgetLine) -> None:
    """Say at once where this line, or the whole project, is over."""
    fresh = BudgetLine.objects.filter(pk=line.pk).with_sums().get()
    own = budget.sums([fresh], None)
    currency = line.operation.currency
    if own.over:
        said = {"gap": formats.money(-own.left, currency)}
        messages.warning(request, _("This line is now overspent by %(gap)s.") % said)
    elif own.committed > own.planned:
        said = {"gap": formats.money(own.committed - own.planned, currency)}
        messages.warning(request, _("On this line %(gap)s more are now committed than planned.") % said)
    lines = BudgetLine.objects.filter(operation=line.operation).with_sums()
    whole, total = budget.sums(lines, None), line.operation.budget_total
    if total is not None and max(whole.spent, whole.committed) > total:
        messages.warning(request, _("Together this is more than the project's announced total."))


def entry_or_404(request: SignedIn, code: str, entry_id: int) -> BudgetEntry:
    """The entry of this address, as far as the reader sees money."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_money(request.user, operation))
    rows = BudgetEntry.objects.visible_to(request.user).filter(line__operation=operation)
    return get_object_or_404(
        rows.select_related("line__operation", "line__organisation", "document__consortium"), pk=entry_id
    )


@login_required
def pay(request: SignedIn, code: str, entry_id: int) -> HttpResponse:
    """Say on which day an expenditure was paid."""
    entry = entry_or_404(request, code, entry_id)
    line = entry.line
    require(permissions.may_change_line(request.user, line))
    form = PaidForm(request.POST or None, initial={"on": clock.today(line.operation.zone)})
    if request.method == "POST" and form.is_valid():
        try:
            pay_expenditure(by=request.user, entry=entry, on=form.cleaned_data["on"])
        except ValidationError as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, _("The payment is recorded."))
            return redirect(line)
    title = _("Record the payment")
    return _page(request, line, form, title=title, lead=_said(entry), verb=title)


@login_required
def cancel(request: SignedIn, code: str, entry_id: int) -> HttpResponse:
    """Strike a mistaken entry through, with a reason."""
    entry = entry_or_404(request, code, entry_id)
    line = entry.line
    require(permissions.may_change_line(request.user, line))
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_entry(by=request.user, entry=entry, reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, _("It is cancelled, and no longer counted."))
            return redirect(line)
    lead = _("%(what)s. It stays readable, struck through, with your name and reason.") % {
        "what": _said(entry)
    }
    return _page(request, line, form, title=_("Cancel a mistake"), lead=lead, verb=_("Cancel it"))


def _said(entry: BudgetEntry) -> str:
    amount = formats.money(entry.amount, entry.line.operation.currency)
    return f"{entry.title}: {amount}, {formats.day(entry.dated)}"


@login_required
@require_GET
def paper(request: SignedIn, code: str, entry_id: int) -> HttpResponse:
    """The contract or invoice as a file to save."""
    entry = entry_or_404(request, code, entry_id)
    try:
        content = open_entry_paper(by=request.user, entry=entry)
    except (Unreadable, OSError):
        log.exception("document_unreadable", document=str(entry.document_id))
        context: dict[str, Any] = {"crumbs": crumbs(entry.line.operation, (_("Paper"), ""))}
        return render(request, "records/documents/unreadable.html", context, status=500)
    return as_download(entry.document, content)
