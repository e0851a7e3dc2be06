"""Reminders before an event: two days and two hours before it begins, each once.

Who has an account is told by a notice that says no more than that an event comes soon; the e-mail only that there is
news. Guests, and participants without an account, get a letter. Each has the link at which one cancels. Who it is not
safe to contact is not told.
"""

import datetime as dt

from punte.base import clock
from punte.events import letters
from punte.events.models import Event, Registration
from punte.events.notices import COMES_SOON
from punte.events.own_links import OWN
from punte.people.actions.notices import notify
from punte.people.models import Contact
from punte.projects.models import Operation

STAGES = (2, 48)  # hours before, the nearest first


def remind(operation: Operation, now: dt.datetime | None = None) -> int:
    """Give the reminders that are due and were not given yet; how many people were told. In a transaction of its
    consortium. Done twice, the second time finds nothing."""
    Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)  # one at a time
    now = now or clock.now(operation.zone)
    soon = now + dt.timedelta(hours=max(STAGES))
    events = Event.objects.filter(
        operation=operation, state=Event.State.PUBLISHED, starts_at__gt=now, starts_at__lte=soon
    )
    return sum(_remind_of(event, _stage(event, now)) for event in events)


def _stage(event: Event, now: dt.datetime) -> int:
    return next(hours for hours in STAGES if event.starts_at - now <= dt.timedelta(hours=hours))


def _remind_of(event: Event, hours: int) -> int:
    told = 0
    coming = event.registrations.coming().exclude(reminded__lte=hours)
    unsafe = Contact.objects.filter(safe=False).values("person")
    rows = coming.exclude(person__isnull=False, person__in=unsafe)
    rows = rows.filter(hold_until=None).select_related(
        "user", "consortium", "event__operation", "event__organiser", "person__key_holder__user",
        "person__consortium", "person__contact",
    )  # fmt: skip
    for registration in rows:
        account = registration.account
        if account:
            told += bool(notify(account, COMES_SOON, event.pk, OWN.path_of(registration)))
        else:
            told += letters.soon(registration)
    Registration.objects.filter(pk__in=coming.values("pk")).update(reminded=hours)
    return told
