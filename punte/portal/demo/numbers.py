"""Identifiers with valid check digits that belong to nobody: the demonstration's own ranges.

CNP: serials 900 to 999, beyond those a county gives out in a day. ЕГН: serials 926 to 999, kept for cases no
province registers. CUI: ten digits from 9900000000; ЕИК: nine digits from 990000000; no register has come so far.
"""

import datetime as dt

_CNP = (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)
_EGN = (2, 4, 8, 5, 10, 9, 7, 3, 6)
_CUI = (7, 5, 3, 2, 1, 7, 5, 3, 2)


def cnp(sex: str, birth: dt.date, county: int, serial: int) -> str:
    """A Romanian number: sex and century, birth date, county, serial (0 to 99), check digit."""
    first = (1 if birth.year < 2000 else 5) + (sex == "woman")
    body = f"{first}{birth:%y%m%d}{county:02d}{900 + serial % 100}"
    return body + str(_weighed(body, _CNP) % 11 % 10 if _weighed(body, _CNP) % 11 < 10 else 1)


def egn(sex: str, birth: dt.date, serial: int) -> str:
    """A Bulgarian number: birth date (month + 40 since 2000), serial whose last digit tells the sex, check digit."""
    month = birth.month + (40 if birth.year >= 2000 else 0)
    body = f"{birth:%y}{month:02d}{birth:%d}{926 + 2 * (serial % 37) + (sex == 'woman')}"
    return body + str(_weighed(body, _EGN) % 11 % 10)


def cui(serial: int) -> str:
    """A Romanian tax number of an organisation."""
    body = f"{990000000 + serial}"
    return body + str(_weighed(body, _CUI) * 10 % 11 % 10)


def eik(serial: int) -> str:
    """A Bulgarian register number of an organisation."""
    body = f"{99000000 + serial}"
    first = _weighed(body, range(1, 9)) % 11
    return body + str(first if first < 10 else _weighed(body, range(3, 11)) % 11 % 10)


def _weighed(digits: str, weights: "tuple[int, ...] | range") -> int:
    return sum(int(d) * w for d, w in zip(digits, weights, strict=True))
