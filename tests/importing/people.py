"""Believable participants of operation 309187: people with their numbers, places and dates."""

import datetime as dt
import random
from dataclasses import dataclass, field, replace

from tests.importing import names, numbers, places

TODAY = dt.date(2025, 3, 17)
STARTS, ENDS = dt.date(2024, 6, 1), dt.date(2026, 5, 31)
DAY = dt.timedelta(days=1)
LABOUR = [
    "employed"
] * 3 + "self_employed unemployed_short unemployed_medium unemployed_long inactive".split()
ANSWERS = ["no"] * 6 + ["yes", "declined", "not_asked", "not_known"]
EXITS = ["to_the_end"] * 4 + ["found_work", "education", "moved", "health", "no_longer", "other"]
TELLING = ("cnp", "egn")  # numbers that tell birth date and sex


@dataclass(frozen=True)
class Person:
    """What is true of somebody; how it is written down is decided elsewhere."""

    first: str
    last: str
    sex: str
    birth: dt.date
    kind: str
    number: str
    county: str
    place: str
    answers: dict[str, str] = field(compare=False)  # column → code, text or nothing
    registered: dt.date = TODAY
    entered: dt.date | None = None
    left: dt.date | None = None
    namesake: bool = False  # of the same name and birth date as somebody else: nothing may be spoilt here

    @property
    def known_as(self) -> tuple[str, dt.date]:
        """Two persons of one file never share this, namesakes apart."""
        return places.plain(f"{self.last} {self.first}"), self.birth


def _day(chance: random.Random, first: dt.date, last: dt.date) -> dt.date:
    return first + chance.randint(0, (last - first).days) * DAY


def _names(chance: random.Random, origin: str, sex: str) -> tuple[str, str]:
    words = getattr(names, origin.upper())
    given = " ".join(dict.fromkeys(chance.choices(words[sex], k=chance.choice([1, 1, 2]))))
    if origin == "bulgarian":
        if chance.random() < 0.5:  # with the father's name
            given = f"{given.split()[0]} {chance.choice(words[f'family_{sex}'])}"
        return given, chance.choice(words[f"family_{sex}"])
    joined = words.get("family_joined", [])
    return given, chance.choice(joined if joined and chance.random() < 0.1 else words["family"])


def _number(chance: random.Random, origin: str, birth: dt.date, sex: str, kinds: set[str]) -> tuple[str, str]:
    """Kind and number: mostly of the person's own country, some foreigners', some none."""
    likely = {
        "bulgarian": ["egn"] * 8 + ["foreign", "none"],
        "foreign": ["cnp", "lnch", "foreign", "foreign", "none"],
    }
    kind = chance.choice(likely.get(origin, ["cnp"] * 12 + ["none"]))
    if kind not in kinds:
        kind = "none"
    if kind == "cnp":
        return kind, numbers.cnp(birth, sex, chance, foreign=origin == "foreign")
    if kind == "egn":
        return kind, numbers.egn(birth, sex, chance)
    if kind == "lnch":
        return kind, numbers.lnch(chance)
    return kind, numbers.foreign_number(chance) if kind == "foreign" else ""


def make_person(chance: random.Random, origins: list[str], kinds: set[str]) -> Person:
    """One participant; `kinds` are the kinds of number that the list has room for."""
    origin, sex = chance.choice(origins), chance.choice(["woman", "man"])
    first, last = _names(chance, origin, sex)
    birth = _day(chance, dt.date(1946, 1, 1), dt.date(2009, 12, 31))
    kind, number = _number(chance, origin, birth, sex, kinds)
    county = chance.choice(places.NORTH_WEST)
    entered = _day(chance, STARTS, TODAY) if chance.random() < 0.85 else None
    left = _day(chance, entered, TODAY) if entered and chance.random() < 0.4 else None
    return Person(
        first=first,
        last=last,
        sex="nonbinary" if chance.random() < 0.03 else sex,
        birth=birth,
        kind=kind,
        number=number,
        county=county,
        place=chance.choice(places.villages(county)),
        answers=_answers(chance, origin, left),
        registered=_day(chance, STARTS, entered or TODAY),
        entered=entered,
        left=left,
    )


