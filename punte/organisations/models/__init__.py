"""Organisations, and the roles users hold in them."""

from punte.organisations.models.organisations import Identifier, Organisation
from punte.organisations.models.roles import Invitation, Role
from punte.organisations.models.tokens import Token

__all__ = ["Identifier", "Invitation", "Organisation", "Role", "Token"]
