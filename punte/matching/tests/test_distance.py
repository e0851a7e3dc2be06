"""Two rooms say how far places are apart, each for its own reason; they agree."""

from hypothesis import given
from hypothesis import strategies as st

from punte.matching.distance import kilometres, spot
from punte.matching.words import RADII
from punte.reference import distance
from punte.reference.models import Settlement

LATITUDES, LONGITUDES = st.floats(41.0, 49.0), st.floats(20.0, 30.0)  # Romania and Bulgaria
STEPS = st.floats(-3.0, 3.0)


@given(LATITUDES, LONGITUDES, STEPS, STEPS)
def test_the_search_and_the_board_say_the_same_distance_within_a_kilometre(
    latitude: float, longitude: float, north: float, east: float
) -> None:
    one = Settlement(latitude=latitude, longitude=longitude)
    other = Settlement(latitude=latitude + north, longitude=longitude + east)
    told, here, there = (
        distance.kilometres(one, other),
        spot(latitude, longitude),
        spot(latitude + north, longitude + east),
    )
    assert told is not None and here and there
    assert abs(told - kilometres(here, there)) <= 1


def test_no_way_that_somebody_may_choose_is_longer_than_what_was_compared() -> None:
    corner = Settlement(latitude=45.0, longitude=25.0), Settlement(latitude=48.0, longitude=25.0)
    assert max(RADII) <= (distance.kilometres(*corner) or 0)


def test_of_a_place_that_lies_nowhere_both_know_nothing() -> None:
    nowhere, cluj = Settlement(latitude=None, longitude=None), Settlement(latitude=46.77, longitude=23.6)
    assert distance.kilometres(nowhere, cluj) is None
    assert spot(None, None) is None
