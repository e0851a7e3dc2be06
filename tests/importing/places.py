"""Real places: Romania's settlements from SIRUTA, read here by our own few lines."""

import csv
import functools
import unicodedata
from pathlib import Path

import sirutalib

NORTH_WEST = ("Bihor", "Bistrița-Năsăud", "Cluj", "Maramureș", "Satu Mare", "Sălaj")
IN_BULGARIAN = dict(
    zip(NORTH_WEST, ("Бихор", "Бистрица-Насъуд", "Клуж", "Марамуреш", "Сату Маре", "Сълаж"), strict=True)
)
NUTS = dict(zip(NORTH_WEST, ("RO111", "RO112", "RO113", "RO114", "RO115", "RO116"), strict=True))
ELSEWHERE = ("Iași", "Constanța", "Dolj", "Timiș", "Neamț")
NOT_A_COUNTY = ("Transilvania", "Clujul Nou", "Ardeal", "Kolozs", "Maramu", "???", "Judetul nostru")


def plain(text: str) -> str:
    """Lower case without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def bare(text: str) -> str:
    """Letters and digits alone."""
    return "".join(c for c in plain(text) if c.isalnum())


def is_cyrillic(text: str) -> bool:
    """Whether a letter of the text is Bulgarian."""
    return any("А" <= c <= "я" for c in text)


def _as_written(capitals: str) -> str:
    return capitals.removeprefix("MUNICIPIUL ").removeprefix("ORAȘ ").title()


@functools.cache
def _by_county() -> dict[str, dict[str, str]]:
    """County (plain) → place (bare) → the place as it is written."""
    with (Path(sirutalib.__file__).parent / "siruta.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    counties = {r["JUD"]: plain(r["DENLOC"].removeprefix("JUDEȚUL ")) for r in rows if r["NIV"] == "1"}
    places: dict[str, dict[str, str]] = {county: {} for county in counties.values()}
    for row in rows:
        if row["NIV"] == "3":
            places[counties[row["JUD"]]][bare(row["DENLOC"])] = _as_written(row["DENLOC"])
    return places


@functools.cache
def villages(county: str) -> tuple[str, ...]:
    """The towns and villages of this county; some names are those of several villages."""
    return tuple(_by_county()[plain(county)].values())


def has_place(county: str, name: str) -> bool:
    """Whether the county has a place of this name at all, however it is written."""
    return bare(name) in _by_county()[plain(county)]
