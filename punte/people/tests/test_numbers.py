"""National numbers: check digit, birth date, sex."""

import datetime as dt

import pytest

from punte.people.numbers import faults, guess_kind, what_it_says

BORN = dt.date(1990, 5, 14)


@pytest.mark.parametrize(
    ("kind", "number", "born", "sex", "expected"),
    [
        ("cnp", "2900514240012", BORN, "woman", []),
        ("cnp", "2900514240013", BORN, "woman", ["digit"]),
        ("cnp", "2900514240012", dt.date(1990, 5, 15), "woman", ["birth_date"]),
        ("cnp", "2900514240012", BORN, "man", ["sex"]),
        ("cnp", "290051424", BORN, "woman", ["shape"]),
        ("egn", "9005140010", BORN, "woman", ["digit"]),
        ("foreign", "X12", BORN, "woman", ["shape"]),
        ("foreign", "PASS1234", BORN, "woman", []),
    ],
)
def test_a_number_is_held_against_what_is_known(kind, number, born, sex, expected):
    assert faults(kind, number, born, sex) == expected


def test_the_kind_is_guessed_from_the_digits():
    assert guess_kind("2900514240012") == "cnp"
    assert guess_kind("XK44210") == "foreign"


def test_a_cnp_tells_birth_date_and_sex():
    said = what_it_says("cnp", "2900514240012")
    assert (said.birth_date, said.sex) == (BORN, "woman")