def _answers(chance: random.Random, origin: str, left: dt.date | None) -> dict[str, str]:
    spoken = {"romanian": "ro", "hungarian": "hu", "roma": "rom", "bulgarian": "bg", "foreign": "mis"}[origin]
    special = ("disability", "minority", "roma", "third_country", "foreign_background", "homeless")
    answers = {column: chance.choice(ANSWERS) for column in special} | {
        "roma": "yes" if origin == "roma" else "no",
        "third_country": "yes" if origin == "foreign" else "no",
        "labour_status": chance.choice(LABOUR),
        "education": str(chance.randint(0, 8)),
        "studies": chance.choice(["none", "none", "none", "full_time", "part_time"]),
        "language": chance.choice([spoken, spoken, "ro"]),
        "function": chance.choice(["staff", "volunteer", "board", "commission", "none"]),
        "sending_organisation": chance.choice(["", "Asociația ASSOC"]),
        "partner": chance.choice(["", "Asociația ASSOC"]),
        "phone": _phone(chance),
        "email": _address(chance),
    }
    if left:
        answers["exit_reason"] = chance.choice(EXITS)
    return {column: "" if chance.random() < 0.1 else value for column, value in answers.items()}


def _phone(chance: random.Random) -> str:
    a, b, c = chance.randint(20, 69), chance.randint(100, 999), chance.randint(100, 999)
    shapes = "07{a} {b} {c}|+40 7{a} {b} {c}|02{a}/{b}.{c}|(02{a}) {b}-{c}|07{a}{b}{c}|+359 2 {b} {c}"
    return chance.choice(shapes.split("|")).format(a=a, b=b, c=c)


def _address(chance: random.Random) -> str:
    who = chance.choice("ana.pop i.szabo georgi_petrov Contact o.brien+curs x1990 floarea-rostas".split())
    host = chance.choice(["example.org", "mail.example.com", "Example.ORG"])
    return f"{who}{chance.randint(1, 999)}@{host}"


def make_people(chance: random.Random, count: int, origins: list[str], kinds: set[str]) -> list[Person]:
    """So many participants, no two of whom can be taken for one, with twins and namesakes here and there."""
    people: list[Person] = []
    while len(people) < count:
        person = make_person(chance, origins, kinds)
        if not any(_taken_for_one(person, known) for known in people):
            people.append(person)
    if chance.random() < 0.4:
        _add_twin(chance, people, kinds)
    if chance.random() < 0.4 and "cnp" in kinds:
        _add_namesake(chance, people)
    chance.shuffle(people)
    return people


def _taken_for_one(person: Person, known: Person) -> bool:
    return person.known_as == known.known_as or (person.number != "" and person.number == known.number)


def _add_twin(chance: random.Random, people: list[Person], kinds: set[str]) -> None:
    """Of the same family name, birth date and place."""
    twin = chance.choice(people)
    other = make_person(chance, ["romanian"], kinds)
    sex = "man" if other.sex == "man" else "woman"
    kind, number = _number(chance, "romanian", twin.birth, sex, kinds)
    same = {"last": twin.last, "birth": twin.birth, "county": twin.county, "place": twin.place}
    born = replace(other, **same, kind=kind, number=number)
    if not any(_taken_for_one(born, known) for known in people):
        people.append(born)


def _add_namesake(chance: random.Random, people: list[Person]) -> None:
    """Of the same name, born on the same day, told apart by the number alone."""
    for at, person in enumerate(people):
        if person.kind == "cnp" and person.number[0] in "1256" and person.sex != "nonbinary":
            other = make_person(chance, ["romanian"], {"cnp"})
            number = numbers.cnp(person.birth, person.sex, chance)
            if number != person.number:
                people[at] = replace(person, namesake=True)
                same = {"first": person.first, "last": person.last, "sex": person.sex, "birth": person.birth}
                people.append(replace(other, **same, kind="cnp", number=number, namesake=True))
            return
