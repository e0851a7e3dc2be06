"""SPIRAL's determination key: to which dimension and component of well-being a thought belongs."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from punte.base.translated import Translated


@dataclass(frozen=True)
class Component:
    """A part of well-being `within` a dimension. `assumed`: its place in the key was not read at the source."""

    code: str
    name: Translated
    within: Translated
    assumed: bool

    def __str__(self) -> str:
        """The general one has the name of its dimension: that is what it is about."""
        return f"{self.code} {self.within if self.code.endswith('00') else self.name}"


@dataclass(frozen=True)
class Dimension:
    """One of the large parts, by letter, with its components; the first of them is the general one."""

    code: str
    name: Translated
    components: tuple[Component, ...]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@cache
def _told() -> dict[str, Any]:
    return yaml.safe_load((Path(__file__).parent / "components.yaml").read_text(encoding="utf-8"))


@cache
def dimensions() -> tuple[Dimension, ...]:
    """All of them, in the order of the key."""
    return tuple(
        Dimension(
            d["code"], _words(d["name"]), tuple(_component(c, _words(d["name"])) for c in d["components"])
        )
        for d in _told()["dimensions"]
    )


def _words(told: dict[str, Any]) -> Translated:
    return Translated({lang: told[lang] for lang in ("en", "ro", "bg")}, "en")


def _component(told: dict[str, Any], within: Translated) -> Component:
    return Component(told["code"], _words(told), within, told.get("assumed", False))


@cache
def components() -> dict[str, Component]:
    """Every component, by code."""
    return {c.code: c for d in dimensions() for c in d.components}


@cache
def rules() -> tuple[Translated, ...]:
    """The questions one asks of a thought, in this order."""
    return tuple(_words(rule) for rule in _told()["key"])


def dimension_of(component: str) -> Dimension:
    """The dimension of a component's code; raises KeyError."""
    return {d.code: d for d in dimensions()}[component[:1]]


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """For a list to choose from: each dimension with its components, in the reader's language."""
    return [(str(d), [(c.code, str(c)) for c in d.components]) for d in dimensions()]
