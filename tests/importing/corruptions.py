"""Everything that goes wrong in these lists, by name."""

import inspect
from collections.abc import Callable
from types import ModuleType

from tests.importing import duplicates, wrong_dates, wrong_numbers, wrong_values
from tests.importing.spoiling import Corruption, Scene
from tests.importing.writing import Row


def _of(module: ModuleType) -> dict[str, Corruption]:
    written_there = inspect.getmembers(module, inspect.isfunction)
    return {
        name: f for name, f in written_there if f.__module__ == module.__name__ and not name.startswith("_")
    }


CORRUPTIONS: dict[str, Corruption] = _of(wrong_numbers) | _of(wrong_dates) | _of(wrong_values)
# These give the second row, to be reported at the column.
DUPLICATIONS: dict[str, tuple[str, Callable[[Scene, Row], Row | None]]] = {
    "same_number_again": ("national_number", duplicates.same_number_again),
    "same_name_again": ("last_name", duplicates.same_name_again),
}
