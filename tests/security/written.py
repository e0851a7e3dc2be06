"""Of each participant a CV with an entry that names them, sent with an application; and a job that is offered."""

import datetime as dt
from typing import Any

from punte.base import clock
from punte.jobs.actions import answers
from punte.jobs.actions.cvs import add_experience, begin_cv, write_statement
from punte.jobs.cv_copies import seen_of, send_cv
from punte.jobs.models import CV, Application, Experience
from punte.jobs.tests.applicants import found_employer, open_vacancy, send
from punte.participation.models import Participation
from punte.people.models import User


def written(by: User, found: Participation, ids: dict[str, Any]) -> dict[str, Any]:
    """Gives the numbers of the entry and of the application with an offer."""
    person, surname = found.person, found.person.full_name
    cv = begin_cv(by=by, person=person, agreed=True)
    told = {
        "title": f"Work of {surname}",
        "since": (2019, 5),
        "until": (2021, None),
        "text": f"{surname} baked.",
    }
    entry = add_experience(by=by, cv=cv, kind="work", **told)
    write_statement(by=by, cv=cv, version=cv.version, statement=f"I am {surname}.")
    seen = seen_of(person)
    assert seen is not None
    send_cv(Application.objects.select_related("person__consortium").get(pk=ids["application_id"]), seen[1])
    today = clock.today(found.operation.zone)
    employer = found_employer(by, found.operation, f"Offering employer {found.pk}")
    vacancy = open_vacancy(by, employer, title="Cook", published_on=today, confirmed_on=today)
    offered = send(by, vacancy, found, on=today - dt.timedelta(days=9))
    answers.take_up_application(by=by, application=offered)
    answers.offer_job(by=by, application=offered, starts_on=today + dt.timedelta(days=9))
    return {
        "experience_id": entry.pk,
        "experience_kind": "work",
        "offered_application_id": offered.pk,
    }


def _version(w: Any, a: str, c: Any, f: Any) -> dict[str, Any]:
    return {"version": CV.objects.get(person=f.ids["person_id"]).version}


def _entry(w: Any, a: str, c: Any, f: Any) -> dict[str, Any]:
    version = Experience.objects.get(pk=f.ids["experience_id"]).version
    return {"title": "Cook", "since_year": 2018, "version": version}


_PARTS = {
    "cv": lambda w, a, c, f: {"agreed": "on"},
    "cv_statement": lambda w, a, c, f: _version(w, a, c, f) | {"statement": "I cook."},
    "cv_languages": lambda w, a, c, f: _version(w, a, c, f) | {"l_ro": 4, "driving": ["B"]},
    "cv_shown": lambda w, a, c, f: _version(w, a, c, f) | {"shown": ["phone"]},
    "experience_create": lambda w, a, c, f: {"title": "Cook", "since_year": 2018},
    "experience_edit": _entry,
}
BODIES = {f"jobs:{whose}_{part}": make for part, make in _PARTS.items() for whose in ("own", "person")}
