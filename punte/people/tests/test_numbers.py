"""National numbers: check digit, birth date, sex."""

import datetime as dt

import pytest

from punte.people.numbers import disagreements, read_number

BORN = dt.date(1990, 5, 14)


@pytest.mark.parametrize(
    ("kind", "number", "born", "sex", "expected"),
    [
        ("cnp", "2900514240012", BORN, "woman", []),
        ("", "2 900514 24001 2", BORN, "woman", []),
        ("cnp", "2900514240013", BORN, "woman", ["check_digit"]),
        ("cnp", "2900514240012", dt.date(1990, 5, 15), "woman", ["birth_date"]),
        ("cnp", "2900514240012", BORN, "man", ["sex"]),
        ("cnp", "290051424", BORN, "woman", ["number_shape"]),
        ("egn", "9005140010", BORN, "woman", ["check_digit"]),
        ("foreign", "X12", BORN, "woman", ["number_shape"]),
        ("foreign", "PASS1234", BORN, "woman", []),
    ],
)
def test_a_number_is_held_against_what_is_known(kind, number, born, sex, expected):
    assert disagreements(read_number(number, kind), born, sex) == expected


def test_a_cnp_tells_birth_date_and_sex():
    said = read_number("2900514240012", "")
    assert (said.kind, said.birth, said.sex) == ("cnp", BORN, "woman")


def test_a_foreign_resident_number_does_not_tell_the_century():
    assert read_number("7900514240017", "cnp").birth is None
