"""What is wrong with one row, by itself: every check that needs neither other rows nor the persons known."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from punte.participation.importing import cells
from punte.participation.importing.layout import Column, Layout, plain
from punte.participation.importing.places import Places
from punte.participation.importing.values import READERS, Fault, as_words
from punte.people.numbers import Number, read_number

YOUNGEST, OLDEST, LONGEST_LIFE = 5, 110, 120
Told = dict[str, str]


@dataclass(frozen=True)
class Rules:
    """What a row is held against: the layout, the day, the operation's dates, places and organisations.

    `partners` are the operation's (name → id), `own` those in whose name the user may write, None for all."""

    layout: Layout
    today: dt.date
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    places: Places = field(default_factory=Places)
    senders: dict[str, int] = field(default_factory=dict)
    partners: dict[str, int] = field(default_factory=dict)
    own: frozenset[int] | None = None


@dataclass
class Checked:
    """The values that could be read, by column, and what is wrong."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    number: Number = field(default_factory=Number)

    def add(self, code: str, column: str, **more: Any) -> None:
        """Note a problem at a column; the value there counts as unreadable."""
        self.values.pop(column, None)
        self.problems.append({"code": code, "column": column, **more})

    def faulty(self, column: str) -> bool:
        """Whether something is wrong at this column."""
        return any(p["column"] == column for p in self.problems)


def check_row(told: Told, rules: Rules) -> Checked:
    """Read every cell, then hold them against each other. Every value is told one problem at most."""
    row = Checked()
    for column in rules.layout.columns.values():
        _read_cell(row, column, told.get(column.key, ""), rules.layout)
    number = row.number = _check_number(row, told)
    _check_birth(row, number, rules.today)
    _check_sex(row, number)
    _check_mandatory(row, told, number, rules.layout)
    _check_place(row, rules.places)
    _check_entry(row, rules)
    _check_leaving(row, told, rules.today)
    _check_organisations(row, rules)
    row.problems.sort(key=lambda p: list(rules.layout.columns).index(p["column"]))
    return row


def _read_cell(row: Checked, column: Column, text: str, layout: Layout) -> None:
    if not text:
        return
    if cells.is_formula(text):
        row.add("formula", column.key)
    elif cells.has_control(text):
        row.add("control", column.key)
    elif len(text) > column.most:
        row.add("too_long", column.key, most=column.most)
    else:
        try:
            row.values[column.key] = READERS.get(column.kind, as_words)(text, column, layout)
        except Fault as fault:
            row.add(fault.code, column.key)


def _check_number(row: Checked, told: Told) -> Number:
    if row.faulty("national_number") or row.faulty("number_kind"):
        row.values.pop("national_number", None)
        return Number(fault="unread")
    number = read_number(row.values.pop("national_number", ""), row.values.pop("number_kind", ""))
    if number.fault:
        row.add(number.fault, "national_number", **({"hint": number.hint} if number.hint else {}))
    elif number.digits:
        row.values |= {"national_number": number.digits, "number_kind": number.kind}
    return number


def _check_birth(row: Checked, number: Number, today: dt.date) -> None:
    if row.faulty("birth_date"):
        return
    birth = row.values.get("birth_date") or number.birth
    if birth is None:
        return
    if birth > today:
        row.add("born_in_future", "birth_date")
    elif birth.year < today.year - LONGEST_LIFE:
        row.add("born_too_early", "birth_date")
    elif _told_otherwise(number, birth):
        row.add("number_and_birth", "birth_date")
    else:
        row.values["birth_date"] = birth


def _told_otherwise(number: Number, birth: dt.date) -> bool:
    if not number.valid:
        return False
    if number.birth:
        return number.birth != birth
    return number.kind == "cnp" and number.digits[1:7] != f"{birth:%y%m%d}"


def _check_sex(row: Checked, number: Number) -> None:
    sex = row.values.get("sex")
    if number.valid and number.sex and sex in ("woman", "man") and sex != number.sex:
        row.add("number_and_sex", "sex")


def _check_mandatory(row: Checked, told: Told, number: Number, layout: Layout) -> None:
    for column in layout.columns.values():
        if not column.mandatory or told.get(column.key) or row.faulty(column.key):
            continue
        if column.key == "birth_date" and ("birth_date" in row.values or number.fault):
            continue
        row.add("missing", column.key)


def _check_place(row: Checked, places: Places) -> None:
    name, town = row.values.pop("county", ""), row.values.pop("settlement", "")
    if not name:
        return
    county = places.county(name)
    if county is None:
        row.add("county_unknown", "county")
        return
    row.values["county"] = county
    found = places.settlement(county, town) if town else None
    if found:
        row.values |= {"settlement": found.pk, "rural": found.rural}
    elif town and places.knows(county):
        row.add("settlement_elsewhere", "settlement")


def _check_entry(row: Checked, rules: Rules) -> None:
    registered = row.values.get("registered_on")
    if registered and registered > rules.today:
        row.add("in_future", "registered_on")
    entry, birth = row.values.get("entered_on"), row.values.get("birth_date")
    if entry is None:
        return
    if entry > rules.today:
        row.add("in_future", "entered_on")
    elif birth and entry < birth:
        row.add("before_birth", "entered_on")
    elif birth and not YOUNGEST <= _age(birth, entry) <= OLDEST:
        row.add("age", "entered_on", age=_age(birth, entry))
    elif rules.starts_on and entry < rules.starts_on or rules.ends_on and entry > rules.ends_on:
        row.add("outside_operation", "entered_on")


def _age(birth: dt.date, day: dt.date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _check_leaving(row: Checked, told: Told, today: dt.date) -> None:
    left, entry = row.values.get("left_on"), row.values.get("entered_on")
    if left and left > today:
        row.add("in_future", "left_on")
    elif left and not told.get("entered_on"):
        row.add("leaving_without_entry", "left_on")
    elif left and entry and left < entry:
        row.add("leaving_before_entry", "left_on")
    if row.values.get("exit_reason") and not told.get("left_on"):
        row.add("reason_without_leaving", "exit_reason")


def _check_organisations(row: Checked, rules: Rules) -> None:
    sender, partner = row.values.pop("sending_organisation", ""), row.values.pop("partner", "")
    if sender:
        found = rules.senders.get(organisation_word(sender))
        if found is None:
            row.add("sender_unknown", "sending_organisation")
        else:
            row.values["sending_organisation"] = found
    if partner:
        _check_partner(row, partner, rules)


def _check_partner(row: Checked, partner: str, rules: Rules) -> None:
    found = rules.partners.get(organisation_word(partner))
    if found is None:
        row.add("partner_unknown", "partner")
    elif rules.own is not None and found not in rules.own:
        row.add("partner_not_yours", "partner")
    else:
        row.values["partner"] = found


def organisation_word(text: str) -> str:
    """How names and identifiers of organisations are compared: RO 123 is 123."""
    word = plain(text)
    return word[2:] if word[:2] in ("ro", "bg") and word[2:].isdecimal() else word


def incomplete(values: dict[str, Any], layout: Layout) -> bool:
    """Whether the row, as it stands, would count only in the grand total."""
    return any(key not in values for key in layout.completing)
