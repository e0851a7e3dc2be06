"""What somebody learnt with us, for a CV: told by the rooms that teach.

A room registers in its `schooling.py`; those files are looked for once, by their name."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Learnt:
    """A course and what attests to it. `key` names it for good; `until` None: it still goes on; `certificate` and
    `check`: the number of a certificate that stands, and the path under which anybody can check it."""

    key: str
    title: str
    provider: str
    since: dt.date
    until: dt.date | None
    hours: int = 0
    certificate: str = ""
    kind: str = ""
    check: str = ""


Teller = Callable[[Collection[int]], list[Learnt]]
_TELLERS: list[Teller] = []


def register(tell: Teller) -> None:
    """`tell` gives for the numbers of one person what they learnt, in the language of the moment and in a fixed number
    of queries."""
    _TELLERS.append(tell)


@lru_cache(maxsize=1)
def _tellers() -> tuple[Teller, ...]:
    autodiscover_modules("schooling")
    return tuple(_TELLERS)


def learnt(persons: Collection[int]) -> list[Learnt]:
    """Everything these numbers of one person learnt, the latest first."""
    found = [one for tell in _tellers() for one in tell(persons)]
    return sorted(found, key=lambda one: (one.until or dt.date.max, one.since, one.key), reverse=True)
