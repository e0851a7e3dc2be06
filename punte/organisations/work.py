"""What organisations put on My page: invitations that are about to run out unanswered, tokens about to expire."""

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.work import WorkItem
from punte.organisations.models import Invitation, Role, Token
from punte.people.models import User

SOON = dt.timedelta(days=4)


def work(user: User, today: dt.date) -> list[WorkItem]:
    """For managers, by the real clock."""
    managed = Role.objects.held_by(user).filter(role=Role.Kind.MANAGER).values("organisation")
    return [*_unanswered(managed), *_expiring(managed)]


def _day(moment: dt.datetime) -> str:
    """Told as a day and not as days left: pages count these by the business clock."""
    return formats.day(timezone.localtime(moment), "long")


def _expiring(managed: QuerySet) -> list[WorkItem]:
    """Programs that soon read nothing any more."""
    tokens = Token.objects.about_to_expire().filter(organisation__in=managed).select_related("organisation")
    return [
        WorkItem(
            title=_("A token expires: its program will read nothing any more"),
            text=f"{token.name}, {token.organisation}, {_day(token.expires_at)}",
            url=reverse("organisations:token_list", args=[token.organisation_id]),
            level="warning",
        )
        for token in tokens
    ]


def _unanswered(managed: QuerySet) -> list[WorkItem]:
    """Who has not answered and will not be able to in a few days."""
    late = Invitation.objects.open().filter(organisation__in=managed, expires_at__lt=timezone.now() + SOON)
    return [
        WorkItem(
            title=_("An invitation is about to run out unanswered"),
            text=f"{invitation.email}, {invitation.organisation}, {_day(invitation.expires_at)}",
            url=reverse("organisations:organisation_detail", args=[invitation.organisation_id]),
            level="warning",
        )
        for invitation in late.select_related("organisation")
    ]
