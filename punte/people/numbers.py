"""National numbers: their shape, their check digit, and what they tell about the person."""

import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from stdnum.bg import egn, pnf
from stdnum.ro import cnp

_BETWEEN = re.compile(r"[\s.\-\u2010-\u2015]")
_FOREIGN = re.compile(r"[A-Z0-9]{4,40}")
_LENGTHS = {"cnp": 13, "egn": 10, "lnch": 10}
_GUESSED = {13: "cnp", 10: "egn"}
_CENTURY_TOLD = "123456"  # other first digits of a CNP (residents, foreigners) do not tell the century


@dataclass(frozen=True)
class Number:
    """A national number as read, with the birth and sex it tells; from one with a `fault` nothing follows."""

    kind: str = ""
    digits: str = ""
    fault: str = ""
    birth: dt.date | None = None
    sex: str = ""
    hint: str = ""

    @property
    def valid(self) -> bool:
        """There is one, and nothing is wrong with it."""
        return bool(self.digits) and not self.fault


def read_number(text: str, kind: str) -> Number:
    """Read a number of a kind (empty: guessed, "none": there should be none)."""
    digits = _BETWEEN.sub("", text).upper()
    if not digits:
        return Number(kind, fault="number_missing" if kind not in ("", "none") else "")
    if kind == "none":
        return Number(kind, digits, fault="number_shape")
    kind = kind or _guessed(digits)
    if kind == "foreign":
        return Number(kind, digits, fault="" if _FOREIGN.fullmatch(digits) else "number_shape")
    if not kind or not (digits.isascii() and digits.isdecimal()) or len(digits) != _LENGTHS[kind]:
        return Number(kind, digits, fault="number_shape")
    return {"cnp": _cnp, "egn": _egn, "lnch": _lnch}[kind](digits)


def _guessed(digits: str) -> str:
    if digits.isascii() and digits.isdecimal():
        return _GUESSED.get(len(digits), "")
    return "foreign"


def _cnp(digits: str) -> Number:
    told = digits[0] in _CENTURY_TOLD
    # Somebody of an untold century may be born on 29 February 2000, which 1900 had not.
    as_known = digits if told else "5" + digits[1:]
    if not (cnp.is_valid(digits) or (not told and _cnp_of_this_century(digits, as_known))):
        return Number("cnp", digits, fault="check_digit")
    birth = cnp.get_birth_date(digits) if told else None
    sex = "" if digits[0] == "9" else ("man" if int(digits[0]) % 2 else "woman")
    return Number("cnp", digits, birth=birth, sex=sex)


def _cnp_of_this_century(digits: str, as_known: str) -> bool:
    return cnp.is_valid(as_known[:-1] + cnp.calc_check_digit(as_known[:-1])) and (
        cnp.calc_check_digit(digits[:-1]) == digits[-1] and digits[0] != "0"
    )


def _egn(digits: str) -> Number:
    if not egn.is_valid(digits):
        return Number("egn", digits, fault="check_digit", hint="lnch" if pnf.is_valid(digits) else "")
    sex = "woman" if int(digits[8]) % 2 else "man"
    return Number("egn", digits, birth=egn.get_birth_date(digits), sex=sex)


def _lnch(digits: str) -> Number:
    return Number("lnch", digits, fault="" if pnf.is_valid(digits) else "check_digit")


TEXTS = {
    "check_digit": _("The check digit is wrong. Copy the number from the identity card again."),
    "number_shape": _("This is not a number of this kind."),
    "birth_date": _("The number says another date of birth."),
    "sex": _("The number says another sex."),
}


def disagreements(number: Number, birth_date: dt.date | None, sex: str | None) -> list[str]:
    """What is wrong with a number, or between it and what is known of the person, as keys of TEXTS."""
    if number.fault:
        return [number.fault]
    wrong = ["birth_date"] if number.birth and birth_date and number.birth != birth_date else []
    return wrong + (["sex"] if number.sex and sex in ("woman", "man") and number.sex != sex else [])
