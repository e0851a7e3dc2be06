"""The gate of the API: who asks, how often they may, in which circle they read, and how the answer is kept."""

import hashlib
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

import structlog
from allauth.account.adapter import get_adapter
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from punte.base.problems import problem
from punte.base.rls import read_only
from punte.organisations.actions.tokens import use_token
from punte.organisations.models import Token
from punte.people.limits import Allowance, spend
from punte.projects.bearers import BearerRequest, bearer, consortium_of

MINUTE = 60
MOST_OF_TOKEN, MOST_OF_ADDRESS = 600, 60
_OPEN_SECONDS = 300
_LONGEST_HEADER = 200
log = logging.getLogger("django.request")
View = Callable[..., HttpResponse]


def guarded(view: View) -> View:
    """A view of the API. Cookies open nothing here. The limit is counted in a transaction of its own, so that nobody
    waits for another's answer; what follows reads in one transaction in which the database refuses every write."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "HEAD":
            request.method = "GET"
        asked = cast(BearerRequest, request)
        with transaction.atomic():
            asked.token = _token(request)
            allowance = _spend(asked)
        response = _answer(view, asked, args, kwargs) if allowance.granted else _too_many(allowance)
        request.user = AnonymousUser()  # outside the gate nobody is signed in
        return _finished(asked, response, allowance)

    answer.outside_transactions = True  # type: ignore[attr-defined]
    return answer


def _token(request: HttpRequest) -> Token | None:
    kind, _space, secret = request.headers.get("Authorization", "")[:_LONGEST_HEADER].partition(" ")
    token = use_token(secret.strip()) if kind.lower() == "bearer" and secret.strip() else None
    if token:
        structlog.contextvars.bind_contextvars(token_id=token.pk)
    return token


def _spend(request: BearerRequest) -> Allowance:
    if request.token:
        return spend(f"api:{request.token.pk}", most=MOST_OF_TOKEN, seconds=MINUTE)
    try:
        origin = get_adapter(request).get_client_ip(request)
    except PermissionDenied:
        origin = ""  # all whose address is not known share one allowance
    mark = salted_hmac("punte.api", origin, algorithm="sha256").hexdigest()
    return spend(f"api-from:{mark}", most=MOST_OF_ADDRESS, seconds=MINUTE)


def _too_many(allowance: Allowance) -> HttpResponse:
    detail = ngettext(
        "All requests of this minute are used. Ask again in %(n)s second.",
        "All requests of this minute are used. Ask again in %(n)s seconds.",
        allowance.seconds,
    ) % {"n": allowance.seconds}
    return problem(429, detail, Retry_After=str(allowance.seconds))


def _answer(view: View, request: BearerRequest, args: Any, kwargs: dict[str, Any]) -> HttpResponse:
    try:
        with transaction.atomic():
            request.user = bearer(request.token) if request.token else AnonymousUser()  # type: ignore[assignment]
            circle = consortium_of(request.user, kwargs.get("code", "")) if request.token else None
            read_only(consortium=circle, user="", special="")
            response = view(request, *args, **kwargs)
    except Exception as fault:
        got_request_exception.send(sender=None, request=request)
        log.error("API: %s", request.path, exc_info=fault)
        return problem(500, _("We have been told. Please try again later."))
    if response.status_code == 405:
        return problem(405, Allow="GET, HEAD")
    return response


def _finished(request: BearerRequest, response: HttpResponse, allowance: Allowance) -> HttpResponse:
    response = _kept(request, response)
    response["RateLimit-Limit"] = str(allowance.most)
    response["RateLimit-Remaining"] = str(allowance.left)
    response["RateLimit-Reset"] = str(allowance.seconds)
    response["RateLimit-Policy"] = f"{allowance.most};w={MINUTE}"
    patch_vary_headers(response, ("Authorization", "Accept-Language"))
    if request.token is None:
        response["Access-Control-Allow-Origin"] = "*"
    return response


def _kept(request: BearerRequest, response: HttpResponse) -> HttpResponse:
    """Who may keep the answer, and how they ask whether it has changed."""
    if response.status_code != 200:
        response["Cache-Control"] = "no-store"
        return response
    mine = request.token is not None
    response["Cache-Control"] = "private, no-cache" if mine else f"public, max-age={_OPEN_SECONDS}"
    mark = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = mark
    return cast(HttpResponse, get_conditional_response(request, etag=mark, response=response))
