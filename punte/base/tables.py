"""Tables as files: a workbook of several sheets, or a text table as Excel opens it. No cell is ever a formula."""

import csv
import datetime as dt
import io
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter

from punte.base import formats

Cell = str | int | float | Decimal | dt.date | dt.datetime | bool | None
FORMATS = ("xlsx", "csv")
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
DRAFTS = "punte-table-"  # folders in the temporary directory in which rows wait; a killed process leaves one
_PLAIN_NUMBER = re.compile(r"[+-]?[\d\s().,/-]+")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']+")
_WIDTH, _WIDEST_TITLE = 18, 31


@dataclass(frozen=True)
class Sheet:
    """One table. `rows` are gone through once and may be a generator; `widths` in characters, per column, may
    be shorter than `heads`. `about`: says what the file is and stays out of text tables, which hold data only."""

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()
    about: bool = False


def table_file(format: str, *, sheets: Sequence[Sheet]) -> bytes:
    """The file, as "xlsx" or "csv" (UTF-8 with a mark, semicolons, the reader's decimal sign, several tables one
    below the other). Texts that a spreadsheet would run are made harmless. Raises KeyError on another format."""
    return {"xlsx": _xlsx, "csv": _csv}[format](sheets)


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula when it is opened again; a telephone number stays as it is."""
    risky = text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _PLAIN_NUMBER.fullmatch(text)
    return f"'{text}" if risky else text


def _csv(sheets: Sequence[Sheet]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    tables = [s for s in sheets if not s.about]
    for at, sheet in enumerate(tables):
        if at:
            writer.writerow([])
        if len(tables) > 1:
            writer.writerow([neutral(str(sheet.title))])
        if sheet.heads:
            writer.writerow([neutral(str(h)) for h in sheet.heads])
        writer.writerows([_written(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    """Days as 2025-03-17, numbers without grouping and with the decimal sign the reader's spreadsheet expects."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, Decimal | float):
        text = format(Decimal(str(cell)), "f")
        return text if formats.language() == "en" else text.replace(".", ",")
    return neutral(str(cell))


def _xlsx(sheets: Sequence[Sheet]) -> bytes:
    out = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix=DRAFTS) as drafts:
        book = xlsxwriter.Workbook(out, {"constant_memory": True, "tmpdir": drafts})
        looks = {
            "head": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#EFE7EC"}
            ),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"}),
            "moment": book.add_format({"num_format": "dd.mm.yyyy hh:mm", "valign": "top", "align": "left"}),
            "whole": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "part": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
        }
        titles: set[str] = set()
        for sheet in sheets:
            _write_sheet(book.add_worksheet(_tab(sheet.title, titles)), sheet, looks)
        book.close()
    return out.getvalue()


def _tab(title: str, taken: set[str]) -> str:
    """A name that a spreadsheet allows for a tab: short, without brackets, different from the others."""
    stem = _NOT_IN_TITLES.sub(" ", str(title)).strip()[:_WIDEST_TITLE].strip() or "1"
    tab, number = stem, 1
    while tab.casefold() in taken:
        number += 1
        tab = f"{stem[: _WIDEST_TITLE - 4].strip()} {number}"
    taken.add(tab.casefold())
    return tab


def _write_sheet(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    count = max(len(sheet.heads), len(sheet.widths))
    for at in range(count):
        page.set_column(at, at, sheet.widths[at] if at < len(sheet.widths) else _WIDTH)
    for at, head in enumerate(sheet.heads):
        page.write_string(0, at, neutral(str(head)), looks["head"])
    start = 1 if sheet.heads else 0
    if start:
        page.freeze_panes(1, 0)
    for number, row in enumerate(sheet.rows, start=start):
        for at, cell in enumerate(row):
            _write_cell(page, number, at, cell, looks)


def _write_cell(page: Any, row: int, at: int, cell: Cell, looks: dict[str, Any]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, dt.datetime):
        page.write_datetime(row, at, cell.replace(tzinfo=None), looks["moment"])
    elif isinstance(cell, dt.date):
        page.write_datetime(row, at, cell, looks["day"])
    elif isinstance(cell, int) and not isinstance(cell, bool):
        page.write_number(row, at, cell, looks["whole"])
    elif isinstance(cell, Decimal | float):
        page.write_number(row, at, cell, looks["part"])
    else:
        page.write_string(row, at, neutral(str(cell)), looks["text"])
