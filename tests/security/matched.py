"""Of each partner a profile and a course on the board, for who reaches what."""

from typing import Any

from punte.base import clock
from punte.base.translated import Translated
from punte.learning.actions.board import set_taught_skills
from punte.learning.models import Programme
from punte.matching.actions.profiles import add_skill, make_profile, set_goals, set_places
from punte.matching.actions.showings import show_matches
from punte.matching.models import Opportunity, Profile
from punte.participation.models import Participation
from punte.people.models import User
from punte.reference.models import Concept, Settlement


def matched(by: User, found: Participation, ids: dict[str, Any]) -> dict[str, Any]:
    """Gives the number of the course on the board."""
    profile = make_profile(by=by, person=found.person)
    add_skill(by=by, profile=profile, skill=_concept("skill"))
    for keep in (
        lambda version: set_goals(
            by=by, profile=profile, version=version, occupations=[_concept("occupation", "5120")]
        ),
        lambda version: set_places(by=by, profile=profile, version=version, places={_place(): 30}),
    ):
        profile.refresh_from_db()
        keep(profile.version)
    profile.refresh_from_db()
    show_matches(by=by, profile=profile, on=clock.today(found.operation.zone))
    programme = Programme.objects.get(pk=ids["programme_id"])
    set_taught_skills(by=by, operation=found.operation, programme=programme, skills=[_concept("skill")])
    course = Opportunity.objects.get(source_type="learning.offering", source_id=ids["offering_id"])
    return {"opportunity_id": course.pk}


def _concept(kind: str, isco: str = "") -> int:
    told = {"kind": kind, "name": Translated({"en": f"A {kind}"}), "isco": isco}
    return Concept.objects.get_or_create(uri=f"urn:world:{kind}", defaults=told)[0].pk


def _place() -> int:
    told = {"name": "Somewhere", "folded": "somewhere", "region_id": "RO114", "rural": False}
    return Settlement.objects.get_or_create(country="RO", code="world", defaults=told)[0].pk


def _wishes(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {"version": Profile.objects.get(person=file.ids["person_id"]).version}


_PARTS = {
    "skills": lambda w, a, c, f: {"part": "add", "picked": [_concept("skill")]},
    "goals": lambda w, a, c, f: {"part": "add", "picked": [_concept("occupation", "5120")]},
    "places": lambda w, a, c, f: {"part": "add", "picked": [_place()], "radius": 30},
    "wishes": _wishes,
}
BODIES = {f"{whose}_{part}": make for part, make in _PARTS.items() for whose in ("mine", "person")} | {
    "programme_skills": lambda w, a, c, f: {"sent": "on", "picked": [_concept("skill")]},
}
