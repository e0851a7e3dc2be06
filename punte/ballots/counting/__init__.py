"""Rules by which ballots are counted: pure functions over numbers, each with its source, exact to the last fraction.

A ballot weighs one where every voter counts alike, and otherwise where every group does (`weights.py`). Options are
told by their position. The order of the ballots changes nothing.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Count:
    """`order`: the options from first to last, those that stand alike together; `figures`: what each reached; `stages`:
    how it came about, where a rule has several; `lots`: ties decided by the order drawn at the opening."""

    order: list[list[int]]
    figures: dict[int, Fraction]
    stages: list[dict[str, Any]] = field(default_factory=list)
    lots: list[list[int]] = field(default_factory=list)

    @property
    def first(self) -> list[int]:
        """Who stands in front; several where they stand alike."""
        return self.order[0] if self.order else []


def by_figure(figures: dict[int, Fraction]) -> list[list[int]]:
    """The highest first; equal figures stand together."""
    return [
        sorted(option for option in figures if figures[option] == value)
        for value in sorted(set(figures.values()), reverse=True)
    ]
