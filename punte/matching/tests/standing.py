"""What the tests of the board stand on: a small vocabulary, places with degrees, things that are put on the board."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from punte.base.translated import Translated
from punte.matching.actions.opportunities import put_opportunity
from punte.matching.models import Opportunity, Profile, ProfileGoal, ProfilePlace, ProfileSkill
from punte.people.models import Person
from punte.projects.models import Operation
from punte.reference.models import Concept, Need, RelatedSkill, Settlement

ON = dt.date(2025, 3, 17)
_SKILLS = ("use knives", "make soup", "bake bread", "drive a van", "read a map", "be kind")
_OCCUPATIONS = {"cook": "5120", "kitchen helper": "9412", "driver": "8322"}
_NEEDS = {
    "cook": "use knives|make soup|bake bread",
    "kitchen helper": "use knives",
    "driver": "drive a van|read a map",
}
_SPOTS = {"Baia Mare": (47.657, 23.568), "Recea": (47.64, 23.52), "Cluj-Napoca": (46.77, 23.59)}


class Town:
    """Concepts and places by name."""

    def __init__(self) -> None:
        self.skills = {name: _concept("skill", name).pk for name in _SKILLS}
        self.occupations = {
            name: _concept("occupation", name, isco).pk for name, isco in _OCCUPATIONS.items()
        }
        for occupation, skills in _NEEDS.items():
            for skill in skills.split("|"):
                Need.objects.create(
                    occupation_id=self.occupations[occupation],
                    skill_id=self.skills[skill],
                    essential=True,
                    source="punte",
                )
        first, second = sorted((self.skills["make soup"], self.skills["bake bread"]))
        RelatedSkill.objects.create(first_id=first, second_id=second, source="punte")
        self.places = {
            name: Settlement.objects.create(
                country="RO",
                code=f"x{n}",
                name=name,
                folded=name.lower(),
                region_id="RO114" if n < 2 else "RO113",
                rural=False,
                latitude=spot[0],
                longitude=spot[1],
            ).pk
            for n, (name, spot) in enumerate(_SPOTS.items())
        }

    def put(self, operation: Operation, source: Any, skills: dict[str, bool], **more: Any) -> Opportunity:
        """Something on the board, in the name of whatever row."""
        told: dict[str, Any] = {
            "kind": "job",
            "consortium_id": operation.consortium_id,
            "occupation_id": self.occupations["cook"],
            "settlement_id": self.places["Baia Mare"],
            "remote": False,
            "contract": "permanent",
            "hours": "full",
            "shift": "day",
            "languages": [],
            "offers": [],
            "no_car": False,
            "first_job": False,
            "valid_from": ON,
            "valid_until": None,
        }
        by_number = {self.skills[name]: essential for name, essential in skills.items()}
        return put_opportunity(source=source, skills=by_number, **told | more)

    def profile(self, person: Person, *skills: str, **more: Any) -> Profile:
        """A profile with these skills, from Baia Mare, who wants to be a cook."""
        circle = person.consortium_id
        profile = Profile.objects.create(consortium_id=circle, person=person, **more)
        own = {"consortium_id": circle, "profile": profile}
        for name in skills:
            ProfileSkill.objects.create(skill_id=self.skills[name], **own)
        ProfileGoal.objects.create(occupation_id=self.occupations["cook"], **own)
        ProfilePlace.objects.create(settlement_id=self.places["Baia Mare"], radius=30, **own)
        return profile


def _concept(kind: str, name: str, isco: str = "") -> Concept:
    uri = f"urn:test:{kind}:{name}"
    return Concept.objects.create(kind=kind, uri=uri, name=Translated({"en": name}), isco=isco)


def as_match(app_url: str) -> str:
    """The same database as `punte_match`."""
    parts = urlsplit(app_url)
    return urlunsplit(parts._replace(netloc=parts.netloc.replace("punte_app", "punte_match")))
