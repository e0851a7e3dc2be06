"""The list of participants for ИСУН as a file: its 35 columns, with its own words."""

import io
from typing import Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.tables import neutral
from punte.participation import listed
from punte.participation.importing.isun import Isun, isun, written
from punte.participation.listed import Listed
from punte.participation.lists import made, values
from punte.participation.models import Observation, Participation
from punte.records.export_kinds import Made, Making


def list_for_isun(job: Making) -> Made:
    """The 35 columns of ИСУН, one row per participant who has entered."""
    layout, who = isun(), listed.who(job)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet(layout.sheet)
    _write_heading(book, page, layout)
    count = 0
    entered: list[int] = []
    for one in listed.listed(job, who):
        if one.stays:
            count += 1
            entered.append(one.participation.pk)
            _write_row(page, count + 1, written({"row": count, **_isun_values(one)}))
    _write_about(book, job, count)
    book.close()
    return made(job, "isun", out.getvalue(), entered)


def _write_heading(book: Any, page: Any, layout: Isun) -> None:
    """Two rows as in the template: what belongs together, then the titles; a date's title stands over its parts."""
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#EFE7EC"}
    )
    for band in layout.bands:
        page.merge_range(0, band["first"] - 1, 0, band["last"] - 1, band["title"], head)
    for at, column in enumerate(layout.columns):
        page.set_column(at, at, column.width)
        if column.part == "year":
            page.merge_range(1, at, 1, at + 2, column.title, head)
        elif column.title:
            page.write_string(1, at, column.title, head)
    page.set_row(1, 60)
    page.freeze_panes(2, 4)


def _write_row(page: Any, row: int, cells: list[Any]) -> None:
    for at, cell in enumerate(cells):
        if isinstance(cell, int):
            page.write_number(row, at, cell)
        elif cell:
            page.write_string(row, at, neutral(str(cell)))


def _write_about(book: Any, job: Making, count: int) -> None:
    page = book.add_worksheet(_("About"))
    page.set_column(0, 0, 44)
    page.set_column(1, 1, 70)
    rows = [
        (_("Project"), f"{job.operation.official_code or job.operation.code}: {job.operation.title}"),
        (_("Layout"), _("ИСУН 2020, 35 columns, version %(n)s") % {"n": isun().version}),
        (_("Participants in the list"), str(count)),
        (_("Left out, because their data are restricted"), str(listed.left_out(job))),
        (_("Made by"), job.by.name),
        (_("Made"), timezone.localtime().strftime("%Y-%m-%d %H:%M")),
    ]
    for at, (word, value) in enumerate(rows):
        page.write_string(at, 0, word)
        page.write_string(at, 1, neutral(value))


def _isun_values(one: Listed) -> dict[str, Any]:
    """What the columns of ИСУН are called. A settlement that does not lie in the district is left empty, as ИСУН
    refuses the whole list for it; of several stays the first entry and the last leaving."""
    mine, first, last = one.participation, one.stays[0], one.stays[-1]
    given, _space, fathers = one.identity["first_name"].partition(" ")
    town = mine.settlement if mine.settlement and mine.settlement.region_id == mine.region_id else None
    return values(one, "bg") | {
        "given_name": given,
        "fathers_name": fathers,
        "national_number": one.number if one.number_kind == "egn" else "",
        "age": mine.age,
        "county": mine.region_id or "",
        "settlement": town.name if town else "",
        "activity_county": "",
        "entered_on": first.entered_on,
        "left_on": last.left_on,
        "status": "",
        **_outcome(one, last),
    }


def _outcome(one: Listed, last: Any) -> dict[str, str]:
    """How the participation ended and what was seen afterwards; nothing while the person takes part."""
    if last.left_on is None:
        return {"exit_reason": "", "left": "", "observed": ""}
    early = one.participation.state == Participation.State.LEFT_EARLY
    certified = {Observation.Kind.CERTIFICATE, Observation.Kind.QUALIFICATION} & set(one.observed)
    seen = [k for k in one.observed if k in _SEEN]
    before = "same or other" if one.participation.labour == Participation.Labour.EMPLOYED else "other"
    return {
        "left": "early" if early else "to_the_end",
        "certificate": "yes" if certified else "",
        "observed": seen[-1] if seen else "",
        "before": before,
        "exit_reason": last.exit if early else "",
    }


_SEEN = {
    Observation.Kind.SELF_EMPLOYED,
    Observation.Kind.EMPLOYED,
    Observation.Kind.IN_EDUCATION,
    Observation.Kind.SEARCHING,
    Observation.Kind.UNEMPLOYED,
    Observation.Kind.INACTIVE,
}
