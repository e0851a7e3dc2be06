"""Where settlements lie. SIRUTA has no coordinates: they come from GeoNames (CC BY 4.0), see decision 28.

A settlement takes those of the one place of its name in its county. Where a name occurs more than once in a county, the
place nearest to the commune's own centre is meant, if it lies within 15 km of it. A village that GeoNames does not know
takes its commune's centre, which lies a few kilometres off; a county seat would lie too far off to be honest.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from statistics import median

from django.db import connection, transaction

from punte.base.text import folded
from punte.reference.distance import apart
from punte.reference.geonames import Town, towns
from punte.reference.models import Settlement

_NEAR = 15  # kilometres within which a place of this name is still the commune's
_OURS = "G"  # before the number of GeoNames, where no national code is known
Point = tuple[float, float]


@transaction.atomic
def load_coordinates() -> int:
    """Say of Romania's settlements where they lie; does nothing where it is known already. Gives of how many."""
    rows = Settlement.objects.filter(country="RO")
    if not rows.exists() or rows.filter(latitude__isnull=False).exists():
        return 0
    found = located(list(rows), towns("RO"))
    return _keep(found)


def located(settlements: list[Settlement], known: Iterable[Town]) -> list[Settlement]:
    """Those of which it can be said, with their coordinates. Pure: nothing is stored."""
    named: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in known:
        for name in town.folded:
            named[town.region, name].append(town)
    same = Counter((place.region_id, _said(place)) for place in settlements)
    points: dict[int, Point] = {}
    for place in settlements:
        found = named.get((place.region_id, _said(place)), [])
        if len(found) == 1 and same[place.region_id, _said(place)] == 1:
            points[place.pk] = found[0].point
        elif (
            found and not place.rural and place.folded == _commune(place)[1]
        ):  # the town, not a village of its name
            points[place.pk] = max(found, key=lambda town: town.population).point
    centres = _centres(settlements, points)
    for place in settlements:
        if place.pk not in points and (centre := centres.get(_commune(place))):
            found = named.get((place.region_id, _said(place)), [])
            points[place.pk] = _nearest([town.point for town in found], centre) or centre
    return [_at(place, points[place.pk]) for place in settlements if place.pk in points]


def _said(place: Settlement) -> str:
    """GeoNames says Sectorul 3 where SIRUTA says București Sectorul 3."""
    return place.folded.removeprefix("bucuresti ")


def _commune(place: Settlement) -> tuple[str, str]:
    return place.region_id, folded(place.municipality or place.name)


def _centres(settlements: list[Settlement], points: dict[int, Point]) -> dict[tuple[str, str], Point]:
    """Of each commune or town: the settlement it is named after, else the middle of those that are known."""
    inside: dict[tuple[str, str], list[Point]] = defaultdict(list)
    centres: dict[tuple[str, str], Point] = {}
    for place in settlements:
        if point := points.get(place.pk):
            inside[_commune(place)].append(point)
            if place.folded == _commune(place)[1]:
                centres[_commune(place)] = point
    for commune, around in inside.items():
        centres.setdefault(commune, (median(p[0] for p in around), median(p[1] for p in around)))
    return centres


def _nearest(found: list[Point], centre: Point) -> Point | None:
    near = sorted((apart(*point, *centre), point) for point in found)
    return near[0][1] if near and near[0][0] <= _NEAR else None


def _at(place: Settlement, point: Point) -> Settlement:
    place.latitude, place.longitude = point
    return place


@transaction.atomic
def load_bulgarian_towns() -> int:
    """Bulgaria's towns and larger villages as GeoNames has them, until the national list is imported; gives how many
    came. They are known by the number of GeoNames and count as a town from 5,000 people on."""
    if Settlement.objects.filter(country="BG").exists():
        return 0
    rows = [
        Settlement(
            country="BG",
            code=f"{_OURS}{town.number}",
            name=town.cyrillic(),
            folded=folded(town.cyrillic()),
            region_id=town.region,
            rural=town.population < 5_000,
            latitude=town.latitude,
            longitude=town.longitude,
        )
        for town in towns("BG")
        if town.cyrillic()
    ]
    return len(Settlement.objects.bulk_create(rows))


def adopt(rows: list[Settlement]) -> None:
    """A town that came from GeoNames becomes the one of the national list: it keeps its number here, so whatever names
    it stays, and its coordinates. Of several villages of a name in a province none is taken for it."""
    provisional = {
        (s.region_id, s.folded): s for s in Settlement.objects.filter(country="BG", code__startswith=_OURS)
    }
    listed: dict[tuple[str, str], list[Settlement]] = defaultdict(list)
    for row in rows:
        listed[row.region_id, row.folded].append(row)
    changed = []
    for key, place in provisional.items():
        same = [row for row in listed.get(key, []) if not row.rural] or listed.get(key, [])
        if len(same) == 1:
            place.code = same[0].code
            changed.append(place)
    Settlement.objects.bulk_update(changed, ["code"])


def _keep(rows: list[Settlement]) -> int:
    """Only the two columns, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reference_settlement s SET latitude = t.latitude, longitude = t.longitude"
            " FROM unnest(%s::bigint[], %s::float8[], %s::float8[]) AS t (id, latitude, longitude) WHERE s.id = t.id",
            [[r.pk for r in rows], [r.latitude for r in rows], [r.longitude for r in rows]],
        )
        return cursor.rowcount
