"""National numbers, with check digits worked out here and not by the library the product uses."""

import datetime as dt
import random

CNP_WEIGHTS = (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
EGN_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6)
LNCH_WEIGHTS = (21, 19, 17, 13, 11, 9, 7, 3, 1)
CNP_COUNTIES = [f"{n:02}" for n in (*range(1, 40), *range(41, 47), 51, 52)]
NORTH_WEST = ["05", "06", "12", "24", "30", "31"]


def _weighed(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(d) * w for d, w in zip(digits, weights, strict=True))


def cnp(birth: dt.date, sex: str, chance: random.Random, *, foreign: bool = False) -> str:
    """A Romanian number; of a foreign resident it begins with 7 or 8, which tells no century."""
    first = 7 if foreign else {18: 3, 19: 1, 20: 5}[birth.year // 100]
    if sex == "woman":
        first += 1
    county = chance.choice(NORTH_WEST if chance.random() < 0.8 else CNP_COUNTIES)
    start = f"{first}{birth:%y%m%d}{county}{chance.randint(1, 999):03}"
    rest = _weighed(start, CNP_WEIGHTS) % 11
    return start + str(1 if rest == 10 else rest)


def egn(birth: dt.date, sex: str, chance: random.Random) -> str:
    """A Bulgarian number: the month tells the century, the ninth digit the sex (even is a man)."""
    month = birth.month + {18: 20, 19: 0, 20: 40}[birth.year // 100]
    region = chance.randint(0, 99)
    ninth = chance.randrange(0, 10, 2) + (1 if sex == "woman" else 0)
    start = f"{birth:%y}{month:02}{birth:%d}{region:02}{ninth}"
    return start + str(_weighed(start, EGN_WEIGHTS) % 11 % 10)


def lnch(chance: random.Random) -> str:
    """A foreigner's number in Bulgaria; it tells neither birth date nor sex."""
    start = f"{chance.randint(100_000_000, 999_999_999)}"
    return start + str(_weighed(start, LNCH_WEIGHTS) % 10)


def foreign_number(chance: random.Random) -> str:
    """A number of another country, which nobody here can check: letters and digits."""
    letters = "".join(chance.choices("ABCEHKLMNPRSTVXZ", k=2))
    return f"{letters}{chance.randint(100_000, 9_999_999)}"


def wrong_check_digit(number: str, chance: random.Random) -> str:
    """The same number with another last digit."""
    return number[:-1] + chance.choice([d for d in "0123456789" if d != number[-1]])
