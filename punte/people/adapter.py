"""How accounts come about: by invitation or claim code only, and e-mails that say nothing personal."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from punte.people.devices import greet


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There are no user names."""

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """A new device speaks the account's language."""
        return greet(super().post_login(request, user, **kwargs), request, user)
