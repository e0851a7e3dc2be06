"""Who has nothing on the board: a task for whoever accompanies them, until the profile is changed or a vacancy fits."""

import datetime as dt

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.work import WorkItem
from punte.jobs.models import Unmatched
from punte.participation.models import Participation
from punte.people.models import Person, User

MOST = 4
SOON = dt.timedelta(days=7)


def unmatched(user: User) -> list[WorkItem]:
    """Of the newest reports, those whom this user accompanies and whose profile is still the same."""
    mine = Participation.objects.visible_to(user).filter(responsible=user, person__state=Person.State.ACTIVE)
    rows = Unmatched.objects.filter(
        participation__in=mine,
        person__profile__looking=True,
        person__profile__changed_at__lte=F("report__made_at"),
    )
    named = rows.select_related("operation", "report", "person__identity", "person__consortium")
    return [
        WorkItem(
            _("Find something for %(name)s") % {"name": row.person.full_name},
            _("Nothing on the board fits. Look together at places, hours and wishes."),
            reverse("matching:person_matches", args=[row.operation.code, row.participation_id]),
            "warning",
            row.report.as_of + SOON,
        )
        for row in named.order_by("pk")[:MOST]
    ]
