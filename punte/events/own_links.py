"""The link by which somebody reaches their own registration without signing in: signed, with a secret of its own, and
naming nobody. Whoever holds it may change and cancel this one registration and nothing else."""

import datetime as dt

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from punte.base import clock
from punte.events.models import Registration
from punte.people.mail import address

SALT = "events.own-link"
LONGEST = 200
GOOD_AFTER = dt.timedelta(days=60)  # so long after the event the link still opens: minutes are approved there


def path_of(registration: Registration) -> str:
    """The address on this installation; a new secret makes older links void."""
    told = [registration.consortium_id, registration.pk, registration.link_key]
    return reverse("events:own_detail", args=[signing.dumps(told, salt=SALT)])


def url_of(registration: Registration) -> str:
    """The full address, for letters."""
    return address(path_of(registration))


def circle_of(signed: str) -> int | None:
    """The consortium that a link names; None where we did not sign it."""
    told = _read(signed)
    return told[0] if told else None


def find(signed: str) -> Registration | None:
    """The registration of this link, within its consortium; None where the link is not ours, was replaced by a newer
    one, or its event has been over for two months."""
    told = _read(signed)
    if told is None:
        return None
    rows = Registration.objects.named().select_related(
        "event__operation__consortium", "event__organiser", "person__contact", "person__key_holder__user"
    )
    found = rows.filter(pk=told[1], consortium=told[0]).first()
    if found is None or not constant_time_compare(found.link_key, told[2]):
        return None
    return found if clock.now(found.event.zone) <= found.event.ends_at + GOOD_AFTER else None


def _read(signed: str) -> tuple[int, int, str] | None:
    if len(signed) > LONGEST:
        return None
    try:
        consortium, number, key = signing.loads(signed, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return consortium, number, str(key)
