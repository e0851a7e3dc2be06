"""An employer and vacancies for the tests of this room, and three occupations with their words."""

import datetime as dt
from typing import Any

from punte.base.text import folded
from punte.base.translated import Translated
from punte.jobs.actions import employers as hub
from punte.jobs.actions import vacancies as acts
from punte.jobs.models import Employer, Vacancy
from punte.organisations.actions.organisations import Told
from punte.people.models import User
from punte.projects.models import Operation
from punte.reference.models import Concept, Label, Need, Settlement

TODAY = dt.date(2025, 3, 17)
WORDS = {
    "truck": (
        "8332",
        {"en": ["truck driver", "lorry driver"], "ro": ["șofer de camion"], "bg": ["шофьор на камион"]},
    ),
    "van": (
        "8322",
        {"en": ["delivery van driver", "driver"], "ro": ["șofer livrator", "șofer"], "bg": ["шофьор"]},
    ),
    "baker": ("7512", {"en": ["baker"], "ro": ["brutar", "brutăreasă"], "bg": ["хлебар"]}),
}


def occupations() -> dict[str, Concept]:
    """Truck driver, van driver and baker, with a skill that each needs and one that helps."""
    found = {}
    for name, (isco, words) in WORDS.items():
        concept = _concept("occupation", name, words, isco=isco)
        for essential in (True, False):
            skill = _concept(
                "skill", f"{name}-{'needs' if essential else 'helps'}", {"en": [f"{name} skill {essential}"]}
            )
            Need.objects.create(occupation=concept, skill=skill, essential=essential, source="punte")
        found[name] = concept
    return found


def _concept(kind: str, name: str, words: dict[str, list[str]], **also: Any) -> Concept:
    texts = {language: said[0] for language, said in words.items()}
    told = Translated(texts, "en")
    concept = Concept.objects.create(kind=kind, uri=f"urn:test:{name}", name=told, versions=["punte"], **also)
    Label.objects.bulk_create(
        Label(
            concept=concept, language=language, text=text, folded=folded(text), rank=min(n, 2), source="punte"
        )
        for language, said in words.items()
        for n, text in enumerate(said)
    )
    return concept


def place(name: str = "Cluj-Napoca", region: str = "RO113") -> Settlement:
    """A settlement with its county."""
    return Settlement.objects.select_related("region").get(pk=Settlement.objects.named(name, region)[0].pk)


def employ(
    by: User, operation: Operation, name: str = "Brutăria Bună SRL", *, approved: bool = True
) -> Employer:
    """An employer of the hub."""
    told = Told(kind="employer", name=name, country="RO")
    activity = operation.activities.first()
    employer = hub.add_new_employer(by=by, operation=operation, activity=activity, told=told)
    if approved:
        hub.approve_employer(by=by, employer=employer, on=TODAY)
    return employer


def told(**also: Any) -> dict[str, Any]:
    """What the form of a vacancy says."""
    usual = {
        "kind": "job", "title": "Brutar/brutăreasă", "tasks": "Coaceți pâine și chifle în echipă.", "language": "ro",
        "contract": "permanent", "hours": "full", "weekly_hours": 40, "shift": "day", "settlement": place(),
        "address": "", "remote": False, "no_car": False, "first_job": False, "pay_from": 4000, "pay_to": 4500,
        "currency": "RON", "languages": ["ro"], "offers": ["training"], "posts": 2, "apply_by": None,
    }  # fmt: skip
    return usual | also


def write(by: User, employer: Employer, occupation: Concept | None = None, **also: Any) -> Vacancy:
    """A vacancy, coded where an occupation is given."""
    made = acts.write_vacancy(by=by, employer=employer, **told(**also))
    if occupation:
        acts.choose_occupation(by=by, vacancy=made, occupation=occupation)
        needs = dict(Need.objects.filter(occupation=occupation).values_list("skill", "essential"))
        acts.set_skills(by=by, vacancy=made, skills=needs)
    return made


def publish(
    by: User, employer: Employer, occupation: Concept, *, on: dt.date = TODAY, **also: Any
) -> Vacancy:
    """An open vacancy."""
    made = write(by, employer, occupation, **also)
    acts.publish_vacancy(by=by, vacancy=made, on=on)
    return made
