"""Checklists: what an auditor looks at, as dated data files (`checklists/*.yaml`)."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from punte.base.translated import Translated

FOLDER = Path(__file__).parent / "checklists"
_FILES = {"participation": "participant", "fact": "fact"}


@dataclass(frozen=True)
class Item:
    """One point, with what to look at."""

    code: str
    name: Translated
    hint: Translated


@dataclass(frozen=True)
class Checklist:
    """The points in their order, and since when they are asked."""

    valid_from: dt.date
    items: tuple[Item, ...]

    @property
    def codes(self) -> list[str]:
        """The codes in their order."""
        return [item.code for item in self.items]


@lru_cache(maxsize=4)
def checklist(what: str) -> Checklist:
    """The checklist for units of this kind (`Sample.What`); raises KeyError where there is none."""
    data = yaml.safe_load((FOLDER / f"{_FILES[what]}.yaml").read_text(encoding="utf-8"))
    items = [
        Item(row["code"], Translated(row["name"], source="en"), Translated(row["hint"], source="en"))
        for row in data["items"]
    ]
    return Checklist(data["valid_from"], tuple(items))
