"""Deadlines of an operation as a list of work: follow-ups of persons, reports, claims, answers to the funder.

The rules of the programmes are data (`deadlines.yaml`); the days that somebody entered come first.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from punte.monitoring.models import Claim, Clarification, Period
from punte.participation.followups import after_28_days, still_to_reach, unreachable
from punte.participation.models import Participation
from punte.people.models import User
from punte.projects.acting import Scope, scope
from punte.projects.models import Operation
from punte.reference.workdays import Country, YearUnknown, is_working_day, working_days_before

_FILE = Path(__file__).parent / "deadlines.yaml"
_DAY = dt.timedelta(days=1)
WORDS = {
    "day28": gettext_lazy("Situation 28 days after leaving"),
    "month6": gettext_lazy("Situation six months after leaving"),
    "report": gettext_lazy("Report"),
    "claim": gettext_lazy("Reimbursement claim"),
    "answer": gettext_lazy("Answer to the funder"),
}
GROUPS = {
    "overdue": gettext_lazy("Overdue"),
    "week": gettext_lazy("This week"),
    "month": gettext_lazy("Later this month"),
    "later": gettext_lazy("Later"),
}


@dataclass(frozen=True)
class Rules:
    """What a programme asks, in days and working days; None where the rule was not read."""

    report_days: int | None
    before_claim_working_days: int | None
    answer_working_days: int | None
    source: str


@dataclass(frozen=True)
class Deadline:
    """One thing due. `kind` is a key of WORDS, `row` the participation, period, claim or clarification; `who` the
    user who accompanies a person, None for the office of the lead partner or where nobody is named."""

    kind: str
    row: int
    due: dt.date
    who: int | None = None
    organisation: int | None = None
    tried: int = 0

    @property
    def about_person(self) -> bool:
        """Whether it is a follow-up."""
        return self.kind in ("day28", "month6")


def country(operation: Operation) -> Country:
    """Whose public holidays count."""
    return "BG" if operation.zone == "Europe/Sofia" else "RO"


@lru_cache(maxsize=1)
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["rules"]
    return rows


def rules(operation: Operation, on: dt.date) -> Rules:
    """The rules of the operation's programme on a day; all None where none is known."""
    programme = operation.programme.code if operation.programme else None
    for row in _rows():
        fits = row["country"] == country(operation) and row["programme"] in (None, programme)
        if fits and row["since"] <= on <= (row["until"] or on):
            return Rules(**{name: row[name] for name in Rules.__dataclass_fields__})
    return Rules(None, None, None, "")


def report_due(period: Period, claim: Claim | None) -> dt.date:
    """The earlier of the day entered with the period and the working days before its claim. Where the holidays of
    that year are not known, the day entered."""
    ahead = rules(period.operation, period.ends_on).before_claim_working_days
    if claim is None or ahead is None:
        return period.due_on
    try:
        before = working_days_before(claim.planned_on, ahead, country(period.operation))
    except YearUnknown:
        return period.due_on
    return max(min(period.due_on, before), period.ends_on)


def last_working_day(day: dt.date, where: Country) -> dt.date:
    """The day itself, or the working day before; a day of a year without data is taken as it is."""
    try:
        while not is_working_day(day, where):
            day -= _DAY
    except YearUnknown:
        pass
    return day


def of_office(operation: Operation) -> list[Deadline]:
    """Reports, claims and answers that are still to be given."""
    return [
        *_reports(operation),
        *(
            Deadline("claim", c.pk, c.planned_on)
            for c in Claim.objects.filter(period__operation=operation, sent_on=None)
        ),
        *(
            Deadline("answer", c.pk, c.due_on)
            for c in Clarification.objects.filter(
                period__operation=operation, state=Clarification.State.ASKED
            )
        ),
    ]


def _reports(operation: Operation) -> Iterator[Deadline]:
    waiting = Period.objects.filter(operation=operation, submitted_on=None).exclude(
        state__in=[Period.State.SUBMITTED, Period.State.CLARIFICATION, Period.State.APPROVED]
    )
    claims = {c.period_id: c for c in Claim.objects.filter(period__in=waiting)}
    for period in waiting.select_related("operation__programme"):
        yield Deadline("report", period.pk, report_due(period, claims.get(period.pk)))


def of_persons(
    seen: QuerySet[Participation], since: dt.date | None = None, until: dt.date | None = None
) -> list[Deadline]:
    """The follow-ups of these participations, due between two days where these are given."""
    columns = ("pk", "due", "responsible_id", "organisation_id")
    between: dict[str, Any] = {"due__gte": since} if since else {}
    between |= {"due__lte": until} if until else {}
    early = after_28_days(seen).filter(**between).values_list(*columns)
    late = still_to_reach(seen).filter(**between).values_list(*columns, "tried")
    return [Deadline("day28", *row) for row in early] + [Deadline("month6", *row) for row in late]


def given_up(seen: QuerySet[Participation]) -> list[Deadline]:
    """Recorded as unreachable after three attempts."""
    rows = unreachable(seen).values_list("pk", "due", "responsible_id", "organisation_id", "tried")  # type: ignore[misc]
    return sorted((Deadline("month6", *row) for row in rows), key=lambda d: (d.due, d.row), reverse=True)


def all_of(user: User, operation: Operation) -> list[Deadline]:
    """What this user sees, the most urgent first: a counsellor their own cases, a partner its own people, who steers
    at a partner or reads the whole the office's dates too."""
    seen = Participation.objects.visible_to(user).filter(operation=operation)
    found = of_persons(seen)
    if scope(user, operation) >= Scope.ORGANISATION:
        found += of_office(operation)
    return sorted(found, key=lambda d: (d.due, d.kind, d.row))


def group_of(due: dt.date, today: dt.date) -> str:
    """Under which heading a day stands; the week ends on Sunday."""
    if due < today:
        return "overdue"
    if due <= today + (6 - today.weekday()) * _DAY:
        return "week"
    return "month" if (due.year, due.month) == (today.year, today.month) else "later"
