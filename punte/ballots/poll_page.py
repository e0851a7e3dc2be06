"""What the page of one poll shows to who works in the project, and its row in a list."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.ballots import permissions
from punte.ballots.models import Poll
from punte.ballots.result_page import turnout
from punte.base import formats
from punte.people.mail import address
from punte.people.models import User

State = Poll.State
STEPS = {
    State.DRAFT: ("open", "schedule", "cancel"),
    State.SCHEDULED: ("open", "unschedule", "cancel"),
    State.OPEN: ("close", "cancel"),
    State.CLOSED: ("publish",),
}


def row_of(poll: Poll) -> dict[str, Any]:
    """A poll in a list."""
    return {"it": poll, "kind": kind_of(poll), "until": until(poll)}


def kind_of(poll: Poll) -> str:
    """How one answers, and who sees it."""
    way = _("secret") if poll.secret else _("in a room") if poll.live else _("open vote")
    return f"{poll.get_kind_display()}, {way}"


def until(poll: Poll) -> str:
    """Its next hour, or when it closed."""
    if poll.state == State.SCHEDULED and poll.opens_at:
        return _("opens %(moment)s") % {"moment": formats.moment(poll.opens_at.astimezone(poll.tz))}
    if poll.state == State.OPEN and poll.closes_at:
        return _("until %(moment)s") % {"moment": formats.moment(poll.closes_at.astimezone(poll.tz))}
    if poll.counted and poll.closed_at:
        return _("closed %(moment)s") % {"moment": formats.moment(poll.closed_at.astimezone(poll.tz))}
    return ""


def voted_so_far(poll: Poll) -> int:
    """How many have voted; of a live one, how many browsers."""
    if poll.live:
        return poll.room_votes.count()
    return poll.cast if poll.counted and poll.cast is not None else poll.register.filter(voted=True).count()


def poll_page(user: User, poll: Poll) -> dict[str, Any]:
    """What is asked, of how many, how many have voted, and what this user can do now."""
    changes = permissions.may_change_poll(user, poll)
    asked = poll.state not in (State.DRAFT, State.SCHEDULED)
    return {
        "poll": poll,
        "kind": kind_of(poll),
        "facts": _facts(poll),
        "options": [str(o.label) for o in poll.options.all()],
        "turnout": turnout(poll, voted_so_far(poll)) if asked and poll.state != State.CANCELLED else "",
        "share": (voted_so_far(poll), poll.entitled) if asked and poll.entitled else None,
        "steps": _steps(poll) if changes else [],
        "edits": changes and poll.worked_on,
        "short": address(reverse("vote:room", args=[poll.code])) if poll.state == State.OPEN else "",
        "shows": permissions.may_show_in_room(user, poll)
        and (poll.state == State.OPEN or poll.live and poll.counted),
        "reads": permissions.may_read_result(user, poll),
        "waits": poll.secret and poll.state == State.OPEN,
        "beside": _beside(user, poll),
        "register": _register(user, poll),
        "few": _few(poll),
    }


def _facts(poll: Poll) -> list[tuple[str, str]]:
    found = [(_("Who runs it"), poll.organisation.name)]
    if poll.voters_id:
        found.append((_("Voter list"), str(poll.voters)))
    if poll.opens_at and poll.worked_on:
        found.append((_("Opens"), formats.moment(poll.opens_at.astimezone(poll.tz))))
    if poll.closes_at:
        found.append((_("Closes"), formats.moment(poll.closes_at.astimezone(poll.tz))))
    if poll.quorum:
        found.append((_("Quorum"), formats.percent(poll.quorum)))
    if poll.kind == Poll.Kind.RANKED and poll.seats > 1:
        found.append((_("Seats"), formats.number(poll.seats)))
    return found


def _steps(poll: Poll) -> list[dict[str, str]]:
    words = {
        "open": _("Open the vote"), "schedule": _("Schedule"), "unschedule": _("Take back"),
        "cancel": _("Cancel the poll"), "close": _("Close the vote"), "publish": _("Publish the result"),
    }  # fmt: skip
    return [
        {
            "verb": words[name],
            "url": reverse("ballots:poll_step", args=[poll.operation.code, poll.pk, name]),
            "name": name,
        }
        for name in STEPS.get(State(poll.state), ())
        if name != "schedule" or poll.opens_at
    ]


def _beside(user: User, poll: Poll) -> list[dict[str, Any]]:
    """Whose vote this user may write down: those with a vote who have not voted themselves."""
    if poll.state != State.OPEN or not permissions.may_record_for(user, poll):
        return []
    rows = poll.register.with_a_vote().exclude(user=user).exclude(vote__isnull=False, vote__assisted_by=None)
    return [
        {"name": str(v), "url": reverse("ballots:poll_record", args=[poll.operation.code, poll.pk, v.pk])}
        for v in rows.select_related("user", "organisation").order_by("organisation__sort_key", "user__name")[
            :200
        ]
    ]


def _register(user: User, poll: Poll) -> list[list[str]]:
    """Who had a vote and who used it."""
    if not permissions.may_read_register(user, poll) or poll.worked_on or poll.live:
        return []
    rows = poll.register.select_related("user", "organisation").order_by(
        "organisation__sort_key", "user__name"
    )
    return [
        [
            v.user.name,
            v.organisation.name if v.organisation else _("for themselves"),
            (_("voted") if v.voted else _("did not vote")) if v.votes else _("listens"),
        ]
        for v in rows[:1000]
    ]


def _few(poll: Poll) -> str:
    """What the opening would be refused for, said while there is time."""
    if poll.live or not poll.worked_on or poll.voters is None:
        return ""
    n = poll.voters.people.filter(votes=True).count()
    return ngettext("%(n)s person on the list has a vote.", "%(n)s people on the list have a vote.", n) % {
        "n": formats.number(n)
    }
