"""What happens to a request for a place by somebody without an account: left, answered, closed, forgotten."""

import datetime as dt
import hashlib
import hmac
import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import folded, tidy
from punte.learning import permissions
from punte.learning.actions.enrolments import TAKING_ON
from punte.learning.models import CourseRequest, Offering
from punte.learning.models.course_requests import sealed_request
from punte.learning.notices import REQUEST_CAME
from punte.people import sealing
from punte.people.actions.notices import notify
from punte.people.limits import spend_try
from punte.people.models import Consortium, User

State = CourseRequest.State
HOUR, DAY = 60 * 60, 24 * 60 * 60
FROM_ONE, OF_ONE_COURSE = 5, 100  # requests an hour from one address of the network; a day for one course
KEPT_AFTER_ANSWER = dt.timedelta(days=60)
KEPT_AT_MOST = dt.timedelta(days=180)
_PHONE = re.compile(r"\+?[\d ().\-/]{6,24}")


@transaction.atomic
def leave_request(*, offering: Offering, name: str, contact: str, language: str, origin: str) -> None:
    """Ask for a place without an account. Asked twice, it is kept once and nothing is told about the first. `origin` is
    the network address. Raises ValidationError keyed to name or contact, or in words where too many ask."""
    require(offering.state in TAKING_ON)
    name, contact = tidy(name)[:120], tidy(contact)[:120]
    _check(name, contact)
    if not _free(offering, origin):
        raise ValidationError(_("Too many requests came in a short time. Try again in an hour, or call."))
    consortium = offering.operation.consortium
    try:
        with transaction.atomic():
            CourseRequest.objects.create(
                consortium=consortium,
                offering=offering,
                sealed=sealed_request(consortium, {"name": name, "contact": contact}),
                index=_index(consortium, offering, contact),
                language=language,
            )
    except IntegrityError as error:
        if "asked_once_per_course" not in str(error):
            raise
        return
    url = reverse("learning:request_list", args=[offering.operation.code, offering.pk])
    for trainer in offering.trainers.all():
        notify(trainer, REQUEST_CAME, offering.pk, url)


def _check(name: str, contact: str) -> None:
    wrong = {} if name else {"name": _("Write your name.")}
    digits = sum(c.isdigit() for c in contact)
    if not (_PHONE.fullmatch(contact) and digits >= 6):
        try:
            validate_email(contact)
        except ValidationError:
            wrong["contact"] = _("Write a telephone number or an e-mail address.")
    if wrong:
        raise ValidationError(wrong)


def _free(offering: Offering, origin: str) -> bool:
    mark = hashlib.sha256(origin.encode()).hexdigest()[:24]
    return spend_try(f"course-from:{mark}", most=FROM_ONE, seconds=HOUR) and spend_try(
        f"course-of:{offering.pk}", most=OF_ONE_COURSE, seconds=DAY
    )


def _index(consortium: Consortium, offering: Offering, contact: str) -> bytes:
    """By which the same address is recognised at the same course, and nowhere else."""
    plain = re.sub(r"[ ().\-/]", "", contact) if _PHONE.fullmatch(contact) else folded(contact)
    key = sealing.derived_key(consortium.key, "course-requests-index")
    return hmac.new(key, f"{offering.pk}:{plain}".encode(), hashlib.sha256).digest()


@transaction.atomic
def answer_request(*, by: User, request: CourseRequest) -> None:
    """Say that somebody has called or written back."""
    require(permissions.may_answer_requests(by, request.offering))
    request.move_to(State.ANSWERED, answered_by=by, answered_at=timezone.now())


@transaction.atomic
def close_request(*, by: User, request: CourseRequest) -> None:
    """Say that nothing is left to do: the person is registered, or does not want the course any more."""
    require(permissions.may_answer_requests(by, request.offering))
    request.move_to(State.CLOSED, answered_by=by, answered_at=timezone.now())


def forget_old_requests() -> int:
    """Empty what names somebody once its term is over, within the present consortium: 60 days after the answer, 180
    days after it came. That somebody asked stays as a number."""
    now = timezone.now()
    over = Q(answered_at__lt=now - KEPT_AFTER_ANSWER) | Q(made_at__lt=now - KEPT_AT_MOST)
    return CourseRequest.objects.filter(over, sealed__isnull=False).update(sealed=None, index=None)
