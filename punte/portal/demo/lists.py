"""Participants' lists brought to 309187 as spreadsheets: one applied with problems left over, one taken back, one
waiting to be looked at, one not read yet, one thrown away."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from random import Random
from typing import Any

import xlsxwriter
from django.db import transaction

from punte.base.rls import set_local
from punte.participation.actions.imports import (
    apply_import,
    check_import,
    discard_import,
    undo_import,
    upload_import,
)
from punte.participation.importing.layout import Layout, layout_for
from punte.participation.models import ImportBatch
from punte.people.models import User
from punte.portal.demo.desk import DAY
from punte.portal.demo.people import Crowd, Someone, invent
from punte.portal.demo.situations import in_civil_society, special
from punte.projects.models import Operation

Line = dict[str, Any]
Mistakes = dict[int, Line]
COLUMNS = (
    "last_name first_name national_number birth_date sex phone county settlement labour_status education studies"
    " language disability minority roma third_country foreign_background homeless sending_organisation function"
    " registered_on entered_on"
).split()
# What somebody got wrong, by the row of the first list in which it stands.
MISTAKES: Mistakes = {
    7: {"national_number": "2900514249017"},
    15: {"birth_date": dt.date(3036, 5, 2)},
    22: {"sex": "man"},
    29: {"settlement": "Coltău de Sus"},
    36: {"entered_on": dt.date(1925, 3, 10)},
    44: {"labour_status": "nu știe"},
    51: {"sending_organisation": "Asociația Necunoscută din Nord"},
    58: {"last_name": ""},
}
COUNTIES = {
    "RO113": ("Cluj", "Cluj-Napoca"),
    "RO114": ("Maramureș", "Baia Mare"),
    "RO115": ("Satu Mare", "Carei"),
}
CROWD = Crowd(
    origins={"ro": 78, "hu": 14, "rom": 8},
    places={(town, county): 1 for county, (_name, town) in COUNTIES.items()},
    ages=(20, 62),
    on=dt.date(2025, 3, 1),
)
SENDERS = {
    "RO113": "Asociația „Cetatea Tinerilor” Cluj-Napoca",
    "RO114": "Asociația „Poarta Chioarului”",
    "RO115": "Fundația „Sămânța” Carei",
}


def import_lists(team: Mapping[str, User], seed: int) -> int:
    """Bring the lists, unless they were brought; gives how many."""
    operation = Operation.objects.select_related("consortium").get(code="309187")
    office = _Office(operation, team["elena"], seed)
    with office.circle():
        if ImportBatch.objects.filter(operation=operation).exists():
            return 0
    office.applied("Grup țintă Cluj și Maramureș, martie 2025.xlsx", 60, MISTAKES)
    undo_import(by=team["elena"], batch=office.applied("Lista altui proiect.xlsx", 12))
    office.checked("Voluntari Satu Mare.xlsx", 18, {5: {"national_number": "1"}, 9: {"county": "Narnia"}})
    office.uploaded("Comisii de dialog, martie 2025.xlsx", 8)
    draft = office.checked("Ciornă.xlsx", 5)
    with office.circle():
        discard_import(by=team["elena"], batch=draft)
    return 5


class _Office:
    """Somebody at the import page, with lists of people nobody has met yet."""

    def __init__(self, operation: Operation, by: User, seed: int) -> None:
        self.operation, self.by, self.random = operation, by, Random(f"{seed}:lists")
        self.people = invent(self.random, CROWD)
        self.lead = operation.partnerships.get(role="lead").organisation

    @contextmanager
    def circle(self) -> Iterator[None]:
        """A transaction within the consortium."""
        with transaction.atomic():
            set_local(consortium=self.operation.consortium_id)
            yield

    def uploaded(self, name: str, rows: int, mistakes: Mistakes | None = None) -> ImportBatch:
        """Brought, not read yet."""
        content = self.spreadsheet(rows, mistakes or {})
        with self.circle():
            return upload_import(
                by=self.by, operation=self.operation, organisation=self.lead, name=name, content=content
            )

    def checked(self, name: str, rows: int, mistakes: Mistakes | None = None) -> ImportBatch:
        """Read and checked."""
        batch = self.uploaded(name, rows, mistakes)
        check_import(by=self.by, batch=batch)
        return batch

    def applied(self, name: str, rows: int, mistakes: Mistakes | None = None) -> ImportBatch:
        """Written, without the rows that have problems."""
        return apply_import(by=self.by, batch=self.checked(name, rows, mistakes))

    def spreadsheet(self, rows: int, mistakes: Mistakes) -> bytes:
        """As an office fills in our template; rows count from 2, as the spreadsheet does."""
        layout = layout_for(self.operation.indicator_set)
        lines = [self._line(someone, layout, n) for n, someone in enumerate(islice(self.people, rows), 2)]
        for row, mistake in mistakes.items():
            lines[row - 2] |= mistake
        return _written(lines, [layout.columns[key].header["ro"] for key in COLUMNS])

    def _line(self, someone: Someone, layout: Layout, row: int) -> Line:
        told = in_civil_society(self.random, someone)
        county, town = COUNTIES[someone.place[1]]
        line = {
            "last_name": someone.told.last_name,
            "first_name": someone.told.first_name,
            "national_number": someone.told.number,
            "birth_date": someone.birth,
            "sex": someone.sex,
            "phone": (someone.told.contact or {}).get("phone"),
            "county": county,
            "settlement": town,
            "labour_status": told["labour"],
            "education": str(told["education"]),
            "studies": told["studies"],
            "language": told["language"],
            "sending_organisation": SENDERS[someone.place[1]],
            "function": told["function"],
            "registered_on": dt.date(2025, 2, 24) + DAY * (row % 5),
            "entered_on": dt.date(2025, 3, 10) if row % 3 == 0 else None,
        } | special(self.random, someone)
        return {key: _word(layout, key, line.get(key)) for key in COLUMNS}


def _word(layout: Layout, key: str, value: Any) -> Any:
    """A choice in the words of the Romanian template."""
    choices = layout.choices.get(layout.columns[key].choices, [])
    return next((c.label["ro"] for c in choices if c.code == value), value)


def _written(lines: list[Line], headers: list[str]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": dt.datetime(2025, 3, 14)})
    sheet = book.add_worksheet("Participanți")
    date = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.write_row(0, 0, headers)
    for at, line in enumerate(lines, start=1):
        for column, key in enumerate(COLUMNS):
            value = line[key]
            if isinstance(value, dt.date):
                sheet.write_datetime(at, column, dt.datetime.combine(value, dt.time()), date)
            elif value:
                sheet.write_string(at, column, str(value))
    book.close()
    return out.getvalue()
