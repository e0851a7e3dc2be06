"""What an endpoint of the API asks of a token."""

from typing import Any, cast

from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer

from punte.base.permissions import require
from punte.organisations.models import Token
from punte.projects.bearers import BearerRequest


class Key(HttpBearer):
    """An open token with this scope. The token was looked up before the request began to read."""

    def __init__(self, scope: Token.Scope):
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        token = cast(BearerRequest, request).token
        if token is None:
            raise AuthenticationError
        require(self.scope in token.scopes)
        return token

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Not asked: `__call__` answers."""
        raise NotImplementedError


PROJECTS = Key(Token.Scope.PROJECTS)
NUMBERS = Key(Token.Scope.NUMBERS)
DELIVERABLES = Key(Token.Scope.DELIVERABLES)
