"""How far two places lie apart, as the crow flies."""

from math import asin, cos, radians, sin, sqrt

from punte.reference.models import Settlement

EARTH = 6371.0088  # kilometres; mean radius, IUGG 1980


def kilometres(a: Settlement, b: Settlement) -> int | None:
    """Whole kilometres by the haversine formula; None where it is not known of one of them where it lies."""
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return None
    return round(apart(a.latitude, a.longitude, b.latitude, b.longitude))  # type: ignore[arg-type]


def apart(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres between two points in degrees (Sinnott, Virtues of the haversine, 1984)."""
    north, other_north = radians(latitude), radians(other_latitude)
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))
