"""The participants' list as data: its columns, how their headers are written, which choices they take."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from punte.base.text import folded

FILE = Path(__file__).resolve().parents[1] / "layouts" / "participants.yaml"
LANGUAGES = ("en", "ro", "bg")
_NOT_WORD = re.compile(r"[\W_]+")
Texts = dict[str, str]


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """A word as it is compared: no capitals, diacritics, spaces or punctuation."""
    return _NOT_WORD.sub("", folded(text))


@dataclass(frozen=True)
class Choice:
    """One value a column takes, and how it may be written."""

    code: str
    label: Texts
    aliases: Sequence[str] = ()


@dataclass(frozen=True)
class Column:
    """One column of the list; the meaning of each field stands in the file."""

    key: str
    kind: str
    header: Texts
    help: Texts
    example: Texts
    aliases: Sequence[str] = ()
    mandatory: bool = False
    unless: str = ""
    most: int = 200
    choices: str = ""
    special: bool = False
    asked_in: Sequence[str] = ()
    complete_in: Sequence[str] | str = ()

    def title(self, language: str) -> str:
        """The header in the reader's language."""
        return self.header.get(language, self.header["en"])

    def counts_in(self, period: str) -> bool:
        """Whether a row without it counts only in the grand total."""
        return self.complete_in == "all" or period in self.complete_in


@dataclass(frozen=True)
class Layout:
    """The columns asked in one programming period."""

    period: str
    columns: dict[str, Column]
    headers: dict[str, str] = field(repr=False)
    words: dict[str, dict[str, str]] = field(repr=False)
    choices: dict[str, list[Choice]] = field(repr=False)

    def key_of(self, header: str) -> str | None:
        """The column that a header names, in whichever language."""
        return self.headers.get(plain(header))

    def code_of(self, choices: str, text: str) -> str | None:
        """The choice that a text names."""
        return self.words[choices].get(plain(text))

    @property
    def special(self) -> list[str]:
        """The columns on special categories."""
        return [c.key for c in self.columns.values() if c.special]

    @property
    def completing(self) -> list[str]:
        """The columns without which a row counts only in the grand total."""
        return [c.key for c in self.columns.values() if c.counts_in(self.period)]


@lru_cache(maxsize=8)
def layout_for(period: str) -> Layout:
    """The layout of a programming period such as 2021-2027."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    every = [Column(**c) for c in data["columns"]]
    columns = {c.key: c for c in every if not c.asked_in or period in c.asked_in}
    choices = {name: [Choice(**c) for c in rows] for name, rows in data["choices"].items()}
    headers = {plain(h): c.key for c in columns.values() for h in (c.key, *c.header.values(), *c.aliases)}
    return Layout(period, columns, headers, {n: _words(rows) for n, rows in choices.items()}, choices)


def _words(choices: Iterable[Choice]) -> dict[str, str]:
    return {plain(w): c.code for c in choices for w in (c.code, *c.label.values(), *c.aliases)}


def problem_codes() -> list[str]:
    """Every problem a row can have, as the file lists them."""
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [p["code"] for p in data["problems"]]
