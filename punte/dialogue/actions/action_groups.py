"""What happens to a local action group: founded, joined, and the groups of alike people whom it gathers."""

import datetime as dt
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.models import ActionGroup, GroupMember, HomogeneousGroup
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.models import Assignment, Operation
from punte.reference.models import Settlement

Row = TypeVar("Row", bound=Model)
MOST_PEOPLE = 200  # in one group of alike people; SPIRAL advises eight to ten


@transaction.atomic
def found_group(
    *,
    by: User,
    operation: Operation,
    name: str,
    settlement: Settlement,
    facilitator: User,
    founded_on: dt.date,
) -> ActionGroup:
    """Found a local action group of a town. Raises ValidationError keyed to a field."""
    require(permissions.may_found_group(by, operation))
    told = _checked(
        operation, name=name, settlement=settlement, facilitator=facilitator, founded_on=founded_on
    )
    group = ActionGroup(consortium_id=operation.consortium_id, operation=operation, made_by=by, **told)
    return written_once(group, "name", _("There is a group of this name already."))


@transaction.atomic
def change_group(*, by: User, group: ActionGroup, version: int, **told: Any) -> ActionGroup:
    """Correct name, town, facilitator, day. Of two editors the second is told (MoveNotAllowed)."""
    require(permissions.may_lead(by, group))
    told = _checked(group.operation, **told)
    try:
        with transaction.atomic():
            rows = ActionGroup.objects.filter(pk=group.pk, version=version)
            if not rows.update(**told, version=version + 1):
                raise MoveNotAllowed
    except IntegrityError:
        raise ValidationError({"name": _("There is a group of this name already.")}) from None
    group.refresh_from_db()
    return group


def _checked(operation: Operation, **told: Any) -> dict[str, Any]:
    wrong = {}
    told["name"] = tidy(told["name"])[:120]
    if not told["name"]:
        wrong["name"] = _("Give the group a name.")
    if told["founded_on"] > clock.today(operation.zone):
        wrong["founded_on"] = _("This day has not come yet.")
    if not works_here(told["facilitator"], operation):
        wrong["facilitator"] = _("The facilitator must work in this project.")
    if wrong:
        raise ValidationError(wrong)
    return told


def works_here(user: User, operation: Operation) -> bool:
    """Has a role at work in this project today."""
    return Assignment.objects.in_force().filter(operation=operation, role__user=user).exists()


def written_once(row: Row, field: str, said: str) -> Row:
    """Save a new row; where one like it stands already, ValidationError at this field."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise ValidationError({field: said}, code="twice") from None
    return row


@transaction.atomic
def add_member(
    *,
    by: User,
    group: ActionGroup,
    organisation: Organisation,
    part: str,
    role: str = "",
    representative: User | None = None,
) -> GroupMember:
    """Take an organisation in, with its role and who speaks for it. Raises ValidationError keyed to a field."""
    require(permissions.may_lead(by, group))
    if part not in GroupMember.Part.values:
        raise ValidationError({"part": _("Say on which side of the table.")})
    if representative and not works_here(representative, group.operation):
        raise ValidationError({"representative": _("The representative must work in this project.")})
    member = GroupMember(
        consortium_id=group.consortium_id,
        group=group,
        organisation=organisation,
        part=part,
        role=tidy(role)[:120],
        representative=representative,
    )
    return written_once(member, "organisation", _("This organisation is in the group already."))


@transaction.atomic
def drop_member(*, by: User, member: GroupMember) -> None:
    """Take an organisation out again."""
    require(permissions.may_lead(by, member.group))
    member.delete()


@transaction.atomic
def gather_circle(
    *, by: User, group: ActionGroup, name: str, met_on: dt.date, people: int
) -> HomogeneousGroup:
    """Write down a group of alike people that met, under a neutral name. Raises ValidationError keyed to a field."""
    require(permissions.may_help(by, group))
    name, wrong = tidy(name)[:80], {}
    if not name:
        wrong["name"] = _("Choose a neutral name for these people.")
    if met_on > clock.today(group.operation.zone):
        wrong["met_on"] = _("This day has not come yet.")
    if not 1 <= people <= MOST_PEOPLE:
        wrong["people"] = _("Between 1 and 200 people.")
    if wrong:
        raise ValidationError(wrong)
    circle = HomogeneousGroup(
        consortium_id=group.consortium_id, group=group, name=name, met_on=met_on, people=people
    )
    return written_once(circle, "name", _("There is a group of this name already."))
