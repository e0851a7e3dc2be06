"""Nobody finds a small cell by adding and subtracting."""

from hypothesis import given
from hypothesis import strategies as st

from punte.base.small_cells import LEAST, about, alone, rough_share, said, share, shown

CELLS = st.dictionaries(st.integers(0, 8), st.integers(0, 60), max_size=7)


@given(CELLS)
def test_what_is_hidden_is_at_least_two_parts_of_a_crowd_or_everything(cells: dict[int, int]) -> None:
    found = shown(cells)
    hidden = [key for key, n in found.items() if n is None]
    assert all(found[key] == cells[key] for key in cells if key not in hidden)
    assert all(n == 0 or n >= LEAST for n in found.values() if n is not None)
    some = [key for key, n in cells.items() if n]
    if hidden and len(hidden) < len(some):
        assert len(hidden) > 1 and sum(cells[key] for key in hidden) >= LEAST


def test_one_small_part_takes_the_next_smallest_along() -> None:
    assert shown({"a": 3, "b": 12, "c": 40, "d": 0}) == {"a": None, "b": None, "c": 40, "d": 0}


def test_who_did_not_answer_covers_a_small_part_and_is_never_shown() -> None:
    assert shown({"yes": 3, "no": 29, "": 9}, unsaid="") == {"yes": None, "no": 29, "": None}
    assert shown({"yes": 3, "no": 29, "": 4}, unsaid="") == {"yes": None, "no": None, "": None}
    assert shown({"woman": 28, "man": 12, "": 1}, unsaid="") == {"woman": 28, "man": 12, "": None}


def test_nothing_small_hides_nothing() -> None:
    assert shown({"a": 10, "b": 0}) == {"a": 10, "b": 0}


def test_a_share_with_a_few_people_in_it_or_outside_it_is_hidden() -> None:
    assert share(3, 30) is None and share(27, 30) is None and share(0, 0) is None
    assert (share(15, 30), share(0, 30), share(30, 30)) == (50, 0, 100)


def test_a_rough_share_hides_nobody_and_everybody_and_never_says_that_it_is() -> None:
    assert rough_share(0, 30) is None and rough_share(30, 30) is None and rough_share(0, 0) is None
    assert rough_share(3, 30) is None and rough_share(27, 30) is None
    assert (rough_share(13, 29), rough_share(10, 900), rough_share(890, 900)) == (45, 5, 95)


def test_a_rough_count_is_rounded_to_the_nearest_ten() -> None:
    assert [about(n) for n in (10, 14, 15, 28, 34, 35)] == [10, 10, 20, 30, 30, 40]


def test_a_hidden_count_says_that_it_is_small() -> None:
    assert said(alone(4)) == "under 10" and said(alone(11)) == "11" and said(alone(0)) == "0"
