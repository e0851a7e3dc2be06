"""Addresses of numbers: whoever looks at an earlier day keeps looking at that day."""

import datetime as dt
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.people.models import User
from punte.projects.models import Operation
from punte.records.export_kinds import all_kinds
from punte.records.permissions import may_make_export


def dated(url: str, operation: Operation, on: dt.date, **asked: object) -> str:
    """The address asking for the numbers of this day, unless that is today, and for whatever else is asked."""
    if on != clock.today(operation.zone):
        asked["on"] = on.isoformat()
    return f"{url}?{urlencode(asked)}" if asked else url


def taking(user: User, operation: Operation, kind: str, on: dt.date, **chosen: str) -> list[dict[str, str]]:
    """The way to have a file made of what a page shows, as an action of its title; none where the reader may not."""
    if not may_make_export(user, operation, all_kinds()[kind]):
        return []
    url = dated(reverse("records:export_create", args=[operation.code]), operation, on, kind=kind, **chosen)
    return [{"label": _("Take it along as a file"), "url": url, "variant": "secondary"}]
