"""Lists of who comes, as the participants' import reads tables: the same safe readers, fewer columns."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from punte.participation.importing import reasons, sheets
from punte.participation.importing.cells import has_control, is_formula
from punte.participation.importing.files import FileRefused
from punte.participation.importing.layout import Choice, Column, Layout, layout_for, plain
from punte.participation.importing.values import READERS, Fault, as_words
from punte.people.numbers import read_number
from punte.projects.models import Operation

MOST_ROWS = 500
LARGEST = 5 * 1024 * 1024
_TAKEN_OVER = ("last_name", "first_name", "number_kind", "national_number", "phone", "email")
_LANGUAGES = {
    "ro": ("română", "romana", "румънски"),
    "bg": ("български", "bulgară"),
    "en": ("English", "engleză"),
}
_OWN = (
    Column(
        "language", "choice", choices="letters",
        header={"en": "Language", "ro": "Limba", "bg": "Език"}, aliases=("Language of letters", "Limba scrisorilor"),
        help={
            "en": "In which we write: ro, bg or en.", "ro": "În care scriem: ro, bg sau en.",
            "bg": "На който пишем: ro, bg или en.",
        },
        example={"en": "en", "ro": "ro", "bg": "bg"},
    ),
    Column(
        "needs", "text", most=300,
        header={"en": "Needs", "ro": "Nevoi", "bg": "Нужди"}, aliases=("Accessibility", "Accesibilitate", "Достъпност"),
        help={
            "en": "What the person needs to take part. Deleted a week after the event.",
            "ro": "De ce are nevoie persoana ca să participe. Se șterge la o săptămână după eveniment.",
            "bg": "Какво е нужно на човека, за да участва. Изтрива се седмица след събитието.",
        },
        example={"en": "ramp", "ro": "rampă", "bg": "рампа"},
    ),
)  # fmt: skip


@lru_cache(maxsize=8)
def layout_of(period: str) -> Layout:
    """The columns of a list of registrations: names, number, contact, language, needs."""
    whole = layout_for(period)
    own = {c.key: replace(c, complete_in=()) for c in (*(whole.columns[k] for k in _TAKEN_OVER), *_OWN)}
    headers = {plain(h): c.key for c in own.values() for h in (c.key, *c.header.values(), *c.aliases)}
    letters = [Choice(code, {}, (code, *names)) for code, names in _LANGUAGES.items()]
    words = {**whole.words, "letters": {plain(w): c.code for c in letters for w in c.aliases}}
    choices = {"number_kind": whole.choices["number_kind"], "letters": letters}
    return Layout(period, own, headers, words, choices)


def read(content: bytes, operation: Operation) -> dict[str, Any]:
    """{"rows": [{"row": number in the file, "told": values, "problems": [(column, code)]}], "ignored": titles}; raises
    FileRefused on what is no such list."""
    if len(content) > LARGEST:
        raise FileRefused("list_too_big")
    layout = layout_of(operation.indicator_set)
    sheet = sheets.open_sheet(content, layout)
    rows: list[dict[str, Any]] = []
    for number, cells in sheet.rows:
        if len(rows) == MOST_ROWS:
            raise FileRefused("list_too_long")
        rows.append({"row": number, **_read_row(sheet.header.told(cells), layout)})
    return {"rows": rows, "ignored": sheet.header.ignored}


def _read_row(told: dict[str, str], layout: Layout) -> dict[str, Any]:
    values: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for column in layout.columns.values():
        text = told.get(column.key, "")
        if not text:
            if column.mandatory:
                problems.append((column.key, "missing"))
            continue
        try:
            values[column.key] = _value(text, column, layout)
        except Fault as fault:
            problems.append((column.key, fault.code))
    number = read_number(values.pop("national_number", ""), values.pop("number_kind", ""))
    if number.fault:
        problems.append(("national_number", number.fault))
    elif number.digits:
        values["national_number"] = number.digits
    return {"told": values, "problems": problems}


def _value(text: str, column: Column, layout: Layout) -> str:
    if is_formula(text):
        raise Fault("formula")
    if has_control(text):
        raise Fault("control")
    if len(text) > column.most:
        raise Fault("too_long")
    return str(READERS.get(column.kind, as_words)(text, column, layout))


def file_reason(refusal: FileRefused) -> str:
    """Why the whole file is refused, in the reader's words."""
    if refusal.code == "list_too_big":
        return _("The file is larger than 5 MB. A list of registrations is much smaller.")
    if refusal.code in ("list_too_long", "too_many_rows"):
        return _("The list has more than 500 rows. Split it into several lists.")
    return reasons.file_reason(refusal)


def row_reason(column: str, code: str, layout: Layout) -> str:
    """What is wrong in a cell, in the reader's words."""
    if code == "too_long":
        return _("The text is longer than %(most)s characters.") % {"most": layout.columns[column].most}
    if code == "twice":
        return _("The same person stands in the list above already.")
    return reasons.row_reason({"code": code, "column": column})
