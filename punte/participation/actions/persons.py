"""What is done to a person through their participation: identity corrected, number compared, merged, erased."""

import datetime as dt
import hmac
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.organisations.models import Organisation
from punte.participation import permissions
from punte.participation.actions.participations import register_participant
from punte.participation.actions.special import special_door
from punte.participation.models import ImportRow, Participation, SpecialCategory
from punte.people import sealing
from punte.people.actions import persons
from punte.people.actions.claims import make_claim
from punte.people.models import NationalNumber, Person, User
from punte.people.numbers import read_number
from punte.projects.models import Operation
from punte.records.actions.access import log_access
from punte.records.actions.documents import erase_documents
from punte.records.models import AccessEntry


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
    log_access(by=by, person=participation.person, occasion=AccessEntry.Occasion.NUMBER, reason=reason[:200])
    row = NationalNumber.objects.filter(person=participation.person).first()
    index = sealing.blind_index(participation.consortium.key, read_number(number, "").digits)
    return row is not None and hmac.compare_digest(bytes(row.blind_index), index)


@transaction.atomic
def merge_participants(*, by: User, duplicate: Participation, into: Participation) -> None:
    """Say that two participants are one person."""
    require(permissions.may_correct(by, duplicate) and permissions.may_correct(by, into))
    persons.merge_persons(by=by, duplicate=duplicate.person, into=into.person)
    log_access(by=by, person=duplicate.person, occasion=AccessEntry.Occasion.MERGED)


@transaction.atomic
def restrict_participant(*, by: User, participation: Participation, until: dt.date | None) -> None:
    """Stop working with the person's data until a date."""
    require(permissions.may_erase(by, participation))
    persons.restrict_person(by=by, person=participation.person, until=until)
    log_access(by=by, person=participation.person, occasion=AccessEntry.Occasion.RESTRICT)


@transaction.atomic
def erase_participant(*, by: User, participation: Participation) -> None:
    """Drop who the person was, under every number that was joined with this one. Counts hold, but for the
    indicators on special categories: whose answer is gone is no longer counted there."""
    require(permissions.may_erase(by, participation))
    person = participation.person.merged_into or participation.person
    for one in [person, *person.merged.exclude(state=Person.State.ERASED)]:
        _erase(by, one)
    participation.person.refresh_from_db()


def _erase(by: User, person: Person) -> None:
    log_access(by=by, person=person, occasion=AccessEntry.Occasion.ERASED)
    with special_door("read"):
        SpecialCategory.objects.filter(participation__person=person).delete()
    ImportRow.objects.filter(person=person).update(blind_index=None, sealed=b"", sealed_before=None)
    persons.erase_person(by=by, person=person)
    erase_documents(by=by, person=person)


@transaction.atomic
def give_access(*, by: User, participation: Participation) -> str:
    """A one-time code with which the person takes up their own file; that it was made is in the access log."""
    require(permissions.may_work_on(by, participation))
    log_access(by=by, person=participation.person, occasion=AccessEntry.Occasion.CLAIM)
    return make_claim(by=by, person=participation.person)


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
