"""Working days around Easter, Christmas and 1 May, worked by hand with a calendar and the two labour codes."""

import datetime as dt

import pytest
from dateutil.easter import EASTER_ORTHODOX, easter

from punte.reference.workdays import (
    YearUnknown,
    holidays,
    is_working_day,
    working_days_after,
    working_days_before,
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def free_weekdays(year: int, country: str) -> list[str]:
    return sorted(f"{d:%m-%d}" for d in holidays(year, country) if d.weekday() < 5)


def test_romania_has_these_free_weekdays_in_2025():
    assert free_weekdays(2025, "RO") == [
        *("01-01", "01-02", "01-06", "01-07", "01-24", "04-18", "04-21"),
        *("05-01", "06-09", "08-15", "12-01", "12-25", "12-26"),
    ]


def test_bulgaria_has_these_free_weekdays_in_2025_two_of_them_moved_from_a_weekend():
    assert free_weekdays(2025, "BG") == [
        *("01-01", "03-03", "04-18", "04-21", "05-01", "05-06", "05-26"),
        *("09-08", "09-22", "12-24", "12-25", "12-26"),
    ]


def test_epiphany_is_free_in_romania_since_2024():
    assert is_working_day(day("2023-01-06"), "RO")
    assert not is_working_day(day("2026-01-06"), "RO")


def test_a_holiday_on_a_weekend_is_lost_in_romania_and_moved_in_bulgaria():
    assert is_working_day(day("2022-05-02"), "RO")  # 1 May 2022 was a Sunday
    assert not is_working_day(day("2022-05-02"), "BG")


def test_a_holiday_on_saturday_and_one_on_sunday_free_the_first_two_working_days():
    assert not is_working_day(
        day("2022-12-27"), "BG"
    )  # 24 and 25 December 2022: Saturday, Sunday; 26: Monday
    assert not is_working_day(day("2022-12-28"), "BG")
    assert is_working_day(day("2022-12-29"), "BG")


def test_easter_itself_is_not_moved_but_a_first_of_may_on_holy_saturday_is():
    assert [is_working_day(day(f"2021-05-0{n}"), "BG") for n in (3, 4, 5, 6, 7)] == [
        False,
        False,
        True,
        False,
        True,
    ]
    assert is_working_day(day("2024-05-07"), "BG")  # 6 May 2024 was Easter Monday and St George's: one day


@pytest.mark.parametrize(
    ("start", "n", "country", "end"),
    [
        ("2025-04-14", 5, "RO", "2025-04-23"),  # Good Friday 18, Easter Monday 21: 15, 16, 17, 22, 23
        ("2025-04-14", 5, "BG", "2025-04-23"),
        ("2025-04-28", 5, "RO", "2025-05-06"),  # without 1 May: 29, 30, 2, 5, 6
        ("2025-04-28", 5, "BG", "2025-05-07"),  # nor 6 May
        ("2025-12-22", 5, "RO", "2025-12-31"),  # 23, 24, 29, 30, 31
        ("2025-12-22", 5, "BG", "2026-01-02"),  # 23, 29, 30, 31, and 1 January is free: 2
        ("2024-04-26", 5, "RO", "2024-05-08"),  # 29, 30, 2; 1 May, Good Friday 3, Monday 6 free; 7, 8
        ("2025-03-17", 0, "RO", "2025-03-17"),
    ],
)
def test_so_many_working_days_later(start, n, country, end):
    assert working_days_after(day(start), n, country) == day(end)


def test_ten_working_days_before_a_claim_after_easter_lie_well_before_easter():
    assert working_days_before(day("2025-04-30"), 10, "RO") == day("2025-04-14")
    assert working_days_before(day("2025-05-08"), 10, "BG") == day("2025-04-22")


def test_another_year_is_refused_and_not_guessed():
    with pytest.raises(YearUnknown):
        is_working_day(day("2019-12-31"), "RO")
    with pytest.raises(YearUnknown):
        working_days_after(day("2030-12-30"), 5, "BG")


def test_a_negative_number_of_days_is_refused():
    with pytest.raises(ValueError, match="not negative"):
        working_days_after(day("2025-03-17"), -1, "RO")


@pytest.mark.parametrize("country", ["RO", "BG"])
def test_easter_in_the_data_is_orthodox_easter(country):
    for year in range(2020, 2031):
        assert easter(year, EASTER_ORTHODOX) in holidays(year, country)
