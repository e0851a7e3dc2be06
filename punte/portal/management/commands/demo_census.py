"""Print how many records of the demonstration are in each state of each project, and its checksum."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from punte.portal.demo.census import Cell, census, untold
from punte.portal.demo.checksum import checksum
from punte.portal.demo.projects import PROJECTS


class Command(BaseCommand):
    """Ends with 1 where a cell is thin and nobody has said why, or where a fact has no source."""

    help = "Print how many records are in each state of each project, and the checksum."

    def handle(self, *args: Any, **options: Any) -> None:
        """A table of state × project, the excuses below it, the checksum last."""
        cells = census()
        self._table(cells)
        for (noun, state, excuse), codes in _excused(cells).items():
            self.stdout.write(f"({noun}, {state}) {', '.join(codes)}: {excuse}")
        faults = untold()
        self.stdout.write(f"facts without a source, sources without a fact: {len(faults)}")
        self.stdout.write(f"checksum: {checksum()}")
        thin = [f"{c.noun} {c.state} in {c.operation}" for c in cells if c.is_thin]
        if thin or faults:
            raise CommandError("; ".join([f"thin: {what}" for what in thin] + faults[:10]))

    def _table(self, cells: list[Cell]) -> None:
        codes = [project.code for project in PROJECTS]
        numbers = {(c.noun, c.state, c.operation): c for c in cells}
        self.stdout.write(f"{'':<34}" + "".join(f"{code:>19}" for code in codes))
        for noun, state in dict.fromkeys((c.noun, c.state) for c in cells):
            row = [numbers[noun, state, code] for code in codes]
            self.stdout.write(f"{noun + ': ' + state:<34}" + "".join(f"{_shown(c):>19}" for c in row))


def _shown(cell: Cell) -> str:
    """An excused cell carries a star, a thin one a cry."""
    if cell.is_thin:
        return f"{cell.number} !"
    return f"{cell.number} *" if cell.number < 3 else f"{cell.number}  "


def _excused(cells: list[Cell]) -> dict[tuple[str, str, str], list[str]]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for cell in cells:
        if cell.number < 3 and cell.excuse:
            found.setdefault((cell.noun, cell.state, cell.excuse), []).append(cell.operation)
    return found
