"""What participation puts on "My page": follow-ups that are due, people whose data are incomplete."""

import datetime as dt

from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.work import WorkItem
from punte.participation.followups import after_28_days, six_months_after, still_to_reach
from punte.participation.models import Participation
from punte.people.models import User

MOST = 5
RECENT, SOON = dt.timedelta(days=60), dt.timedelta(days=30)


def work(user: User, today: dt.date) -> list[WorkItem]:
    """The follow-ups of the people this user accompanies, the most urgent first: the 28 days from the leaving on,
    the six months from a month before."""
    mine = Participation.objects.visible_to(user).filter(
        responsible=user, operation__ends_on__gte=today - dt.timedelta(90)
    )
    early = after_28_days(mine).filter(left__gte=today - RECENT)  # type: ignore[misc]
    late = still_to_reach(mine).filter(due__gte=today - RECENT, due__lte=today + SOON)  # type: ignore[misc]
    names = ("operation", "person__identity", "person__consortium")
    items = (
        [
            _item(p, _("The situation 28 days after leaving, by %(day)s"), p.due, today)  # type: ignore[attr-defined]
            for p in early.select_related(*names).order_by("due", "pk")[:MOST]  # type: ignore[misc]
        ]
        + [
            _item(p, _("The situation six months after leaving, by %(day)s"), six_months_after(p.left), today)  # type: ignore[attr-defined]
            for p in late.select_related(*names).order_by("due", "pk")[:MOST]  # type: ignore[misc]
        ]
    )
    return sorted(items, key=lambda item: item.due or today)[:MOST]


def _item(p: Participation, text: str, due: dt.date, today: dt.date) -> WorkItem:
    return WorkItem(
        _("Ask how %(name)s is doing") % {"name": p.person.full_name},
        text % {"day": formats.day(due, "long")},
        p.get_absolute_url(),
        "danger" if due < today else "warning",
        due,
    )
