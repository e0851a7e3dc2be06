"""What is done to a person through their participation: identity corrected, number compared, merged, erased."""

import datetime as dt
import hmac
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import tidy
from punte.organisations.models import Organisation
from punte.participation import permissions
from punte.participation.actions.participations import register_participant
from punte.participation.models import Participation
from punte.people import sealing
from punte.people.actions import persons
from punte.people.actions.claims import make_claim
from punte.people.limits import spend_try
from punte.people.models import NationalNumber, Person, User
from punte.people.numbers import read_number
from punte.projects.models import Operation
from punte.records import protection
from punte.records.actions.access import log_access, log_many
from punte.records.actions.erasure import erase_held, numbers_of
from punte.records.legal_grounds import EraseGround, LiftGround
from punte.records.models import AccessEntry

COMPARED, HOUR = 20, 60 * 60  # numbers that one colleague may compare or meet within an hour


@transaction.atomic
def register_new_person(
    *,
    by: User,
    operation: Operation,
    organisation: Organisation,
    on: dt.date,
    told: dict[str, Any],
    **also: Any,
) -> Participation:
    """Register a person the consortium does not know, and take them up as a candidate. `told` as in NewPerson."""
    require(permissions.may_register_for(by, operation, organisation.pk))
    person = persons.register_person(by=by, consortium=operation.consortium, **told)
    return register_participant(
        by=by, operation=operation, organisation=organisation, person=person, on=on, **also
    )


@transaction.atomic
def correct_person(*, by: User, participation: Participation, **changes: Any) -> None:
    """Correct name, birth date or sex of the person."""
    require(permissions.may_work_on(by, participation))
    persons.correct_identity(by=by, person=participation.person, **changes)


@transaction.atomic
def keep_contact(
    *, by: User, participation: Participation, contact: dict[str, str], safe: bool, version: int | None = None
) -> None:
    """Write how the person may be reached."""
    require(permissions.may_work_on(by, participation))
    persons.save_contact(by=by, person=participation.person, contact=contact, safe=safe, version=version)


@transaction.atomic
def compare_number(*, by: User, participation: Participation, number: str, reason: str) -> bool:
    """Whether a typed national number is the one on file; the look is logged with its reason."""
    require(permissions.may_compare_number(by, participation))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why you compare the number.")})
    if not spend_try(f"number:{by.pk}", most=COMPARED, seconds=HOUR):
        raise ValidationError(
            {"number": _("You have compared many numbers. Wait an hour, then try again.")}, code="limit"
        )
    log_access(by=by, person=participation.person, occasion=AccessEntry.Occasion.NUMBER, reason=reason[:200])
    row = NationalNumber.objects.filter(person=participation.person).first()
    index = sealing.blind_index(participation.consortium.key, read_number(number, "").digits)
    return row is not None and hmac.compare_digest(bytes(row.blind_index), index)


@transaction.atomic
def merge_participants(*, by: User, duplicate: Participation, into: Participation) -> None:
    """Say that two participants are one person."""
    require(permissions.may_correct(by, duplicate) and permissions.may_correct(by, into))
    persons.merge_persons(by=by, duplicate=duplicate.person, into=into.person)
    protection.join(duplicate.person, duplicate.person.merged_into or into.person)
    log_access(by=by, person=duplicate.person, occasion=AccessEntry.Occasion.MERGED)


@transaction.atomic
def restrict_participant(*, by: User, participation: Participation, until: dt.date | None) -> None:
    """Stop working with the person's data until a date, under every number they have."""
    require(permissions.may_erase(by, participation))
    for one in _with_same_state(participation.person):
        persons.restrict_person(by=by, person=one, until=until)
        log_access(by=by, person=one, occasion=AccessEntry.Occasion.RESTRICT)


def _with_same_state(person: Person) -> list[Person]:
    """The person asked for first, so that of two who decide at once the second is told; then their other numbers."""
    others = [p for p in numbers_of(person) if p.pk != person.pk and p.state == person.state]
    return [person, *others]


@transaction.atomic
def lift_participant(*, by: User, participation: Participation, reason: str) -> None:
    """Work with a restricted person's data again, under every number they have; the log keeps who decided and on
    what ground (a value of LiftGround)."""
    require(permissions.may_erase(by, participation))
    if reason not in LiftGround.values:
        raise ValidationError({"reason": _("Say why the restriction is lifted.")})
    for one in _with_same_state(participation.person):
        persons.lift_person(by=by, person=one)
        log_access(by=by, person=one, occasion=AccessEntry.Occasion.LIFTED, reason=reason)


@transaction.atomic
def open_restricted(*, by: User, participation: Participation, reason: str) -> None:
    """Open a restricted file once, with a reason that the person and the data-protection officer can read."""
    require(permissions.may_open_restricted(by, participation))
    reason = tidy(reason)[:200]
    if not reason:
        raise ValidationError({"reason": _("Say why you open this file.")})
    log_access(by=by, person=participation.person, occasion=AccessEntry.Occasion.FILE, reason=reason)


@transaction.atomic
def erase_participant(*, by: User, participation: Participation, ground: str = EraseGround.ASKED) -> None:
    """Drop who the person was, under every number that was joined with this one; the log keeps who decided and on
    what ground (a value of EraseGround). Counts hold, but for the indicators on special categories: whose answer is
    gone is no longer counted there."""
    require(permissions.may_erase(by, participation))
    erase_held(by=by, person=participation.person, reason=ground)
    participation.person.refresh_from_db()


@transaction.atomic
def give_access(*, by: User, participation: Participation) -> str:
    """A one-time code with which the person takes up their own file; that it was made is in the access log."""
    require(permissions.may_work_on(by, participation))
    log_access(by=by, person=participation.person, occasion=AccessEntry.Occasion.CLAIM)
    return make_claim(by=by, person=participation.person)


@transaction.atomic
def meet_alike(*, by: User, operation: Operation, persons: Sequence[Person]) -> None:
    """Whoever registers sees the names of persons who may be the same: each of them is told so in the log."""
    require(permissions.may_register(by, operation))
    log_many(by=by, persons=persons, occasion=AccessEntry.Occasion.ALIKE)


@transaction.atomic
def meet_number(*, by: User, operation: Operation, number: str) -> None:
    """A national number that was typed is known here: that is written into the log of whose it is. Raises
    ValidationError when too many were tried within the hour, so that nobody finds out numbers by trying."""
    require(permissions.may_register(by, operation))
    if not spend_try(f"number:{by.pk}", most=COMPARED, seconds=HOUR):
        raise ValidationError(
            {"number": _("You have tried many known numbers. Wait an hour, then try again.")}, code="limit"
        )
    log_many(
        by=by,
        persons=Person.objects.by_number(operation.consortium, number),
        occasion=AccessEntry.Occasion.ALIKE,
    )


def known_already(operation: Operation, *, name: str, birth_date: dt.date | None) -> Sequence[Person]:
    """Persons of the consortium with a similar name and the same birth date: perhaps the same person."""
    from django.contrib.postgres.search import TrigramSimilarity

    from punte.base.text import folded

    similar = (
        Person.objects.with_identity()
        .filter(consortium=operation.consortium_id, state=Person.State.ACTIVE, merged_into=None)
        .annotate(alike=TrigramSimilarity("name__folded", folded(name)))
        .filter(alike__gt=0.45)
        .order_by("-alike")[:20]
    )
    return [p for p in similar if birth_date is None or p.identity.birth_date in (None, birth_date)][:5]
