"""The list of participants as a file, in the columns of the import: it can be changed and uploaded again."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.tables import CONTENT_TYPES, Cell, Sheet, table_file
from punte.participation import listed
from punte.participation.importing.layout import Column, Layout, layout_for
from punte.participation.listed import Listed
from punte.records.export_kinds import Made, Making

_NUMBER = ("number_kind", "national_number")


def participants(job: Making) -> Made:
    """One row per participant in the columns of the import, so that the list can be changed and uploaded again.
    Columns that the maker has no right to are left out."""
    layout = layout_for(job.operation.indicator_set)
    columns = [c for c in layout.columns.values() if _may_read(job, c)]
    who = listed.who(job)
    sheet = Sheet(
        _("Participants"),
        [c.title(job.language) for c in columns],
        _rows(job, layout, columns, who),
        [max(13, min(30, len(c.title(job.language)) + 2)) for c in columns],
    )
    # The list comes first: an upload reads the first sheet.
    content = table_file(job.format, sheets=[sheet, _about(job, _("Participants"), who)])
    return made(job, _("participants"), content, who)


def _may_read(job: Making, column: Column) -> bool:
    if column.special:
        return listed.may_special(job)
    return column.key not in _NUMBER or listed.may_number(job)


def _rows(job: Making, layout: Layout, columns: list[Column], who: list[int]) -> Iterator[list[Cell]]:
    for one in listed.listed(job, who):
        told = values(one, job.language)
        yield [_shown(layout, column, told.get(column.key), job.language) for column in columns]


def _shown(layout: Layout, column: Column, value: Any, language: str) -> Cell:
    """The word of a choice, the value of anything else."""
    if value is None or value == "" or not column.choices:
        return value
    labels = {c.code: c.label.get(language, c.code) for c in layout.choices[column.choices]}
    return labels.get(str(value), str(value))


def values(one: Listed, language: str) -> dict[str, Any]:
    """What the columns of the import are called, with what is on file; of several stays the last."""
    mine, last = one.participation, one.stays[-1] if one.stays else None
    birth = one.identity.get("birth_date")
    return {
        **one.special,
        "last_name": one.identity["last_name"],
        "first_name": one.identity["first_name"],
        "number_kind": one.number_kind,
        "national_number": one.number,
        "birth_date": dt.date.fromisoformat(birth) if birth else None,
        "sex": one.identity.get("sex") or mine.sex,
        "phone": one.contact.get("phone", ""),
        "email": one.contact.get("email", ""),
        "county": mine.region.name.texts.get(language, mine.region.code) if mine.region else "",
        "settlement": mine.settlement.name if mine.settlement else "",
        "labour_status": mine.labour,
        "education": mine.education,
        "studies": mine.studies,
        "jobless_household": _truth(mine.jobless_household),
        "jobless_household_children": _truth(mine.jobless_household_children),
        "single_adult_children": _truth(mine.single_adult_children),
        "language": mine.language,
        "sending_organisation": mine.sender.name if mine.sender else "",
        "function": mine.function,
        "registered_on": mine.registered_on,
        "entered_on": last.entered_on if last else None,
        "left_on": last.left_on if last else None,
        "exit_reason": last.exit if last else "",
        "partner": mine.organisation.name,
    }


def _truth(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _about(job: Making, title: str, who: list[int]) -> Sheet:
    operation = job.operation
    rows: list[list[Cell]] = [
        [_("File"), title],
        [_("Project"), f"{operation.official_code or operation.code}: {operation.title}"],
        [_("Day"), clock.today(operation.zone)],
        [_("Participants in the list"), len(who)],
        [_("Left out, because their data are restricted"), listed.left_out(job)],
        [_("Made by"), job.by.name],
        [_("Made"), timezone.localtime()],
    ]
    return Sheet(_("About"), (), rows, (44, 70), about=True)


def made(job: Making, name: str, content: bytes, who: list[int]) -> Made:
    """The file of a list of these participations."""
    file = f"{name}-{job.operation.code}-{clock.today(job.operation.zone).isoformat()}.{job.format}"
    return Made(file, CONTENT_TYPES[job.format], content, listed.persons_of(who))
