"""Of each partner an employer with vacancies, and of its participant an application in each state that a page needs: one
just sent, one looked at, one with a work trial, one accepted, one at work."""

import datetime as dt
from typing import Any

from punte.base import clock
from punte.jobs.actions import answers
from punte.jobs.actions.applications import add_comment
from punte.jobs.actions.placements import follow_up, start_placement
from punte.jobs.actions.trials import sign_trial, write_trial
from punte.jobs.models import Application
from punte.jobs.tests.applicants import found_employer, open_vacancy, send
from punte.participation.models import Participation
from punte.people.models import User
from tests.security import fairs

# Which of the applications a page is about.
OF = {
    "jobs:trial_create": "looked_at_id",
    "jobs:placement_create": "accepted_id",
    "jobs:own_sign": "trial_application_id",
    "jobs:own_agreement": "trial_application_id",
    "jobs:own_take": "offered_application_id",
    "jobs:own_decline": "offered_application_id",
}


def placed(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody but the participant; gives their numbers."""
    operation, surname = found.operation, found.person.full_name
    today = clock.today(operation.zone)
    employer = found_employer(by, operation, f"Employer {found.pk}")
    vacancies = [
        open_vacancy(by, employer, title=f"Baker {n}", published_on=today, confirmed_on=today)
        for n in range(7)
    ]
    sent = [
        send(by, v, found, message=f"{surname} wants this.", on=today - dt.timedelta(days=40))
        for v in vacancies[1:]
    ]
    new, looked_at, tried, signing, agreed, begun = sent
    for one in (looked_at, tried, signing):
        answers.take_up_application(by=by, application=one)
    told = {"starts_on": today, "ends_on": today, "weekly_hours": 20, "tasks": "Bake", "tutor": "Somebody"}
    write_trial(by=by, application=signing, **told)
    trial = write_trial(by=by, application=tried, **told)
    for party in ("person", "employer", "hub"):
        sign_trial(by=by, trial=trial, party=party)
    for one in (agreed, begun):
        start = today - dt.timedelta(days=30)
        answers.accept_application(by=by, application=one, starts_on=start, contract="permanent")
    placement = start_placement(
        by=by, application=begun, starts_on=today - dt.timedelta(days=30), contract="permanent", weekly_hours=40,
        post="Baker",
    )  # fmt: skip
    add_comment(by=by, application=new, text=f"{surname} needs a bus.")
    follow_up(by=by, placement=placement, term="28_days", on=today, result="not_reached")
    return fairs.talked(by, found, employer) | {
        "apply_id": vacancies[0].pk,
        "application_id": new.pk,
        "looked_at_id": looked_at.pk,
        "accepted_id": agreed.pk,
        "trial_application_id": signing.pk,
        "trial_id": trial.pk,
        "placement_id": placement.pk,
        "answer": "take_up",
        "term": "28_days",
        "party": "person",
        "trial_step": "cancel",
    }


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The application that this page is about, where it is another than the one just sent."""
    if route in ("jobs:application_create", "jobs:own_create"):
        return {"vacancy_id": ids["apply_id"]}
    return {"application_id": ids[OF[route]]} if route in OF else fairs.of_route(route, ids)


def _today(corner: Any, name: str) -> dict[str, int]:
    today = clock.today(corner.operation.zone)
    return {f"{name}_day": today.day, f"{name}_month": today.month, f"{name}_year": today.year}


def _other_vacancy(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    vacancy = Application.objects.get(pk=file.ids["application_id"]).vacancy
    others = vacancy.employer.vacancies.exclude(applications__person=file.ids["person_id"])
    return {"vacancy": others.get().pk, "agreed": "on"}


def _contract(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    from tests.security.bodies import a_file

    return {"file": a_file()}


WORK = {"contract": "permanent", "weekly_hours": 40, "post": "Baker"}
TRIAL = {"weekly_hours": 20, "tasks": "Bake", "tutor": "Somebody"}
BODIES: dict[str, Any] = fairs.BODIES | {
    "jobs:application_create": lambda w, a, c, f: {
        "participation": f.ids["participation_id"],
        "agreed": "on",
        "cv": "without",
    },
    "jobs:own_create": lambda w, a, c, f: {"agreed": "on", "cv": "without"},
    "jobs:application_comment": lambda w, a, c, f: {"text": "Needs a bus."},
    "jobs:application_pass_on": _other_vacancy,
    "jobs:placement_create": lambda w, a, c, f: WORK | _today(c, "starts_on"),
    "jobs:placement_follow_up": lambda w, a, c, f: {"result": "kept"} | _today(c, "on"),
    "jobs:placement_end": lambda w, a, c, f: {"ending": "resigned", "version": 1} | _today(c, "on"),
    "jobs:placement_contract": _contract,
    "jobs:trial_create": lambda w, a, c, f: TRIAL | _today(c, "starts_on") | _today(c, "ends_on"),
    "jobs:trial_assess": lambda w, a, c, f: {"outcome": "did_not_show"},
}
