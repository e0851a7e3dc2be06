"""What was shown to whom, kept so that it can be told again: data, weights and rule."""

import datetime as dt
from collections.abc import Collection
from dataclasses import asdict, fields
from typing import Any

from django.db import transaction

from punte.base.permissions import require
from punte.matching import permissions, reading
from punte.matching.board import JOBS, Match, rank
from punte.matching.distance import Place, Spot
from punte.matching.models import Profile, Showing
from punte.matching.reading import Sight
from punte.matching.score import Offer, Seeker, parts, reach
from punte.matching.weights import weights
from punte.people.models import User
from punte.reference.models import Settlement


@transaction.atomic
def show_matches(
    *,
    by: User,
    profile: Profile,
    on: dt.date,
    kinds: Collection[str] = JOBS,
    most: int = 20,
    sight: Sight | None = None,
) -> list[Match]:
    """The best for a profile, best first; that they were shown is kept."""
    require(permissions.may_read_profile(by, profile.person))
    sight = sight or reading.sight_of(profile)
    found, seeker = rank(profile, on=on, kinds=kinds, most=most, sight=sight), sight.seeker
    offers = {match.opportunity: match.offer for match in found if match.offer}
    places = {home for home, _radius in seeker.places} | {o.settlement for o in offers.values()} - {None}
    Showing.objects.create(
        consortium_id=profile.consortium_id,
        profile=profile,
        shown_to=by,
        as_of=on,
        rule=weights().rule,
        asked={"seeker": _plain(seeker), "kinds": sorted(kinds), "most": most, "places": _places(places)},
        results=[
            {"offer": _plain(offers[m.opportunity]), "parts": list(m.parts), "score": m.score} for m in found
        ],
    )
    return found


def tell_again(showing: Showing) -> list[tuple[int, int]]:
    """The list as it was shown, reckoned anew from what was kept: (opportunity, score)."""
    seeker, w = _seeker(showing.asked["seeker"]), weights(showing.rule)
    kept = showing.asked["places"]
    places = {int(pk): Place(region, Spot(*at) if at else None) for pk, (region, at) in kept.items()}
    within = reach(seeker, places, w)
    offers = [_offer(row["offer"]) for row in showing.results]
    scored = [(offer.id, sum(parts(offer, seeker, within, showing.as_of, w))) for offer in offers]
    return sorted(scored, key=lambda one: (-one[1], one[0]))


def _places(numbers: Collection[Any]) -> dict[str, Any]:
    rows = Settlement.objects.in_bulk(list(numbers))
    placed = {pk: reading.as_place(row) for pk, row in rows.items()}
    return {str(pk): [place.region, list(place.spot) if place.spot else None] for pk, place in placed.items()}


def _plain(one: Seeker | Offer) -> dict[str, Any]:
    """As JSON: sets in order, days as text."""
    return {name: _value(value) for name, value in asdict(one).items()}


def _value(value: Any) -> Any:
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return {str(k): v for k, v in value.items()} if isinstance(value, dict) else value


def _seeker(told: dict[str, Any]) -> Seeker:
    sets = {f.name for f in fields(Seeker) if str(f.type).startswith("frozenset")}
    pairs = {name: tuple(map(tuple, told[name])) for name in ("goals", "places")}
    return Seeker(**told | pairs | {name: frozenset(told[name]) for name in sets})


def _offer(told: dict[str, Any]) -> Offer:
    sets = {f.name for f in fields(Offer) if str(f.type).startswith("frozenset")}
    days = {n: dt.date.fromisoformat(told[n]) if told[n] else None for n in ("valid_from", "valid_until")}
    skills = {int(k): v for k, v in (told["skills"] or {}).items()}
    return Offer(**told | days | {"skills": skills} | {name: frozenset(told[name]) for name in sets})
