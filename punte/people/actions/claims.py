"""What can happen to a claim code: staff make it for a person, the person takes up their own file with it."""

import datetime as dt
import hashlib
import hmac
import re
import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.people import permissions
from punte.people.circles import in_consortium
from punte.people.limits import spend_try
from punte.people.models import Claim, Person, PersonKey, User

HOLDS = dt.timedelta(days=14)
TRIES, HOUR = 5, 60 * 60
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another
_SHAPE = re.compile(r"(\d{1,18})-?((?:[A-Z2-9]{4}-?){2}[A-Z2-9]{4})")


@transaction.atomic
def make_claim(*, by: User, person: Person) -> str:
    """A code for this person, shown once and good for two weeks; an earlier one no longer works.

    Raises ValidationError when the person has an account already. The caller has asked whether `by` sees
    the file.
    """
    require(permissions.may_make_claim(by, person))
    if PersonKey.objects.filter(person=person).exists():
        raise ValidationError(_("This person already has an account."), code="claimed")
    now = timezone.now()
    Claim.objects.filter(person=person, used_at=None, expires_at__gt=now).update(expires_at=now)
    secret = "".join(secrets.choice(_LETTERS) for _n in range(12))
    Claim.objects.create(
        person=person,
        consortium_id=person.consortium_id,
        digest=_digest(person.consortium_id, secret),
        made_by=by,
        expires_at=now + HOLDS,
    )
    return f"{person.consortium_id}-{secret[:4]}-{secret[4:8]}-{secret[8:]}"


def redeem_claim(*, by: User, code: str) -> PersonKey:
    """Join the account of `by` with the file the code was made for. Raises ValidationError({"code": …}) on a
    wrong, used or old code, and after five tries in an hour, which count whatever happens afterwards."""
    require(permissions.may_redeem_claim(by))
    spend_claim_try(str(by.pk))
    found = _SHAPE.fullmatch(re.sub(r"\s", "", code).upper())
    if not found:
        raise ValidationError(
            {"code": _("A code looks like this: 3-ABCD-EFGH-JKMN. Check it letter by letter.")}
        )
    consortium_id, secret = int(found[1]), found[2].replace("-", "")
    with transaction.atomic(), in_consortium(consortium_id):
        return _take_up(by, consortium_id, _digest(consortium_id, secret))


def spend_claim_try(who: str) -> None:
    """Raises ValidationError({"code": …}) when this account or mailbox has tried five times within the hour."""
    if not spend_try(f"claim:{who}", most=TRIES, seconds=HOUR):
        raise ValidationError(
            {"code": _("You have tried five times. Wait an hour, then try again.")}, code="limit"
        )


def _take_up(by: User, consortium_id: int, digest: bytes) -> PersonKey:
    now = timezone.now()
    claim = (
        Claim.objects.filter(digest=digest, used_at=None, expires_at__gt=now).select_related("person").first()
    )
    if claim and claim.made_by_id == by.pk:
        raise ValidationError({"code": _("This code is for the person, not for who made it.")})
    if not claim or not Claim.objects.filter(pk=claim.pk, used_at=None).update(used_at=now):
        raise ValidationError(
            {"code": _("This code does not work: it may be misspelt, used or older than two weeks.")}
        )
    if PersonKey.objects.filter(user=by, consortium_id=consortium_id).exists():
        raise ValidationError(
            {"code": _("Your account already belongs to a file here. Ask who gave you the code.")}
        )
    if PersonKey.objects.filter(person=claim.person).exists():
        raise ValidationError({"code": _("This file already belongs to an account.")})
    return PersonKey.objects.create(user=by, person=claim.person, consortium_id=consortium_id)


def _digest(consortium_id: int, secret: str) -> bytes:
    """Keyed, so that the stored rows alone do not let anybody try codes."""
    return hmac.new(
        settings.PUNTE_INDEX_KEY, f"claim:{consortium_id}:{secret}".encode(), hashlib.sha256
    ).digest()
