"""What a corruption is: a function (scene, row) that spoils one value of one row and gives the column at which
this must be reported, or None where the row gives no occasion for it.

It must give rise to no second error: from a wrong value nothing is concluded for another one.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.importing.writing import Hand, Row, Table


@dataclass(frozen=True)
class Planted:
    """An error that must be reported; `also` are rows at which it may be told too."""

    row: int
    column: str
    kind: str
    also: int | None = None


@dataclass
class Scene:
    """The list being spoilt."""

    table: Table
    hand: Hand
    chance: random.Random

    def filled(self, row: Row, *columns: str) -> bool:
        """Whether the list has these columns and the row a value in each."""
        return all(row.cells.get(column) is not None for column in columns)

    def some(self, row: Row, wanted: Callable[[str], bool] = lambda column: True) -> str | None:
        """One of the columns of the list, filled or not."""
        fitting = [column for column in self.hand.columns if wanted(column)]
        return self.chance.choice(fitting) if fitting else None


Corruption = Callable[[Scene, Row], str | None]
