"""A period that was reported and is asked about, and what is sent to each of its steps: those that come before are
refused in words."""

import datetime as dt
from typing import Any

from django.utils import timezone

from punte.monitoring.actions import clarifications, periods
from punte.monitoring.models import Period
from punte.people.models import User
from punte.projects.models import Operation

State = Period.State


def reported(by: User, period: Period) -> dict[str, Any]:
    """Confirmed by the lead, frozen, handed in, asked about; the number and the question to be reached."""
    periods.compute_period(by=by, period=period, today=period.next_day())
    lead = period.operation.partnerships.get(role="lead").organisation
    seen = periods.mark_of(period, lead)
    periods.confirm_numbers(by=by, period=period, organisation=lead, seen=seen)
    Period.objects.filter(pk=period.pk).update(state=State.REVIEWED)  # the other partners have nobody here
    period.state = State.REVIEWED
    periods.freeze_period(by=by, period=period)
    # As if it had been frozen before the lists came: they can still be taken back.
    Operation.objects.filter(pk=period.operation_id).update(reported_at=timezone.now() - dt.timedelta(30))
    periods.submit_period(by=by, period=period, on=period.next_day())
    asked = clarifications.ask_clarification(
        by=by, period=period, asked_on=period.next_day(), due_on=dt.date(2025, 3, 31), text="Why?"
    )
    return {"asked": "GRAND", "clarification_id": asked.pk}


_ON = {"on_day": 17, "on_month": 3, "on_year": 2025}
_ASKED = {"asked_on_day": 17, "asked_on_month": 3, "asked_on_year": 2025, "text": "Why?"}

BODIES = {
    "period_create": lambda w, a, c, f: _next_days(c),
    "period_submit": lambda w, a, c, f: _ON,
    "period_approve": lambda w, a, c, f: _ON,
    "period_confirm": lambda w, a, c, f: {"seen": "0" * 64},
    "clarification_create": lambda w, a, c, f: _ASKED,
    "clarification_detail": lambda w, a, c, f: {"text": "Because."},
}


def _next_days(corner: Any) -> dict[str, Any]:
    begins = Period.objects.get(operation=corner.operation).next_day()
    days = {"starts_on": begins, "ends_on": begins + dt.timedelta(30), "due_on": begins + dt.timedelta(60)}
    return {f"{k}_{part}": getattr(day, part) for k, day in days.items() for part in ("day", "month", "year")}
