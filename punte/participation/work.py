"""What participation puts on "My page": follow-ups that are due, people whose data are incomplete."""

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.work import WorkItem
from punte.participation.models import Observation, Participation, Stay
from punte.participation.models.participations import IMMEDIATE
from punte.people.models import User

MOST = 5


def follow_ups(participations: QuerySet[Participation]) -> QuerySet[Participation]:
    """Who has left and whose situation within 28 days is not recorded; `left` is the last leaving."""
    last = Stay.objects.filter(participation=OuterRef("pk"), struck=False).order_by("-entered_on", "-pk")
    seen = Observation.objects.filter(
        participation=OuterRef("pk"), struck=False, observed_on__gte=OuterRef("left")
    )
    return (
        participations.filter(state__in=[Participation.State.COMPLETED, Participation.State.LEFT_EARLY])
        .annotate(left=Subquery(last.values("left_on")[:1]))
        .filter(~Exists(seen), left__isnull=False)
    )


def work(user: User, today: dt.date) -> list[WorkItem]:
    """The follow-ups of the people this user accompanies, the most urgent first."""
    mine = Participation.objects.visible_to(user).filter(
        responsible=user, operation__ends_on__gte=today - dt.timedelta(90)
    )
    due = (
        follow_ups(mine)
        .filter(left__gte=today - dt.timedelta(60))  # type: ignore[misc]
        .select_related("operation", "person__identity", "person__consortium")
        .order_by("left")[:MOST]
    )
    return [
        _item(p, p.left, today)  # type: ignore[attr-defined]
        for p in due
    ]


def _item(p: Participation, left: dt.date, today: dt.date) -> WorkItem:
    due = left + IMMEDIATE
    return WorkItem(
        _("Ask how %(name)s is doing") % {"name": p.person.full_name},
        _("The situation 28 days after leaving, by %(day)s") % {"day": formats.day(due, "long")},
        p.get_absolute_url(),
        "danger" if due < today else "warning",
        due,
    )
