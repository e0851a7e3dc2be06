"""Of each partner an employer with an open vacancy, a file of vacancies and a saved search, for who reaches what."""

import json
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from punte.base import clock
from punte.jobs.actions import employers, feeds, saved_searches, vacancies
from punte.jobs.actions.saved_searches import SALT
from punte.organisations.models import Organisation
from punte.participation.models import Participation
from punte.people.models import User
from punte.reference.actions.vocabulary import load_starter
from punte.reference.models import Concept, Label, Settlement

ROW = {
    "key": "1",
    "title": "Baker",
    "tasks": "Bakes bread and rolls.",
    "place": "Cluj-Napoca",
    "occupation": "x",
}


def offered(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody; gives their numbers."""
    operation = found.operation
    today = clock.today(operation.zone)
    occupation = _baker()
    activity = operation.activities.first()
    body = Organisation.objects.create(
        kind="employer", name=f"Bakery {found.pk}", sort_key=f"bakery {found.pk}", folded=f"bakery {found.pk}"
    )
    employer = employers.add_employer(by=by, operation=operation, activity=activity, organisation=body)
    employers.approve_employer(by=by, employer=employer, on=today)
    vacancy = vacancies.write_vacancy(by=by, employer=employer, **told())
    vacancies.choose_occupation(by=by, vacancy=vacancy, occupation=occupation)
    needed = occupation.needs.filter(essential=True).values_list("skill", flat=True)[:3]
    vacancies.set_skills(by=by, vacancy=vacancy, skills=dict.fromkeys(needed, True))
    vacancies.publish_vacancy(by=by, vacancy=vacancy, on=today)
    content = json.dumps([ROW | {"employer": body.name}]).encode()
    feed = feeds.bring_feed(
        by=by, operation=operation, activity=activity, source="A service", content=content, complete=False
    )
    search = saved_searches.save_search(by=by, query="q=baker", words="baker", by_mail=True, on=today)
    return {
        "employer_id": employer.pk,
        "vacancy_id": vacancy.pk,
        "feed_id": feed.pk,
        "search_id": search.pk,
        "vacancy_step": "confirm",
        "search_signed": signing.dumps(search.pk, salt=SALT),
        "occupation_id": occupation.pk,
    }


def _baker() -> Concept:
    if not Label.objects.exists():
        load_starter()
    return Label.objects.filter(folded="baker", concept__kind="occupation").order_by("pk")[0].concept


def told() -> dict[str, Any]:
    """A vacancy as the action wants it."""
    return {
        "kind": "job", "title": "Baker", "tasks": "Bakes bread and rolls.", "language": "en", "contract": "permanent",
        "hours": "full", "weekly_hours": None, "shift": "day", "address": "", "remote": False, "no_car": False,
        "settlement": Settlement.objects.select_related("region").filter(folded="cluj napoca")[0],
        "first_job": False, "pay_from": None, "pay_to": None, "currency": "RON", "languages": [], "offers": [],
        "posts": 1, "apply_by": None,
    }  # fmt: skip


def _vacancy(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {
        "employer": file.ids["employer_id"], "kind": "job", "title": "Baker", "tasks": "Bakes bread and rolls.",
        "language": "en", "place": "Cluj-Napoca", "contract": "permanent", "hours": "full", "shift": "day",
        "currency": "RON", "posts": 1, "version": 1,
    }  # fmt: skip


def _feed(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    content = SimpleUploadedFile("list.json", json.dumps([ROW | {"employer": "nobody"}]).encode())
    return {"source": "A service", "activity": file.ids["activity_id"], "file": content}


def _agreement(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    from tests.security.bodies import a_file

    return {"on_day": 3, "on_month": 3, "on_year": 2025, "file": a_file()}


def _employer(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    free = Organisation.objects.exclude(hubs__operation=corner.operation).order_by("pk").first()
    return {"organisation": free.name if free else "", "activity": file.ids["activity_id"]}


BODIES: dict[str, Any] = {
    "vacancy_create": _vacancy,
    "vacancy_edit": _vacancy,
    "vacancy_occupation": lambda w, a, c, f: {"occupation": f.ids["occupation_id"]},
    "vacancy_close": lambda w, a, c, f: {"closing": "filled"},
    "employer_create": _employer,
    "employer_new": lambda w, a, c, f: {
        "name": "A new bakery",
        "kind": "employer",
        "country": "RO",
        "activity": f.ids["activity_id"],
    },
    "employer_pause": lambda w, a, c, f: {"reason": "No answers"},
    "employer_end": lambda w, a, c, f: {"reason": "It has moved away"},
    "employer_agreement": _agreement,
    "feed_create": _feed,
}
