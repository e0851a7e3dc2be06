"""National numbers: CNP, ЕГН and ЛНЧ, checked by their digit and against birth date and sex.

Check digits by python-stdnum (CNP: Romanian Law 105/1996 and Order; ЕГН: ГРАО; ЛНЧ: Bulgarian register of
foreigners). The number itself tells a birth date (CNP, ЕГН) and a sex (CNP, ЕГН).
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from stdnum.bg import egn, pnf
from stdnum.exceptions import ValidationError as NumberError
from stdnum.ro import cnp

TEXTS = {
    "digit": _("The check digit is wrong. Copy the number from the identity card again."),
    "shape": _("This is not a number of this kind."),
    "birth_date": _("The number says another date of birth."),
    "sex": _("The number says another sex."),
}
_CHECKS = {"cnp": cnp, "egn": egn, "lnch": pnf}


@dataclass(frozen=True)
class Said:
    """What a number says by itself; None where it says nothing."""

    birth_date: dt.date | None = None
    sex: str | None = None


def tidy_number(number: str) -> str:
    """Without blanks, dots and hyphens."""
    return "".join(c for c in number.upper() if c.isalnum())


def guess_kind(number: str) -> str:
    """By its digits: 13 are a CNP, 10 an ЕГН where that check digit fits, else ЛНЧ where that one fits."""
    if len(number) == 13 and number.isdigit():
        return "cnp"
    if len(number) == 10 and number.isdigit():
        return "lnch" if pnf.is_valid(number) and not egn.is_valid(number) else "egn"
    return "foreign"


def faults(kind: str, number: str, birth_date: dt.date | None, sex: str | None) -> list[str]:
    """What is wrong, as keys of TEXTS; empty for a number that fits. Foreign numbers are taken as they are."""
    if kind == "foreign":
        return [] if 4 <= len(number) <= 30 else ["shape"]
    try:
        _CHECKS[kind].validate(number)
    except NumberError as error:
        return ["digit" if type(error).__name__ == "InvalidChecksum" else "shape"]
    said = what_it_says(kind, number)
    found = (
        ["birth_date"]
        if birth_date and said.birth_date and not _same_day(kind, number, said, birth_date)
        else []
    )
    if sex in ("woman", "man") and said.sex and said.sex != sex:
        found.append("sex")
    return found


def _same_day(kind: str, number: str, said: Said, birth_date: dt.date) -> bool:
    """A foreign resident's CNP (7, 8, 9) does not tell the century."""
    if kind == "cnp" and number[0] in "789":
        return (said.birth_date.year % 100, said.birth_date.month, said.birth_date.day) == (  # type: ignore[union-attr]
            birth_date.year % 100,
            birth_date.month,
            birth_date.day,
        )
    return said.birth_date == birth_date


def what_it_says(kind: str, number: str) -> Said:
    """Birth date and sex of a valid number."""
    if kind == "cnp":
        sex = None if number[0] == "9" else "man" if int(number[0]) % 2 else "woman"
        return Said(cnp.get_birth_date(number), sex)
    if kind == "egn":
        return Said(egn.get_birth_date(number), "man" if int(number[8]) % 2 == 0 else "woman")
    return Said()
