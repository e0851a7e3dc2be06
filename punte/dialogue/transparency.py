"""The report on moderation (Articles 15 and 24(1) as far as they can apply): how many notices, on what grounds, how
long they took, what was decided, by whom, and what became of complaints. Counts of people below five are hidden."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.base.small_cells import said, shown
from punte.base.tables import Sheet
from punte.dialogue.models import (
    Case,
    Complaint,
    Consultation,
    ContentNotice,
    Decision,
    Ground,
    ModerationEntry,
    Suspension,
)
from punte.projects.models import Operation

LEAST = 5  # people, below which a count of people is not told
_HOUR = 3600


@dataclass(frozen=True)
class Period:
    """A year or half of it; `last` is included."""

    code: str
    first: dt.date
    last: dt.date

    @property
    def name(self) -> str:
        """Its short name, to choose from."""
        year, _dash, half = self.code.partition("-")
        words = {"1": _("first half of %(year)s"), "2": _("second half of %(year)s")}
        return words[half] % {"year": year} if half in words else year

    @property
    def words(self) -> str:
        """As a page says it."""
        return formats.period(self.first, self.last)


@dataclass(frozen=True)
class Line:
    """One number; `query` opens it into cases for who moderates."""

    name: str
    value: str
    query: str = ""


def period_of(code: str, today: dt.date) -> Period:
    """The period with this code ("2025", "2025-1"), else the year that runs."""
    year, _dash, half = code.partition("-")
    known = year.isdecimal() and len(year) == 4 and 2000 <= int(year) <= today.year
    n = int(year) if known else today.year
    if known and half in ("1", "2"):
        first, last = ((1, 1), (6, 30)) if half == "1" else ((7, 1), (12, 31))
        return Period(code, dt.date(n, *first), dt.date(n, *last))
    return Period(str(n), dt.date(n, 1, 1), dt.date(n, 12, 31))


def periods(operation: Operation, today: dt.date) -> list[Period]:
    """Every year since the first case, and its halves; the newest first."""
    began = Case.objects.filter(consultation__operation=operation).aggregate(at=Min("opened_at"))["at"]
    years = range(today.year, (began.year if began else today.year) - 1, -1)
    return [period_of(code, today) for year in years for code in (f"{year}", f"{year}-2", f"{year}-1")]


class Report:
    """The numbers of a project in a period, perhaps of one consultation."""

    def __init__(
        self, operation: Operation, period: Period, consultation: Consultation | None = None
    ) -> None:
        cases = Case.objects.filter(consultation__operation=operation)
        if consultation:
            cases = cases.filter(consultation=consultation)
        days = (period.first, period.last + dt.timedelta(days=1))
        self.period, self.cases = period, cases
        self.notices = list(
            ContentNotice.objects.filter(
                case__in=cases, made_at__date__gte=days[0], made_at__date__lt=days[1]
            )
        )
        within = {"at__date__gte": days[0], "at__date__lt": days[1]}
        self.decisions = list(Decision.objects.filter(case__in=cases, **within))
        self.complaints = list(
            Complaint.objects.filter(
                decision__case__in=cases, made_at__date__gte=days[0], made_at__date__lt=days[1]
            ).select_related("answer")
        )
        self.suspensions = Suspension.objects.filter(decision__in=self.decisions).count()
        self.marked = ModerationEntry.objects.filter(case__in=cases, kind="marked", **within).count()

    @property
    def small(self) -> bool:
        """Whether so few notices came that a single consultation's parts would tell of people."""
        return 0 < len(self.notices) < LEAST

    def parts(self, *, whole: bool = True) -> list[dict[str, Any]]:
        """The tables of the report; of one consultation with few notices only the sums."""
        told = [self._sums()]
        if whole or not self.small:
            told += [self._grounds(), self._outcomes(), self._people(), self._complaints()]
        return told

    def _sums(self) -> dict[str, Any]:
        first = [d for d in self.decisions if d.number == 1]
        at = self.period.code
        own = self.cases.unprompted().filter(pk__in={d.case_id for d in first}).count()
        lines = [
            Line(_("Notices given"), formats.number(len(self.notices)), f"noticed={at}"),
            Line(_("Half of them were decided within"), _hours(self._terms())),
            Line(_("Decisions"), formats.number(len(first)), f"decided={at}"),
            Line(_("… on a moderator's own look or a check"), formats.number(own), f"decided={at}&origin=other"),
            Line(_("… by automatic means alone"), formats.number(0)),
            Line(_("Pointed out by automatic checks"), formats.number(self.marked), f"marked={at}"),
            Line(_("Accounts suspended"), formats.number(self.suspensions), f"decided={at}&outcome=suspended"),
            Line(_("Orders of authorities"), _("not kept here")),
            Line(_("Disputes before out-of-court bodies"), _("not kept here")),
        ]  # fmt: skip
        return {"title": _("In short"), "lines": lines}

    def _terms(self) -> list[float]:
        """Seconds from each notice to the first decision about it."""
        decided = dict(
            Decision.objects.filter(number=1, case__in={n.case_id for n in self.notices}).values_list(
                "case", "at"
            )
        )
        return [
            (decided[n.case_id] - n.made_at).total_seconds()
            for n in self.notices
            if n.case_id in decided and decided[n.case_id] >= n.made_at
        ]

    def _grounds(self) -> dict[str, Any]:
        counts = Counter(n.ground for n in self.notices)
        lines = [
            Line(str(Ground(code).label), formats.number(n), f"noticed={self.period.code}&ground={code}")
            for code, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        return {"title": _("Notices by what they say is wrong"), "lines": lines}

    def _outcomes(self) -> dict[str, Any]:
        counts = Counter((d.outcome, d.by_law) for d in self.decisions if d.number == 1)
        words = dict(Case.OUTCOMES)
        lines = []
        for outcome in Case.DECIDED:
            n = counts[outcome, True] + counts[outcome, False]
            lines.append(
                Line(str(words[outcome]), formats.number(n), f"decided={self.period.code}&outcome={outcome}")
            )
        law = sum(n for (outcome, by_law), n in counts.items() if by_law)
        lines.append(Line(_("… on a law, not on a rule of the house"), formats.number(law)))
        return {"title": _("What was decided"), "lines": lines}

    def _people(self) -> dict[str, Any]:
        cells = {
            _("with an account"): len({n.user_id for n in self.notices if n.user_id}),
            _("without an account"): sum(n.guest is not None for n in self.notices),
            _("without a name"): sum(n.user_id is None and n.guest is None for n in self.notices),
        }
        told = shown(cells, least=LEAST)
        lines = [
            Line(name, said(n, least=LEAST) if n is not None else _("not shown")) for name, n in told.items()
        ]
        return {"title": _("Who gave them"), "lines": lines}

    def _complaints(self) -> dict[str, Any]:
        at = self.period.code
        answered = [c for c in self.complaints if c.answer]
        results = Counter(c.answer.result for c in answered if c.answer)
        terms = [(c.answer.at - c.made_at).total_seconds() for c in answered if c.answer]
        lines = [
            Line(_("Complaints of authors"), formats.number(sum(c.of_author for c in self.complaints))),
            Line(
                _("Complaints of who gave a notice"),
                formats.number(sum(not c.of_author for c in self.complaints)),
            ),
            Line(
                _("The decision stood"), formats.number(results["upheld"]), f"complained={at}&result=upheld"
            ),
            Line(
                _("It was reversed"), formats.number(results["reversed"]), f"complained={at}&result=reversed"
            ),
            Line(
                _("Not decided yet"),
                formats.number(len(self.complaints) - len(answered)),
                f"complained={at}&result=open",
            ),
            Line(_("Half of them were decided within"), _hours(terms)),
        ]
        return {"title": _("Complaints"), "lines": lines}

    def sheets(self, *, whole: bool = True) -> list[Sheet]:
        """The same as tables of a file."""
        return [
            Sheet(
                part["title"], [_("What"), _("Number")], [[line.name, line.value] for line in part["lines"]]
            )
            for part in self.parts(whole=whole)
        ]


def _hours(seconds: list[float]) -> str:
    if not seconds:
        return "–"
    hours = median(seconds) / _HOUR
    if hours < 48:
        n = max(1, round(hours))
        return ngettext("%(n)s hour", "%(n)s hours", n) % {"n": n}
    n = round(hours / 24)
    return ngettext("%(n)s day", "%(n)s days", n) % {"n": n}
