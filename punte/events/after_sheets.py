"""Rooms above that act when a sheet is closed or corrected (a course, whose people are then trained) say so here.

A room has a module `after_sheets.py` that calls `register`; what it registers runs in the transaction of the closing,
in the name of who closed. What it refuses, refuses the closing.
"""

from collections.abc import Callable
from functools import cache

from django.utils.module_loading import autodiscover_modules

from punte.events.models import Sheet
from punte.people.models import User

Listener = Callable[[Sheet, User], None]
_LISTENERS: list[Listener] = []


def register(listener: Listener) -> Listener:
    """Call `listener(sheet, by)` after each closing and each addendum."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)
    return listener


@cache
def _listeners() -> list[Listener]:
    autodiscover_modules("after_sheets")
    return _LISTENERS


def tell(sheet: Sheet, by: User) -> None:
    """The sheet was closed or corrected."""
    for listener in _listeners():
        listener(sheet, by)
