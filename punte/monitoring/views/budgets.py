"""The budget of an operation: the table by partner and activity, its lines, adding and changing one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.permissions import require
from punte.monitoring import budget, permissions
from punte.monitoring.actions.budgets import add_line, change_line
from punte.monitoring.budget_rows import facts, figures, line_rows, listed, table
from punte.monitoring.forms.budgets import ChangeLineForm, NewLineForm, WhichForm
from punte.monitoring.models import BudgetLine
from punte.monitoring.models.budgets import sees_all_money
from punte.monitoring.plan import share_gone_by
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to the budget, and on."""
    return way(operation, (_("Budget"), reverse("monitoring:budget", args=[operation.code])), *last)


def line_or_404(request: SignedIn, code: str, line_id: int) -> BudgetLine:
    """The line of this address, with its sums, as far as the reader sees money."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_money(request.user, operation))
    rows = BudgetLine.objects.visible_to(request.user).filter(operation=operation).with_sums()
    return get_object_or_404(rows.select_related("operation__consortium"), pk=line_id)


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """What is planned, committed and spent, partner by partner."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_money(request.user, operation))
    today = clock.today(operation.zone)
    lines = list(BudgetLine.objects.visible_to(request.user).filter(operation=operation).with_sums())
    share, complete = share_gone_by(operation, today), sees_all_money(request.user, operation)
    whole = budget.sums(lines, share)
    form = WhichForm(request.GET, lines=lines)
    shown = listed(lines, form)
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "lead": budget.in_words(operation, whole, today),
        "facts": facts(operation, whole, complete=complete),
        "actions": _ways(request, operation),
        "warnings": budget.warnings(operation, lines, whole, complete=complete),
        "figures": figures(operation, whole),
        "groups": table(operation, budget.by_partner(lines, share)),
        "sources": budget.by_source(lines, share),
        "whole": whole,
        "form": form,
        "rows": line_rows(shown),
        "some": len(shown) < len(lines),
        "assumed": any(line.assumed for line in lines),
        "empty": not lines,
    }
    return render(request, "monitoring/budgets/budget.html", context)


def _ways(request: SignedIn, operation: Operation) -> list[dict[str, str]]:
    ways = []
    if permissions.may_plan_somewhere(request.user, operation):
        url = reverse("monitoring:budget_line_create", args=[operation.code])
        ways.append({"label": _("Add a line"), "url": url})
    return ways


@login_required
def detail(request: SignedIn, code: str, line_id: int) -> HttpResponse:
    """One line with what was committed and spent on it, and the papers."""
    line = line_or_404(request, code, line_id)
    operation = line.operation
    share = share_gone_by(operation, clock.today(operation.zone))
    own = budget.sums([line], share)
    entries = line.entries.select_related("document", "made_by", "struck_by", "commitment")
    context = {
        "crumbs": crumbs(operation, (line.title, "")),
        "operation": operation,
        "line": line,
        "sums": own,
        "facts": [
            (_("Partner"), line.organisation.name),
            (
                _("Activity"),
                f"{line.activity.code}: {line.activity}" if line.activity else _("the whole project"),
            ),
            (_("Kind of cost"), line.get_category_display()),
            (_("Source of funding"), line.get_source_display()),
        ],
        "figures": figures(operation, own),
        "lead": _line_sentence(line, own),
        "commitments": [e for e in entries if e.kind == e.Kind.COMMITMENT],
        "expenditures": [e for e in entries if e.kind == e.Kind.EXPENDITURE],
        "changes": permissions.may_change_line(request.user, line),
    }
    return render(request, "monitoring/budgets/line.html", context)


def _line_sentence(line: BudgetLine, own: budget.Sums) -> str:
    said = {
        "left": formats.money(abs(own.left), line.operation.currency),
        "percent": formats.percent(own.absorption),
    }
    if own.over:
        return _("%(left)s more than planned are spent.") % said
    return _("%(percent)s are spent; %(left)s are left.") % said


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Add a line."""
    operation = operation_or_404(request, code)
    require(permissions.may_plan_somewhere(request.user, operation))
    form = NewLineForm(request.POST or None, user=request.user, operation=operation)
    made: list[BudgetLine] = []

    def act() -> None:
        told = {k: v for k, v in form.cleaned_data.items() if k != "token"}
        made.append(add_line(by=request.user, operation=operation, **told))

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The line is added.") if made else _("This was already saved."))
            _tell(request, operation)
            return redirect(made[0]) if made else redirect("monitoring:budget", code)
    return _form(request, operation, form, _("Add a line"), reverse("monitoring:budget", args=[code]))


@login_required
def edit(request: SignedIn, code: str, line_id: int) -> HttpResponse:
    """Change a line; the second of two editors is told."""
    line = line_or_404(request, code, line_id)
    require(permissions.may_change_line(request.user, line))
    names = ("organisation", "activity", "title", "category", "source", "planned", "assumed", "version")
    initial = {name: getattr(line, name) for name in names}
    form = ChangeLineForm(request.POST or None, initial=initial, user=request.user, operation=line.operation)
    if request.method == "POST" and form.is_valid():
        try:
            change_line(by=request.user, line=line, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The line is saved."))
            _tell(request, line.operation)
            return redirect(line)
    return _form(request, line.operation, form, _("Change the line"), line.get_absolute_url())


def _form(request: SignedIn, operation: Operation, form: Any, title: str, back: str) -> HttpResponse:
    context = {
        "crumbs": crumbs(operation, (title, "")),
        "title": title,
        "form": form,
        "verb": _("Save the line"),
        "back_url": back,
    }
    return render(request, "pages/form.html", context)


def _tell(request: SignedIn, operation: Operation) -> None:
    """Say at once where the plan is above the announced total."""
    lines = list(BudgetLine.objects.visible_to(request.user).filter(operation=operation).with_sums())
    whole = budget.sums(lines, None)
    total, complete = operation.budget_total, sees_all_money(request.user, operation)
    if complete and total is not None and whole.planned > total:
        said = {"gap": formats.money(whole.planned - total, operation.currency)}
        messages.warning(
            request, _("All lines together are %(gap)s above the project's announced total.") % said
        )
