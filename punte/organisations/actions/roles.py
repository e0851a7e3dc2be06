"""What can happen to a role: given to a colleague, ended. The last manager cannot leave."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import tidy
from punte.organisations import permissions
from punte.organisations.actions.organisations import Told
from punte.organisations.models import Organisation, Role
from punte.organisations.notices import ROLE_ENDED, ROLE_GIVEN
from punte.people.actions.notices import notify
from punte.people.models import User


@transaction.atomic
def give_role(*, by: User, organisation: Organisation, user: User, role: str) -> Role:
    """Give a further role to somebody who has one here; others are invited.
    ValidationError({"user"|"role": …})."""
    require(permissions.may_manage_roles(by, organisation) and permissions.may_give(by, role))
    held = Role.objects.held_by(user).filter(organisation=organisation)
    if not held.exists():
        raise ValidationError(
            {"user": _("Only colleagues of this organisation are given a role; invite others.")}
        )
    return hold_role(user=user, organisation=organisation, role=role, told=user != by)


def hold_role(*, user: User, organisation: Organisation, role: str, told: bool = False) -> Role:
    """Write the role, for the actions that have asked who may; raises ValidationError if it is held
    already."""
    Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if Role.objects.current().filter(user=user, organisation=organisation, role=role).exists():
        raise ValidationError({"role": _("This person holds this role already.")}, code="held")
    given = Role.objects.create(user=user, organisation=organisation, role=role, since=timezone.localdate())
    if told:
        notify(user, ROLE_GIVEN, given.pk, organisation.get_absolute_url())
    return given


@transaction.atomic
def end_role(*, by: User, role: Role) -> dt.date:
    """End a role from this moment; what it was assigned to ends with it. Gives its last day: yesterday, or
    today
    for a role that began today. Raises ValidationError for the last manager and for a role ended already."""
    require(permissions.may_manage_roles(by, role.organisation) or by == role.user)
    Organisation.objects.select_for_update(of=("self",)).get(pk=role.organisation_id)
    current = Role.objects.current().filter(organisation=role.organisation_id)
    if not current.filter(pk=role.pk).exists():
        raise ValidationError(_("This role has ended already."), code="ended")
    managers = current.filter(role=Role.Kind.MANAGER, until=None)
    if role.role == Role.Kind.MANAGER and not managers.exclude(pk=role.pk).exists():
        raise ValidationError(
            _("This is the last manager of the organisation. Give the role to somebody else first."),
            code="last",
        )
    role.until = max(role.since, timezone.localdate() - dt.timedelta(days=1))
    role.save(update_fields=["until"])
    if by != role.user:
        notify(role.user, ROLE_ENDED, role.pk, role.organisation.get_absolute_url())
    return role.until


@transaction.atomic
def make_operator(*, email: str, name: str, organisation: str) -> User:
    """The first user of an installation, who brings in the others: operator and manager of an organisation, which
    is added if the directory has none of this name. The command's, no user's; signs in by a code sent by e-mail."""
    user = User.objects.filter(email=email.strip().lower()).first()
    user = user or User.objects.create_user(email, name=name)
    home = Organisation.objects.filter(name=tidy(organisation)).first()
    if home is None:
        told = Told(kind=Organisation.Kind.CSO, name=organisation, country="RO")
        home = Organisation.objects.create(**told.row)
    for role in (Role.Kind.OPERATOR, Role.Kind.MANAGER):
        if not Role.objects.current().filter(user=user, organisation=home, role=role).exists():
            hold_role(user=user, organisation=home, role=role)
    return user
