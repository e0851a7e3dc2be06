"""Terms of data protection that somebody should be reminded of: requests, breaches, restrictions. Asked, never acted
upon: nothing is erased or ended by itself."""

import datetime as dt

from django.db import transaction

from punte.base import clock
from punte.base.rls import set_local
from punte.people.models import Consortium, Person
from punte.people.notices import NoticeKind
from punte.records.actions.guards import tell_guards
from punte.records.models import Breach, DataRequest
from punte.records.notices import BREACH_DAY, BREACH_LATE, REQUEST_DUE, RESTRICTION_OVER

WEEK = dt.timedelta(days=7)
AFTER: tuple[tuple[int, NoticeKind], ...] = ((24, BREACH_DAY), (60, BREACH_LATE))


def remind(consortium: Consortium, now: dt.datetime | None = None) -> int:
    """Give each notice that is due, once; gives how many."""
    now = now or clock.now()
    with transaction.atomic():
        set_local(consortium=consortium.pk)
        return (
            _breaches(consortium, now)
            + _requests(consortium, now.date())
            + _restrictions(consortium, now.date())
        )


def _breaches(consortium: Consortium, now: dt.datetime) -> int:
    told = 0
    for breach in Breach.objects.running().filter(consortium=consortium):
        gone = (now - breach.noticed_at).total_seconds() / 3600
        for hours, kind in AFTER:
            if gone >= hours:
                told += tell_guards(consortium.pk, kind, breach.pk, "records:breach_detail", once=True)
    return told


def _requests(consortium: Consortium, today: dt.date) -> int:
    near = DataRequest.objects.waiting().filter(consortium=consortium, due_on__lte=today + WEEK)
    return sum(
        tell_guards(
            consortium.pk, REQUEST_DUE, r.pk, "records:request_detail", since=_morning(r.due_on - WEEK)
        )
        for r in near
    )


def _morning(day: dt.date) -> dt.datetime:
    """When a notice of a term that ends now could first be given: what was given before was of an earlier term."""
    return dt.datetime.combine(day, dt.time.min, clock.now().tzinfo)


def over(consortium_id: int, today: dt.date) -> list[Person]:
    """Whose restriction has outlived its day."""
    rows = Person.objects.filter(consortium=consortium_id, state=Person.State.RESTRICTED)
    return list(rows.filter(restricted_until__lt=today).order_by("restricted_until", "pk"))


def _restrictions(consortium: Consortium, today: dt.date) -> int:
    told = 0
    for person in over(consortium.pk, today):
        assert person.restricted_until
        since = _morning(person.restricted_until + dt.timedelta(days=1))
        told += tell_guards(
            consortium.pk, RESTRICTION_OVER, person.pk, "records:protected_person", since=since
        )
    return told
