"""What can happen to an employer of the hub: added, approved, paused, ended; its agreement is signed."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.jobs import permissions
from punte.jobs.actions.telling import tell
from punte.jobs.actions.vacancies import close_for_employer, open_waiting
from punte.jobs.models import Employer
from punte.jobs.notices import EMPLOYER_APPROVED, EMPLOYER_WAITS
from punte.organisations.actions.organisations import Told, create_organisation
from punte.organisations.models import Organisation, Role
from punte.people.actions.notices import notify
from punte.people.models import User
from punte.projects.actions.assignments import assign_role
from punte.projects.models import Activity, Assignment, Operation
from punte.records.actions.documents import add_document, link_evidence
from punte.records.facts import PARTNERSHIP_SIGNED
from punte.records.models import Document, Fact


@transaction.atomic
def add_employer(
    *, by: User, operation: Operation, activity: Activity, organisation: Organisation
) -> Employer:
    """Bring an organisation of the directory into the hub; a manager approves it. Once in each hub."""
    require(permissions.may_add_employer(by, operation) and activity.operation_id == operation.pk)
    try:
        with transaction.atomic():
            employer = Employer.objects.create(
                consortium_id=operation.consortium_id,
                operation=operation,
                activity=activity,
                organisation=organisation,
                made_by=by,
            )
    except IntegrityError as error:
        if "one_employer_per_hub" not in str(error):
            raise
        raise ValidationError({"organisation": _("This organisation is in the hub already.")}) from None
    for manager in managers_of(operation):
        if manager != by:
            notify(manager, EMPLOYER_WAITS, employer.pk, employer.get_absolute_url())
    return employer


@transaction.atomic
def add_new_employer(*, by: User, operation: Operation, activity: Activity, told: Told) -> Employer:
    """Write an organisation into the directory and bring it into the hub, in one step."""
    require(permissions.may_add_employer(by, operation))
    organisation = create_organisation(by=by, told=told)
    return add_employer(by=by, operation=operation, activity=activity, organisation=organisation)


@transaction.atomic
def approve_employer(*, by: User, employer: Employer, on: dt.date) -> int:
    """Let it publish, for the first time or again after a pause; what waits for approval is public from now on. Gives
    how many vacancies that were."""
    require(permissions.may_answer_for(by, employer))
    employer.move_to(Employer.State.APPROVED, reason="")
    for user in recruiters_of(employer):
        notify(user, EMPLOYER_APPROVED, employer.pk, employer.get_absolute_url())
    return open_waiting(by=by, employer=employer, on=on)


@transaction.atomic
def pause_employer(*, by: User, employer: Employer, reason: str, on: dt.date) -> int:
    """Stop working with it for a while; its open vacancies are closed, and whoever applied is told. Gives how many."""
    require(permissions.may_answer_for(by, employer))
    employer.move_to(Employer.State.PAUSED, reason=_reason(reason))
    return close_for_employer(by=by, employer=employer, on=on)


@transaction.atomic
def end_employer(*, by: User, employer: Employer, reason: str, on: dt.date) -> int:
    """The employer leaves the hub; its vacancies are closed. What happened stays. Gives how many were closed."""
    require(permissions.may_answer_for(by, employer))
    employer.move_to(Employer.State.ENDED, reason=_reason(reason))
    return close_for_employer(by=by, employer=employer, on=on)


def _reason(text: str) -> str:
    if not (reason := tidy(text)[:300]):
        raise ValidationError({"reason": _("Say why, in a few words.")})
    return reason


@transaction.atomic
def sign_agreement(*, by: User, employer: Employer, on: dt.date, content: bytes, name: str) -> Fact:
    """Keep the signed partnership agreement; it counts as a partnership, with the paper as evidence."""
    require(permissions.may_answer_for(by, employer))
    if on > clock.today(employer.operation.zone):
        raise ValidationError({"on": _("This day has not come yet.")})
    if employer.agreement_id or employer.state == Employer.State.ENDED:
        raise ValidationError({"file": _("The agreement is here already, or the employer has left.")})
    title = _("Partnership agreement: %(employer)s") % {"employer": employer.organisation.name}
    document = add_document(
        by=by,
        operation=employer.operation,
        content=content,
        name=name,
        title=title,
        kind=Document.Kind.AGREEMENT,
        dated=on,
    )
    if not Employer.objects.filter(pk=employer.pk, agreement=None).update(agreement=document, signed_on=on):
        raise ValidationError({"file": _("The agreement is here already, or the employer has left.")})
    employer.refresh_from_db()
    fact = tell(PARTNERSHIP_SIGNED, about=employer, employer=employer, by=by, on=on)
    link_evidence(by=by, fact=fact, document=document)
    return fact


@transaction.atomic
def let_recruiter_in(*, by: User, employer: Employer, role: Role) -> Assignment:
    """Let a recruiter of this employer write its vacancies here; they see no person served but who applied."""
    require(permissions.may_answer_for(by, employer))
    if role.organisation_id != employer.organisation_id or role.role != Role.Kind.RECRUITER:
        raise ValidationError({"role": _("Choose a recruiter of this employer.")})
    return assign_role(by=by, operation=employer.operation, role=role)


def recruiters_of(employer: Employer) -> list[User]:
    """Who recruits for it in this hub."""
    found = Assignment.objects.in_force().filter(
        operation=employer.operation_id,
        role__organisation=employer.organisation_id,
        role__role=Role.Kind.RECRUITER,
    )
    return list(User.objects.filter(roles__assignments__in=found, is_active=True).distinct())


def managers_of(operation: Operation) -> list[User]:
    """Who manages the hub."""
    found = Assignment.objects.in_force().filter(operation=operation, role__role=Role.Kind.MANAGER)
    return list(User.objects.filter(roles__assignments__in=found, is_active=True).distinct())
