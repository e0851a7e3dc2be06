"""What stands behind a fact, for whoever opens a number: how it came about and where it is proved, in the reader's
language. Rooms above say so for kinds of facts that are about people whose names are not for every reader.

A room has a module `opened.py` that calls `register`; what it registers answers for many facts with a fixed number of
queries, and names nobody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.module_loading import autodiscover_modules

from punte.people.models import User
from punte.records.kinds import Kind
from punte.records.models import Fact


@dataclass(frozen=True)
class Opened:
    """`title` is what it happened in, `small` how; `proof` what proves it, `url` where this reader reads that."""

    title: str
    small: str
    proof: str = ""
    url: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.title, self.small, self.proof)))


Opener = Callable[[list[Fact], User], dict[int, Opened]]
_OPENERS: dict[int, Opener] = {}


def register(opener: Opener, *kinds: Kind) -> None:
    """Ask `opener(facts, reader)` about facts of these kinds; it gives what it knows, by the number of the fact."""
    _OPENERS.update({kind.number: opener for kind in kinds})


@cache
def _openers() -> dict[int, Opener]:
    autodiscover_modules("opened")
    return _OPENERS


def opened(facts: Iterable[Fact], reader: User) -> dict[int, Opened]:
    """What stands behind each of these facts, by its number, where a room says so."""
    asked: dict[Opener, list[Fact]] = {}
    for fact in facts:
        if opener := _openers().get(fact.kind):
            asked.setdefault(opener, []).append(fact)
    found: dict[int, Opened] = {}
    for opener, rows in asked.items():
        found |= opener(rows, reader)
    return found
