"""The score: how well an opportunity fits what somebody can do and looks for, 0 to 10,000. Pure, whole numbers only.

score = essential + optional + goal + travel + freshness, each at most its weight (`weights/`):

- The weight of the essential skills is shared among them after how telling each is: `telling` (the inverse document
  frequency: the fewer occupations of the vocabulary ask for a skill, the more it tells), rounded so that all shares
  add up (`shares`). A skill somebody has brings its whole share; one that is only related to a skill they have
  (vocabulary, RelatedSkill) brings half of it, begun points not counted. The optional skills likewise.
  Where nothing is optional the essential skills share both weights; where nothing is essential, half of that weight is
  granted to everybody, for nothing is asked and nothing shown.
- Goal: the same occupation as a goal, else by the leading digits of ISCO-08 in common; the nearest goal counts.
  Without goals half.
- Travel: the whole weight at one's own place, falling evenly to nothing beyond the radius; work from home, if that is
  wanted, the whole. Where a distance is not known, the same county is in reach, for no points. Without places half.
- Freshness falls evenly to nothing over the days since it is valid.

Nothing else is looked at: not who somebody is, how old, of what sex or origin. Only what the person asked for, and
the days between which an opportunity is valid, removes it (`removed_by`). Equal scores stand by number, the lower
first. All engines give exactly this; tests prove it against `engines/rows.py`.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from punte.matching.distance import Place, kilometres
from punte.matching.weights import Weights

Reach = Mapping[int, int]  # settlement → points for the way


@dataclass(frozen=True, slots=True)
class Seeker:
    """What is known of somebody who seeks: `skills` they have, `related` ones they do not have, goals as (occupation,
    its ISCO code), places as (settlement, radius in km). Empty means "any"."""

    consortium: int
    skills: frozenset[int] = frozenset()
    related: frozenset[int] = frozenset()
    goals: tuple[tuple[int, str], ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    contracts: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    shifts: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    no_car: bool = False
    remote: bool = True

    def with_skills(self, skills: frozenset[int], related: frozenset[int]) -> "Seeker":
        """The same person who can do something else."""
        return replace(self, skills=skills, related=related)

    def with_goals(self, goals: tuple[tuple[int, str], ...]) -> "Seeker":
        """The same person who wants something else."""
        return replace(self, goals=goals)


@dataclass(frozen=True, slots=True)
class Offer:
    """An opportunity as it is weighed; `skills` are the points of each, `essential` which of them must be there."""

    id: int
    consortium: int
    kind: str
    valid_from: dt.date
    valid_until: dt.date | None = None
    occupation: int | None = None
    isco: str = ""
    settlement: int | None = None
    remote: bool = False
    contract: str = ""
    hours: str = ""
    shift: str = ""
    languages: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    no_car: bool = False
    granted: int = 0
    skills: Mapping[int, int] | None = None
    essential: frozenset[int] = frozenset()


class Parts(NamedTuple):
    """What a score is made of, in points of 10,000."""

    essential: int
    optional: int
    goal: int
    travel: int
    freshness: int


def telling(asked_by: int, occupations: int) -> int:
    """How much a skill tells that `asked_by` of all occupations ask for: 16 + ⌊16 · log₂((all + 1) / (asked by + 1))⌋,
    found without fractions."""
    return 15 + ((occupations + 1) ** 16 // (min(asked_by, occupations) + 1) ** 16).bit_length()


def shares(skills: Mapping[int, bool], tells: Mapping[int, int], w: Weights) -> tuple[dict[int, int], int]:
    """The points of each skill (essential or not), and those granted to everybody."""
    essential = sorted(skill for skill, must in skills.items() if must)
    optional = sorted(skill for skill, must in skills.items() if not must)
    weight = w.essential + (0 if optional else w.optional)
    points = _shared(essential, tells, weight) | _shared(optional, tells, w.optional)
    return points, 0 if essential else w.half(weight)


def _shared(skills: list[int], tells: Mapping[int, int], points: int) -> dict[int, int]:
    """Whole points after weight; each gets what the sum so far, rounded down, has grown by."""
    sums = list(accumulate((tells[skill] for skill in skills), initial=0))
    edges = [points * part // (sums[-1] or 1) for part in sums]
    return {skill: edges[n + 1] - edges[n] for n, skill in enumerate(skills)}


def reach(seeker: Seeker, places: Mapping[int, Place], w: Weights) -> Reach:
    """Which settlements they can get to, and what the way is worth; empty where they named no place."""
    found: dict[int, int] = {}
    for home, radius in seeker.places:
        start = places[home]
        for settlement, place in places.items():
            points = way_points(start, place, home == settlement, radius, w)
            if points is not None and points > found.get(settlement, -1):
                found[settlement] = points
    return found


def way_points(start: Place, end: Place, same: bool, radius: int, w: Weights) -> int | None:
    """For one place and one settlement; nothing where it is out of reach."""
    if same:
        return w.travel
    if start.spot is None or end.spot is None:
        return 0 if start.region == end.region else None
    far = kilometres(start.spot, end.spot)
    return w.travel * (radius + 1 - far) // (radius + 1) if far <= radius else None


def parts(offer: Offer, seeker: Seeker, within: Reach, on: dt.date, w: Weights) -> Parts:
    """The points of an opportunity that nothing removes, on a day."""
    met = {skill: skill_points(skill, points, seeker) for skill, points in (offer.skills or {}).items()}
    essential = sum(points for skill, points in met.items() if skill in offer.essential)
    return Parts(
        offer.granted + essential,
        sum(met.values()) - essential,
        goal(offer.occupation, offer.isco, seeker, w),
        travel(offer, seeker, within, w),
        w.freshness
        * (w.fresh_days - min(max((on - offer.valid_from).days, 0), w.fresh_days))
        // w.fresh_days,
    )


def skill_points(skill: int, points: int, seeker: Seeker) -> int:
    """All for a skill they have, half for a related one."""
    if skill in seeker.skills:
        return points
    return points // 2 if skill in seeker.related else 0


def goal(occupation: int | None, isco: str, seeker: Seeker, w: Weights) -> int:
    """How near an occupation comes to the nearest goal."""
    if not seeker.goals:
        return w.half(w.goal)
    if occupation is None:
        return 0
    return max(w.goal_points(_near(occupation, isco, *wanted, w)) for wanted in seeker.goals)


def _near(occupation: int, isco: str, wanted: int, group: str, w: Weights) -> int:
    if occupation == wanted:
        return w.same_occupation
    same = 0
    while same < min(len(isco), len(group), 4) and isco[same] == group[same]:
        same += 1
    return w.same_digits[same]


def travel(offer: Offer, seeker: Seeker, within: Reach, w: Weights) -> int:
    """What the way is worth; nothing where the place is not known."""
    if offer.remote and seeker.remote:
        return w.travel
    if not seeker.places:
        return w.half(w.travel)
    return within.get(offer.settlement, 0) if offer.settlement is not None else 0


def removed_by(
    offer: Offer, seeker: Seeker, within: Reach, on: dt.date, kinds: Collection[str]
) -> Iterator[str]:
    """Why it is not for them on that day: `kind`, `not_yet`, `over`, or what they asked for."""
    from_home = offer.remote and seeker.remote
    at_home_only = offer.remote and offer.settlement is None
    reached = not seeker.places or offer.settlement is None or offer.settlement in within
    for reason, so in (
        ("kind", offer.consortium != seeker.consortium or offer.kind not in kinds),
        ("not_yet", offer.valid_from > on),
        ("over", offer.valid_until is not None and offer.valid_until < on),
        ("contract", not _fits(offer.contract, seeker.contracts)),
        ("hours", offer.hours != "flexible" and not _fits(offer.hours, seeker.hours)),
        ("shift", not _fits(offer.shift, seeker.shifts)),
        ("language", bool(seeker.languages) and not offer.languages <= seeker.languages),
        ("support", not seeker.needs <= offer.offers),
        ("car", seeker.no_car and not offer.no_car and not from_home),
        ("remote", at_home_only and not seeker.remote),
        ("place", not from_home and not reached),
    ):
        if so:
            yield reason


def _fits(said: str, wanted: Collection[str]) -> bool:
    """What is not said, and what nobody asked about, removes nothing."""
    return not wanted or not said or said in wanted
