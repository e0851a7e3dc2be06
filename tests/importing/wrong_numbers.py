"""National numbers that are wrong, or that tell another person than the row."""

from tests.importing import numbers
from tests.importing.people import DAY, TELLING
from tests.importing.spoiling import Scene
from tests.importing.writing import Row


def wrong_check_digit(scene: Scene, row: Row) -> str | None:
    if row.person.kind not in ("cnp", "egn", "lnch") or not scene.filled(row, "national_number"):
        return None
    row.cells["national_number"] = numbers.wrong_check_digit(str(row.cells["national_number"]), scene.chance)
    return "national_number"


def _readable_number(scene: Scene, row: Row) -> bool:
    return row.person.kind in TELLING and scene.filled(row, "national_number")


def number_against_birth(scene: Scene, row: Row) -> str | None:
    if not _readable_number(scene, row):
        return None
    born = row.person.birth
    swapped = born.replace(month=born.day, day=born.month) if born.day <= 12 else born
    shifted = born + scene.chance.choice([-30, -1, 1, 30]) * DAY
    others = [shifted, swapped, born.replace(year=born.year - 1, day=1)]
    row.cells["birth_date"] = scene.chance.choice([other for other in others if other != born])
    return "birth_date"


def number_against_sex(scene: Scene, row: Row) -> str | None:
    if not _readable_number(scene, row) or row.person.sex == "nonbinary":
        return None
    row.cells["sex"] = scene.hand.choice("sex", "man" if row.person.sex == "woman" else "woman")
    return "sex"


def number_missing(scene: Scene, row: Row) -> str | None:
    if row.person.kind == "none" or not scene.filled(row, "number_kind", "national_number", "birth_date"):
        return None
    row.cells["national_number"] = None
    return "national_number"


def number_of_wrong_length(scene: Scene, row: Row) -> str | None:
    if row.person.kind not in TELLING or not scene.filled(row, "national_number") or scene.hand.whole_numbers:
        return None
    number = str(row.cells["national_number"])
    wrong = [number[:-1], f"{number}7"]
    if scene.filled(row, "number_kind"):  # without a kind, a letter makes it a foreign number
        wrong.append(f"{number[:-1]}O")
    row.cells["national_number"] = scene.chance.choice(wrong)
    return "national_number"
