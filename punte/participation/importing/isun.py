"""The participants' list of ИСУН: its 35 columns read into ours and written from ours, as `layouts/isun.yaml` says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from punte.participation.importing.cells import as_text
from punte.participation.importing.layout import plain

FILE = Path(__file__).resolve().parents[1] / "layouts" / "isun.yaml"
MARK = "layout"  # among what a staged row tells: that it came in this layout
_TITLES_THAT_DIFFER = 3  # a heading with more of them is another list
_WHOLE_DATE = 3
Values = dict[str, str]


@dataclass(frozen=True)
class Column:
    """One of the 35; the meaning of each field stands in the file."""

    title: str
    width: int
    key: str = ""
    codes: str = ""
    part: str = ""
    default: str = ""
    derived: bool = False


@dataclass(frozen=True)
class Code:
    """A word of ИСУН, what is read from it, and what else is written with it."""

    word: str
    tells: Values
    also: Sequence[Values] = field(default=())


@dataclass(frozen=True)
class Isun:
    """The layout."""

    version: int
    sheet: str
    nothing: str
    bands: list[dict[str, Any]]
    columns: list[Column]
    codes: dict[str, list[Code]]

    def word(self, codes: str, values: Mapping[str, str]) -> str:
        """The word for these values of ours; the sign for nothing where there is none."""
        for code in self.codes[codes]:
            if any(_holds(wanted, values) for wanted in (code.tells, *code.also)):
                return code.word
        return self.nothing

    def tells(self, codes: str, text: str) -> Values | None:
        """What a word says; None where ИСУН has no such word."""
        return next((c.tells for c in self.codes[codes] if plain(c.word) == plain(text)), None)


def _holds(wanted: Values, values: Mapping[str, str]) -> bool:
    return all(values.get(key) == value for key, value in wanted.items())


@lru_cache(maxsize=1)
def isun() -> Isun:
    """The layout as the file has it."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    codes = {name: [Code(**row) for row in rows] for name, rows in data["codes"].items()}
    columns = [Column(**row) for row in data["columns"]]
    return Isun(data["version"], data["sheet"], data["nothing"], data["bands"], columns, codes)


def is_heading(texts: Sequence[str]) -> bool:
    """Whether this row is the heading of ИСУН: its titles in their places."""
    columns = isun().columns
    if len(texts) < len(columns):
        return False
    wrong = sum(
        plain(text) != plain(column.title)
        for text, column in zip(texts, columns, strict=False)
        if column.title
    )
    return wrong <= _TITLES_THAT_DIFFER


def keys() -> dict[int, str]:
    """Which column of ours stands where, as far as one cell tells one."""
    ours = {"given_name": "first_name", "status": "", "fathers_name": ""}
    found: dict[int, str] = {}
    for at, column in enumerate(isun().columns):
        key = ours.get(column.key, column.key)
        if key and not column.derived and key not in found.values():
            found[at] = key
    return found


def ignored() -> list[str]:
    """Columns that are not read, by their titles; those that Punte reckons by itself are not named."""
    return [c.title for c in isun().columns if c.title and not c.key]


def told(cells: Sequence[Any]) -> Values:
    """What a row tells in our columns; an empty template row tells nothing."""
    texts = _texts(cells)
    found = {key: text for key, text in texts.items() if key in _PLAIN and text}
    first = " ".join(t for t in (texts.get("given_name"), texts.get("fathers_name")) if t)
    if first:
        found["first_name"] = first
    for column in isun().columns:
        text = texts.get(column.key, "")
        if column.codes and text and not column.derived and column.key not in ("status", "exit_reason"):
            found |= _read(column, text)
    for key in ("entered_on", "left_on"):
        if day := _day(texts, key):
            found[key] = day
    found |= _leaving(texts, found)
    return {**found, MARK: "isun"} if found else {}


_PLAIN = {"last_name", "national_number", "settlement", "phone", "email"}


def _texts(cells: Sequence[Any]) -> dict[str, str]:
    nothing, texts = isun().nothing, {}
    for cell, column in zip(cells, isun().columns, strict=False):
        if column.key and not column.derived:
            text = as_text(cell, column.key)
            texts[f"{column.key}.{column.part}" if column.part else column.key] = (
                "" if text == nothing else text
            )
    return texts


def _read(column: Column, text: str) -> Values:
    """A word that ИСУН does not have goes on as it stands, and the checks name it."""
    told = isun().tells(column.codes, text)
    if told is None:
        return {column.key: text}
    return {column.key if key == "it" else key: value for key, value in told.items()}


def _day(texts: Mapping[str, str], key: str) -> str:
    parts = [texts.get(f"{key}.{part}", "") for part in ("year", "month", "day")]
    return "-".join(parts) if any(parts) else ""


def _leaving(texts: Mapping[str, str], found: Values) -> Values:
    status, why = texts.get("status", ""), texts.get("exit_reason", "")
    told = (isun().tells("exit", why) or {"exit_reason": why}) if why else {}
    if told or "left_on" not in found or not status:
        return told
    left = (isun().tells("status", status) or {}).get("left")
    return {"exit_reason": {"to_the_end": "to_the_end", "early": "other"}.get(left or "", status)}


def beside_what_is_known(
    row: Mapping[str, str], values: dict[str, Any], known: Mapping[str, str], days: Sequence[tuple[Any, Any]]
) -> dict[str, Any]:
    """The values of a row in the layout of ИСУН, without what only says less finely what is on file. `known` are
    our values of the participation, `days` entry and leaving of each stay, oldest first."""
    if row.get(MARK) != "isun":
        return values
    left = dict(values)
    for codes, names in _COARSE.items():
        word = isun().word(codes, {k: str(values[k]) for k in names if k in values})
        if word != isun().nothing and word == isun().word(codes, known):
            for name in names:
                left.pop(name, None)
    if days and (left.get("entered_on"), left.get("left_on")) == (days[0][0], days[-1][1]):
        left.pop("entered_on")  # the first entry and the last leaving: one row for several stays
    if left.get("exit_reason") == "to_the_end" and known.get("exit_reason") in ("", "to_the_end"):
        left.pop("exit_reason")
    return left


_COARSE = {
    "labour": ("labour_status", "studies"),
    "education": ("education",),
    "exit": ("exit_reason",),
}


def written(values: Mapping[str, Any]) -> list[Any]:
    """One row of ИСУН from our values: the keys of the columns, dates as dates, everything else as text."""
    return [_cell(column, values) for column in isun().columns]


def _cell(column: Column, values: Mapping[str, Any]) -> Any:
    layout = isun()
    value = values.get(column.key) if column.key else None
    if column.part:
        return getattr(value, column.part) if value else layout.nothing
    if column.codes:
        told = {k: str(v) for k, v in values.items() if v is not None and v != ""}
        return layout.word(column.codes, told | {"it": str(value)})
    return column.default if value is None or value == "" else value
