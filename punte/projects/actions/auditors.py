"""Letting an auditor in: from a day until a day, read-only; and ending it."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.formats import day
from punte.base.permissions import require
from punte.base.text import tidy
from punte.organisations.actions.roles import hold_role
from punte.organisations.models import Organisation, Role
from punte.people.mail import address, send_when_written
from punte.people.models import User
from punte.projects import permissions
from punte.projects.actions.assignments import LONGEST_AUDIT, end_assignment
from punte.projects.models import Assignment, Operation

READS = (Assignment.Right.SPECIAL, Assignment.Right.EXPORT)


@transaction.atomic
def invite_auditor(
    *,
    by: User,
    operation: Operation,
    email: str,
    name: str,
    since: dt.date,
    until: dt.date,
    rights: Iterable[str] = (),
) -> Assignment:
    """Give somebody read-only access from a day until a day, at most one year. Who has no account gets one, and signs
    in with a code sent to that mailbox. Raises ValidationError keyed to email, name, since, until or rights."""
    require(permissions.may_assign(by, operation))
    Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)
    _refuse_days(since, until)
    wanted = set(rights)
    if wanted - set(READS):
        raise ValidationError({"rights": _("An auditor reads: this right is not given to auditors.")})
    user = _account(email.strip().lower(), tidy(name))
    _refuse_user(operation, user)
    role = _role(user, _lead(operation), until)
    assignment = Assignment.objects.create(
        role=role, operation=operation, rights=[r for r in READS if r in wanted], since=since, until=until
    )
    _write(user, since, until)
    return assignment


def _refuse_days(since: dt.date, until: dt.date) -> None:
    if since < timezone.localdate():
        raise ValidationError({"since": _("The first day cannot lie in the past.")})
    if until < since:
        raise ValidationError({"until": _("The last day cannot lie before the first.")})
    if until - since > LONGEST_AUDIT:
        raise ValidationError({"until": _("At most one year at a time.")})


def _account(email: str, name: str) -> User:
    user = User.objects.filter(email=email).first()
    if user is not None:
        if not user.is_active:
            raise ValidationError({"email": _("This account may not sign in any more.")})
        return user
    if not name:
        raise ValidationError({"name": _("Write the auditor's name.")})
    return User.objects.create_user(email, name=name)


def _refuse_user(operation: Operation, user: User) -> None:
    today = timezone.localdate()
    here = Assignment.objects.filter(operation=operation, role__user=user)
    here = here.filter(Q(until=None) | Q(until__gte=today)).select_related("role")
    for held in here:
        if held.role.role != Role.Kind.AUDITOR:
            raise ValidationError({"email": _("Who works in a project does not audit it.")}, code="works")
        raise ValidationError(
            {
                "email": _("This person has access until %(day)s already. End that first.")
                % {"day": day(held.until, "long")}
            },
            code="held",
        )


def _lead(operation: Operation) -> Organisation:
    return operation.partnerships.select_related("organisation").get(role="lead").organisation


def _role(user: User, lead: Organisation, until: dt.date) -> Role:
    """The role at the lead partner; it ends with the last access given."""
    current = Role.objects.current().filter(user=user, organisation=lead, role=Role.Kind.AUDITOR)
    role = current.order_by("pk").last() or hold_role(user=user, organisation=lead, role=Role.Kind.AUDITOR)
    if role.until is None or role.until < until:
        longest = role.assignments.order_by("-until").values_list("until", flat=True).first()
        role.until = max(until, longest) if longest else until
        role.save(update_fields=["until"])
    return role


def _write(user: User, since: dt.date, until: dt.date) -> None:
    told = {
        "address": address(reverse("account_login")),
        "since": day(since, "long"),
        "until": day(until, "long"),
    }
    send_when_written(
        to=user.email,
        subject=_("Access to Punte"),
        body=_(
            "Hello,\n\nYou can read in Punte from %(since)s until %(until)s. Sign in with this e-mail address; "
            "a code is sent to it:\n%(address)s\n\nIf you do not expect this, do nothing."
        )
        % told,
    )


@transaction.atomic
def end_auditor(*, by: User, assignment: Assignment) -> None:
    """End an auditor's access, or take back one that has not begun. Raises ValidationError for one ended already."""
    require(permissions.may_assign(by, assignment.operation))
    if assignment.since > timezone.localdate():
        if not Assignment.objects.filter(pk=assignment.pk).delete()[0]:
            raise ValidationError(_("This has ended already."), code="ended")
        return
    end_assignment(by=by, assignment=assignment)
