"""Tokens of the cast, and programs that ask with them."""

from typing import Any

import pytest
from django.test import Client

from punte.organisations.actions.tokens import create_token
from punte.organisations.models import Organisation, Token
from punte.people.models import User
from tests.security.conftest import world, world_database  # noqa: F401

EVERYTHING = list(Token.Scope.values)


class Program(Client):
    """Asks like a program: one header, no cookies."""

    def __init__(self, secret: str = ""):
        super().__init__(headers={"Authorization": f"Bearer {secret}"} if secret else {})

    def read(self, path: str, status: int = 200, **asked: object) -> Any:
        """The answer as JSON; fails on another status."""
        response = self.get(f"/api/v1/{path}", asked)
        assert response.status_code == status, (response.status_code, response.content[:500])
        return response.json() if response.content else None


def program_of(by: User, organisation: Organisation, *scopes: str, days: int = 30) -> Program:
    """A program with a new token of this organisation; with every scope where none is named."""
    name = f"Program {organisation.tokens.count()}"
    _token, secret = create_token(
        by=by, organisation=organisation, name=name, scopes=list(scopes) or EVERYTHING, days=days
    )
    return Program(secret)


@pytest.fixture
def assoc_program(elena: User, assoc: Organisation) -> Program:
    """The lead partner's, with every scope."""
    return program_of(elena, assoc)


@pytest.fixture
def fdss_program(bogdan: User, fdss: Organisation) -> Program:
    """The partner's."""
    return program_of(bogdan, fdss)


@pytest.fixture
def nobody() -> Program:
    """A program without a token."""
    return Program()
