"""From rows to what is weighed: seekers, opportunities, the places around somebody. As whoever is connected may see."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import Count, Q
from django.db.models.functions import Substr

from punte.matching.distance import Place, spot
from punte.matching.models import Opportunity, Profile
from punte.matching.score import Offer, Reach, Seeker, goal, telling, way_points
from punte.matching.weights import Weights, weights
from punte.reference.models import Concept, Need, RelatedSkill, Settlement

_KM_A_DEGREE = 110.0  # a little less than it is, so that a box is rather too wide


def seeker_of(profile: Profile, *, more: Collection[int] = ()) -> Seeker:
    """What a profile says, and `more` skills as if they were there."""
    skills = frozenset(profile.skills.values_list("skill_id", flat=True)) | frozenset(more)
    return Seeker(
        consortium=profile.consortium_id,
        skills=skills,
        related=related_to(skills),
        goals=tuple(profile.goals.order_by("rank", "pk").values_list("occupation_id", "occupation__isco")),
        places=tuple(profile.places.order_by("pk").values_list("settlement_id", "radius")),
        contracts=frozenset(profile.contracts),
        hours=frozenset(profile.hours),
        shifts=frozenset(profile.shifts),
        languages=frozenset(profile.languages),
        needs=frozenset(profile.needs),
        no_car=profile.no_car,
        remote=profile.remote,
    )


def related_to(skills: Collection[int]) -> frozenset[int]:
    """Skills for which one of these stands half, those themselves left out."""
    return related_in(relations(skills), skills)


def related_in(pairs: Iterable[tuple[int, int]], skills: Collection[int]) -> frozenset[int]:
    """The same, where the pairs are known; there may be others among them."""
    own = set(skills)
    return frozenset(s for pair in pairs if not own.isdisjoint(pair) for s in pair) - own


def relations(skills: Collection[int]) -> list[tuple[int, int]]:
    """The pairs of related skills in which one of these stands."""
    pairs = RelatedSkill.objects.filter(Q(first__in=skills) | Q(second__in=skills))
    return list(pairs.order_by("first", "second").values_list("first_id", "second_id"))


def offers(found: Iterable[Opportunity]) -> Iterator[Offer]:
    """Opportunities as they are weighed; have `occupation` and `skills` fetched with them."""
    for one, offer in ((one, _without_skills(one)) for one in found):
        lines = one.skills.all()
        points = {line.skill_id: line.points for line in lines}
        yield replace(
            offer, skills=points, essential=frozenset(line.skill_id for line in lines if line.essential)
        )


def offers_without_skills(found: Iterable[Opportunity]) -> Iterator[Offer]:
    """What is needed to know what removes them; have `occupation` fetched with them."""
    return map(_without_skills, found)


def _without_skills(one: Opportunity) -> Offer:
    return Offer(
        id=one.pk,
        consortium=one.consortium_id,
        kind=one.kind,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        occupation=one.occupation_id,
        isco=one.occupation.isco if one.occupation else "",
        settlement=one.settlement_id,
        remote=one.remote,
        contract=one.contract,
        hours=one.hours,
        shift=one.shift,
        languages=frozenset(one.languages),
        offers=frozenset(one.offers),
        no_car=one.no_car,
        granted=one.granted,
    )


def offers_by_number(numbers: Collection[int]) -> dict[int, Offer]:
    """Those of these opportunities that are there, in two queries."""
    found = Opportunity.objects.filter(pk__in=numbers).select_related("occupation").prefetch_related("skills")
    return {offer.id: offer for offer in offers(found)}


@dataclass(frozen=True, slots=True)
class Ground:
    """What does not change while skills are added: where they get to, and what each occupation near a goal is worth."""

    within: Reach
    wishes: Mapping[int, int]


def ground(seeker: Seeker, w: Weights) -> Ground:
    """Read once for all questions about a seeker."""
    return Ground(around(seeker, w), wishes(seeker, w))


@dataclass(frozen=True, slots=True)
class Sight:
    """A profile as it is weighed, and its ground: read once for everything that one page asks."""

    seeker: Seeker
    known: Ground


def sight_of(profile: Profile) -> Sight:
    """As it stands now."""
    seeker = seeker_of(profile)
    return Sight(seeker, ground(seeker, weights()))


def wishes(seeker: Seeker, w: Weights) -> dict[int, int]:
    """What each occupation near a goal is worth; those that share no digit are worth `same_digits[0]`."""
    if not seeker.goals:
        return {}
    first = {isco[:1] for _occupation, isco in seeker.goals if isco}
    wanted = [occupation for occupation, _isco in seeker.goals]
    near = Q(pk__in=wanted) | Q(isco_first__in=first)
    rows = Concept.objects.exclude(kind=Concept.Kind.SKILL).annotate(isco_first=Substr("isco", 1, 1))
    return {pk: goal(pk, isco, seeker, w) for pk, isco in rows.filter(near).values_list("pk", "isco")}


def around(seeker: Seeker, w: Weights) -> Reach:
    """What `score.reach` finds, asking only for the places that may be in reach."""
    homes = Settlement.objects.in_bulk([home for home, _radius in seeker.places])
    found: dict[int, int] = {}
    for number, radius in seeker.places:
        home = homes[number]
        start = as_place(home)
        for near in _box(home, radius):
            points = way_points(start, as_place(near), near.pk == number, radius, w)
            if points is not None and points > found.get(near.pk, -1):
                found[near.pk] = points
    return found


def as_place(settlement: Settlement) -> Place:
    """Its county and where it lies."""
    return Place(settlement.region_id, spot(settlement.latitude, settlement.longitude))


def _box(home: Settlement, radius: int) -> Iterable[Settlement]:
    rows = Settlement.objects.only("pk", "region_id", "latitude", "longitude")
    if home.latitude is None or home.longitude is None:
        return rows.filter(region=home.region_id)
    unknown = Q(region=home.region_id) & (Q(latitude=None) | Q(longitude=None))
    north = (radius + 1) / _KM_A_DEGREE
    if (edge := abs(home.latitude) + north) > 85:
        return rows.all()
    east = north / math.cos(math.radians(edge))
    if abs(home.longitude) + east > 180:
        return rows.all()
    inside = Q(latitude__range=(home.latitude - north, home.latitude + north))
    return rows.filter(inside & Q(longitude__range=(home.longitude - east, home.longitude + east)) | unknown)


def all_places() -> Mapping[int, Place]:
    """Every settlement; for the plain engine and the tests."""
    return {one.pk: as_place(one) for one in Settlement.objects.only("region_id", "latitude", "longitude")}


def tells(skills: Collection[int]) -> dict[int, int]:
    """How telling each skill is by the vocabulary that is loaded (score.telling)."""
    everybody = Concept.objects.occupations().count()
    asked = Need.objects.filter(skill__in=skills).values_list("skill").annotate(Count("pk"))
    by_skill = dict(asked)
    return {skill: telling(by_skill.get(skill, 0), everybody) for skill in skills}
