"""Indicator sets: versioned data files, one per programming period (`sets/*.yaml`)."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from punte.base.translated import Translated

FOLDER = Path(__file__).parent / "sets"


@dataclass(frozen=True)
class Indicator:
    """One counting rule in one version; `where` and `reference` in the grammar of `counting.categories`."""

    code: str
    version: int
    kind: str
    counts: str
    name: Translated
    definition: Translated
    source: str
    special: bool
    where: dict[str, Any]
    incomplete_too: bool
    reference: dict[str, Any] | None
    result: str | None
    requires: tuple[str, ...] = field(default=())

    @property
    def is_sensitive(self) -> bool:
        """Whether its members are special-category data, so that the list needs the right."""
        return self.special


@lru_cache(maxsize=8)
def indicator_set(period: str) -> dict[str, Indicator]:
    """The indicators of a programming period by code; raises FileNotFoundError for an unknown period."""
    data = yaml.safe_load((FOLDER / f"{period}.yaml").read_text(encoding="utf-8"))
    requires = tuple(data["requires"])
    return {row["code"]: _indicator(row, requires) for row in data["indicators"]}


def _indicator(row: dict[str, Any], requires: tuple[str, ...]) -> Indicator:
    return Indicator(
        code=row["code"],
        version=row["version"],
        kind=row["kind"],
        counts=row["counts"],
        name=Translated(row["names"], source="en"),
        definition=Translated(row["definition"], source="en"),
        source=row["source"],
        special=bool(row.get("special")),
        where=row.get("where") or {},
        incomplete_too=bool(row.get("incomplete_too")),
        reference=row.get("reference"),
        result=row.get("result"),
        requires=() if row.get("incomplete_too") else requires,
    )
