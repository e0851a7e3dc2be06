"""Rows of a list, whether XLSX or CSV, with the columns that were recognised in its header."""

import csv
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from punte.participation.importing import isun
from punte.participation.importing.cells import as_text
from punte.participation.importing.files import MOST_ROWS, FileRefused, kind_of
from punte.participation.importing.layout import Layout

_MOST_COLUMNS = 200
_HEADER_WITHIN = 10
_RECOGNISED = 2  # so many known headers make a row the header
_LAST_ROW = 1_048_576
_HIGH_PAIR = re.compile(rb"[\xc0-\xff][\xc0-\xff]")
_MIXED_PAIR = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
Row = tuple[int, list[Any]]


@dataclass(frozen=True)
class Header:
    """Which cell of a row is which column, where the header stands, and what nobody knew; `isun`: the columns are
    those of ИСУН, whose words are not ours."""

    number: int
    keys: dict[int, str]
    ignored: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    isun: bool = False

    def told(self, cells: list[Any]) -> dict[str, str]:
        """What the row tells, by column; empty cells are left out."""
        if self.isun:
            return isun.told(cells)
        told = {}
        for index, key in self.keys.items():
            text = as_text(cells[index], key) if index < len(cells) else ""
            if text:
                told[key] = text
        return told


@dataclass
class Sheet:
    """A list whose header was read; `rows` can be gone through once. `rows_at_most` is a quick upper bound."""

    kind: str
    header: Header
    rows: Iterator[Row]
    rows_at_most: int


def open_sheet(content: bytes, layout: Layout) -> Sheet:
    """Read the header and stand before the first row; raises FileRefused."""
    kind, rows_at_most = kind_of(content)
    rows = _xlsx(content) if kind == "xlsx" else csv_rows(content, layout)
    first = []
    for row in rows:
        first.append(row)
        if row[0] >= _HEADER_WITHIN:
            break
    header = _find_header(first, layout)
    rest = [r for r in first if r[0] > header.number]
    filled = _filled(iter(rest), rows)
    if header.isun:  # its template has a thousand rows with signs for nothing
        filled = (row for row in filled if header.told(row[1]))
    beginning = next(filled, None)
    if beginning is None:
        raise FileRefused("no_rows")
    if kind == "csv" and rows_at_most > MOST_ROWS:
        rows_at_most = _csv_rows(content, layout)
    return Sheet(kind, header, chain([beginning], filled), rows_at_most)


def _csv_rows(content: bytes, layout: Layout) -> int:
    """Count a long list at once, so that one that is too long is refused before it is taken in."""
    count = sum(1 for _row in _filled(csv_rows(content, layout)))
    if count > MOST_ROWS + 1:
        raise FileRefused("too_many_rows")
    return count


def limited(sheet: Sheet, most: int = MOST_ROWS) -> Iterator[Row]:
    """The rows; raises FileRefused after `most`."""
    for count, row in enumerate(sheet.rows, start=1):
        if count > most:
            raise FileRefused("too_many_rows")
        yield row


def _filled(*parts: Iterator[Row]) -> Iterator[Row]:
    for rows in parts:
        for number, cells in rows:
            if any(c is not None and as_text(c) for c in cells):
                yield number, cells


def _find_header(rows: list[Row], layout: Layout) -> Header:
    """The row among the first ten in which most headers are recognised."""
    best, number, titles = -1, 0, []
    for at, cells in rows:
        texts = [as_text(c) for c in cells]
        if isun.is_heading(texts):
            return Header(at, isun.keys(), isun.ignored(), texts[: len(isun.isun().columns)], isun=True)
        known = sum(layout.key_of(t) is not None for t in texts if t)
        if known > best:
            best, number, titles = known, at, texts
    if best < _RECOGNISED:
        raise FileRefused("no_header")
    return _header(number, titles, layout)


def _header(number: int, titles: list[str], layout: Layout) -> Header:
    keys: dict[int, str] = {}
    names: dict[str, str] = {}
    ignored = []
    for index, title in enumerate(titles):
        key = layout.key_of(title) if title else None
        if key and key in names:
            raise FileRefused("column_twice", first=names[key], second=title)
        if key:
            keys[index], names[key] = key, title
        elif title:
            ignored.append(title[:100])
    _refuse_missing(set(names), layout)
    while titles and not titles[-1]:
        titles.pop()
    return Header(number, keys, ignored, titles)


def _refuse_missing(keys: set[str], layout: Layout) -> None:
    missing = [
        c.key for c in layout.columns.values() if c.mandatory and c.key not in keys and c.unless not in keys
    ]
    if missing:
        raise FileRefused("columns_missing", columns=missing)


def _xlsx(content: bytes) -> Iterator[Row]:
    from openpyxl import load_workbook  # it loads NumPy, which a page does not need

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and dates openpyxl cannot read; the cell says enough
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), start=1):
                if number > _LAST_ROW:
                    raise FileRefused("too_many_rows")
                yield number, cells  # type: ignore[misc]
    except (FileRefused, GeneratorExit, MemoryError):
        raise
    except Exception as error:  # a damaged file breaks openpyxl in many ways; all mean the same to the reader
        raise FileRefused("broken") from error


def csv_rows(content: bytes, layout: Layout) -> Iterator[Row]:
    """The lines of a CSV file by their numbers, whatever its encoding and delimiter; raises FileRefused."""
    encoding = _encoding(content)
    start = content[:65_536].decode(encoding, errors="ignore")
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")
    reader = csv.reader(text, delimiter=_delimiter(start, layout), strict=False)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, cells
    except (csv.Error, UnicodeDecodeError) as error:
        raise FileRefused("row_unreadable", row=number + 1) from error


def _encoding(content: bytes) -> str:
    """UTF-8, else the old code page of Bulgaria or Romania: Cyrillic words are runs of high bytes, while
    Romanian letters stand among plain ones."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        runs, mixed = len(_HIGH_PAIR.findall(content)), len(_MIXED_PAIR.findall(content))
        return "cp1251" if runs > mixed else "windows-1250"
    return "utf-8-sig"


def _delimiter(start: str, layout: Layout) -> str:
    """The one with which most headers are recognised."""
    lines = start.splitlines()[:_HEADER_WITHIN]

    def recognised(delimiter: str) -> int:
        rows = csv.reader(lines, delimiter=delimiter)
        return max((sum(layout.key_of(c) is not None for c in row) for row in rows), default=0)

    return max(";,\t", key=recognised)
