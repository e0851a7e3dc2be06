"""The register of a course's certificates, as providers keep it (Romanian Order 5253/501/2003): spreadsheet or PDF.

Its columns: number, name, personal number (only for who has the right to national numbers), programme, authorisation
number, period, hours, result, series and number of the certificate, its date, a column to sign.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from punte.base import formats, typeset
from punte.base.tables import Sheet, table_file
from punte.learning.completion import HOUR, hours
from punte.learning.models import Certificate, Enrolment, Offering
from punte.learning.standings import cohort

TEMPLATE = Path(__file__).parent / "layouts" / "register.typ"
State = Enrolment.State
WIDTHS = (6, 30, 16, 34, 18, 24, 10, 18, 24, 14, 20)


@dataclass(frozen=True)
class Entry:
    """One learner of the register; `number` and `on` are those of the certificate that stands."""

    name: str
    national: str
    hours: float
    result: str
    number: str
    on: dt.date | None


def entries(offering: Offering, learners: Iterable[Enrolment], *, national: bool) -> list[Entry]:
    """Who had a seat, by name; `learners` as far as the reader sees them."""
    had = (State.ENROLLED, State.COMPLETED, State.WITHDRAWN, State.EXPELLED, State.NO_SHOW)
    found = [e for e in learners if e.state in had and e.enrolled_on]
    group = cohort(offering, found)
    standing = (
        Certificate.objects.standing().filter(enrolment__in=[e.pk for e in found]).select_related("operation")
    )
    papers: dict[int, Certificate] = {}
    for paper in standing.order_by("-kind"):  # the certificate of completion before that of attendance
        papers.setdefault(paper.enrolment_id, paper)
    return [_entry(e, group.standing(e).attended, papers.get(e.pk), national=national) for e in found]


def _entry(enrolment: Enrolment, minutes: int, paper: Certificate | None, *, national: bool) -> Entry:
    person = enrolment.person
    shown = national and hasattr(person, "nationalnumber")
    return Entry(
        name=person.full_name,
        national=person.nationalnumber.data["number"] if shown else "",
        hours=round(minutes / HOUR, 2),
        result=_result(enrolment, paper),
        number=paper.full_number if paper else "",
        on=paper.issued_on if paper else None,
    )


def _result(enrolment: Enrolment, paper: Certificate | None) -> str:
    if paper:
        return str(paper.get_kind_display())
    if enrolment.passed is False:
        return _("not passed")
    return enrolment.get_state_display()


def heads() -> list[str]:
    """The columns, in the reader's language."""
    return [
        _("No."), _("Name"), _("Personal number"), _("Programme"), _("Authorisation"), _("Period"), _("Hours"),
        _("Result"), _("Certificate, series and number"), _("Date"), _("Signature"),
    ]  # fmt: skip


def as_table(offering: Offering, rows: list[Entry]) -> bytes:
    """The register as a workbook."""
    programme, period = offering.programme, formats.period(offering.starts_on, offering.ends_on)
    lines = [
        (
            n,
            e.name,
            e.national,
            str(programme),
            programme.authorisation,
            period,
            e.hours,
            e.result,
            e.number,
            e.on,
            "",
        )
        for n, e in enumerate(rows, 1)
    ]
    return table_file("xlsx", sheets=[Sheet(_("Register"), heads(), lines, WIDTHS)])


def as_pdf(offering: Offering, rows: list[Entry], language: str) -> bytes:
    """The register to print and sign; what is the same for all stands above the table."""
    with translation.override(language):
        title, head = _("Register of certificates"), heads()
        data = {
            "above": f"{offering.operation.code} · {offering.programme.organisation.name}",
            "below": str(offering.programme),
            "running": f"{offering.programme}, {formats.period(offering.starts_on, offering.ends_on)}",
            "facts": _facts(offering),
            "heads": [head[n] for n in (0, 1, 2, 6, 7, 8, 9, 10)],
            "rows": [
                [
                    str(n),
                    e.name,
                    e.national,
                    formats.number(e.hours),
                    e.result,
                    e.number,
                    formats.day(e.on) if e.on else "",
                    "",
                ]
                for n, e in enumerate(rows, 1)
            ],
            "signatures": [{"role": _("For the provider")}, {"role": _("Trainer")}],
        }
        return typeset.pdf(TEMPLATE, data, language=language, title=title)


def _facts(offering: Offering) -> list[list[str]]:
    programme = offering.programme
    rows = [
        (_("Provider"), programme.organisation.name),
        (_("Authorisation"), programme.authorisation),
        (_("Occupation"), programme.occupation),
        (_("Period"), formats.period(offering.starts_on, offering.ends_on)),
        (_("Theory"), hours(programme.theory_hours * HOUR)),
        (_("Practice"), hours(programme.practice_hours * HOUR)),
        (_("Place"), offering.place),
    ]
    return [[word, value] for word, value in rows if value]
