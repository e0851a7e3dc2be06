"""Which numbers of frozen periods may stand in public, so that nobody in them can be told.

Threshold rule with complementary suppression, after A. Hundepool et al., Statistical Disclosure Control (Wiley 2012),
chapter 4: a cell of 1 to 4 people is not shown (primary), and as much beside it as is needed that nobody finds it by
adding and subtracting (secondary). A reader may hold every earlier publication beside this one, so the growth between
any two published numbers is a cell as well. Why it is built this way: docs/decisions/0018-open-data.md.

The tables are small (two columns, two or three rows), so a division of people is shown whole or not at all:

1. The total of all participants comes first. Where it may not be shown, the period shows nothing.
2. By sex, once both columns may be shown. Where they may not, the period shows the total alone.
3. A division (by labour status, by age …) is shown only by sex, only beside its whole by sex, and only if all its
   parts and what is left of the whole may be shown.
4. Of sensitive groups only the total, from ten people on, if as many are outside it.

Then whatever is hidden lies in one two-way table whose known margins are 0 or at least LEAST, where each cell can be
moved by at least LEAST, or is known to be 0 or the whole margin (tests/test_suppression.py attacks it by brute force).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

LEAST = 5
LEAST_SENSITIVE = 10
TOTAL = ""

Cell = tuple[str, str]
Table = Mapping[
    Cell, int
]  # (code, column) -> people, cumulative to the period's last day; what is missing is 0


@dataclass(frozen=True)
class Division:
    """Parts of a whole (the sum of several codes, or of none where the parts stand alone) that do not overlap.
    `totals` shows no columns and follows the stricter rule; parts that stand alone have no columns either."""

    whole: tuple[str, ...]
    parts: tuple[str, ...]
    totals: bool = False


@dataclass(frozen=True)
class Layout:
    """What one set of indicators publishes: everybody's code, the columns, the divisions, wholes before parts."""

    everybody: str
    columns: tuple[str, ...]
    divisions: tuple[Division, ...]
    least: int = LEAST
    least_sensitive: int = LEAST_SENSITIVE


@dataclass
class _Publication:
    """What earlier periods have shown, and what this one shows."""

    layout: Layout
    earlier: dict[Cell, list[int]] = field(default_factory=lambda: defaultdict(list))

    def period(self, table: Table) -> frozenset[Cell]:
        """The cells this period shows; they are remembered."""
        shown: dict[Cell, int] = {}
        everybody, least = self.layout.everybody, self.layout.least
        total = {(everybody, TOTAL): _total(self.layout, table, everybody)}
        if self._add(shown, total, least):
            self._all(self._totals, shown, table, [d for d in self.layout.divisions if d.totals])
            if self._add(shown, self._columns(table, (everybody,)), least):
                self._all(self._by_column, shown, table, [d for d in self.layout.divisions if not d.totals])
        self._all(self._alone, shown, table, [d for d in self.layout.divisions if not d.whole])
        for cell, value in shown.items():
            self.earlier[cell].append(value)
        return frozenset(cell for cell in shown if not cell[0].startswith("-"))

    def _all(
        self,
        show: Callable[[dict[Cell, int], Division, Table], None],
        shown: dict[Cell, int],
        table: Table,
        divisions: Iterable[Division],
    ) -> None:
        for division in divisions:
            show(shown, division, table)

    def _by_column(self, shown: dict[Cell, int], division: Division, table: Table) -> None:
        columns = self.layout.columns
        whole_shown = all((code, column) in shown for code in division.whole for column in columns)
        if not (division.whole and whole_shown):
            return
        parts = self._columns(table, division.parts)
        whole = self._columns(table, division.whole)
        rest = {
            (_rest(division), column): sum(n for (_code, c), n in whole.items() if c == column)
            - sum(n for (_code, c), n in parts.items() if c == column)
            for column in columns
        }
        self._add(shown, parts | rest, self.layout.least)

    def _totals(self, shown: dict[Cell, int], division: Division, table: Table) -> None:
        if not (division.whole and all((code, TOTAL) in shown for code in division.whole)):
            return
        parts = {(code, TOTAL): _total(self.layout, table, code) for code in division.parts}
        whole = sum(_total(self.layout, table, code) for code in division.whole)
        rest = {(_rest(division), TOTAL): whole - sum(parts.values())}
        self._add(shown, parts | rest, self.layout.least_sensitive, nought=False)

    def _alone(self, shown: dict[Cell, int], division: Division, table: Table) -> None:
        for code in division.parts:
            self._add(shown, {(code, TOTAL): _total(self.layout, table, code)}, self.layout.least)

    def _columns(self, table: Table, codes: Iterable[str]) -> dict[Cell, int]:
        return {(code, c): table.get((code, c), 0) for code in codes for c in self.layout.columns}

    def _add(self, shown: dict[Cell, int], cells: dict[Cell, int], least: int, nought: bool = True) -> bool:
        """Show these cells if each may be shown: all of them or none."""
        if all(self._steady(cell, value, least, nought) for cell, value in cells.items()):
            shown |= cells
            return True
        return False

    def _steady(self, cell: Cell, value: int, least: int, nought: bool) -> bool:
        """Whether a number, and its growth since each time it was shown, is nothing or a crowd."""
        steps = (abs(value - before) for before in self.earlier[cell])
        return (value >= least or (nought and value == 0)) and all(s == 0 or s >= least for s in steps)


def shown_cells(history: Sequence[Table], layout: Layout) -> list[frozenset[Cell]]:
    """For each period, in the order of their publication, the cells that may be shown; the column TOTAL is the row's
    total, which is not said where the columns are (it is their sum). What a period shows depends on itself and on the
    periods before it, so that nothing published is ever taken back or added to."""
    publication = _Publication(layout)
    return [publication.period(table) for table in history]


def _total(layout: Layout, table: Table, code: str) -> int:
    return sum(table.get((code, column), 0) for column in (*layout.columns, TOTAL))


def _rest(division: Division) -> str:
    """The name under which we remember what is left of the whole; a real code never begins so."""
    return "-" + "+".join(division.parts)
