"""The same person twice in one list: the second row is put in below the first."""

from tests.importing.spoiling import Scene
from tests.importing.writing import Row


def _again(scene: Scene, row: Row, other: Row) -> None:
    """Put a second row of the same person below the first."""
    first = next(at for at, known in enumerate(scene.table.rows) if known is row)
    scene.table.rows.insert(scene.chance.randint(first + 1, len(scene.table.rows)), other)


def same_number_again(scene: Scene, row: Row) -> Row | None:
    """The same number, with the same birth date; the name is the same or that of another."""
    if row.person.kind == "none" or not scene.filled(row, "national_number", "birth_date"):
        return None
    other = Row(row.person, dict(row.cells), spoilt=True)
    other.cells["national_number"] = row.person.number
    if scene.chance.random() < 0.5:
        other.cells |= {"last_name": scene.hand.text("Zidaru"), "first_name": scene.hand.text("Iustinian")}
    _again(scene, row, other)
    return other


def same_name_again(scene: Scene, row: Row) -> Row | None:
    """The same name and birth date; at most one of the two rows has a number."""
    if not scene.filled(row, "birth_date"):
        return None
    other = Row(row.person, dict(row.cells), spoilt=True)
    if other.cells.get("national_number") is not None:
        other.cells["national_number"] = None
        if "number_kind" in other.cells:
            other.cells["number_kind"] = None
    name = str(other.cells["last_name"])
    if name.upper().lower() == name.lower():
        other.cells["last_name"] = scene.chance.choice([name, name.upper(), scene.hand.text(name)])
    _again(scene, row, other)
    return other
