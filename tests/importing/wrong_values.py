"""Values that no list may hold: missing, unknown, too long, of the wrong form."""

from tests.importing import layout, places
from tests.importing.people import TELLING
from tests.importing.spoiling import Scene
from tests.importing.writing import Formula, Plain, Row

CHOICES = "da/nu|necompletat|M/F|casnică|pensionar|9|-1|неприложимо|șomer|n/a|da da|?!|XX".split("|")
FORMULAS = ["=1+1", "=A1", '=HYPERLINK("http://example.org","x")', "=cmd|' /C calc'!A0", '="1"']
ADDRESSES = (
    "ana.pop@|@example.org|ana.pop(at)example.org|ana pop@example.org|ana@localhost|nu are|ana@@example.org|"
    "ana@example..org|a@example.org; b@example.org".split("|")
)
TELEPHONES = ["0740 12E 456", "12345", "nu are", "0740123456 0740123456", "07#40 123 456"]
LONG_WORDS = {"phone": "07401 ", "number": "12", "email": "ana", "name": "Ana Maria ", "settlement": "Satu "}


def unknown_county(scene: Scene, row: Row) -> str | None:
    row.cells["county"] = scene.hand.text(scene.chance.choice(places.NOT_A_COUNTY))
    return "county"


def settlement_elsewhere(scene: Scene, row: Row) -> str | None:
    if "settlement" not in scene.hand.columns:
        return None
    there = scene.chance.choice([*places.ELSEWHERE, *places.NORTH_WEST])
    name = scene.chance.choice(places.villages(there))
    if places.has_place(row.person.county, name):
        return None
    row.cells["settlement"] = scene.hand.text(name)
    return "settlement"


def missing_value(scene: Scene, row: Row) -> str | None:
    told_by_number = row.person.kind in TELLING and "national_number" in scene.hand.columns
    mandatory = ["last_name", "first_name", "sex", "county"] + ([] if told_by_number else ["birth_date"])
    column = scene.chance.choice(mandatory)
    row.cells[column] = scene.chance.choice([None, "  "])
    return column


def unknown_choice(scene: Scene, row: Row) -> str | None:
    column = scene.some(row, lambda key: "choices" in layout.columns()[key])
    fitting = [value for value in CHOICES if not layout.taken_for_a_value(column, value)]
    row.cells[column] = scene.hand.text(scene.chance.choice(fitting))
    return column


def formula(scene: Scene, row: Row) -> str | None:
    column = scene.some(row)
    row.cells[column] = scene.chance.choice([Formula, Formula, Plain])(scene.chance.choice(FORMULAS))
    return column


def spreadsheet_error(scene: Scene, row: Row) -> str | None:
    column = scene.some(row)
    row.cells[column] = scene.chance.choice(["#N/A", "#VALUE!", "#REF!"])
    return column


def text_too_long(scene: Scene, row: Row) -> str | None:
    column = scene.some(row, lambda key: layout.columns()[key]["kind"] in LONG_WORDS)
    most, word = layout.columns()[column]["most"], LONG_WORDS[layout.columns()[column]["kind"]]
    length = most + scene.chance.choice([1, 2, 60, 5000])
    row.cells[column] = (word * length)[: length - 1] + word[0]
    return column


def control_character(scene: Scene, row: Row) -> str | None:
    texts = {key for key, value in row.cells.items() if isinstance(value, str)}
    column = scene.some(row, lambda key: key in texts and "choices" not in layout.columns()[key])
    if not column:
        return None
    value = str(row.cells[column]).strip()
    character = "\x7f" if scene.hand.program == "xlsx" else scene.chance.choice("\x01\x07\x08\x1b\x1e\x7f")
    at = scene.chance.randint(1, max(1, len(value) - 1))
    row.cells[column] = value[:at] + character + value[at:]
    return column


def malformed_email(scene: Scene, row: Row) -> str | None:
    if "email" not in scene.hand.columns:
        return None
    row.cells["email"] = scene.chance.choice(ADDRESSES)
    return "email"


def malformed_phone(scene: Scene, row: Row) -> str | None:
    if "phone" not in scene.hand.columns:
        return None
    row.cells["phone"] = scene.chance.choice(TELEPHONES)
    return "phone"


def name_with_digits(scene: Scene, row: Row) -> str | None:
    column = scene.chance.choice(["last_name", "first_name"])
    row.cells[column] = scene.chance.choice(["P0p", "Ana2", "123", "---", "."])
    return column


def _unknown(scene: Scene, row: Row, column: str) -> str | None:
    if column not in scene.hand.columns:
        return None
    row.cells[column] = scene.hand.text(scene.chance.choice(["Asociația Nimeni", "ONG", "RO00000000"]))
    return column


def unknown_sender(scene: Scene, row: Row) -> str | None:
    return _unknown(scene, row, "sending_organisation")


def unknown_partner(scene: Scene, row: Row) -> str | None:
    return _unknown(scene, row, "partner")
