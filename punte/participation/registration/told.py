"""What is stored about a participant, as far as the registration form shows it: read once, in no language."""

import datetime as dt
import hashlib
import hmac
import json
from typing import Any

from django.utils import translation

from punte.participation.actions.special import special_door
from punte.participation.models import Participation, SpecialCategory
from punte.participation.models.participations import IMMEDIATE
from punte.people import sealing
from punte.people.models import NationalNumber

_PLAIN = ("education", "studies", "rural", "language", "function", "age")
_HOUSEHOLD = ("jobless_household", "jobless_household_children", "single_adult_children")
Told = dict[str, Any]


def told_of(participation: Participation, *, special: bool) -> Told:
    """Everything the form shows, by the keys of its rows; dates as ISO texts, so that it can be digested. With
    `special` the answers are among it: whether somebody may see them, the callers ask."""
    return (
        _identity(participation)
        | {key: getattr(participation, key) for key in (*_PLAIN, *_HOUSEHOLD)}
        | {"labour_status": participation.labour}
        | _places(participation)
        | _days(participation)
        | (_answers(participation) if special else {})
    )


def digest_of(participation: Participation, told: Told) -> bytes:
    """A digest of what is shown, under the person's own key: without it nobody can try out answers, and once the
    person is erased nobody can at all. Raises sealing.Unreadable for an erased person."""
    person = participation.person
    key = sealing.unseal(participation.consortium.key, bytes(person.wrapped_key or b""), "person-key")
    shown = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    return hmac.new(sealing.derived_key(key, "registration-form"), shown, hashlib.sha256).digest()


def _identity(participation: Participation) -> Told:
    data = participation.person.identity.data
    number = NationalNumber.objects.filter(person=participation.person_id).values_list("kind", flat=True)
    return {
        "last_name": data["last_name"],
        "first_name": data["first_name"],
        "birth_date": data.get("birth_date"),
        "sex": participation.sex or data.get("sex") or None,
        "number": number.first() or "",
    }


def _named(place: object | None) -> str:
    return str(place) if place else ""


def _places(participation: Participation) -> Told:
    """As names: a place that is called otherwise later was called so when the person signed. In the language of the
    place itself, whoever reads: the form must not change with the reader."""
    sender = participation.sender
    with translation.override(None):
        county, settlement = _named(participation.region), _named(participation.settlement)
    return {
        "county": county,
        "settlement": settlement,
        "partner": participation.organisation.name,
        "sending_organisation": sender.name if sender else "",
    }


def _days(participation: Participation) -> Told:
    """From the first entry to the last leaving, and what was seen within 28 days after it."""
    stays = [s for s in participation.stays.all() if not s.struck]
    left = stays[-1].left_on if stays else None
    entered = participation.frozen_on or (stays[0].entered_on if stays else None)
    return {
        "registered_on": participation.registered_on.isoformat(),
        "entered_on": entered.isoformat() if entered else None,
        "left_on": left.isoformat() if left else None,
        "exit_reason": stays[-1].exit if left else "",
        "after": _after(participation, left) if left else [],
    }


def _after(participation: Participation, left: dt.date) -> list[list[str]]:
    seen = [o for o in participation.observations.all() if not o.struck]
    within = [o for o in seen if left <= o.observed_on <= left + IMMEDIATE]
    return [[o.kind, o.observed_on.isoformat()] for o in within]


def _answers(participation: Participation) -> Told:
    with special_door("read"):
        row = SpecialCategory.objects.filter(participation=participation).first()
    answers = row.answers(participation.consortium.special_key) if row else {}
    return {field: str(answers.get(field, "not_asked")) for field in SpecialCategory.FIELDS}
