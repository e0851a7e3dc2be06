"""What the budget says: planned, committed, spent, by line, partner and activity; and whether it is over.

Absorption is what was spent of what is planned. "By now" is the plan by the share of the project's days gone by.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.monitoring.models import BudgetLine
from punte.monitoring.models.budgets import CENT
from punte.monitoring.plan import share_gone_by
from punte.projects.models import Activity, Operation

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Sums:
    """Amounts in the project's currency; `expected` by now is None where the project has no dates."""

    planned: Decimal = NOTHING
    committed: Decimal = NOTHING
    spent: Decimal = NOTHING
    paid: Decimal = NOTHING
    expected: Decimal | None = None

    @property
    def left(self) -> Decimal:
        """What may still be spent; negative where it is overspent."""
        return self.planned - self.spent

    @property
    def over(self) -> bool:
        """Whether more was spent than planned."""
        return self.spent > self.planned

    @property
    def absorption(self) -> Decimal | None:
        """What was spent, of a hundred planned; None where nothing is planned."""
        return self.spent * 100 / self.planned if self.planned else None


def sums(lines: Iterable[Any], share: Decimal | None) -> Sums:
    """Of lines `with_sums`, and the share of days gone by."""
    names = ("planned", "committed", "spent", "paid")
    totals = dict.fromkeys(names, NOTHING)
    for line in lines:
        for name in names:
            totals[name] += getattr(line, name)
    expected = None if share is None else (totals["planned"] * share).quantize(CENT, ROUND_HALF_UP)
    return Sums(**totals, expected=expected)


def by_partner(lines: Sequence[Any], share: Decimal | None) -> list[dict[str, Any]]:
    """The table: for each partner its activities with their sums, and its total."""
    partners = {line.organisation_id: line.organisation for line in lines}
    return [
        {
            "partner": partner,
            "rows": _activities([line for line in lines if line.organisation_id == pk], share),
            "total": sums((line for line in lines if line.organisation_id == pk), share),
        }
        for pk, partner in partners.items()
    ]


def _activities(lines: Sequence[Any], share: Decimal | None) -> list[dict[str, Any]]:
    found: dict[int | None, tuple[Activity | None, list[Any]]] = {}
    for line in lines:
        found.setdefault(line.activity_id, (line.activity, []))[1].append(line)
    return [
        {"activity": activity, "lines": own, "sums": sums(own, share)} for activity, own in found.values()
    ]


def by_source(lines: Sequence[Any], share: Decimal | None) -> list[dict[str, Any]]:
    """What comes from where."""
    return [
        {"source": label, "sums": sums(own, share)}
        for value, label in BudgetLine.Source.choices
        if (own := [line for line in lines if line.source == value])
    ]


def in_words(operation: Operation, whole: Sums, on: dt.date) -> str:
    """How far the money has gone, beside how far the time has."""
    if not whole.planned:
        return _("No line is planned yet.")
    said = {
        "spent": formats.money(whole.spent, operation.currency),
        "planned": formats.money(whole.planned, operation.currency),
        "percent": formats.percent(whole.absorption),
    }
    first = _("%(spent)s of %(planned)s are spent: %(percent)s.") % said
    share = share_gone_by(operation, on)
    if share is None or whole.expected is None:
        return first
    gap = whole.spent - whole.expected
    also = {
        "time": formats.percent(share * 100),
        "expected": formats.money(whole.expected, operation.currency),
        "gap": formats.money(abs(gap), operation.currency),
    }
    if gap < 0:
        second = _(
            "%(time)s of the time has gone; by the plan it would be %(expected)s, that is %(gap)s more."
        )
    elif gap > 0:
        second = _(
            "%(time)s of the time has gone; by the plan it would be %(expected)s, that is %(gap)s less."
        )
    else:
        second = _("%(time)s of the time has gone, as the plan has it.")
    return f"{first} {second % also}"


def warnings(operation: Operation, lines: Sequence[Any], whole: Sums, *, complete: bool) -> list[str]:
    """What must be known: sums above the announced total (where all lines are seen), lines overspent."""
    found, announced = [], operation.budget_total
    words = {"planned": _("planned"), "committed": _("committed"), "spent": _("spent")}
    if announced is not None and complete:
        for name, word in words.items():
            if (value := getattr(whole, name)) > announced:
                said = {"what": word, "gap": formats.money(value - announced, operation.currency)}
                found.append(_("%(gap)s more are %(what)s than the project's announced total.") % said)
    over = sum(line.spent > line.planned for line in lines)
    if over:
        said = {"n": formats.number(over)}
        found.append(ngettext("%(n)s line is overspent.", "%(n)s lines are overspent.", over) % said)
    tight = sum(line.committed > line.planned >= line.spent for line in lines)
    if tight:
        said = {"n": formats.number(tight)}
        text = ngettext(
            "On %(n)s line more is committed than planned.",
            "On %(n)s lines more is committed than planned.",
            tight,
        )
        found.append(text % said)
    return found
