"""The layout of the registration form: versions of sections and rows with their words, from a dated data file."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from punte.participation.importing.layout import Choice, Column, layout_for

FILE = Path(__file__).resolve().parents[1] / "layouts" / "registration.yaml"
TEMPLATE = FILE.with_name("registration.typ")
LANGUAGES = ("ro", "bg", "en")
Texts = dict[str, str]


@dataclass(frozen=True)
class Layout:
    """One version of the form, read for one programming period; `words` is the whole of the file's version."""

    version: dt.date
    period: str
    words: dict[str, Any]

    @property
    def sections(self) -> list[dict[str, Any]]:
        """Those that are asked in this period."""
        return [s for s in self.words["sections"] if self.period in s.get("asked_in", [self.period])]

    def label(self, row: dict[str, Any], language: str) -> str:
        """What stands before the value of a row."""
        return row["label"][language] if "label" in row else self.column(row["column"]).title(language)

    def column(self, key: str) -> Column:
        """The column of the participants' list that a row names."""
        return layout_for(self.period).columns[key]

    def choice(self, key: str, code: str, language: str) -> str:
        """The words of a value: of a choice of this column, or the value itself where it has no choices."""
        every = layout_for(self.period)
        name = every.columns[key].choices if key in every.columns else ""
        return _word(every.choices.get(name, []), code, language)

    def truth(self, value: bool, language: str) -> str:
        """Yes or no."""
        return _word(layout_for(self.period).choices["truth"], "yes" if value else "no", language)


def layout_on(day: dt.date, period: str) -> Layout:
    """The version in force on a day; before the first, the first."""
    versions = sorted(_versions(), reverse=True)
    return layout_of(next((v for v in versions if v <= day), versions[-1]), period)


def layout_of(version: dt.date, period: str) -> Layout:
    """The version that a form was made with; KeyError where the file has lost it."""
    return Layout(version, period, _versions()[version])


@lru_cache(maxsize=1)
def _versions() -> dict[dt.date, dict[str, Any]]:
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {told["version"]: told for told in data["versions"]}


def _word(choices: Sequence[Choice], code: str, language: str) -> str:
    return next((c.label[language] for c in choices if c.code == code), code)
