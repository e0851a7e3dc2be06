"""Numbers, money and dates are written as people in the three languages write them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation

from punte.base import formats


@pytest.mark.parametrize(
    ("language", "written"),
    [("ro", "4.962.889,00 lei"), ("bg", "4 962 889,00 RON"), ("en", "RON 4,962,889.00")],
)
def test_money_is_written_in_the_readers_way(language, written):
    with translation.override(language):
        assert formats.money(Decimal("4962889"), "RON").replace("\u00a0", " ") == written


def test_historical_leva_keep_their_sign_in_bulgarian():
    with translation.override("bg"):
        assert formats.money(Decimal("199408"), "BGN") == "199\u00a0408,00\u00a0лв."


def test_a_number_keeps_its_decimals_and_groups_its_thousands():
    with translation.override("ro"):
        assert [formats.number(n) for n in (0, 1600, Decimal("2407286.81"), -19)] == [
            "0",
            "1.600",
            "2.407.286,81",
            "−19",
        ]


def test_what_is_not_known_is_a_dash_and_not_a_zero():
    assert (
        formats.number(None)
        == formats.day(None)
        == formats.money(None, "EUR")
        == formats.percent(None)
        == "—"
    )


def test_what_is_no_number_is_left_as_it_is():
    assert formats.number("about 20") == "about 20"
    assert formats.number(float("inf")) == "inf"


@pytest.mark.parametrize(("language", "seen"), [("ro", "„da”"), ("bg", "„da“"), ("en", "“da”")])
def test_words_are_quoted_as_the_readers_language_does(language, seen):
    with translation.override(language):
        assert formats.quoted("da") == seen


def test_a_difference_carries_its_sign():
    assert [formats.signed(n) for n in (29, 0, -1)] == ["+29", "0", "−1"]


def test_a_rounded_negative_zero_has_no_minus():
    assert formats.number(-0.001, 1) == "0.0"


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("ro", "1 iun. 2024", "1 iunie 2024"),
        ("bg", "1 юни 2024", "1 юни 2024"),
        ("en", "1 Jun 2024", "1 June 2024"),
    ],
)
def test_a_day_is_written_in_the_readers_language(language, short, long):
    with translation.override(language):
        day = dt.date(2024, 6, 1)
        assert formats.day(day).replace("\u00a0", " ") == short
        assert formats.day(day, "long").replace("\u00a0", " ") == long
        assert formats.day(day, "digits") == "01.06.2024"


def test_a_moment_is_told_in_local_time():
    moment = dt.datetime(2025, 3, 17, 9, 5, tzinfo=dt.UTC)
    assert formats.moment(moment).replace("\u00a0", " ").endswith("Mar 2025, 11:05")


def test_romanian_leaves_a_space_before_the_percent_sign():
    with translation.override("ro"):
        assert formats.percent(85.16, 1) == "85,2\u00a0%"


def test_an_open_period_shows_the_side_it_has():
    assert formats.period(dt.date(2024, 6, 1), None).replace("\u00a0", " ") == "1 Jun 2024"
