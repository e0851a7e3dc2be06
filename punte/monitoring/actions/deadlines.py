"""What can happen to a claim's date: it is planned, moved, and the claim is sent."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.monitoring import permissions
from punte.monitoring.models import Claim, Period
from punte.people.models import User


@transaction.atomic
def plan_claim(
    *, by: User, period: Period, planned_on: dt.date, sent_on: dt.date | None = None, version: int = 0
) -> Claim:
    """Say for which day the reimbursement claim of a period is planned, and when it was sent. `version` is 0 where
    none was planned yet; MoveNotAllowed where somebody else changed it meanwhile. Raises ValidationError keyed to
    planned_on or sent_on."""
    require(permissions.may_manage_periods(by, period.operation))
    _refuse_days(period, planned_on, sent_on)
    told = {"planned_on": planned_on, "sent_on": sent_on}
    if not version:
        try:
            with transaction.atomic():
                return Claim.objects.create(period=period, consortium_id=period.consortium_id, **told)
        except IntegrityError as error:
            raise MoveNotAllowed from error
    if not Claim.objects.filter(period=period, version=version).update(version=F("version") + 1, **told):
        raise MoveNotAllowed
    return Claim.objects.get(period=period)


def _refuse_days(period: Period, planned_on: dt.date, sent_on: dt.date | None) -> None:
    if planned_on <= period.ends_on:
        raise ValidationError({"planned_on": _("The claim follows the end of the period.")})
    if sent_on and sent_on > clock.today(period.operation.zone):
        raise ValidationError({"sent_on": _("This day has not come yet.")})
    if sent_on and sent_on <= period.ends_on:
        raise ValidationError({"sent_on": _("The claim follows the end of the period.")})
