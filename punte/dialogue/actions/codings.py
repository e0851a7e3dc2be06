"""How criteria are coded: by two people, each alone; then reconciled together, and closed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions.action_groups import works_here
from punte.dialogue.actions.cards import held, refuse_after_reconciliation
from punte.dialogue.models import ActionGroup, Coding, Criterion
from punte.dialogue.spiral import components
from punte.people.models import User


@transaction.atomic
def name_coders(*, by: User, group: ActionGroup, first: User, second: User) -> None:
    """Say which two people code. Once one of them has begun, only who has not begun may be replaced. Raises
    ValidationError keyed to a field."""
    require(permissions.may_lead(by, group))
    group = held(group)
    refuse_after_reconciliation(group)
    if first == second:
        raise ValidationError({"second": _("Two different people code, each alone. Choose somebody else.")})
    for field, coder in (("first", first), ("second", second)):
        if not works_here(coder, group.operation):
            raise ValidationError({field: _("Who codes must work in this project.")})
    begun = set(Coding.objects.filter(criterion__group=group).values_list("coder", flat=True))
    if begun - {first.pk, second.pk}:
        raise ValidationError({"first": _("Somebody who has begun to code stays a coder.")})
    ActionGroup.objects.filter(pk=group.pk).update(first_coder=first, second_coder=second)


@transaction.atomic
def code_criterion(*, by: User, criterion: Criterion, component: str) -> Coding:
    """Put a criterion where one of the two coders sees it; until the reconciliation is closed they may think again.
    Raises ValidationError keyed to `component`."""
    group = held(criterion.group)
    require(permissions.may_code(by, group))
    refuse_after_reconciliation(group)
    _check(component)
    coding, _made = Coding.objects.update_or_create(
        criterion=criterion,
        coder=by,
        defaults={"component": component, "consortium_id": group.consortium_id},
    )
    Criterion.objects.filter(pk=criterion.pk).update(component="")  # what was settled before is open again
    return coding


def _check(component: str) -> None:
    if component not in components():
        raise ValidationError({"component": _("Choose a component from the list.")})


@transaction.atomic
def settle_criterion(*, by: User, criterion: Criterion, component: str) -> None:
    """Agree where a criterion belongs on which the two differ. Raises ValidationError, keyed to `component`, or
    without a key before both have coded it."""
    group = held(criterion.group)
    require(permissions.may_lead(by, group) or permissions.may_code(by, group))
    refuse_after_reconciliation(group)
    _check(component)
    if criterion.codings.count() < 2:
        raise ValidationError(_("Both code it first, each alone."), code="early")
    Criterion.objects.filter(pk=criterion.pk).update(component=component)
    criterion.component = component


@transaction.atomic
def close_reconciliation(*, by: User, group: ActionGroup) -> None:
    """Close the coding: what both coded alike stands, what they settled stands; nothing may be open. Nothing is coded
    afterwards."""
    require(permissions.may_lead(by, group))
    group = held(group)
    refuse_after_reconciliation(group)
    rows = Criterion.objects.of(group).annotate(coded=Count("codings"))
    if not rows.exists() or rows.filter(coded__lt=2).exists():
        raise ValidationError(_("Some criteria are not yet coded by both."), code="early")
    for criterion in rows.filter(component="").prefetch_related("codings"):
        codes = {coding.component for coding in criterion.codings.all()}
        if len(codes) > 1:
            raise ValidationError(
                _("Some criteria on which the two differ are not settled yet."), code="open"
            )
        Criterion.objects.filter(pk=criterion.pk).update(component=codes.pop())
    ActionGroup.objects.filter(pk=group.pk).update(reconciled_on=clock.today(group.operation.zone))
