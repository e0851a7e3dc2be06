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


def now(zone: str = "Europe/Bucharest") -> dt.datetime:
    """The business instant, for terms that run in hours; a demonstration has the time of its one day."""
    moment = timezone.now().astimezone(ZoneInfo(zone))
    return dt.datetime.combine(today(zone), moment.timetz()) if settings.PUNTE_TODAY else moment
