"""Why a match is there, in sentences that can be read aloud; for a whole list in a fixed number of queries."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.matching import reading
from punte.matching.distance import kilometres
from punte.matching.models import Opportunity, Profile
from punte.matching.score import Offer, Seeker, goal
from punte.matching.sources import Told, told
from punte.matching.weights import weights
from punte.reference.models import Concept, Settlement

_FEW = 3  # skills that are named in a list


@dataclass(frozen=True)
class Reason:
    """What is said of one opportunity: `matched`, `half` (skill, through) and `missing` are names of skills."""

    opportunity: Opportunity
    told: Told
    place: str
    matched: list[str]
    half: list[tuple[str, str]]
    missing: list[str]
    distance: int | None
    goal: str

    @property
    def sentences(self) -> list[str]:
        """The reason, a sentence each."""
        return [*_skills(self), *way(self.distance), *_goal(self)]

    @property
    def short(self) -> list[str]:
        """The same for a list: where much is named, the first few, and how many more."""
        return [*_skills(self, _FEW), *way(self.distance), *_goal(self)]


def reasons(profile: Profile, numbers: Collection[int], seeker: Seeker | None = None) -> dict[int, Reason]:
    """Of these opportunities for this profile; `seeker` where it was read already."""
    rows = Opportunity.objects.filter(pk__in=numbers).select_related("occupation", "settlement__region")
    found = {one.pk: one for one in rows.prefetch_related("skills")}
    seeker, names = seeker or reading.seeker_of(profile), told(found.values())
    offers = {offer.id: offer for offer in reading.offers(found.values())}
    halves = _through(seeker)
    concepts = _concepts(seeker, offers.values(), halves)
    homes = Settlement.objects.in_bulk([home for home, _radius in seeker.places])
    return {
        pk: _reason(one, offers[pk], seeker, names[pk], concepts, halves, homes) for pk, one in found.items()
    }


def _reason(
    one: Opportunity,
    offer: Offer,
    seeker: Seeker,
    said: Told,
    concepts: Mapping[int, str],
    halves: Mapping[int, int],
    homes: Mapping[int, Settlement],
) -> Reason:
    points = dict(offer.skills or {})
    asked = sorted(points, key=lambda skill: (skill not in offer.essential, -points[skill], skill))
    rest = [s for s in asked if s not in seeker.skills]
    return Reason(
        opportunity=one,
        told=said,
        place=f"{one.settlement}, {one.settlement.region}" if one.settlement else "",
        matched=[concepts[s] for s in asked if s in seeker.skills],
        half=[(concepts[s], concepts[halves[s]]) for s in rest if s in halves],
        missing=[concepts[s] for s in rest if s not in halves],
        distance=_distance(one, homes),
        goal=concepts.get(_nearest(seeker, offer), ""),
    )


def _through(seeker: Seeker) -> dict[int, int]:
    """For each skill that counts half, the lowest-numbered of the person's through which it does."""
    found: dict[int, int] = {}
    for pair in reading.relations(seeker.skills):
        for skill, own in (pair, pair[::-1]):
            if own in seeker.skills and skill not in seeker.skills:
                found[skill] = min(own, found.get(skill, own))
    return found


def _concepts(seeker: Seeker, offers: Iterable[Offer], halves: Mapping[int, int]) -> dict[int, str]:
    numbers = {skill for offer in offers for skill in offer.skills or {}}
    numbers |= {halves[skill] for skill in numbers & halves.keys()} | {one for one, _isco in seeker.goals}
    return {pk: str(one) for pk, one in Concept.objects.in_bulk(list(numbers)).items()}


def _nearest(seeker: Seeker, offer: Offer) -> int:
    """The goal that brought the points; 0 where none did, or where it is of another group of ISCO (three digits): the
    points say that a cabinet maker and a baker are both craftspeople, and nobody would call that near."""
    w = weights()
    best = goal(offer.occupation, offer.isco, seeker, w)
    near = best >= w.goal_points(w.same_digits[3])
    for wanted in seeker.goals if near else ():
        if goal(offer.occupation, offer.isco, seeker.with_goals((wanted,)), w) == best:
            return wanted[0]
    return 0


def _distance(one: Opportunity, homes: Mapping[int, Settlement]) -> int | None:
    if one.settlement_id in homes:
        return 0
    there = reading.as_place(one.settlement).spot if one.settlement else None
    spots = [reading.as_place(home).spot for home in homes.values()]
    return min((kilometres(there, here) for here in spots if here), default=None) if there else None


def _skills(why: Reason, most: int = 100) -> list[str]:
    if not (why.matched or why.half or why.missing):
        return [_("No particular skill is asked for.")]
    said = []
    if why.matched:
        said.append(_("Already there: %(skills)s.") % {"skills": _some(why.matched, most)})
    for skill, own in why.half[:most]:
        said.append(_("Counts half: %(skill)s, through %(own)s.") % {"skill": skill, "own": own})
    if why.missing:
        said.append(_("Still missing: %(skills)s.") % {"skills": _some(why.missing, most)})
    return said


def _some(names: list[str], most: int) -> str:
    """The first few, and how many more; a single one more is named too."""
    if len(names) <= most + 1:
        return ", ".join(names)
    told = {"names": ", ".join(names[:most]), "n": formats.number(len(names) - most)}
    return _("%(names)s and %(n)s more") % told


def way(distance: int | None) -> list[str]:
    """How far it is, where that is known."""
    if distance is None:
        return []
    if not distance:
        return [_("In the place itself.")]
    return [ngettext("%(n)s km away.", "%(n)s km away.", distance) % {"n": formats.number(distance)}]


def _goal(why: Reason) -> list[str]:
    return [_("Near to the goal: %(goal)s.") % {"goal": why.goal}] if why.goal else []


def removal(reason: str, n: int) -> str:
    """How many a wish keeps from the list, in words."""
    counted = formats.number(n)
    said = {
        "place": ngettext("%(n)s is farther than the way set", "%(n)s are farther than the way set", n),
        "contract": ngettext("%(n)s has another contract", "%(n)s have another contract", n),
        "hours": ngettext("%(n)s has other hours", "%(n)s have other hours", n),
        "shift": ngettext("%(n)s has another shift", "%(n)s have another shift", n),
        "language": ngettext("%(n)s asks for another language", "%(n)s ask for another language", n),
        "support": ngettext("%(n)s does not offer the support", "%(n)s do not offer the support", n),
        "car": ngettext("%(n)s is not reached without a car", "%(n)s are not reached without a car", n),
        "remote": ngettext("%(n)s is work from home", "%(n)s are work from home", n),
    }
    return said[reason] % {"n": counted} if reason in said else ""


def why_removed(reason: str) -> str:
    """Why this one is not in the list."""
    said = {
        "kind": _("It is of a kind that is not looked for here."),
        "not_yet": _("It begins later."),
        "over": _("It is over."),
        "place": _("It is farther than the way set."),
        "contract": _("Its contract is not one of those looked for."),
        "hours": _("Its hours are not those looked for."),
        "shift": _("Its shift is not one of those looked for."),
        "language": _("It asks for a language that is not in the profile."),
        "support": _("It does not offer the support that is needed."),
        "car": _("It is not reached without a car."),
        "remote": _("It is work from home."),
    }
    return said[reason]
