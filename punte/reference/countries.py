"""Countries by their ISO code, read from the list that ships with the product."""

from functools import lru_cache
from pathlib import Path

import yaml

from punte.base.translated import Translated

_FILE = Path(__file__).parent / "data" / "countries.yaml"


@lru_cache(maxsize=1)
def countries() -> dict[str, Translated]:
    """Every country's name, by code."""
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {row["code"]: Translated(row["name"], source="en") for row in data["countries"]}


def country_name(code: str) -> str:
    """The name in the reader's language; the code itself where the list has none."""
    name = countries().get(code)
    return str(name) if name else code
