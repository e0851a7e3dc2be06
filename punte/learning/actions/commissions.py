"""What the examination commission decides, with its minutes."""

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.models import Commission, Enrolment, Offering
from punte.people.models import User
from punte.records.actions.documents import add_document
from punte.records.models import Document


@transaction.atomic
def record_commission(
    *,
    by: User,
    offering: Offering,
    held_on: dt.date,
    members: str,
    verdicts: Mapping[int, bool],
    content: bytes,
    name: str,
) -> Commission:
    """Write what was decided of each learner ({enrolment: passed}); the minutes are kept as a paper. A later sitting
    decides anew. Raises ValidationError keyed to held_on or file."""
    require(permissions.may_decide(by, offering))
    if held_on > clock.today(offering.operation.zone):
        raise ValidationError({"held_on": _("This day has not come yet.")})
    rows = offering.enrolments.filter(state=Enrolment.State.ENROLLED, pk__in=verdicts)
    if not verdicts or rows.count() != len(verdicts):
        raise ValidationError(_("The commission decides about those who are enrolled."))
    minutes = add_document(
        by=by,
        operation=offering.operation,
        content=content,
        name=name,
        title=_("Minutes of the examination commission"),
        kind=Document.Kind.MINUTES,
        dated=held_on,
    )
    commission = Commission.objects.create(
        consortium_id=offering.consortium_id,
        offering=offering,
        held_on=held_on,
        members=members,
        minutes=minutes,
        made_by=by,
    )
    for passed in (True, False):
        told = [pk for pk, verdict in verdicts.items() if verdict is passed]
        rows.filter(pk__in=told).update(commission=commission, passed=passed)
    return commission
