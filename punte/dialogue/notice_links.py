"""The link by which somebody follows their notice without signing in: signed, with a secret of its own, naming
nobody. Whoever holds it reads what was decided of this one notice and may complain, nothing else."""

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from punte.dialogue.models import ContentNotice
from punte.people.mail import address

SALT = "dialogue.notice-link"
LONGEST = 160


def path_of(notice: ContentNotice) -> str:
    """The address on this installation."""
    told = [notice.consortium_id, notice.pk, notice.link_key]
    return reverse("dialogue:notice_followed", args=[signing.dumps(told, salt=SALT)])


def url_of(notice: ContentNotice) -> str:
    """The full address, for letters."""
    return address(path_of(notice))


def circle_of(signed: str) -> int | None:
    """The consortium that a link names; None where we did not sign it."""
    told = _read(signed)
    return told[0] if told else None


def notice_of(signed: str) -> ContentNotice | None:
    """The notice of this link, in the consortium of the request."""
    told = _read(signed)
    if told is None:
        return None
    rows = ContentNotice.objects.select_related("case__consultation__operation__consortium", "user")
    found = rows.filter(pk=told[1], consortium=told[0]).first()
    return found if found and constant_time_compare(found.link_key, told[2]) else None


def _read(signed: str) -> tuple[int, int, str] | None:
    if len(signed) > LONGEST:
        return None
    try:
        consortium, number, key = signing.loads(signed, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return consortium, number, str(key)
