"""The list handed back with a reason beside each row, to be put right and uploaded again."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from punte.base.tables import neutral
from punte.participation.importing import reasons, sheets, situation
from punte.participation.importing.cells import as_text
from punte.participation.importing.layout import Layout
from punte.participation.models import ImportBatch

AS_IT_WAS = 20_000  # longer lists are handed back from the staged rows, with the known columns only
Problems = dict[int, list[dict[str, Any]]]
Line = tuple[int, list[str]]


def handed_back(
    batch: ImportBatch, content: bytes | None, layout: Layout, problems: Problems, *, every: bool
) -> bytes:
    """The same kind of file as came; only rows with problems unless `every`. `content` is the file, or None
    for one so long that the staged rows must do."""
    titles, lines = _as_it_was(content, layout) if content else _as_staged(batch, layout)
    told = ((number, cells) for number, cells in lines if every or number in problems)
    write = _xlsx if batch.columns["kind"] == "xlsx" else _csv
    rows = (
        [*map(neutral, _padded(cells, len(titles))), *_told(number, problems, layout)]
        for number, cells in told
    )
    return write([*titles, _("Row of the list"), _("What is wrong with this row")], rows)


def _padded(cells: list[str], width: int) -> list[str]:
    return (cells + [""] * width)[:width]


def _told(number: int, problems: Problems, layout: Layout) -> tuple[str, str]:
    lines = [
        f"{reasons.title(layout, p['column'])}: {reasons.row_reason(p)}" for p in problems.get(number, [])
    ]
    return str(number), "\n".join(lines)


def _as_it_was(content: bytes, layout: Layout) -> tuple[list[str], Iterator[Line]]:
    sheet = sheets.open_sheet(content, layout)
    keys = sheet.header.keys
    lines = (
        (number, [as_text(c, keys.get(at, "")) for at, c in enumerate(cells)])
        for number, cells in sheets.limited(sheet)
    )
    return list(map(neutral, sheet.header.titles)), lines


def _as_staged(batch: ImportBatch, layout: Layout) -> tuple[list[str], Iterator[Line]]:
    known = [key for key in batch.columns["known"] if key in layout.columns]
    lines = (
        (number, [told.get(key, "") for key in known])
        for number, told in situation.all_told(batch, batch.key)
    )
    return [reasons.title(layout, key) for key in known], lines


def _csv(titles: list[str], rows: Iterator[list[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(titles)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(titles: list[str], rows: Iterator[list[str]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet, head = book.add_worksheet(), book.add_format({"bold": True})
    for at, title in enumerate(titles):
        sheet.write_string(0, at, title, head)
    for number, cells in enumerate(rows, start=1):
        for at, cell in enumerate(cells):
            sheet.write_string(number, at, cell)
    sheet.set_column(len(titles) - 1, len(titles) - 1, 60)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
