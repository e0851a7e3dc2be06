"""What an opportunity is called and where it is read: told by the room that put it on the board.

A room registers in its `opportunities.py`; those files are looked for once, by their name."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.module_loading import autodiscover_modules

from punte.matching.models import Opportunity


@dataclass(frozen=True)
class Told:
    """Its title, its page, whose it is, and a line of what is worth knowing before (pay, first day)."""

    title: str
    url: str = ""
    by: str = ""
    note: str = ""


Teller = Callable[[Collection[int]], dict[int, Told]]
_TELLERS: dict[str, Teller] = {}


def register(source_type: str, tell: Teller) -> None:
    """`tell` gives for numbers of rows of this model what they are called, in a fixed number of queries."""
    _TELLERS[source_type] = tell


@lru_cache(maxsize=1)
def _tellers() -> dict[str, Teller]:
    autodiscover_modules("opportunities")
    return _TELLERS


def told(opportunities: Iterable[Opportunity]) -> dict[int, Told]:
    """Of each opportunity, by its number; the occupation's name where no room tells. Have `occupation` fetched."""
    rows, by_type = list(opportunities), defaultdict(list)
    for one in rows:
        by_type[one.source_type].append(one.source_id)
    found = {
        (kind, pk): said
        for kind, numbers in by_type.items()
        if kind in _tellers()
        for pk, said in _tellers()[kind](numbers).items()
    }
    return {one.pk: found.get((one.source_type, one.source_id)) or _plainly(one) for one in rows}


def _plainly(one: Opportunity) -> Told:
    return Told(str(one.occupation) if one.occupation else str(one.get_kind_display()))
