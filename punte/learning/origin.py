"""The other origin: where the files of SCORM packages are answered, away from everybody's session.

A package is a program written by somebody else. On the origin of the house it could act as whoever plays it; on
another it can only tell what SCORM lets it tell. See docs/decisions/0023-scorm-on-another-origin.md.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

SALT = "learning.content"
LIFETIME = 4 * 60 * 60  # seconds in which a lesson's files are answered; then the page is opened anew
_TWINS = {"localhost": "127.0.0.1", "127.0.0.1": "localhost"}


@dataclass(frozen=True)
class Pass:
    """What a token lets through: one package, for one attempt, on one origin, shown within one other."""

    attempt: int
    digest: str
    old: bool
    host: str
    within: str
    language: str


def content_origin(request: HttpRequest) -> str:
    """Where packages are played for somebody who came by this address; nothing where there is no other origin.
    Demonstrations and tests, which have no second name, use localhost and 127.0.0.1 as each other's."""
    own = request.get_host()
    if settings.CONTENT_ORIGIN:
        return "" if own == settings.CONTENT_HOST else settings.CONTENT_ORIGIN
    name, colon, port = own.partition(":")
    if settings.PRODUCTION or name not in _TWINS:
        return ""
    return f"{request.scheme}://{_TWINS[name]}{colon}{port}"


def issue(request: HttpRequest, *, attempt: int, digest: str, old: bool, language: str) -> str:
    """A token for the address of a package's files; there must be another origin."""
    host = content_origin(request).partition("://")[2]
    within = f"{request.scheme}://{request.get_host()}"
    told = [attempt, digest, old, host, within, language]
    return signing.dumps(told, salt=SALT, compress=True)


def let_through(request: HttpRequest, token: str) -> Pass | None:
    """What the token says, where it is ours, not too old, and asked on the origin it was issued for."""
    try:
        found = Pass(*signing.loads(token, salt=SALT, max_age=LIFETIME))
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return found if found.host == request.get_host() else None
