"""By what a browser in a room is known: a signed cookie of this poll, given so often to one network address as there
are people in the room. What is stored is a keyed mark of it, so that nobody finds the browser from the vote."""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac

from punte.ballots.models import Poll
from punte.people.limits import spend

SALT = "ballots.room"
COOKIE = "punte_room"
DAY = 24 * 60 * 60
SHARDS = 8  # one address counts in so many rows, so that a full hall does not queue before one


def new_token(poll: Poll, origin: str) -> str | None:
    """A token for a browser at this network address; None where the room is full."""
    mark = salted_hmac("ballots.room.origin", f"{poll.pk}:{origin}").hexdigest()
    first = secrets.randbelow(SHARDS)
    for n in range(SHARDS):
        shard = (first + n) % SHARDS
        most = poll.places // SHARDS + (shard < poll.places % SHARDS)
        if most and spend(f"room:{mark}:{shard}", most=most, seconds=DAY).granted:
            return signing.dumps([poll.pk, secrets.token_urlsafe(15)], salt=SALT, compress=False)
    return None


def give(answer: HttpResponse, poll: Poll, token: str) -> None:
    """The cookie, for this poll's address only."""
    answer.set_cookie(
        COOKIE, token, max_age=DAY, path=reverse("vote:room", args=[poll.code]), httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def mark_of(request: HttpRequest, poll: Poll) -> bytes | None:
    """The mark of this browser in this poll; None where it has no cookie of ours."""
    try:
        about, token = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=DAY)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return mark_for(poll, token) if about == poll.pk else None


def mark_for(poll: Poll, token: str) -> bytes:
    """What is stored of a browser with this token."""
    return salted_hmac("ballots.room.mark", f"{poll.pk}:{token}").digest()
