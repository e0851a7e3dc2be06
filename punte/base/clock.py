"""The business clock: which day it is for rules that depend on the date. Security never uses it."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone


def today(zone: str = "Europe/Bucharest") -> dt.date:
    """The business date in an operation's zone; a demonstration stands still at PUNTE_TODAY."""
    if settings.PUNTE_TODAY:
        return dt.date.fromisoformat(settings.PUNTE_TODAY)
    return timezone.now().astimezone(ZoneInfo(zone)).date()
