"""What ballots puts on "My page": votes one is asked for, and results that wait to be published."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.ballots import permissions
from punte.ballots.models import Poll, Voter
from punte.base import formats
from punte.base.work import WorkItem
from punte.people.circles import in_consortium
from punte.people.models import User
from punte.projects.acting import acting

MOST = 6


def work(user: User, today: dt.date) -> list[WorkItem]:
    """Open votes in whichever consortium; closed polls of the project in which the user acts."""
    return _asked(user) + _to_publish(user)


def _asked(user: User) -> list[WorkItem]:
    open_rows = Voter.objects.own(user).filter(votes=True, voted=False)
    found: list[WorkItem] = []
    for circle in sorted(set(open_rows.values_list("consortium", flat=True))):
        with in_consortium(circle):
            rows = open_rows.filter(consortium=circle, poll__state=Poll.State.OPEN).select_related(
                "poll__operation"
            )
            found += [
                _item(v.poll) for v in rows.order_by("poll__closes_at", "pk")[:MOST] if v.poll.takes_votes()
            ]
    return found[:MOST]


def _item(poll: Poll) -> WorkItem:
    closes = poll.closes_at.astimezone(poll.tz) if poll.closes_at else None
    text = _("You are asked to vote until %(moment)s.") % {"moment": formats.moment(closes)} if closes else ""
    return WorkItem(
        _("Vote: %(question)s") % {"question": poll.question},
        text or _("You are asked to vote."),
        reverse("ballots:own_detail", args=[poll.pk]),
        "warning",
        closes.date() if closes else None,
    )


def _to_publish(user: User) -> list[WorkItem]:
    now = acting(user).chosen
    if now is None or not permissions.may_make_somewhere(user, now.operation):
        return []
    rows = Poll.objects.visible_to(user).filter(operation=now.operation, state=Poll.State.CLOSED)
    return [
        WorkItem(
            _("Publish the result: %(question)s") % {"question": poll.question},
            _("The vote is closed; whoever was asked waits to read what came out."),
            poll.get_absolute_url(),
            "warning",
        )
        for poll in rows.select_related("operation", "organisation").order_by("closed_at", "pk")[:MOST]
        if permissions.may_change_poll(user, poll)
    ]
