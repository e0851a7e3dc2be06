"""What can happen to an attempt to reach somebody: it is recorded, or struck through as a mistake."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.followups import ATTEMPTS, after_six_months
from punte.participation.models import Attempt, Participation, Stay
from punte.participation.models.participations import IMMEDIATE
from punte.people.models import User


@transaction.atomic
def record_attempt(*, by: User, participation: Participation, on: dt.date, how: str) -> Attempt:
    """Write down that somebody tried and did not reach the person. The third attempt on a third day makes them
    unreachable. Raises ValidationError, keyed to `on` where the day cannot be."""
    require(permissions.may_work_on(by, participation))
    stay = _last_left(participation)
    if on > clock.today(participation.operation.zone):
        raise ValidationError({"on": _("This day has not come yet.")})
    first = (stay.left_on or on) + IMMEDIATE
    if on <= first:
        said = {"day": formats.day(first, "long")}
        raise ValidationError(
            {"on": _("The six months are asked after the first 28 days, from %(day)s on.") % said}
        )
    _refuse_more(participation)
    try:
        with transaction.atomic():
            return Attempt.objects.create(
                consortium_id=participation.consortium_id, stay=stay, tried_on=on, how=how, by=by
            )
    except IntegrityError as error:
        raise ValidationError({"on": _("An attempt on this day is recorded already.")}) from error


def _last_left(participation: Participation) -> Stay:
    """The last stay, held until the attempt is written: two people who record at once come one after the other."""
    stay = participation.stays.filter(struck=False).select_for_update().order_by("-entered_on", "-pk").first()
    if stay is None or stay.left_on is None:
        raise ValidationError(_("This person has not left the project."), code="not_left")
    return stay


def _refuse_more(participation: Participation) -> None:
    open_one = after_six_months(Participation.objects.filter(pk=participation.pk)).first()
    if open_one is None:
        raise ValidationError(_("The situation is known already; nobody needs to ask again."), code="known")
    if open_one.tried >= ATTEMPTS:  # type: ignore[attr-defined]
        raise ValidationError(_("The person is recorded as unreachable already."), code="unreachable")


@transaction.atomic
def strike_attempt(*, by: User, attempt: Attempt) -> None:
    """Say that an attempt was recorded by mistake; it stays in the table and no longer counts."""
    require(permissions.may_correct(by, attempt.stay.participation))
    if not Attempt.objects.filter(pk=attempt.pk, struck=False).update(struck=True):
        raise ValidationError(_("This was already struck through."), code="struck")
