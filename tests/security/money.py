"""Of each partner a budget line with an invoice on it, for the tests of who sees money."""

import datetime as dt
from decimal import Decimal
from typing import Any

from punte.monitoring.actions.budgets import Paper, add_line, record_entry
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.models import Operation


def money(
    by: User, operation: Operation, partner: Organisation, on: dt.date, word: str, content: bytes
) -> dict[str, Any]:
    """Both say the word that must not be seen elsewhere; gives their numbers."""
    line = add_line(
        by=by, operation=operation, organisation=partner, activity=operation.activities.first(), title=f"Rent of {word}",
        planned=Decimal(1000), source="eu", category="other",
    )  # fmt: skip
    paper = Paper(content, "invoice.pdf", on, Decimal("12.50"), operation.currency)
    entry = record_entry(by=by, line=line, kind="expenditure", title=f"Invoice of {word}", paper=paper)
    return {"line_id": line.pk, "entry_id": entry.pk}


def line_body(corner: Any, place: str, version: int | None = None) -> dict[str, Any]:
    """A line of this partner, as its form sends it."""
    told = {"title": "Rent", "category": "other", "source": "eu", "planned": "1.500,50"}
    return told | {"organisation": corner.organisations[place].pk, "version": version}


def entry_body(corner: Any, on: dt.date, file: Any) -> dict[str, Any]:
    """A contract or an invoice, as its form sends it."""
    told = {"title": "Chairs", "amount": "10", "currency": corner.operation.currency, "file": file}
    return told | {"dated_day": on.day, "dated_month": on.month, "dated_year": on.year}
