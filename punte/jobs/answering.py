"""How often and how fast each employer answers: numbers without a person, to chase or to pause an employer."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q

from punte.jobs.models import Application, Employer
from punte.people.models import User
from punte.projects.models import Operation

WINDOW = dt.timedelta(days=180)
FAIR = dt.timedelta(days=7)  # an answer later than this does not count as one in time
State, Closing = Application.State, Application.Closing
_NOT_ASKED = (Closing.MISTAKE, Closing.WITHDRAWN, Closing.TRANSFERRED, Closing.CONSENT)


@dataclass(frozen=True)
class Answering:
    """One employer: applications of the last half year that are a week old or were answered, and what came of them."""

    employer: Employer
    sent: int
    answered: int
    in_time: int
    waiting: int
    days: float | None

    @property
    def percent(self) -> float | None:
        """Answered, in percent; None where there was nothing to answer yet."""
        return 100 * self.answered / self.sent if self.sent else None

    @property
    def tone(self) -> str:
        """The colour of the rate; a number stands beside it."""
        if self.percent is None:
            return "neutral"
        return "success" if self.percent >= 80 else "warning" if self.percent >= 50 else "danger"


def answering(user: User, operation: Operation, today: dt.date) -> list[Answering]:
    """Every employer of the hub, who answers least first. Two queries."""
    rows = {row["vacancy__employer"]: row for row in _counted(operation, today)}
    found = [
        _one(employer, rows.get(employer.pk, {}))
        for employer in Employer.objects.visible_to(user)
        .filter(operation=operation)
        .exclude(state=Employer.State.ENDED)
        .select_related("organisation", "operation")
    ]
    return sorted(
        found,
        key=lambda a: (a.percent is None, a.percent or 0, -a.waiting, a.employer.organisation.sort_key),
    )


def _counted(operation: Operation, today: dt.date) -> "Any":
    due = Q(sent_on__lte=today - FAIR) | Q(answered_on__isnull=False)
    waits = Q(state=State.NEW)
    took = ExpressionWrapper(F("answered_on") - F("sent_on"), output_field=DurationField())
    asked = Application.objects.filter(operation=operation, sent_on__gt=today - WINDOW)
    rows = asked.exclude(closing__in=_NOT_ASKED).annotate(took=took).values("vacancy__employer").order_by()
    return rows.annotate(
        sent=Count("pk", filter=due),
        answered=Count("pk", filter=Q(answered_on__isnull=False)),
        in_time=Count("pk", filter=Q(answered_on__lte=F("sent_on") + FAIR)),
        waiting=Count("pk", filter=waits),
        days=Avg("took"),
    )


def _one(employer: Employer, row: dict[str, Any]) -> Answering:
    days = row.get("days")
    return Answering(
        employer=employer,
        sent=row.get("sent", 0),
        answered=row.get("answered", 0),
        in_time=row.get("in_time", 0),
        waiting=row.get("waiting", 0),
        days=days / dt.timedelta(days=1) if days is not None else None,
    )
