"""Refusals for programs: problem details of RFC 9457, in the reader's language."""

import json
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONTENT_TYPE = "application/problem+json"
DOCUMENTED_AT = "/api/v1/docs/"
PREFIX = "/api/"
_TITLES: dict[int, str | Promise] = {
    400: _("This request cannot be read."),
    401: _("A token is needed."),
    403: _("This token does not open this."),
    404: _("There is nothing here."),
    405: _("This can only be read."),
    422: _("A value is not understood."),
    429: _("Too many requests."),
    500: _("Something went wrong on our side."),
}
_KINDS = {
    400: "unreadable",
    401: "no-token",
    403: "closed",
    404: "not-found",
    405: "read-only",
    422: "bad-value",
    429: "too-many",
    500: "our-fault",
}


def problem(
    status: int, detail: object = "", errors: Sequence[dict[str, str]] = (), **headers: str
) -> HttpResponse:
    """The answer. `errors` name the field and what is wrong with it; `headers` are written with underscores."""
    told: dict[str, object] = {
        "type": f"{DOCUMENTED_AT}#{_KINDS[status]}",
        "title": str(_TITLES[status]),
        "status": status,
    }
    if detail:
        told["detail"] = str(detail)
    if errors:
        told["errors"] = list(errors)
    return HttpResponse(
        json.dumps(told, ensure_ascii=False),
        status=status,
        content_type=CONTENT_TYPE,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def kinds() -> list[tuple[int, str, str]]:
    """Every kind of problem: status, name, title; for the page of documentation."""
    return [(status, _KINDS[status], str(title)) for status, title in _TITLES.items()]


def is_for_programs(request: HttpRequest) -> bool:
    """Whether the one who asks is a program of the API."""
    return request.path_info.startswith(PREFIX)
