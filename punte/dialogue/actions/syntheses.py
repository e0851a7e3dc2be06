"""What the town said, summed up: written with the views of few, then approved by the people themselves."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.models import ActionGroup
from punte.people.models import User

LONGEST = 20_000


@transaction.atomic
def write_synthesis(*, by: User, group: ActionGroup, version: int, synthesis: str, minority: str) -> None:
    """Sum up what was heard; what only few said stands beside it. Only before it is approved. Of two editors the
    second is told (MoveNotAllowed)."""
    require(permissions.may_help(by, group))
    synthesis, minority = said(synthesis, "synthesis"), said(minority, "minority")
    if not synthesis:
        raise ValidationError({"synthesis": _("Write what you heard.")})
    if group.reconciled_on is None:
        raise ValidationError(_("Close the coding first."), code="early")
    if group.approved_on:
        raise ValidationError(_("The people have approved this text; it stays as it is."), code="approved")
    rows = ActionGroup.objects.filter(pk=group.pk, version=version, approved_on=None)
    if not rows.update(synthesis=synthesis, minority=minority, version=version + 1):
        raise MoveNotAllowed
    group.refresh_from_db()


def said(text: str, field: str) -> str:
    """Words with their line breaks, without control characters. Raises ValidationError keyed to the field where they
    are too long."""
    text = "".join(c for c in text.replace("\r\n", "\n") if c.isprintable() or c == "\n").strip()
    if len(text) > LONGEST:
        raise ValidationError({field: _("At most 20,000 characters.")})
    return text


@transaction.atomic
def approve_synthesis(*, by: User, group: ActionGroup, version: int, on: dt.date, people: int) -> None:
    """Write down that the people have read this text and approve it, on which day and how many. Raises ValidationError
    keyed to a field; MoveNotAllowed where the text was changed meanwhile."""
    require(permissions.may_lead(by, group))
    wrong = {}
    if not group.synthesis:
        raise ValidationError(_("Write what you heard first."), code="early")
    if on > clock.today(group.operation.zone):
        wrong["on"] = _("This day has not come yet.")
    elif on < group.founded_on:
        wrong["on"] = _("This day is before the group was founded.")
    asked = sum(group.circles.values_list("people", flat=True))
    if people < 1:
        wrong["people"] = _("Say how many people approved it.")
    elif people > asked:
        wrong["people"] = _("These are more than were asked in the groups: %(n)s.") % {
            "n": formats.number(asked)
        }
    if wrong:
        raise ValidationError(wrong)
    rows = ActionGroup.objects.filter(pk=group.pk, version=version, approved_on=None)
    if not rows.update(approved_on=on, approved_by=people, version=version + 1):
        raise MoveNotAllowed
    group.refresh_from_db()
