"""Staff protect their account by a second step: whoever works in a project is led to switch it on first."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.projects.models import Assignment

SESSION_KEY = "second_step"
_OPEN = ("/people/account/", "/people/language/", "/people/scheme/")


class SecondStepMiddleware:
    """Asked once a session; only where real people's data are, so not in demonstrations."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not settings.PRODUCTION or request.path.startswith(_OPEN) or not request.user.is_authenticated:
            return None
        if request.session.get(SESSION_KEY) or not Assignment.objects.held_by(request.user).exists():
            return None
        if get_adapter().is_mfa_enabled(request.user):
            request.session[SESSION_KEY] = True
            return None
        messages.info(
            request, _("You work with other people's data: protect your account with a second step.")
        )
        return redirect(reverse("mfa_activate_totp"))
