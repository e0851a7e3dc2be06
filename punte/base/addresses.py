"""Addresses of pages as reverse() gives them, found once: afterwards only what differs is put in its place."""

from functools import cache
from typing import Any
from urllib.parse import quote

from django.urls import get_script_prefix, get_urlconf, reverse

_MARK = 987_654_321_000  # a number that stands in no address by itself


def address(name: str, *args: Any) -> str:
    """The address of a page whose parts are numbers and codes. Raises NoReverseMatch."""
    pattern = _pattern(name, len(args), get_urlconf(), get_script_prefix())
    return pattern.format(*(quote(str(part), safe="") for part in args)) if args else pattern


@cache
def _pattern(name: str, parts: int, _urlconf: str | None, _prefix: str) -> str:
    marks = [_MARK + n for n in range(parts)]
    found = reverse(name, args=marks)
    for mark in marks:
        found = found.replace(str(mark), "{}")
    return found
