"""Whole lists made from a seed: who stands in them, how they are filled in, what is wrong with them."""

import random
from dataclasses import dataclass
from functools import cache

from tests.importing import layout
from tests.importing.corruptions import CORRUPTIONS, DUPLICATIONS
from tests.importing.people import make_people
from tests.importing.spoiling import Planted, Scene
from tests.importing.writing import Hand, Row, Table, save_text, save_workbook

NEEDS = {"number_kind": "national_number", "left_on": "entered_on", "exit_reason": "left_on"}
ALWAYS = ("last_name", "first_name", "birth_date", "sex", "county")
ORIGINS = ["romanian"] * 6 + ["hungarian"] * 2 + ["roma"] * 2


@dataclass(frozen=True)
class ParticipantsList:
    """A file as somebody would upload it, and what must be found in it."""

    name: str
    content: bytes
    planted: list[Planted]


@cache
def make_list(seed: int, *, spoilt: bool = True) -> ParticipantsList:
    """The list of this seed, with up to twelve planted errors or none."""
    chance = random.Random(seed)
    hand, origins = _hand(chance)
    people = make_people(chance, chance.randint(20, 56), origins, _kinds(hand))
    table = _table(chance, hand, [hand.fill_in(person) for person in people])
    planted = _spoil(Scene(table, hand, chance), chance.randint(0, 12), seed) if spoilt else []
    save = save_workbook if hand.program == "xlsx" else save_text
    name = chance.choice(["participanti", "Lista finală", "участници", "export (1)"])
    return ParticipantsList(f"{name}.{hand.program}", save(table, hand), planted)


def _hand(chance: random.Random) -> tuple[Hand, list[str]]:
    program, language = chance.choice(["xlsx", "csv"]), chance.choice(["ro", "ro", "bg", "en"])
    code_page = chance.choice(["cp1250", "cp1251", ""]) if program == "csv" else ""
    if code_page == "cp1251":
        hand, origins = Hand(chance, program, "bg", code_page), ["bulgarian", "bulgarian", "romanian"]
    elif code_page == "cp1250":
        hand, origins = Hand(chance, program, "en" if language == "en" else "ro", code_page), ORIGINS
    else:
        hand = Hand(chance, program, language)
        origins = ORIGINS + (["bulgarian", "foreign"] if chance.random() < 0.6 else [])
    hand.columns = _columns(chance, hand)
    return hand, origins


def _columns(chance: random.Random, hand: Hand) -> list[str]:
    """The mandatory ones and most of the others, in any order."""
    chosen: list[str] = []
    keys = sorted(layout.columns(), key=lambda key: key in ("left_on", "exit_reason"))
    for key in sorted(keys, key=lambda key: key in NEEDS):
        unwritable = key in ("sending_organisation", "partner") and hand.cyrillic_only
        possible = NEEDS.get(key, "sex") in [*chosen, *ALWAYS] and not unwritable
        if key in ALWAYS or (possible and chance.random() < 0.8):
            chosen.append(key)
    chance.shuffle(chosen)
    return chosen


def _kinds(hand: Hand) -> set[str]:
    """The kinds of number that can be told in the columns there are."""
    if "national_number" not in hand.columns:
        return set()
    return {"cnp", "egn", "foreign"} | ({"lnch"} if "number_kind" in hand.columns else set())


def _table(chance: random.Random, hand: Hand, rows: list[Row]) -> Table:
    title = "Списък на участниците" if hand.cyrillic_only else "Lista participanţilor"
    above = chance.choice([[], [], [], [[f"{title}, 309187"]], [[f"{title}, 309187"], []]])
    columns: list[str | None] = [*hand.columns]
    header = [hand.header(column) for column in hand.columns]
    for extra in ("Nr. crt.", "Obs.", ""):
        if chance.random() < 0.15:
            at = chance.randint(0, len(columns))
            columns.insert(at, None)
            header.insert(at, extra)
    rows += [Row(None, {}) for _blank in range(chance.choice([0, 0, 0, 1, 5]))]
    if chance.random() < 0.1:
        rows.insert(chance.randint(1, len(rows)), Row(None, {}))
    return Table(above, header, columns, rows)


def _spoil(scene: Scene, count: int, seed: int) -> list[Planted]:
    """Plant so many errors of different kinds, each in a row of its own; every kind has its turn to come first."""
    planted: list[tuple[Row, Row | None, str, str]] = []
    kinds = [*CORRUPTIONS, *DUPLICATIONS]
    turn = kinds.pop(seed % len(kinds))
    kinds = [turn, *scene.chance.sample(kinds, len(kinds))]
    for kind in kinds[:count]:
        for row in _unspoilt(scene):
            found = _plant(scene, row, kind)
            if found:
                planted.append((*found, kind))
                break
    at = scene.table.number_of
    return [Planted(at(row), column, kind, first and at(first)) for row, first, column, kind in planted]


def _unspoilt(scene: Scene) -> list[Row]:
    rows = [row for row in scene.table.rows if row.person and not row.spoilt and not row.person.namesake]
    scene.chance.shuffle(rows)
    return rows


def _plant(scene: Scene, row: Row, kind: str) -> tuple[Row, Row | None, str] | None:
    """Spoil this row, if it gives occasion: the row to report, the earlier one of two, the column."""
    if kind in DUPLICATIONS:
        column, again = DUPLICATIONS[kind]
        other = again(scene, row)
        row.spoilt = other is not None
        return (other, row, column) if other else None
    told = CORRUPTIONS[kind](scene, row)
    row.spoilt = told is not None
    return (row, None, told) if told else None
