"""Addresses of numbers: whoever looks at an earlier day keeps looking at that day."""

import datetime as dt
from urllib.parse import urlencode

from punte.base import clock
from punte.projects.models import Operation


def dated(url: str, operation: Operation, on: dt.date, **asked: object) -> str:
    """The address asking for the numbers of this day, unless that is today, and for whatever else is asked."""
    if on != clock.today(operation.zone):
        asked["on"] = on.isoformat()
    return f"{url}?{urlencode(asked)}" if asked else url
