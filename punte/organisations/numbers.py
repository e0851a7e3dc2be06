"""Register numbers, checked as the registers make them (CUI: Romanian fiscal code; ЕИК: Bulgarian
BULSTAT)."""

import stdnum.bg.vat
import stdnum.ro.cui
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.util import clean, isdigits

from punte.organisations.models import Identifier

_BRANCH = (
    (2, 7, 3, 5),
    (4, 9, 5, 7),
)  # weights of digits 9 to 12 of a branch's number, second set if the first gives 10


def checked_number(kind: str, text: str) -> str:
    """The number in its short form; raises ValidationError in words."""
    if kind == Identifier.Kind.CUI:
        return _cui(text)
    if kind == Identifier.Kind.EIK:
        return _eik(text)
    return clean(text, " ").strip().upper()


def _cui(text: str) -> str:
    try:
        return stdnum.ro.cui.validate(text)
    except WrongNumber as error:
        raise ValidationError(_("This is not a valid CUI: check it digit by digit.")) from error


def _eik(text: str) -> str:
    digits = clean(text, " -.").strip().upper().removeprefix("BG")
    if not isdigits(digits) or len(digits) not in (9, 13):
        raise ValidationError(_("An ЕИК has 9 digits, that of a branch 13."))
    right = digits[8] == stdnum.bg.vat.calc_check_digit_legal(digits[:8])
    if not right or (len(digits) == 13 and digits[12] != _branch_digit(digits)):
        raise ValidationError(_("This is not a valid ЕИК: check it digit by digit."))
    return digits


def _branch_digit(digits: str) -> str:
    for weights in _BRANCH:
        rest = sum(w * int(d) for w, d in zip(weights, digits[8:12], strict=True)) % 11
        if rest < 10:
            return str(rest)
    return "0"
