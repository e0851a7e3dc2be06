"""Feedback: given once, without a name."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.models import Enrolment, Feedback, Offering
from punte.people.models import User

State = Enrolment.State


@transaction.atomic
def give_feedback(*, by: User, enrolment: Enrolment, words: str = "", **marks: int) -> None:
    """Keep what somebody thought, apart from who they are: with the enrolment only that it was given. `marks`: content,
    trainers, conditions, usefulness, from 1 to 5."""
    require(permissions.may_begin(by, enrolment))
    if enrolment.offering.state not in (Offering.State.RUNNING, Offering.State.ENDED):
        raise ValidationError(_("Feedback is asked once the course has begun."), code="early")
    given = Enrolment.objects.filter(
        pk=enrolment.pk, feedback_given=False, state__in=(State.ENROLLED, State.COMPLETED)
    )
    if not given.update(feedback_given=True):
        raise ValidationError(_("Your feedback is kept already. Thank you."), code="given")
    Feedback.objects.create(
        consortium_id=enrolment.consortium_id, offering=enrolment.offering, words=words[:1000], **marks
    )
