"""What can happen to a person's request about their data: made, given more time, answered or refused, withdrawn."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.people.actions.notices import notify
from punte.people.models import Person, PersonKey, User
from punte.records import permissions
from punte.records.actions.guards import tell_guards
from punte.records.models import DataRequest
from punte.records.models.requests import EXTENDED, MONTHS, months_after
from punte.records.notices import REQUEST_ANSWERED, REQUEST_RECEIVED

LONGEST = 2_000
State = DataRequest.State
ENDS = (State.ANSWERED, State.REFUSED)


@transaction.atomic
def make_request(
    *, by: User, person: Person, kind: str, words: str = "", received_on: dt.date | None = None
) -> DataRequest:
    """Write down what somebody asks about their data; the month runs from the day it came. Raises ValidationError
    keyed to kind, words or received_on; where the same is waiting already, code "waiting"."""
    require(permissions.may_make_request(by, person))
    today = clock.today()
    received_on = received_on or today
    _check(person, kind, words, received_on, today)
    request = DataRequest(
        consortium_id=person.consortium_id,
        person=person,
        kind=kind,
        received_on=received_on,
        due_on=months_after(received_on, MONTHS),
        made_by=by,
    )
    request.sealed = request.sealed_with(asked=_told(words))
    request.save(force_insert=True)
    tell_guards(person.consortium_id, REQUEST_RECEIVED, request.pk, "records:request_detail", but=by)
    return request


def _check(person: Person, kind: str, words: str, received_on: dt.date, today: dt.date) -> None:
    wrong: dict[str, str] = {}
    if kind not in DataRequest.Kind.values:
        wrong["kind"] = _("Say what is asked.")
    if len(words) > LONGEST:
        wrong["words"] = _("Write at most 2,000 characters.")
    if received_on > today:
        wrong["received_on"] = _("This day has not come yet.")
    if wrong:
        raise ValidationError(wrong)
    if person.state == Person.State.ERASED:
        raise ValidationError(
            _("This person was erased; nothing of theirs is left to ask about."), code="erased"
        )
    Person.objects.select_for_update().get(pk=person.pk)
    if DataRequest.objects.waiting().filter(person=person, kind=kind).exists():
        raise ValidationError({"kind": _("This was asked already and will be answered.")}, code="waiting")


def _told(words: str) -> str:
    """Lines stay; what cannot be printed goes."""
    return "\n".join(tidy(line) for line in words.splitlines()).strip()


@transaction.atomic
def extend_request(*, by: User, request: DataRequest, why: str) -> None:
    """Take two further months, within the first one, and tell the person why (GDPR Art. 12(3))."""
    require(permissions.may_answer_request(by, request))
    if not tidy(why):
        raise ValidationError({"why": _("Say why more time is needed; the person reads it.")})
    if clock.today() > request.due_on:
        raise ValidationError({"why": _("The month is over; more time can no longer be taken.")}, code="late")
    request.move_to(
        State.EXTENDED,
        due_on=months_after(request.received_on, EXTENDED),
        sealed=request.sealed_with(extended=_told(why)),
    )
    _tell_person(request)


@transaction.atomic
def answer_request(*, by: User, request: DataRequest, outcome: str, answer: str) -> None:
    """Answer or refuse (outcome answered, refused), in words for the person; refusing says where to complain."""
    require(permissions.may_answer_request(by, request))
    if outcome not in ENDS:
        raise ValidationError({"outcome": _("Say whether it was done or refused.")})
    if not tidy(answer) or len(answer) > LONGEST:
        raise ValidationError({"answer": _("Write what the person is told, in at most 2,000 characters.")})
    request.move_to(
        outcome,
        answered_on=clock.today(),
        answered_by=by,
        sealed=request.sealed_with(answer=_told(answer)),
    )
    _tell_person(request)


@transaction.atomic
def withdraw_request(*, by: User, request: DataRequest) -> None:
    """The person no longer asks."""
    require(permissions.may_withdraw_request(by, request))
    request.move_to(State.WITHDRAWN, answered_on=clock.today(), answered_by=by)


def _tell_person(request: DataRequest) -> None:
    key = PersonKey.objects.filter(person=request.person_id).select_related("user").first()
    if key:
        notify(key.user, REQUEST_ANSWERED, request.pk, "/me/held/")
