"""Working days of Romania and Bulgaria: Monday to Friday without the public holidays of the country's labour law.

The holidays and the law behind each are data, `holidays/COUNTRY.yaml`. A day of a year that the data do not hold is
refused with `YearUnknown`: a guessed holiday would make a legal deadline wrong.
"""

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from django.utils.translation import gettext as _

Country = Literal["RO", "BG"]

_FOLDER = Path(__file__).parent / "holidays"
_DAY = dt.timedelta(days=1)
_SATURDAY = 5


class YearUnknown(ValueError):
    """The public holidays of this year are not in the data."""


@lru_cache(maxsize=4)
def _law(country: Country) -> dict[str, Any]:
    law: dict[str, Any] = yaml.safe_load((_FOLDER / f"{country}.yaml").read_text(encoding="utf-8"))
    return law


@lru_cache(maxsize=64)
def holidays(year: int, country: Country) -> dict[dt.date, str]:
    """The public holidays of a year with their names; where the law moves one from a weekend, its new day too.

    Raises YearUnknown outside the years of the data.
    """
    law = _law(country)
    first, last = law["years"]
    if not first <= year <= last:
        raise YearUnknown(_("The public holidays of %(year)s are not known.") % {"year": year})
    fixed = {
        dt.date.fromisoformat(f"{year}-{row['day']}"): row["name"]
        for row in law["fixed"]
        if row.get("since", year) <= year
    }
    easter = next(day for day in law["easter"] if day.year == year)
    around = {
        easter + row["days"] * _DAY: row["name"]
        for row in law["around_easter"]
        if row.get("since", year) <= year
    }
    known = fixed | around
    since = law["weekend_moves_since"]
    return known if since is None or year < since else known | _moved(fixed, known)


def _moved(fixed: dict[dt.date, str], known: dict[dt.date, str]) -> dict[dt.date, str]:
    """The first working days after those fixed holidays that fall on a weekend (Кодекс на труда, чл. 154, ал. 2)."""
    moved: dict[dt.date, str] = {}
    for day in sorted(fixed):
        if day.weekday() < _SATURDAY:
            continue
        free = day + _DAY
        while free.weekday() >= _SATURDAY or free in known or free in moved:
            free += _DAY
        moved[free] = fixed[day]
    return moved


def is_working_day(day: dt.date, country: Country) -> bool:
    """Whether one works on this day. Raises YearUnknown outside the years of the data."""
    return day not in holidays(day.year, country) and day.weekday() < _SATURDAY


def working_days_after(day: dt.date, n: int, country: Country) -> dt.date:
    """The n-th working day after a day, which itself does not count; n = 0 is the day itself.

    Raises YearUnknown outside the years of the data, ValueError for a negative n.
    """
    return _walk(day, n, country, _DAY)


def working_days_before(day: dt.date, n: int, country: Country) -> dt.date:
    """The n-th working day before a day, which itself does not count; n = 0 is the day itself.

    Raises YearUnknown outside the years of the data, ValueError for a negative n.
    """
    return _walk(day, n, country, -_DAY)


def _walk(day: dt.date, n: int, country: Country, step: dt.timedelta) -> dt.date:
    if n < 0:
        raise ValueError(
            "The number of working days is not negative; there is a function for each direction."
        )
    while n:
        day += step
        n -= is_working_day(day, country)
    return day
