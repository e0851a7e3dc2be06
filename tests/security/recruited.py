"""Two who recruit in 309187 for employers of the lead partner's participant: Dimitar for both of them, Corina for the one
to which the participant has applied alone and where nobody has looked yet."""

import datetime as dt
from typing import Any

from django.db import transaction

from punte.base.rls import set_local
from punte.jobs.actions.applications import apply_oneself
from punte.jobs.models import Application, Employer, Vacancy
from punte.organisations.models import Role
from punte.people.models import User
from punte.projects.models import Assignment

RECRUITERS = ("dimitar", "corina")


def recruited(users: dict[str, User], home: Any) -> None:
    """They are let in; the participant applies."""
    ids = home.files["lead"].ids
    with transaction.atomic():
        set_local(consortium=home.operation.consortium_id)
        bakery = Employer.objects.get(pk=ids["employer_id"])
        other = Application.objects.get(pk=ids["application_id"]).vacancy.employer
        for name, employers in (("dimitar", (bakery, other)), ("corina", (bakery,))):
            users[name] = User.objects.create_user(f"{name}@example.org", None, name=name, language="en")
            for employer in employers:
                _let_in(users[name], employer)
        vacancy = Vacancy.objects.get(pk=ids["vacancy_id"])
        sent = apply_oneself(
            by=users["cosmina"], vacancy=vacancy, message=f"I am {home.canary}.", agreed=True
        )
        ids["unseen_id"] = sent.pk


def _let_in(user: User, employer: Employer) -> None:
    since = dt.date(2024, 1, 1)
    told = {"user": user, "organisation_id": employer.organisation_id, "role": Role.Kind.RECRUITER}
    role = Role.objects.create(since=since, **told)
    Assignment.objects.create(role=role, operation_id=employer.operation_id, since=since)
