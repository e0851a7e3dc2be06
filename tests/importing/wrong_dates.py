"""Days that cannot be, alone or beside another day."""

import datetime as dt
from dataclasses import replace

from tests.importing import layout, numbers
from tests.importing.people import DAY, STARTS, TODAY
from tests.importing.spoiling import Scene
from tests.importing.writing import Row

IMPOSSIBLE = (
    "30.02.2024|31.04.1990|29.02.2023|2024-02-30|1990-13-05|00.05.1990|32.01.2024|31/06/2024|"
    "14.05.90|mai 1990".split("|")
)


def year_3036_of_birth(scene: Scene, row: Row) -> str | None:
    row.cells["birth_date"] = row.person.birth.replace(year=3036, day=1)
    return "birth_date"


def year_3036_of_entry(scene: Scene, row: Row) -> str | None:
    if not scene.filled(row, "entered_on"):
        return None
    row.cells["entered_on"] = row.person.entered.replace(year=3036, day=1)
    return "entered_on"


def year_3036_of_leaving(scene: Scene, row: Row) -> str | None:
    if not scene.filled(row, "left_on"):
        return None
    row.cells["left_on"] = row.person.left.replace(year=3036, day=1)
    return "left_on"


def birth_in_future(scene: Scene, row: Row) -> str | None:
    row.cells["birth_date"] = TODAY + scene.chance.randint(1, 4000) * DAY
    return "birth_date"


def _born(scene: Scene, row: Row, birth: dt.date) -> None:
    """The person was born on another day, and the number says so too."""
    person = replace(row.person, birth=birth)
    sex = "woman" if person.sex == "nonbinary" else person.sex
    if person.kind == "cnp":
        person = replace(person, number=numbers.cnp(birth, sex, scene.chance))
    if person.kind == "egn":
        person = replace(person, number=numbers.egn(birth, sex, scene.chance))
    row.person = person
    row.cells["birth_date"] = birth
    if scene.filled(row, "national_number"):
        row.cells["national_number"] = person.number


def entry_before_birth(scene: Scene, row: Row) -> str | None:
    """A child registered before it was born, or a year mistaken by decades."""
    if not scene.filled(row, "entered_on"):
        return None
    if scene.chance.random() < 0.5 and row.person.entered < TODAY:
        until_now = (TODAY - row.person.entered).days
        _born(scene, row, row.person.entered + scene.chance.randint(1, until_now) * DAY)
    else:
        row.cells["entered_on"] = row.person.birth - scene.chance.randint(1, 3000) * DAY
    return "entered_on"


def age_not_plausible(scene: Scene, row: Row) -> str | None:
    if not scene.filled(row, "entered_on"):
        return None
    years, spare = scene.chance.choice([(1, 300), (3, 300), (111, 1500)])
    _born(scene, row, row.person.entered - int(years * 365.25 + scene.chance.randint(10, spare)) * DAY)
    return "entered_on"


def born_too_early(scene: Scene, row: Row) -> str | None:
    _born(scene, row, dt.date(1870, 1, 1) + scene.chance.randint(0, 34 * 365) * DAY)
    return "birth_date"


def entry_outside_period(scene: Scene, row: Row) -> str | None:
    if not scene.filled(row, "entered_on"):
        return None
    row.cells["entered_on"] = STARTS - scene.chance.choice([1, 30, 365, scene.chance.randint(1, 1500)]) * DAY
    return "entered_on"


def entry_in_future(scene: Scene, row: Row) -> str | None:
    if not scene.filled(row, "entered_on"):
        return None
    row.cells["entered_on"] = TODAY + scene.chance.randint(1, 900) * DAY
    return "entered_on"


def leaving_before_entry(scene: Scene, row: Row) -> str | None:
    if not scene.filled(row, "entered_on", "left_on"):
        return None
    row.cells["left_on"] = row.person.entered - scene.chance.randint(1, 400) * DAY
    return "left_on"


def leaving_without_entry(scene: Scene, row: Row) -> str | None:
    if not scene.filled(row, "entered_on", "left_on"):
        return None
    row.cells["entered_on"] = None
    return "left_on"


def reason_without_leaving(scene: Scene, row: Row) -> str | None:
    if not scene.filled(row, "left_on", "exit_reason"):
        return None
    row.cells["left_on"] = None
    return "exit_reason"


def impossible_date(scene: Scene, row: Row) -> str | None:
    column = scene.some(row, lambda key: layout.columns()[key]["kind"] == "date" and scene.filled(row, key))
    if not column:
        return None
    row.cells[column] = scene.chance.choice(IMPOSSIBLE)
    return column
