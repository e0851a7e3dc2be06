"""The link by which a guest reaches their own word without an account: signed, with a secret of its own, naming nobody.
Whoever holds it may confirm, look at and take back this one word and nothing else."""

import datetime as dt

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from punte.base import clock
from punte.dialogue.models import GuestWord
from punte.people.mail import address

SALT = "dialogue.guest-link"
LONGEST = 200
GOOD_FOR = dt.timedelta(days=730)  # after it was confirmed: answers and what is done since take their time


def path_of(word: GuestWord) -> str:
    """The address on this installation; a new secret makes older links void."""
    return reverse(
        "dialogue:guest_own", args=[signing.dumps([word.consortium_id, word.pk, word.key], salt=SALT)]
    )


def url_of(word: GuestWord) -> str:
    """The full address, for letters."""
    return address(path_of(word))


def circle_of(signed: str) -> int | None:
    """The consortium that a link names; None where we did not sign it."""
    told = _read(signed)
    return told[0] if told else None


def find(signed: str) -> GuestWord | None:
    """The word of this link, within its consortium; None where the link is not ours, was used, or is too old."""
    told = _read(signed)
    if told is None:
        return None
    rows = GuestWord.objects.select_related(
        "consultation__operation__consortium", "consultation__organiser", "consultation__responsible",
        "contribution__voice", "contribution__answer", "voice__consortium", "voice__user", "consortium",
    )  # fmt: skip
    found = rows.filter(pk=told[1], consortium=told[0]).first()
    if found is None or not constant_time_compare(found.key, told[2]):
        return None
    if found.confirmed_at and clock.now() > found.confirmed_at + GOOD_FOR:
        return None
    return found


def _read(signed: str) -> tuple[int, int, str] | None:
    if len(signed) > LONGEST:
        return None
    try:
        consortium, number, key = signing.loads(signed, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return consortium, number, str(key)
