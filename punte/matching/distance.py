"""How far two places are apart, in whole kilometres and whole numbers only, so that every engine finds the same.

A place is a point of the earth's ball in whole metres from its middle; the distance is the straight line through the
ground, which for 300 km is 30 m shorter than the way over it. Pure, no database."""

import math
from typing import NamedTuple

_RADIUS = 6_371_000  # metres, the mean radius (IUGG)


class Spot(NamedTuple):
    """Whole metres from the middle of the earth."""

    x: int
    y: int
    z: int


class Place(NamedTuple):
    """A settlement's county, and where it lies if that is known."""

    region: str
    spot: Spot | None


def spot(latitude: float | None, longitude: float | None) -> Spot | None:
    """The point of these degrees; nothing where they are not known."""
    if latitude is None or longitude is None:
        return None
    north, east = math.radians(latitude), math.radians(longitude)
    out = _RADIUS * math.cos(north)
    return Spot(round(out * math.cos(east)), round(out * math.sin(east)), round(_RADIUS * math.sin(north)))


def kilometres(one: Spot, other: Spot) -> int:
    """Whole kilometres, the nearest."""
    squared = (one.x - other.x) ** 2 + (one.y - other.y) ** 2 + (one.z - other.z) ** 2
    return (math.isqrt(squared) + 500) // 1000
