"""The empty list to fill in, in three languages: a workbook with choices and explanations, or a text table."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from punte.participation.importing.layout import Column, Layout
from punte.reference.models import Region

_FILLED_UP_TO = 5_000
_WIDE = {
    "name": 22,
    "email": 28,
    "organisation": 30,
    "partner": 30,
    "number": 18,
    "settlement": 22,
    "county": 20,
}
_COUNTRIES = {"bg": ("BG", "RO")}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_csv(layout: Layout, language: str) -> bytes:
    """The headers alone, as Excel opens them."""
    titles = [_marked(c, language) for c in layout.columns.values()]
    return (";".join(titles) + "\r\n").encode("utf-8-sig")


def _marked(column: Column, language: str) -> str:
    return column.title(language) + (" *" if column.mandatory else "")


def template_xlsx(layout: Layout, language: str) -> bytes:
    """Headers with their choices; a second sheet explains each column. Words follow the active language."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": _("Participants' list"), "company": "Punte"})
    people = book.add_worksheet(_("Participants"))
    explained = book.add_worksheet(_("Explanation"))
    lists = book.add_worksheet("_")
    lists.hide()
    ranges = _write_lists(lists, layout, language)
    _write_headers(book, people, layout, language, ranges)
    _write_explanation(book, explained, layout, language)
    book.close()
    return out.getvalue()


def _write_lists(sheet: Any, layout: Layout, language: str) -> dict[str, str]:
    """Each list of choices in a column of its own; gives the range of each."""
    lists = {name: [c.label.get(language, c.code) for c in rows] for name, rows in layout.choices.items()}
    lists["county"] = _counties(language)
    ranges = {}
    for at, (name, words) in enumerate(lists.items()):
        for row, word in enumerate(words):
            sheet.write_string(row, at, word)
        letter = chr(ord("A") + at)
        ranges[name] = f"=_!${letter}$1:${letter}${len(words)}"
    return ranges


def _counties(language: str) -> list[str]:
    """Of both countries, the reader's own first."""
    order = _COUNTRIES.get(language, ("RO", "BG"))
    return [
        word
        for country in order
        for word in sorted(r.name.texts.get(language, r.code) for r in Region.objects.counties(country))
    ]


def _write_headers(book: Any, sheet: Any, layout: Layout, language: str, ranges: dict[str, str]) -> None:
    must = book.add_format(
        {"bold": True, "bg_color": "#6A2450", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
    )
    may = book.add_format(
        {"bold": True, "bg_color": "#EFE7EC", "font_color": "#231A1D", "text_wrap": True, "valign": "top"}
    )
    text, date = book.add_format({"num_format": "@"}), book.add_format({"num_format": "dd.mm.yyyy"})
    for at, column in enumerate(layout.columns.values()):
        sheet.write_string(0, at, _marked(column, language), must if column.mandatory else may)
        width = _WIDE.get(column.kind, max(13, min(24, len(column.title(language)) + 2)))
        sheet.set_column(at, at, width, {"date": date, "number": text, "phone": text}.get(column.kind))
        source = ranges.get(column.choices or column.kind)
        if source:
            wrong = {"error_title": column.title(language)[:32], "error_message": _("Choose from the list.")}
            sheet.data_validation(1, at, _FILLED_UP_TO, at, {"validate": "list", "source": source, **wrong})
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 2)


def _write_explanation(book: Any, sheet: Any, layout: Layout, language: str) -> None:
    head = book.add_format({"bold": True, "bg_color": "#6A2450", "font_color": "#FFFFFF"})
    bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    body = book.add_format({"valign": "top", "text_wrap": True})
    for at, (word, width) in enumerate(
        ((_("Column"), 30), (_("Mandatory"), 12), (_("Meaning"), 60), (_("Choices"), 60), (_("Example"), 24))
    ):
        sheet.write_string(0, at, word, head)
        sheet.set_column(at, at, width)
    for row, column in enumerate(layout.columns.values(), start=1):
        choices = [c.label.get(language, c.code) for c in layout.choices.get(column.choices, [])]
        cells = [
            _("yes") if column.mandatory else "",
            column.help.get(language, column.help["en"]),
            "\n".join(choices),
            column.example.get(language, ""),
        ]
        sheet.write_string(row, 0, column.title(language), bold)
        for at, text in enumerate(cells, start=1):
            sheet.write_string(row, at, text, body)
    sheet.freeze_panes(1, 1)
