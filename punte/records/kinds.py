"""Kinds of facts: each room's `facts.py` names what it tells the house; a registry knows them all."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Kind:
    """`number` is what the fact row stores and never changes; `code` is what definitions name."""

    number: int
    code: str
    label: str | Promise
    unit: str = ""
    by_hand: bool = False

    def __post_init__(self) -> None:
        other = _KINDS.setdefault(self.code, self)
        if other != self or any(k.number == self.number for k in _KINDS.values() if k is not other):
            raise ValueError(f"Two kinds of facts share {self.code} or {self.number}.")


_KINDS: dict[str, Kind] = {}


@lru_cache(maxsize=1)
def all_kinds() -> dict[str, Kind]:
    """Every kind of every room, by code."""
    autodiscover_modules("facts")
    return _KINDS


def kind(code: str) -> Kind:
    """The kind of this code; raises KeyError."""
    return all_kinds()[code]


@lru_cache(maxsize=1)
def kinds_by_number() -> dict[int, Kind]:
    """Every kind, by the number a fact row stores."""
    return {k.number: k for k in all_kinds().values()}
