"""How the budget stands on its page: figures, the table by partner and activity, the list of lines."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from punte.base import formats
from punte.monitoring.budget import Sums
from punte.monitoring.forms.budgets import WhichForm
from punte.projects.models import Operation


def facts(operation: Operation, whole: Sums, *, complete: bool) -> list[tuple[str, str]]:
    """The announced total beside what is planned, for who sees all lines."""
    if not complete:
        return [(_("You see"), _("the lines of your organisation"))]
    if operation.budget_total is None:
        return [(_("Announced total"), _("the announcement does not say it"))]
    rows = [(_("Announced total"), formats.money(operation.budget_total, operation.currency))]
    free = operation.budget_total - whole.planned
    return [*rows, (_("Not planned yet"), formats.money(free, operation.currency))] if free > 0 else rows


def figures(operation: Operation, whole: Sums) -> list[dict[str, Any]]:
    """Spent, committed, paid, left; whole units with the currency beside."""
    also = {"percent": formats.percent(whole.absorption)}
    return [
        _figure(_("Spent"), whole.spent, operation, whole.planned, whole.expected, note=_of_planned(also)),
        _figure(_("Committed"), whole.committed, operation, whole.planned),
        _figure(_("Paid"), whole.paid, operation, whole.spent),
        _figure(_("Left"), whole.left, operation),
    ]


def _of_planned(also: dict[str, str]) -> str:
    return _("%(percent)s of what is planned") % also


def _figure(
    label: str, value: Any, operation: Operation, target: Any = None, expected: Any = None, note: str = ""
) -> dict:
    return {
        "label": label,
        "amount": value,
        "target": target,
        "expected": expected,
        "note": note,
        "over": target is not None and value > target,
    }


def table(operation: Operation, partners: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One table for each partner: a row for each activity, and the total."""
    return [
        {
            "name": group["partner"].name,
            "rows": [
                _row(
                    row["activity"],
                    row["sums"],
                    f"?partner={group['partner'].pk}{_activity(row['activity'])}#lines",
                )
                for row in sorted(group["rows"], key=lambda r: _number(r["activity"]))
            ],
            "total": _row(None, group["total"], ""),
        }
        for group in partners
    ]


def _activity(activity: Any) -> str:
    return f"&activity={activity.pk}" if activity else ""


def _number(activity: Any) -> tuple[int, str]:
    """A2 before A10; what belongs to no activity comes last."""
    digits = "".join(c for c in activity.code if c.isdigit()) if activity else ""
    return (int(digits) if digits else 9999, activity.code if activity else "")


def _row(activity: Any, own: Sums, url: str) -> dict[str, Any]:
    return {
        "label": f"{activity.code}" if activity else _("The whole project"),
        "small": str(activity) if activity else "",
        "url": url,
        "sums": own,
        **standing(own),
    }


def standing(own: Sums) -> dict[str, str]:
    """In one word: overspent, fully spent, how much of it."""
    if own.over:
        return {"tag": _("overspent"), "tone": "danger"}
    if own.committed > own.planned:
        return {"tag": _("committed above plan"), "tone": "warning"}
    if own.planned and own.spent == own.planned:
        return {"tag": _("fully spent"), "tone": "success"}
    return {
        "tag": formats.percent(own.absorption) if own.planned else _("nothing planned"),
        "tone": "neutral",
    }


def listed(lines: Sequence[Any], form: WhichForm) -> list[Any]:
    """The lines that were asked for."""
    form.is_valid()
    asked = form.cleaned_data
    return [
        line
        for line in lines
        if asked.get("partner") in (None, line.organisation_id)
        and asked.get("activity") in (None, line.activity_id)
        and asked.get("source") in (None, "", line.source)
    ]


def line_rows(lines: Sequence[Any]) -> list[dict[str, Any]]:
    """Each line with its sums and its standing."""
    rows = []
    for line in lines:
        own = Sums(line.planned, line.committed, line.spent, line.paid)
        rows.append({"line": line, "sums": own, **standing(own)})
    return rows
