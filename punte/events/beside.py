"""What rooms above have beside an event (the round table that is held there): links on its public page.

A room has a module `beside.py` that calls `register`; what it registers gives (words, address) for an event that
stands in the public calendar.
"""

from collections.abc import Callable, Iterable
from functools import cache

from django.utils.module_loading import autodiscover_modules

from punte.events.models import Event

Link = tuple[str, str]
Teller = Callable[[Event], Iterable[Link]]
_TELLERS: list[Teller] = []


def register(teller: Teller) -> Teller:
    """Ask `teller(event)` for links."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)
    return teller


@cache
def _tellers() -> list[Teller]:
    autodiscover_modules("beside")
    return _TELLERS


def links(event: Event) -> list[Link]:
    """Where else this event goes on, for everybody; nothing where it is not in the public calendar."""
    return [link for teller in _tellers() for link in teller(event)] if event.public else []
