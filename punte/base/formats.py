"""How numbers, money and dates are written in Romanian, Bulgarian and English.

Django's own formats capitalise Romanian months and leave Bulgarian thousands alone; these follow what people
in the two countries write by hand (CLDR 46 for separators).
"""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils import timezone, translation

_NARROW = "\u00a0"  # never broken at the end of a line
_MINUS = "\u2212"
_SEPARATORS = {"ro": (".", ","), "bg": (_NARROW, ","), "en": (",", ".")}
_SHORT = {
    "ro": ("ian.", "feb.", "mar.", "apr.", "mai", "iun.", "iul.", "aug.", "sept.", "oct.", "nov.", "dec."),
    "bg": ("ян.", "февр.", "март", "апр.", "май", "юни", "юли", "авг.", "септ.", "окт.", "ноем.", "дек."),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
}
_LONG = {
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "en": "January February March April May June July August September October November December",
}
_MONEY = {  # what is missing is written with its code before (English) or after the amount
    ("ro", "RON"): "{} lei",
    ("ro", "EUR"): "{} €",
    ("bg", "BGN"): "{} лв.",
    ("bg", "EUR"): "{} €",
    ("en", "EUR"): "€{}",
}


def language() -> str:
    """The reader's language among the three Punte speaks."""
    code = (translation.get_language() or "en")[:2]
    return code if code in _SEPARATORS else "en"


def number(value, places: int | None = None) -> str:
    """A number with its thousands grouped. Without `places` it keeps the decimals it has, up to six.

    Returns an em dash for None (not known is not zero) and the value itself where it is no number.
    """
    if value is None or value == "":
        return "—"
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    elif -exact.as_tuple().exponent > 6:  # type: ignore[operator]
        exact = round(exact, 6)
    thousands, decimals = _SEPARATORS[language()]
    whole, _, rest = f"{abs(exact):,f}".partition(".")
    text = whole.replace(",", thousands) + (decimals + rest if rest else "")
    return (_MINUS if exact < 0 and any(c in "123456789" for c in text) else "") + text


def quoted(text: object) -> str:
    """In the quotation marks of the reader's language: “a”, „a”, „a“."""
    first, last = {"ro": ("„", "”"), "bg": ("„", "“")}.get(language(), ("“", "”"))
    return f"{first}{text}{last}"


def signed(value) -> str:
    """A difference, with its sign: +3, −19, 0."""
    return ("+" if value is not None and value > 0 else "") + number(value)


def money(amount, currency: str) -> str:
    """An amount to the cent with its currency, as people write it: 4.962.889,00 lei."""
    if amount is None:
        return "—"
    pattern = _MONEY.get((language(), currency), "{1} {0}" if language() == "en" else "{0} {1}")
    return pattern.format(number(amount, 2), currency).replace(" ", _NARROW)


def percent(value, places: int = 0) -> str:
    """A share already times a hundred: 85 %."""
    if value is None:
        return "—"
    return number(value, places) + (f"{_NARROW}%" if language() == "ro" else "%")


def _date(value) -> dt.date:
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def day(value, style: str = "short") -> str:
    """A date: '1 iun. 2024' (short), '1 iunie 2024' (long), '01.06.2024' (digits)."""
    if not value:
        return "—"
    date, code = _date(value), language()
    if style == "digits":
        return f"{date:%d.%m.%Y}"
    months = _LONG[code].split() if style == "long" else _SHORT[code]
    # Bulgarian without "г.": it would stand twice where a sentence ends with the date.
    return f"{date.day}{_NARROW}{months[date.month - 1]}{_NARROW}{date.year}"


def month(value, style: str = "short") -> str:
    """A month of a year: 'iun. 2024' (short), 'iunie 2024' (long)."""
    if not value:
        return "—"
    date, code = _date(value), language()
    months = _LONG[code].split() if style == "long" else _SHORT[code]
    return f"{months[date.month - 1]}{_NARROW}{date.year}"


def moment(value) -> str:
    """A date with its time of day in the reader's zone: '1 iun. 2024, 14:05'."""
    if not value:
        return "—"
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local)}, {local.hour}:{local.minute:02}"


def period(start, end) -> str:
    """From one date to another; an open side is left out."""
    return " – ".join(day(d) for d in (start, end) if d) or "—"
