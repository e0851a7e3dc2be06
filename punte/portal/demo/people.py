"""Invented people: name, birth, number and place that fit together; so many of each age as a project would meet."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from punte.people.actions.persons import NewPerson
from punte.portal.demo import names, numbers

_COUNTY = {  # the two digits of a Romanian number, by NUTS 3 code
    "RO111": 5, "RO112": 6, "RO113": 12, "RO114": 24, "RO115": 30, "RO116": 31, "RO122": 8, "RO126": 32,
    "RO211": 4, "RO213": 22, "RO214": 27, "RO216": 37, "RO321": 40, "RO322": 23, "RO411": 16, "RO412": 18,
    "RO415": 38, "RO421": 2, "RO424": 35,
}  # fmt: skip


@dataclass(frozen=True)
class Someone:
    """As a counsellor hears it at the first talk; `place` is (settlement or "", NUTS 3 code)."""

    told: NewPerson
    origin: str
    place: tuple[str, str]

    @property
    def birth(self) -> dt.date:
        """Everybody invented has a birth date."""
        assert self.told.birth_date
        return self.told.birth_date

    @property
    def sex(self) -> str:
        """woman, man or nonbinary."""
        return self.told.sex


@dataclass(frozen=True)
class Crowd:
    """Whom a project meets: origins and places with weights, ages between two, on a day; share of women."""

    origins: dict[str, int]
    places: dict[tuple[str, str], int]
    ages: tuple[int, int]
    on: dt.date
    women: float = 0.6


def invent(random: Random, crowd: Crowd) -> Iterator[Someone]:
    """An endless row of different people from one crowd."""
    seen: set[tuple[str, str]] = set()
    for serial in count():
        sex = "woman" if random.random() < crowd.women else "man"
        sex = "nonbinary" if serial % 97 == 41 else sex
        origin = random.choices([*crowd.origins], [*crowd.origins.values()])[0]
        called = names.name(random, origin, sex)
        if called in seen:
            continue
        seen.add(called)
        birth = _birth(random, crowd)
        place = random.choices([*crowd.places], [*crowd.places.values()])[0]
        yield someone(called, sex, birth, origin, place, serial)


def someone(
    called: tuple[str, str], sex: str, birth: dt.date, origin: str, place: tuple[str, str], serial: int
) -> Someone:
    """One person, with a number of the country of their place and a telephone in a range kept for plays."""
    country = place[1][:2]
    legal = "man" if sex == "nonbinary" else sex
    if country == "BG":
        number, kind = numbers.egn(legal, birth, serial), "egn"
    else:
        number, kind = numbers.cnp(legal, birth, _COUNTY[place[1]], serial), "cnp"
    told = NewPerson(
        first_name=called[0],
        last_name=called[1],
        birth_date=birth,
        sex=sex,
        number=number,
        number_kind=kind,
        contact=_contact(called, place, serial),
    )
    return Someone(told, origin, place)


def _contact(called: tuple[str, str], place: tuple[str, str], serial: int) -> dict[str, str]:
    telephone = (
        f"+359 88 000 {serial:04d}"
        if place[1].startswith("BG")
        else f"+40 700 00{serial // 100:02d} {serial % 100:02d}0"
    )
    return {"phone": telephone}


def _birth(random: Random, crowd: Crowd) -> dt.date:
    """Most are between the ends of the ages, few near them, as in a crowd."""
    low, high = crowd.ages
    years = low + (high - low + 0.99) * random.betavariate(1.7, 2.0)
    return crowd.on - dt.timedelta(days=int(years * 365.25) + 1)
