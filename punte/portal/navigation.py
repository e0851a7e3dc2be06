"""What the frame of every page shows: where one may go, in whose name one acts, what is unread."""

from typing import Any

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context for base.html."""
    return {}
