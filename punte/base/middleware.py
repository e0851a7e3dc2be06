"""What no page should have to think about: input that cannot be meant."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

_ALLOWED = "\t\n\r"


class BadInputMiddleware:
    """Control characters in an address or a form are refused before any view reads them (PostgreSQL would
    fail on a NUL byte in the middle of an action)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _unprintable(request.path_info) or any(map(_unprintable, _values(request))):
            raise BadRequest("control characters")
        return self.get_response(request)


def _values(request: HttpRequest) -> list[str]:
    data = [request.GET]
    if request.method == "POST" and request.content_type != "multipart/form-data":
        data.append(request.POST)
    return [v for d in data for key, values in d.lists() for v in (key, *values)]


def _unprintable(text: str) -> bool:
    return any(ord(c) < 32 and c not in _ALLOWED for c in text)
