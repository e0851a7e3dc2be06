"""Texts as values: each kind of column has a reader that gives the value, or the code of what is wrong."""

import datetime as dt
import re
from collections.abc import Callable

from punte.base.text import tidy
from punte.participation.importing.layout import Column, Layout

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_BY_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_EMAIL = re.compile(r"[^@\s,;<>()\"]+@[^@\s,;<>()\".]+(\.[^@\s,;<>()\".]+)*\.[^\W\d_]{2,}")
_PHONE = re.compile(r"[\d\s+/().\-\u2013]+")
_YEAR_SIGN = re.compile(r"\s*г\.?$")


class Fault(Exception):
    """This text is no value of its column; `code` says why."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def as_name(text: str, column: Column, layout: Layout) -> str:
    """A name has letters and no digits."""
    name = tidy(text)
    if any(c.isdigit() for c in name) or not any(c.isalpha() for c in name):
        raise Fault("name_shape")
    return name


def as_date(text: str, column: Column, layout: Layout) -> dt.date:
    """Year first or day first, the year with four digits."""
    text = _YEAR_SIGN.sub("", text.strip())
    try:
        if match := _ISO.fullmatch(text):
            return dt.date(*map(int, match.groups()))
        if match := _BY_DAY.fullmatch(text):
            day, month, year = map(int, match.groups())
            return dt.date(year, month, day)
    except ValueError:
        pass
    raise Fault("date_shape")


def as_choice(text: str, column: Column, layout: Layout) -> str:
    """The code of one of the choices."""
    code = layout.code_of(column.choices, text)
    if code is None:
        raise Fault("choice")
    return code


def as_email(text: str, column: Column, layout: Layout) -> str:
    """One address, in small letters."""
    if not _EMAIL.fullmatch(text) or ".." in text:
        raise Fault("email_shape")
    return text.lower()


def as_phone(text: str, column: Column, layout: Layout) -> str:
    """As it was written, if it can be dialled."""
    if not _PHONE.fullmatch(text) or not 6 <= sum(c.isdigit() for c in text) <= 15:
        raise Fault("phone_shape")
    return tidy(text)


def as_words(text: str, column: Column, layout: Layout) -> str:
    """Text as it is stored; who knows what it names looks it up."""
    return tidy(text)


READERS: dict[str, Callable[[str, Column, Layout], object]] = {
    "name": as_name,
    "date": as_date,
    "choice": as_choice,
    "email": as_email,
    "phone": as_phone,
}
