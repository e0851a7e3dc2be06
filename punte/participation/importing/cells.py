"""Cells as text: whatever a spreadsheet holds becomes text for the checks, and nothing is evaluated."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from punte.base.tables import neutral

KEPT = 1_000  # characters of one cell that are kept; a longer one is refused anyway
FORMULA_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|_x00(?:[01][0-9A-Fa-f]|7[Ff])_")
_LENGTH_OF_EGN = 10


def as_text(value: Any, key: str = "") -> str:
    """The text of a cell; empty for an empty one."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = value.strip()[:KEPT]
        return text[1:] if text[:1] == "'" and neutral(text[1:]) == text else text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _digits(value, key)
    if isinstance(value, dt.time | dt.timedelta):
        return str(value)
    # An array formula or a data table: openpyxl gives an object, which is told as the formula it is.
    return f"={getattr(value, 'text', '') or ''}"[:KEPT]


def _digits(value: float, key: str) -> str:
    text = format(Decimal(str(value)).normalize(), "f") if isinstance(value, float) else str(value)
    if key == "national_number" and text.isdecimal() and _LENGTH_OF_EGN - 2 <= len(text) < _LENGTH_OF_EGN:
        return text.zfill(_LENGTH_OF_EGN)  # a spreadsheet drops the zeros in front of an ЕГН
    return text


def is_formula(text: str) -> bool:
    """A formula, a text that a spreadsheet would take for one, or what a broken one leaves."""
    return text.startswith("=") or text.upper() in FORMULA_ERRORS


def has_control(text: str) -> bool:
    """Characters that no keyboard writes; line breaks and tabs inside a cell are spaces."""
    return _CONTROL.search(text) is not None
