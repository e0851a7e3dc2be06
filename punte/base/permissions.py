"""How an action refuses."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """This person may not do this here."""


def require(allowed: bool) -> None:
    """Stop unless allowed; every action's first line."""
    if not allowed:
        raise Refused
