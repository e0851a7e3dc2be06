"""Files of the numbers: the table of all targets and indicators, and who or what stands behind one number."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base import clock, formats
from punte.base.tables import CONTENT_TYPES, Cell, Sheet, table_file
from punte.monitoring import listing, permissions
from punte.monitoring.budget_export import BUDGET
from punte.monitoring.counting import totals
from punte.monitoring.counting.asked import Number, as_frozen, numbers
from punte.monitoring.dossiers import DOSSIERS
from punte.monitoring.models import Period
from punte.monitoring.plan import whole
from punte.monitoring.report.making import REPORT
from punte.participation.models import Participation
from punte.people.models import User
from punte.projects.acting import has_right
from punte.projects.models import Assignment, Operation
from punte.records.export_kinds import Choice, ExportKind, Made, Making

GROUP = gettext_lazy("Targets and indicators")
_DAY = "day"
_SEXES = tuple(Participation.Sex)


def _when(user: User, operation: Operation) -> list[Choice]:
    """Of which day: a day, or a period as it was frozen."""
    frozen = Period.objects.visible_to(user).filter(operation=operation).frozen().order_by("-number")
    day = Choice(
        "on", _("Numbers on"), hint=_("The day whose numbers you want. Left empty: today."), day=True
    )
    if not frozen:
        return [day]
    words = _("Period %(n)s, %(days)s, as frozen")
    values = [
        (str(p.number), words % {"n": p.number, "days": formats.period(p.starts_on, p.ends_on)})
        for p in frozen
    ]
    period = Choice("period", _("Which numbers"), [(_DAY, _("those of the day below")), *values])
    return [period, day]


def _moment(job: Making) -> tuple[dt.date, Period | None]:
    """The day asked for, or the frozen period. Raises ValidationError where the period is not frozen."""
    number, on = job.options.get("period"), job.options.get("on")
    if not number or number == _DAY:
        return dt.date.fromisoformat(on) if on else clock.today(job.operation.zone), None
    period = Period.objects.visible_to(job.by).filter(operation=job.operation).frozen()
    found = period.select_related("snapshot").filter(number=number).first()
    if found is None:
        raise ValidationError(_("This period is not frozen."))
    return found.ends_on, found


def about(job: Making, title: str, on: dt.date, period: Period | None, asked: Sequence[Number] = ()) -> Sheet:
    """The first sheet: which project, which day, by which rules, who made it."""
    operation = job.operation
    rows: list[list[Cell]] = [
        [_("File"), title],
        [_("Project"), f"{operation.official_code or operation.code}: {operation.title}"],
        [_("Numbers on"), on],
    ]
    if period is not None:
        rows += [
            [_("Reporting period"), _("Period %(n)s, as frozen") % {"n": period.number}],
            [_("Frozen"), timezone.localtime(period.snapshot.frozen_at)],
            [_("Digest of the period"), period.snapshot.fingerprint],
        ]
    rows += [
        [_("Indicator set"), operation.indicator_set],
        [_("Made by"), job.by.name],
        [_("Made"), timezone.localtime()],
    ]
    for number in asked:
        version = _("version %(n)s") % {"n": number.version}
        rows.append([_("Rule of %(code)s") % {"code": number.code}, version])
    return Sheet(_("About"), (), rows, (34, 70), about=True)


def table_of_numbers(job: Making) -> Made:
    """All targets and common indicators, by partner and sex."""
    on, period = _moment(job)
    asked = as_frozen(period) if period else numbers(job.operation)
    cells = _cells(job.operation, on, period)
    partners = list(job.operation.partnerships.values_list("organisation_id", "organisation__name"))
    long = Sheet(_("By partner and sex"), _long_heads(), _long(asked, cells, partners), (22, 60, 40))
    sheets = [long]
    if job.format == "xlsx":
        targets = [n for n in asked if n.is_target]
        common = [n for n in asked if not n.is_target]
        sheets = [
            about(job, _("Targets and common indicators"), on, period, asked),
            Sheet(
                _("Targets"),
                [_("Target"), _("Promised"), _("Counted"), *(name for _pk, name in partners)],
                _wide(targets, cells, partners),
                (60, 14, 14),
            ),
            Sheet(
                _("Common indicators"),
                _sex_heads(_("Code"), _("Indicator")),
                _by_sex(common, cells),
                (14, 60),
            ),
            long,
        ]
    return _made(job, _("indicators"), on, period, sheets)


def _cells(operation: Operation, on: dt.date, period: Period | None) -> totals.Cells:
    if period is None:
        return totals.cells(operation, on)
    rows = period.snapshot.values.values_list("number", "sex", "organisation_id", "value")
    return {(code, sex, partner): value for code, sex, partner, value in rows}


def _sum(cells: totals.Cells, code: str, **only: Any) -> int | Decimal:
    found = (
        value
        for (number, sex, partner), value in cells.items()
        if number == code
        and only.get("sex", sex) == sex
        and ("partner" not in only or only["partner"] == partner)
    )
    return whole(sum(found, Decimal(0)))


def _sex_heads(*before: str) -> list[str]:
    return [*before, *(str(s.label) for s in _SEXES), _("sex not known or not asked"), _("Total")]


def _by_sex(asked: Sequence[Number], cells: totals.Cells) -> Iterator[list[Cell]]:
    for n in asked:
        yield [n.code, str(n.name), *(_sum(cells, n.code, sex=s) for s in (*_SEXES, "")), _sum(cells, n.code)]


def _wide(
    asked: Sequence[Number], cells: totals.Cells, partners: Sequence[tuple[int, str]]
) -> Iterator[list[Cell]]:
    for n in asked:
        shares = [_sum(cells, n.code, partner=pk) for pk, _name in partners]
        yield [str(n.name), whole(n.promised or Decimal(0)), _sum(cells, n.code), *shares]


def _long_heads() -> list[str]:
    return [*_sex_heads(_("Code"), _("Target or indicator"), _("Partner")), _("Promised by all together")]


def _long(
    asked: Sequence[Number], cells: totals.Cells, partners: Sequence[tuple[int, str]]
) -> Iterator[list[Cell]]:
    """One row per number and partner, nought too; what no partner did stands in a row of its own."""
    for n in asked:
        others = any(code == n.code and partner is None for code, _sex, partner in cells)
        for pk, name in [*partners, *([(None, _("no partner"))] if others else [])]:
            sexes = (*_SEXES, "")  # a target is one number; who is behind it stands in the list of its people
            shares = [None if n.is_target else _sum(cells, n.code, partner=pk, sex=s) for s in sexes]
            promised = whole(n.promised) if n.promised is not None else None
            yield [n.code, str(n.name), name, *shares, _sum(cells, n.code, partner=pk), promised]


def _made(
    job: Making,
    name: str,
    on: dt.date,
    period: Period | None,
    sheets: Sequence[Sheet],
    persons: Sequence[int] = (),
) -> Made:
    when = _("period-%(n)s") % {"n": period.number} if period else on.isoformat()
    return Made(
        f"{name}-{job.operation.code}-{when}.{job.format}",
        CONTENT_TYPES[job.format],
        table_file(job.format, sheets=sheets),
        persons,
    )


def _openable(user: User, operation: Operation, *, people: bool) -> list[Number]:
    """The numbers whose list this reader may have: sensitive ones only with the right."""
    special = has_right(user, operation, Assignment.Right.SPECIAL)
    return [n for n in numbers(operation) if n.people == people and (special or not n.sensitive)]


def _choices(user: User, operation: Operation, *, people: bool) -> list[Choice]:
    values = [
        (n.code, str(n.name) if n.is_target else f"{n.code}: {n.name}")
        for n in _openable(user, operation, people=people)
    ]
    return [Choice("number", _("Which number"), values, telling=True), *_when(user, operation)]


def _number(job: Making, period: Period | None, *, people: bool) -> Number:
    """The number asked for, as it was frozen where a period is. Raises ValidationError where it was not reported."""
    for number in _openable(job.by, job.operation, people=people):
        if number.code == job.options.get("number"):
            return _as_reported(number, period) if period else number
    raise PermissionDenied


def _as_reported(number: Number, period: Period) -> Number:
    for kept in as_frozen(period):
        if kept.code == number.code:
            return kept
    raise ValidationError(_("This number is not in the report."))


def members(job: Making) -> Made:
    """The participants counted by one number, as far as the maker sees them."""
    on, period = _moment(job)
    number = _number(job, period, people=True)
    rows = listing.rows(job, number, on, period)
    named = listing.named(rows)
    title = str(number.name) if number.is_target else f"{number.code}: {number.name}"
    sheet = Sheet(
        title,
        [
            _("Participant"), _("Number of the person"), _("Partner"), _("Sex"), _("Age at entry"), _("Day"),
            _("Evidence"), _("Number of the fact"),
        ],
        listing.people(job, rows),
        (34, 12, 40, 14, 12, 14, 14, 14),
    )  # fmt: skip
    sheets = [about(job, title, on, period, [number]), sheet]
    return _made(job, f"{_('members')}-{number.code}", on, period, sheets, named)


def units(job: Making) -> Made:
    """The organisations, meetings or papers counted by one number."""
    on, period = _moment(job)
    number = _number(job, period, people=False)
    rows = listing.rows(job, number, on, period)
    named = listing.named_in_titles(job, rows)
    title = str(number.name) if number.is_target else f"{number.code}: {number.name}"
    sheet = Sheet(
        title,
        [_("What"), _("Partner"), _("Day"), _("Quantity"), _("Evidence"), _("Number of the fact")],
        listing.things(job, rows),
        (60, 40, 14, 12, 14, 14),
    )
    sheets = [about(job, title, on, period, [number]), sheet]
    return _made(job, f"{_('counted')}-{number.code}", on, period, sheets, named)


EXPORTS = [
    REPORT,
    DOSSIERS,
    ExportKind(
        "monitoring.numbers",
        gettext_lazy("Table of all targets and indicators"),
        ("xlsx", "csv"),
        permissions.may_see_numbers,
        table_of_numbers,
        about_persons=False,
        hint=gettext_lazy("What was promised and what is counted, by partner and by sex. No names."),
        group=GROUP,
        choices=_when,
    ),
    ExportKind(
        "monitoring.members",
        gettext_lazy("The people behind one number"),
        ("xlsx", "csv"),
        permissions.may_open_people,
        members,
        hint=gettext_lazy("Who is counted, with partner, day and strength of the evidence. With names."),
        group=GROUP,
        choices=lambda user, operation: _choices(user, operation, people=True),
    ),
    ExportKind(
        "monitoring.units",
        gettext_lazy("The organisations, meetings and papers behind one number"),
        ("xlsx", "csv"),
        permissions.may_see_numbers,
        units,
        about_persons=False,
        hint=gettext_lazy("What is counted, with partner, day, quantity and strength of the evidence."),
        group=GROUP,
        choices=lambda user, operation: _choices(user, operation, people=False),
    ),
    BUDGET,
]
