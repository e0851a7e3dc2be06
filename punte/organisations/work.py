"""What organisations put on My page: invitations that are about to run out unanswered."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.work import WorkItem
from punte.organisations.models import Invitation, Role
from punte.people.models import User

SOON = dt.timedelta(days=4)


def work(user: User, today: dt.date) -> list[WorkItem]:
    """For managers: who has not answered and will not be able to in a few days (by the real clock)."""
    managed = Role.objects.held_by(user).filter(role=Role.Kind.MANAGER).values("organisation")
    late = Invitation.objects.open().filter(organisation__in=managed, expires_at__lt=timezone.now() + SOON)
    return [
        WorkItem(
            title=_("An invitation is about to run out unanswered"),
            text=f"{invitation.email}, {invitation.organisation}",
            url=reverse("organisations:organisation_detail", args=[invitation.organisation_id]),
            level="warning",
            due=timezone.localtime(invitation.expires_at).date(),
        )
        for invitation in late.select_related("organisation")
    ]
