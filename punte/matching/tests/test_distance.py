"""Two rooms say how far places are apart, each for its own reason; they agree."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from punte.matching.distance import kilometres, spot
from punte.matching.words import RADII
from punte.reference import distance
from punte.reference.models import Settlement

# Millionths of a degree: Romania and Bulgaria, and ways of up to some four hundred kilometres.
LATITUDES, LONGITUDES = st.integers(41_000_000, 49_000_000), st.integers(20_000_000, 30_000_000)
STEPS = st.integers(-3_000_000, 3_000_000)
MILLIONTH = 1e-6


def lying(latitude: float | None, longitude: float | None) -> Settlement:
    """A settlement that lies there."""
    return Settlement(latitude=latitude, longitude=longitude)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LATITUDES, LONGITUDES, STEPS, STEPS)
def test_the_search_and_the_board_say_the_same_distance_within_a_kilometre(
    latitude: int, longitude: int, north: int, east: int
) -> None:
    one = latitude * MILLIONTH, longitude * MILLIONTH
    other = (latitude + north) * MILLIONTH, (longitude + east) * MILLIONTH
    here, there = spot(*one), spot(*other)
    told = distance.kilometres(lying(*one), lying(*other))
    assert told is not None and here and there
    assert abs(told - kilometres(here, there)) <= 1


def test_no_way_that_somebody_may_choose_is_longer_than_what_was_compared() -> None:
    assert max(RADII) <= (distance.kilometres(lying(45.0, 25.0), lying(48.0, 25.0)) or 0)


def test_of_a_place_that_lies_nowhere_both_know_nothing() -> None:
    assert distance.kilometres(lying(None, None), lying(46.77, 23.6)) is None
    assert spot(None, None) is None
