"""An employer with a vacancy of two posts in operation 309187; Dimitar recruits there, Cosmina takes part."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from punte.base import clock
from punte.jobs.actions import answers
from punte.jobs.actions.applications import apply_for
from punte.jobs.models import Application, Employer, Talk, Vacancy, VacancySkill
from punte.organisations.models import Organisation, Role
from punte.participation.actions.participations import enter
from punte.participation.actions.persons import register_new_person
from punte.participation.models import Participation
from punte.people.actions.persons import save_contact
from punte.people.models import PersonKey, User
from punte.projects.models import Assignment
from punte.reference.models import Concept, Settlement
from tests.cast import choose

ENTERED = dt.date(2024, 9, 2)
SENT = dt.date(2025, 2, 3)
TODAY = dt.date(2025, 3, 17)
TEN = dt.timedelta(minutes=10)


def found_employer(
    by: User, operation: Any, name: str = "Brutăria Bună SRL", kind: str = "employer"
) -> Employer:
    """An employer of the hub, approved."""
    organisation = Organisation.objects.create(
        name=name, kind=kind, country="RO", sort_key=name.lower(), folded=name.lower()
    )
    return Employer.objects.create(
        consortium_id=operation.consortium_id, operation=operation, activity=operation.activities.first(),
        organisation=organisation, state=Employer.State.APPROVED, made_by=by,
    )  # fmt: skip


def open_vacancy(by: User, employer: Employer, **also: Any) -> Vacancy:
    """A vacancy that is open, for a baker."""
    told = {
        "title": "Brutar", "tasks": "Coace pâine.", "posts": 2, "state": Vacancy.State.OPEN,
        "occupation": Concept.objects.occupations().first() or a_concept("occupation", "x:baker"),
        "settlement": Settlement.objects.order_by("pk").first(), "remote": True, "published_on": SENT,
        "confirmed_on": SENT, "weekly_hours": 40, "language": "ro",
    }  # fmt: skip
    return Vacancy.objects.create(
        consortium_id=employer.consortium_id, operation=employer.operation, activity=employer.activity,
        employer=employer, made_by=by, **(told | also),
    )  # fmt: skip


def a_concept(kind: str, uri: str, name: str = "baker") -> Concept:
    """An occupation or a skill."""
    from punte.base.translated import Translated

    isco = {"occupation": "7512", "skill": ""}[kind]
    return Concept.objects.create(kind=kind, uri=uri, name=Translated({"en": name}, "en"), isco=isco)


def ask_skill(vacancy: Vacancy, concept: Concept, essential: bool = True) -> None:
    """One line of what the vacancy asks."""
    VacancySkill.objects.create(
        consortium_id=vacancy.consortium_id, vacancy=vacancy, skill=concept, essential=essential
    )


def recruiter(employer: Employer, name: str = "Dimitar Kolev", operation: Any = None) -> User:
    """Somebody who recruits there, let into the project."""
    user = User.objects.create_user(f"{name.split()[0].lower()}@example.org", name=name, language="en")
    role = Role.objects.create(
        user=user, organisation=employer.organisation, role="recruiter", since=dt.date(2024, 1, 1)
    )
    Assignment.objects.create(role=role, operation=employer.operation, since=dt.date(2024, 1, 1))
    return user


def take_part(
    by: User, operation: Any, organisation: Any, name: str, *, entered: bool = True, **also: Any
) -> Participation:
    """Somebody of the project, with a telephone."""
    told = {"first_name": "Maria", "last_name": name, "birth_date": dt.date(1990, 5, 14), "sex": "woman"}
    found = register_new_person(
        by=by, operation=operation, organisation=organisation, on=ENTERED, sex="woman", labour="unemployed_long",
        education=3, studies="none", told=told, **also,
    )  # fmt: skip
    save_contact(by=by, person=found.person, contact={"phone": "0700 123 456"}, safe=True)
    if entered:
        choose(by, found)
        enter(by=by, participation=found, on=ENTERED)
    return found


def send(by: User, vacancy: Vacancy, participation: Participation, **also: Any) -> Application:
    """An application with its consent, sent in February."""
    told = {"message": "I bake at home.", "agreed": True, "on": SENT}
    return apply_for(by=by, vacancy=vacancy, participation=participation, **(told | also))


def accepted(by: User, application: Application, starts_on: dt.date = dt.date(2025, 2, 10)) -> Application:
    """Taken up and accepted on the day it was sent."""
    answers.take_up_application(by=by, application=application, on=SENT)
    answers.accept_application(
        by=by, application=application, starts_on=starts_on, contract="permanent", on=SENT
    )
    return application


def account_of(participation: Participation) -> User:
    """The person's own account."""
    user = User.objects.create_user(f"own{participation.pk}@example.org", name="Maria", language="en")
    PersonKey.objects.create(
        user=user, person=participation.person, consortium_id=participation.consortium_id
    )
    return user


def stands_at(monkeypatch: Any, hour: int) -> None:
    """The business clock, on the first day of the fair."""
    at = dt.datetime(2025, 3, 17, hour, 0, tzinfo=ZoneInfo("Europe/Bucharest"))
    monkeypatch.setattr(clock, "now", lambda zone="": at)


def again(talk: Talk) -> Talk:
    """The talk as it stands now."""
    related = ("event__operation", "employer__operation", "operation", "participation__person", "person")
    return Talk.objects.select_related(*related).get(pk=talk.pk)
