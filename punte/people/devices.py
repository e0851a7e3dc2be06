"""What a device remembers of an account: its language and its colours."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from punte.people.models import User

_YEAR = 365 * 24 * 60 * 60


def remember(response: HttpResponse, request: HttpRequest, user: User) -> HttpResponse:
    """Let this device speak the account's language and show its colours."""
    for name, value in ((settings.LANGUAGE_COOKIE_NAME, user.language), ("punte_scheme", user.scheme)):
        response.set_cookie(
            name, value, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    return response


def greet(response: HttpResponse, request: HttpRequest, user: User) -> HttpResponse:
    """The same for a device on which nobody has chosen yet."""
    return response if settings.LANGUAGE_COOKIE_NAME in request.COOKIES else remember(response, request, user)
