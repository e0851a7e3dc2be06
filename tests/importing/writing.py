"""How a participants' list is filled in and saved: whose hand, which columns, which program."""

import csv
import datetime as dt
import io
import random
import unicodedata
from dataclasses import dataclass, field

import openpyxl

from tests.importing import layout, names, places
from tests.importing.people import Person

Cell = str | int | dt.date | None
NO_BREAK_SPACE = "\u00a0"


class Formula(str):
    """Text that begins with =; a true formula in a workbook."""


class Plain(str):
    """Text that a workbook holds as text, though it begins with =."""


@dataclass
class Row:
    """One line of the list; `blank` lines hold nobody."""

    person: Person | None
    cells: dict[str, Cell]
    spoilt: bool = False


@dataclass
class Hand:
    """The habits of whoever fills in a list."""

    chance: random.Random
    program: str  # xlsx or csv
    language: str = "ro"
    code_page: str = ""  # cp1250 or cp1251, of a program that knows no other letters
    columns: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        chance = self.chance
        self.date_pattern = chance.choice(["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y"])
        self.real_dates = self.program == "xlsx" and chance.random() < 0.6
        self.whole_numbers = self.program == "xlsx" and chance.random() < 0.4
        self.cuts_lines = chance.random() < 0.2  # leaves out the delimiters of empty cells at the end
        self.shouts = chance.random() < 0.15
        self.cedillas = 1 if self.code_page == "cp1250" else chance.choice([0, 0, 0.3, 1])
        self.tongue = chance.choice([self.language] * 4 + ["en"])

    @property
    def cyrillic_only(self) -> bool:
        """Whether Romanian is written without diacritics."""
        return self.code_page == "cp1251"

    def fill_in(self, person: Person) -> Row:
        """The person's line."""
        told: dict[str, Cell] = {
            "last_name": self.name(person.last),
            "first_name": self.name(person.first),
            "birth_date": self._birth(person),
            "sex": self.choice("sex", person.sex),
            "county": self.county(person.county),
            "settlement": self.text(person.place) if self.chance.random() < 0.9 else None,
            "number_kind": self._kind(person),
            "national_number": self._number(person),
            "registered_on": person.registered if self.chance.random() < 0.8 else None,
            "entered_on": person.entered,
            "left_on": person.left,
        }
        for column, value in person.answers.items():
            write = self.choice if "choices" in layout.columns()[column] else self.free_text
            told[column] = write(column, value)
        return Row(person, {column: told.get(column) for column in self.columns})

    def _birth(self, person: Person) -> dt.date | None:
        told_by_number = person.kind in ("cnp", "egn") and person.number[0] not in "78"
        kept_by_number = told_by_number and not person.namesake and "national_number" in self.columns
        return None if kept_by_number and self.chance.random() < 0.08 else person.birth

    def _kind(self, person: Person) -> Cell:
        guessed = person.kind != "lnch" and self.chance.random() < 0.3
        return None if guessed else self.choice("number_kind", person.kind)

    def _number(self, person: Person) -> Cell:
        if person.kind == "cnp" and self.chance.random() < 0.05:
            number = person.number
            return f"{number[0]} {number[1:7]} {number[7:]}"
        return person.number or None

    def choice(self, column: str, code: str) -> Cell:
        """One of the values, as this hand writes it."""
        if not code:
            return None
        if self.chance.random() < 0.05:
            return code
        if column == "education" and self.chance.random() < 0.5:
            return int(code) if self.program == "xlsx" else code
        written = layout.label(column, code, self.tongue)
        return self.chance.choice([written, written, written, written.upper(), written.capitalize()])

    def county(self, county: str) -> str:
        """By name, sometimes by code."""
        if self.chance.random() < 0.1:
            return places.NUTS[county]
        return places.IN_BULGARIAN[county] if self.cyrillic_only else self.text(county)

    def name(self, name: str) -> str:
        """As on the card, or in capitals, or with letters taken apart; now and then with stray spaces."""
        name = self.text(name)
        if self.shouts:
            name = name.upper()
        if self.program == "xlsx" and self.chance.random() < 0.04:
            name = unicodedata.normalize("NFD", name)
        if " " in name and self.chance.random() < 0.05:
            name = name.replace(" ", self.chance.choice(["\n", "\t", NO_BREAK_SPACE, "  "]), 1)
        return f" {name} " if self.chance.random() < 0.05 else name

    def free_text(self, column: str, text: str) -> Cell:
        """What has no list of values."""
        return self.text(text) or None

    def text(self, text: str) -> str:
        """Comma or cedilla below, or no diacritics where the code page has none."""
        if self.cyrillic_only:
            return "".join(c if places.is_cyrillic(c) else _undressed(c) for c in text)
        return text.translate(names.WITH_CEDILLA) if self.chance.random() < self.cedillas else text

    def header(self, column: str) -> str:
        """The header in the language of the list, starred or shouted or by another name at times."""
        known = layout.columns()[column]
        header = known["header"][self.language]
        shape = self.chance.random()
        if shape < 0.05:
            header = column
        elif shape < 0.15:
            aliases = [a for a in known["aliases"] if places.is_cyrillic(a) == (self.language == "bg")]
            header = self.chance.choice(aliases or [header])
        if shape > 0.9:
            header = header.upper()
        if 0.8 < shape < 0.85:
            header = header.replace(" ", "\n", 1)
        return f"{header} *" if known.get("mandatory") and self.chance.random() < 0.5 else header

    def whole(self, row: Row, column: str, value: Cell) -> Cell:
        """In a workbook, numbers often become numbers and lose their leading zeros."""
        digits = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 13
        if column not in ("national_number", "phone") or not self.whole_numbers or not digits:
            return value
        if column == "phone":
            return int(value)
        named = bool(row.cells.get("number_kind"))
        return value if row.person.kind == "foreign" or value.startswith("0") and not named else int(value)

    def day(self, value: dt.date) -> Cell:
        """A date cell or a text."""
        if self.real_dates and value.year >= 1901:
            return value
        return f"{value:{self.date_pattern}}"


