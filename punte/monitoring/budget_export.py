"""The budget as a file: its lines with their sums, and every commitment and expenditure with its paper's data."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base import clock, formats
from punte.base.tables import CONTENT_TYPES, Cell, Sheet, table_file
from punte.monitoring import budget, permissions
from punte.monitoring.models import BudgetEntry, BudgetLine
from punte.monitoring.models.budgets import CENT
from punte.monitoring.plan import share_gone_by
from punte.records.export_kinds import ExportKind, Made, Making


def make(job: Making) -> Made:
    """Two tables: lines and entries, as far as the maker sees money; cancelled entries say so and are not summed."""
    operation, on = job.operation, clock.today(job.operation.zone)
    lines = list(BudgetLine.objects.visible_to(job.by).filter(operation=operation).with_sums())
    sheets = [
        Sheet(_("About this file"), [], _about(job, on), (30, 60), about=True),
        Sheet(_("Lines"), _line_heads(), list(_lines(lines, share_gone_by(operation, on))), _WIDTHS),
        Sheet(_("Commitments and expenditures"), _entry_heads(), _entries(job), _WIDTHS),
    ]
    name = f"{_('budget')}-{operation.code}-{on.isoformat()}.{job.format}"
    return Made(name, CONTENT_TYPES[job.format], table_file(job.format, sheets=sheets))


_WIDTHS = (40, 40, 24, 24, 16, 16, 16, 16, 16, 16, 16, 30, 30)


def _about(job: Making, on: Any) -> list[tuple[Cell, ...]]:
    return [
        (_("Project"), f"{job.operation.code}: {job.operation.title}"),
        (_("Day"), on),
        (_("Currency"), job.operation.currency),
        (_("Made by"), job.by.name),
    ]


def _line_heads() -> list[str]:
    return [
        _("What it is for"), _("Partner"), _("Activity"), _("Kind of cost"), _("Source of funding"),
        _("Planned"), _("By now"), _("Committed"), _("Spent"), _("Paid"), _("Left"), _("Absorption, %"),
        _("assumed"),
    ]  # fmt: skip


def _lines(lines: list[Any], share: Any) -> Iterator[tuple[Cell, ...]]:
    for line in lines:
        own = budget.sums([line], share)
        yield (*_named(line), *_sums(own), _("yes") if line.assumed else _("no"))
    whole = budget.sums(lines, share)
    yield (_("Total"), "", "", "", "", *_sums(whole), "")


def _named(line: Any) -> tuple[Cell, ...]:
    activity = line.activity.code if line.activity else ""
    kind, source = str(line.get_category_display()), str(line.get_source_display())
    return (line.title, line.organisation.name, activity, kind, source)


def _sums(own: budget.Sums) -> tuple[Cell, ...]:
    absorbed = own.absorption.quantize(CENT) if own.absorption is not None else None
    return (own.planned, own.expected, own.committed, own.spent, own.paid, own.left, absorbed)


def _entry_heads() -> list[str]:
    return [
        _("What it is for"), _("Line"), _("Partner"), _("Kind"), _("Date"), _("Amount"),
        _("Amount on the paper"), _("Currency of the paper"), _("Rate"), _("Day of the rate"), _("Paid on"),
        _("Why outside the project's days"), _("Cancelled because"),
    ]  # fmt: skip


def _entries(job: Making) -> Iterator[tuple[Cell, ...]]:
    rows = BudgetEntry.objects.visible_to(job.by).filter(line__operation=job.operation)
    for entry in rows.select_related("line__organisation").order_by("dated", "pk").iterator(chunk_size=500):
        yield (
            entry.title, entry.line.title, entry.line.organisation.name, str(entry.get_kind_display()),
            entry.dated, entry.amount, entry.paper_amount, entry.paper_currency,
            formats.number(entry.rate) if entry.rate else None, entry.rate_on, entry.paid_on,
            entry.outside_reason, entry.struck_reason,
        )  # fmt: skip


BUDGET = ExportKind(
    "monitoring.budget",
    gettext_lazy("Budget"),
    ("xlsx", "csv"),
    permissions.may_see_money,
    make,
    about_persons=False,
    hint=gettext_lazy("Lines with what was planned, committed and spent; every contract and invoice."),
    group=gettext_lazy("Money"),
)
