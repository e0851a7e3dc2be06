"""The code on the trainer's screen: signed, new every minute, good for three; who scans it is there."""

import time

from django.core import signing
from django.urls import reverse

from punte.events.models import Sheet
from punte.people.mail import address

SALT = "events.check-in"
EVERY = 60  # seconds until the next code
GOOD_FOR = 180  # seconds; long enough to sign in, too short to pass on


class CodeExpired(Exception):
    """The code is not ours, or it was shown too long ago."""


def code_of(sheet: Sheet) -> str:
    """The code of this minute; it names the sheet and its consortium by number."""
    return signing.dumps([sheet.consortium_id, sheet.pk, int(time.time()) // EVERY], salt=SALT)


def read(code: str) -> tuple[int, int]:
    """(consortium, sheet) of a code that is still good; raises CodeExpired."""
    try:
        consortium, sheet, _minute = signing.loads(code, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        raise CodeExpired from None
    return consortium, sheet


def url_of(sheet: Sheet) -> str:
    """What the square says."""
    return address(reverse("events:check_in", args=[code_of(sheet)]))
