"""Sorting and finding as readers expect."""

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
