"""Who is meant: the same person twice in a file, and persons the consortium knows, however they are spelt."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from punte.base.text import folded
from punte.participation.importing.cells import has_control, is_formula
from punte.participation.importing.layout import Layout
from punte.participation.importing.values import Fault, as_date
from punte.people.numbers import Number, read_number

ALIKE = 0.84  # from here on two names of one birth date may be one person: Lăcătuș, Lakatos; Иванов, Ivanov
_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфъьыэ", "abvgdeziyklmnoprstufayye", strict=True)),
    "ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya",
}  # fmt: skip
_TO_LATIN = str.maketrans(_CYRILLIC)
_ONE_SOUND = (
    ("ck", "c"),
    ("ch", "c"),
    ("k", "c"),
    ("y", "i"),
    ("w", "v"),
    ("ph", "f"),
    ("x", "cs"),
)
NameAndBirth = tuple[str, str]


def name_key(last: str, first: str) -> str:
    """By which a name is the same whatever its capitals and diacritics."""
    return folded(f"{last} {first}").replace("-", " ")


def sound(name: str) -> str:
    """A name key as it sounds, roughly: Latin letters, its words in order, double letters once."""
    text = name.translate(_TO_LATIN)
    for written, heard in _ONE_SOUND:
        text = text.replace(written, heard)
    once = "".join(c for i, c in enumerate(text) if c != text[i - 1 : i])
    return " ".join(sorted(once.split()))


def alike(one: str, other: str) -> float:
    """How near two name keys are, from 0 to 1; a name with a further given name is the same name."""
    a, b = sound(one), sound(other)
    if a == b:
        return 1.0
    few, many = sorted((set(a.split()), set(b.split())), key=len)
    if len(few) >= 2 and few <= many:
        return 0.95
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= 0.5 and matcher.quick_ratio() >= 0.5 else 0.0


def whose(
    told: dict[str, str], layout: Layout, number: Number | None = None
) -> tuple[str, NameAndBirth | None]:
    """The valid national number of a row, and its names with the birth date; empty where unreadable."""
    number = number or _number(told, layout)
    birth = number.birth if number.valid else None
    if text := told.get("birth_date"):
        try:
            birth = as_date(text, layout.columns["birth_date"], layout)
        except Fault:
            birth = None
    last, first = told.get("last_name", ""), told.get("first_name", "")
    readable = last and first and birth and not any(is_formula(t) or has_control(t) for t in (last, first))
    key = (name_key(last, first), birth.isoformat()) if readable and birth else None
    return (number.digits if number.valid else ""), key


def _number(told: dict[str, str], layout: Layout) -> Number:
    kind = layout.code_of("number_kind", told.get("number_kind", "")) if told.get("number_kind") else ""
    return Number(fault="unread") if kind is None else read_number(told.get("national_number", ""), kind)


@dataclass
class FileIndex:
    """Where in the file each person stands, so that nobody stands there twice; which birth dates occur."""

    numbers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    names: dict[NameAndBirth, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, row: int, number: str, key: NameAndBirth | None) -> None:
        """Note a row."""
        if number:
            self.numbers[number].append(row)
        if key:
            self.names[key].append((row, number))

    @property
    def births(self) -> set[str]:
        """The birth dates in the file, as ISO texts."""
        return {birth for _name, birth in self.names}

    def same_as(self, row: int, number: str, key: NameAndBirth | None) -> tuple[str, list[int]]:
        """Other rows about the same person, with the column that says so."""
        others = [r for r in self.numbers.get(number, ()) if r != row] if number else []
        if others:
            return "national_number", others
        named = self.names.get(key, ()) if key else ()
        return "last_name", [r for r, n in named if r != row and not (n and number and n != number)]


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A person the consortium knows: just enough to recognise them."""

    person_id: int
    name: str
    has_number: bool


@dataclass
class Known:
    """The persons of a consortium who were born on one of the days asked for, by that day."""

    by_birth: dict[str, list[Acquaintance]] = field(default_factory=lambda: defaultdict(list))

    def add(self, birth: str, person: Acquaintance) -> None:
        """Note a person."""
        self.by_birth[birth].append(person)

    def named(self, name: str, birth: dt.date, *, with_number: bool) -> list[Acquaintance]:
        """Persons of exactly this name; a row with a number of its own means nobody with another one."""
        here = self.by_birth.get(birth.isoformat(), ())
        return [p for p in here if p.name == name and not (with_number and p.has_number)]

    def alike(self, name: str, birth: dt.date, *, with_number: bool) -> list[Acquaintance]:
        """Persons of a similar name, nearest first."""
        here = self.by_birth.get(birth.isoformat(), ())
        found = [(alike(name, p.name), p) for p in here if not (with_number and p.has_number)]
        near = sorted((f for f in found if f[0] >= ALIKE), key=lambda f: -f[0])
        return [p for _score, p in near]


def index_of(rows: Iterable[tuple[int, dict[str, str]]], layout: Layout) -> FileIndex:
    """Go through a file once."""
    index = FileIndex()
    for number, told in rows:
        index.add(number, *whose(told, layout))
    return index
