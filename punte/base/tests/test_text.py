"""Sorting and finding as readers expect."""

from django.utils.translation import gettext, override

from punte.base.text import folded, sort_key


def test_hungarian_names_sort_among_the_romanian_ones():
    names = [
        "Burlec",
        "Bíró",
        "Breban",
        "Ștefan",
        "Stan",
        "Țepeș",
        "Tudor",
        "Ăla",
        "Ana",
        "Avram",
        "Яна",
        "Йордан",
        "Иван",
    ]
    ordered = [
        "Ana",
        "Avram",
        "Ăla",
        "Bíró",
        "Breban",
        "Burlec",
        "Stan",
        "Ștefan",
        "Tudor",
        "Țepeș",
        "Иван",
        "Йордан",
        "Яна",
    ]
    assert sorted(names, key=sort_key) == ordered
    assert folded("Ştefan") == folded("ștefan") == "stefan"


def test_what_django_says_in_romanian_has_commas_below_too() -> None:
    with override("ro"):
        said = gettext("Ensure this value is less than or equal to %(limit_value)s.")
    assert "ț" in said and not set(said) & set("şţŞŢ")
