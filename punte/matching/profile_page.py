"""What the page of a profile shows."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from punte.matching import words
from punte.matching.models import Profile, ProfileSkill

if TYPE_CHECKING:
    from punte.matching.views.doors import Seat

_TONES = {"declared": "neutral", "certificate": "success", "confirmed": "info"}


def profile_page(seat: "Seat") -> dict[str, Any]:
    """Everything in it, each part with its place to change it."""
    profile = seat.profile
    if profile is None or not profile.looking and profile.version == 1:
        return {"writes": seat.writes, "profile": None}
    return {
        "writes": seat.writes,
        "profile": profile,
        "skills": [_skill(line) for line in profile.skills.select_related("skill").order_by("pk")],
        "goals": [str(goal.occupation) for goal in profile.goals.select_related("occupation")],
        "places": [
            (f"{place.settlement}, {place.settlement.region}", place.radius)
            for place in profile.places.select_related("settlement__region").order_by("pk")
        ],
        "wishes": _wishes(profile),
        "urls": {name: seat.url(name) for name in ("skills", "goals", "places", "wishes")},
        "actions": [
            {"label": _("What fits"), "url": seat.url("matches")},
            {"label": _("What would open more"), "url": seat.url("courses"), "variant": "secondary"},
        ],
    }


def _skill(line: ProfileSkill) -> dict[str, str]:
    return {
        "name": str(line.skill),
        "level": line.get_level_display(),
        "known": line.get_evidence_display(),
        "tone": _TONES[line.evidence],
    }


def _wishes(profile: Profile) -> list[dict[str, str]]:
    said = {
        "contracts": _("Contract"),
        "hours": _("Hours"),
        "shifts": _("When"),
        "languages": _("Languages spoken"),
        "needs": _("Needed to be able to work"),
    }
    rows = [
        {
            "label": label,
            "value": ", ".join(str(w) for c, w in words.CHOICES[name] if c in getattr(profile, name)),
        }
        for name, label in said.items()
    ]
    any_ = {"needs": _("nothing said"), "languages": _("nothing said")}
    rows = [
        row | {"value": row["value"] or any_.get(name, _("all"))}
        for name, row in zip(said, rows, strict=True)
    ]
    yes, no = _("yes"), _("no")
    return [
        *rows,
        {"label": _("Only what is reachable without a car"), "value": yes if profile.no_car else no},
        {"label": _("Work from home is right too"), "value": yes if profile.remote else no},
        {"label": _("Looking for something now"), "value": yes if profile.looking else no},
    ]