@dataclass
class Table:
    """A filled-in list before it is saved: lines above the header, the header, the rows, blank ones too."""

    above: list[list[str]]
    header: list[str]
    columns: list[str | None]
    rows: list[Row]

    def number_of(self, row: Row) -> int:
        """As the spreadsheet numbers it."""
        return len(self.above) + 2 + next(at for at, other in enumerate(self.rows) if other is row)

    def lines(self, hand: Hand) -> list[list[Cell]]:
        """All cells of the rows, in the order of the columns."""
        return [[self._cell(hand, row, column) for column in self.columns] for row in self.rows]

    def _cell(self, hand: Hand, row: Row, column: str | None) -> Cell:
        if column is None:
            return None if row.person is None else hand.chance.choice([None, 7, "de verificat"])
        value = hand.whole(row, column, row.cells.get(column))
        if isinstance(value, dt.date):
            value = hand.day(value)
        stray = type(value) is str and not value.startswith("#") and hand.chance.random() < 0.02
        return f"{value}{hand.chance.choice([' ', NO_BREAK_SPACE])}" if stray else value


def _undressed(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


def save_workbook(table: Table, hand: Hand) -> bytes:
    """As XLSX."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = hand.chance.choice(["Participanți", "Sheet1", "Участници"])
    for line in [*table.above, table.header]:
        sheet.append(line)
    first = sheet.max_row + 1
    for number, line in enumerate(table.lines(hand), first):
        for at, value in enumerate(line, 1):
            if value is not None:
                cell = sheet.cell(number, at, str(value) if isinstance(value, str) else value)
                if isinstance(value, Plain):
                    cell.data_type = "s"
                if isinstance(value, dt.date):
                    cell.number_format = hand.chance.choice(["yyyy-mm-dd", "dd.mm.yyyy"])
    if hand.chance.random() < 0.15:
        book.create_sheet("Liste").append(["da", "nu", "=1+1"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def save_text(table: Table, hand: Hand) -> bytes:
    """As CSV, in the old code page where it has all the letters."""
    text = io.StringIO(newline="")
    writer = csv.writer(
        text,
        delimiter=hand.chance.choice(";,"),
        quoting=hand.chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
        lineterminator=hand.chance.choice(["\r\n", "\n"]),
    )
    for line in [*table.above, table.header, *table.lines(hand)]:
        cells = ["" if value is None else value for value in line]
        if hand.cuts_lines:
            while cells and cells[-1] == "":
                cells.pop()
        else:
            cells += [""] * (len(table.header) - len(cells))
        writer.writerow(cells)
    return _encoded(text.getvalue(), hand)


def _encoded(text: str, hand: Hand) -> bytes:
    try:
        return text.translate(names.WITH_CEDILLA).encode(hand.code_page)
    except (LookupError, UnicodeEncodeError):
        return text.encode(hand.chance.choice(["utf-8", "utf-8-sig"]))
