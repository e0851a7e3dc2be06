"""The link by which somebody reaches their own registration without signing in, to change or cancel it."""

import datetime as dt

from django.db.models import QuerySet

from punte.base import clock
from punte.events.models import Registration
from punte.people.signed_links import SignedLink

GOOD_AFTER = dt.timedelta(days=60)  # so long after the event the link still opens: minutes are approved there


def _rows() -> QuerySet[Registration]:
    return Registration.objects.named().select_related(
        "event__operation__consortium", "event__organiser", "person__contact", "person__key_holder__user"
    )


def _good(found: Registration) -> bool:
    return clock.now(found.event.zone) <= found.event.ends_at + GOOD_AFTER


OWN = SignedLink("events:own_detail", salt="events.own-link", rows=_rows, key="link_key", good=_good)
