"""What can happen to an assignment: a role is put to work in a project, its rights change, it ends."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.organisations.models import Role
from punte.people.actions.notices import notify
from punte.people.models import User
from punte.people.notices import NoticeKind
from punte.projects import permissions
from punte.projects.models import Assignment, Operation
from punte.projects.notices import ASSIGNED, ASSIGNMENT_CHANGED, ASSIGNMENT_ENDED

LONGEST_AUDIT = dt.timedelta(days=365)


@transaction.atomic
def assign_role(
    *, by: User, operation: Operation, role: Role, rights: Iterable[str] = (), until: dt.date | None = None
) -> Assignment:
    """Put a role of a partner, or a recruiter of an employer, to work in the project, with its separate rights. An
    auditor's has a last day.
    Raises ValidationError keyed to role, rights or until."""
    require(permissions.may_assign(by, operation))
    Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)
    _refuse_role(operation, role)
    checked = _checked_rights(rights)
    _refuse_until(role, until)
    today = timezone.localdate()
    assignment = Assignment.objects.create(
        role=role, operation=operation, rights=checked, since=today, until=until
    )
    _tell(by, assignment, ASSIGNED)
    return assignment


def _refuse_role(operation: Operation, role: Role) -> None:
    if not Role.objects.current().filter(pk=role.pk).exists():
        raise ValidationError({"role": _("This role has ended.")})
    outside = role.role == Role.Kind.RECRUITER  # an employer of the hub need not be a partner
    if not outside and not operation.partnerships.filter(organisation=role.organisation_id).exists():
        raise ValidationError({"role": _("This organisation is not a partner of the project.")})
    if Assignment.objects.held_by(role.user).filter(role=role, operation=operation).exists():
        raise ValidationError({"role": _("This role works in the project already.")}, code="assigned")
    others = Assignment.objects.held_by(role.user).filter(operation=operation)
    if any((a.role.role == Role.Kind.AUDITOR) != (role.role == Role.Kind.AUDITOR) for a in others):
        raise ValidationError({"role": _("Who works in a project does not audit it.")}, code="works")


def _checked_rights(rights: Iterable[str]) -> list[str]:
    wanted = set(rights)
    if wanted - set(Assignment.Right.values):
        raise ValidationError({"rights": _("There is no such right.")})
    return [right for right in Assignment.Right.values if right in wanted]


def _refuse_until(role: Role, until: dt.date | None) -> None:
    if until and until < timezone.localdate():
        raise ValidationError({"until": _("The last day cannot lie in the past.")})
    if role.role == Role.Kind.AUDITOR and until is None:
        raise ValidationError({"until": _("An auditor works until a date: write the last day.")})
    if role.role == Role.Kind.AUDITOR and until and until - timezone.localdate() > LONGEST_AUDIT:
        raise ValidationError({"until": _("An auditor has access for at most one year at a time.")})


@transaction.atomic
def change_rights(*, by: User, assignment: Assignment, rights: Iterable[str]) -> None:
    """Give or take separate rights; the history keeps who did it. Raises ValidationError({"rights": …})."""
    require(permissions.may_assign(by, assignment.operation))
    checked = _checked_rights(rights)
    if checked != assignment.rights:
        assignment.rights = checked
        assignment.save(update_fields=["rights"])
        _tell(by, assignment, ASSIGNMENT_CHANGED)


@transaction.atomic
def end_assignment(*, by: User, assignment: Assignment) -> dt.date:
    """End the work of a role in the project. Gives its last day: yesterday, or today for one that began
    today.
    Raises ValidationError for the last manager of the lead partner and for one ended already."""
    require(permissions.may_assign(by, assignment.operation) or by == assignment.role.user)
    Operation.objects.select_for_update(of=("self",)).get(pk=assignment.operation_id)
    current = Assignment.objects.in_force().filter(operation=assignment.operation_id)
    if not current.filter(pk=assignment.pk).exists():
        raise ValidationError(_("This has ended already."), code="ended")
    others = current.exclude(pk=assignment.pk).filter(role__role=Role.Kind.MANAGER, leads=True, until=None)  # type: ignore[misc]
    leads = current.filter(pk=assignment.pk, role__role=Role.Kind.MANAGER, leads=True).exists()  # type: ignore[misc]
    if leads and not others.exists():
        raise ValidationError(
            _("This is the last manager of the project. Assign somebody else first."), code="last"
        )
    assignment.until = max(assignment.since, timezone.localdate() - dt.timedelta(days=1))
    assignment.save(update_fields=["until"])
    _tell(by, assignment, ASSIGNMENT_ENDED)
    return assignment.until


def _tell(by: User, assignment: Assignment, kind: NoticeKind) -> None:
    if assignment.role.user_id != by.pk:
        url = reverse("projects:operation_detail", args=[assignment.operation.code])
        notify(assignment.role.user, kind, assignment.pk, url)
