"""How an application takes a step: swapped in the database, written into its history, its words sealed, those told
whom it concerns. Parts of the actions, which have asked."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.text import tidy
from punte.jobs.models import Application, ApplicationStep, Vacancy
from punte.jobs.models.applications import ApplicationQuerySet
from punte.jobs.notices import TELLS
from punte.organisations.models import Role
from punte.people.actions.notices import notify
from punte.people.models import PersonKey, User
from punte.people.notices import NoticeKind
from punte.projects.models import Assignment

LONGEST = 3_000


def step(
    application: Application,
    by: User | None,
    after: str,
    on: dt.date | None = None,
    said: str = "",
    **also: Any,
) -> None:
    """Take one step and keep it. Nobody: the clock took it; `said`: whose word it is, where the person decides. Of two
    who answer at once, the second is told."""
    on = on or today_of(application)
    before = application.state
    try:
        with transaction.atomic():
            application.move_to(after, changed_on=on, reminded=0, archived_on=None, **also)
    except IntegrityError as error:
        if "one_open_application" not in str(error):
            raise
        said = _("This person has applied here anew meanwhile; answer that application.")
        raise ValidationError(said, code="twice") from None
    ApplicationStep.objects.create(
        consortium_id=application.consortium_id,
        application=application,
        before=before,
        after=after,
        by=by,
        said=said,
        on=on,
    )


def hold_vacancy(vacancy: Vacancy) -> Vacancy:
    """The vacancy as it is now, which nobody else changes before this is done: it is held before its applications, by
    who closes it as by who accepts somebody, so that no two wait for each other."""
    rows = Vacancy.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("operation", "employer__organisation").get(pk=vacancy.pk)


def answered(application: Application, by: User, on: dt.date | None) -> dict[str, Any]:
    """Who gave the first answer, and when; the first stays."""
    if application.answered_on:
        return {}
    return {"answered_by": by, "answered_on": on or today_of(application)}


def today_of(application: Application) -> dt.date:
    """The business date where the project is."""
    return clock.today(application.operation.zone)


def interview_day(application: Application) -> dt.date | None:
    """The day that was agreed on for the interview, where it has come."""
    agreed = _agreed_on(application)
    return agreed if agreed and agreed <= today_of(application) else None


def is_held(application: Application) -> bool:
    """Whether the interview that was agreed on is the one that took place; another may be agreed on afterwards."""
    agreed, held = _agreed_on(application), application.interviewed_on
    return bool(agreed and held and agreed <= held)


def is_agreed(application: Application) -> bool:
    """Whether an interview was agreed on that did not take place yet, the first or a further one."""
    return application.interview_at is not None and not is_held(application)


def is_agreed_after(application: Application, on: dt.date) -> bool:
    """Whether an interview was agreed on for a later day than this."""
    agreed = _agreed_on(application)
    return agreed is not None and agreed > on


def _agreed_on(application: Application) -> dt.date | None:
    at = application.interview_at
    return at.astimezone(ZoneInfo(application.operation.zone)).date() if at else None


def day_of(application: Application, on: dt.date | None) -> dt.date:
    """The day of an answer: today, or a day since the last step. Raises ValidationError keyed to `on`."""
    today = today_of(application)
    if on and on > today:
        raise ValidationError({"on": _("This day has not come yet.")})
    if on and on < application.changed_on:
        raise ValidationError({"on": _("This day is before the last step.")})
    return on or today


def written(text: str, field: str) -> str:
    """Words as they are kept. Raises ValidationError keyed to the field where they are too long."""
    text = "".join(c for c in text if c.isprintable() or c == "\n").strip()
    if len(text) > LONGEST:
        raise ValidationError({field: _("At most 3,000 characters.")})
    return text


def with_words(application: Application, **words: str) -> dict[str, bytes]:
    """The column with these words changed; nothing where nothing was said."""
    said = {name: text for name, text in words.items() if text}
    if not said:
        return {}
    return {"sealed": application.person.seal({**application.words(), **said}, Application.SEALED)}


def place(text: str) -> str:
    """One line, as an address is written."""
    return tidy(text)[:200]


def tell_person(application: Application, kind: NoticeKind) -> None:
    """Tell the person, if they hold the key to their file."""
    key = PersonKey.objects.filter(person=application.person_id).select_related("user").first()
    if key:
        notify(key.user, kind, application.pk, reverse("jobs:own_detail", args=[application.pk]))


def tell_team(application: Application, kind: NoticeKind, besides: User | None = None) -> None:
    """Tell who accompanies the person, unless they did it themselves."""
    user = application.participation.responsible
    if user and user != besides:
        notify(user, kind, application.pk, application.get_absolute_url())


def tell_employer(application: Application, kind: NoticeKind) -> None:
    """Tell everybody who recruits for the employer in this project."""
    rows = Assignment.objects.in_force().filter(operation=application.operation_id)
    employer = application.vacancy.employer.organisation_id
    for assignment in rows.filter(role__role=Role.Kind.RECRUITER, role__organisation=employer):
        url = reverse("jobs:candidate_detail", args=[application.operation.code, application.pk])
        notify(assignment.role.user, kind, application.pk, url)


def tell_of_step(application: Application, by: User | None, *, person: bool = True) -> None:
    """The person and who accompanies them hear of an answer."""
    kind = TELLS.get(application.state)
    if kind is None:
        return
    tell_team(application, kind, by)
    if person:
        tell_person(application, kind)


def close_kindly(
    rows: ApplicationQuerySet, closing: str, by: User | None = None, on: dt.date | None = None
) -> int:
    """Close these open applications for this reason and tell the people in kind words; gives how many."""
    closed = 0
    related = (
        "operation",
        "participation__responsible",
        "person__consortium",
        "vacancy__employer__organisation",
    )
    # Whoever was answered meanwhile is not among them.
    held = rows.select_for_update(of=("self",), no_key=True)
    for application in held.select_related(*related).order_by("pk"):
        step(application, by, Application.State.OBSOLETE, on, closing=closing)
        tell_of_step(application, by)
        closed += 1
    return closed
