"""Telling those who protect a circle's data that something needs them."""

import datetime as dt

from django.urls import reverse

from punte.organisations.models import Role
from punte.people.actions.notices import notify
from punte.people.models import Notice, User
from punte.people.notices import NoticeKind
from punte.projects.models import Assignment


def guards_of(consortium_id: int) -> list[Assignment]:
    """The data-protection officers at work in a circle, one assignment each; where there is none, who leads and may
    erase."""
    here = (
        Assignment.objects.in_force().filter(operation__consortium=consortium_id).select_related("role__user")
    )
    officers = here.filter(role__role=Role.Kind.DPO)
    found = officers or [a for a in here if a.leads and Assignment.Right.ERASE in a.rights]  # type: ignore[attr-defined]
    return list({a.role.user_id: a for a in found}.values())


def tell_guards(
    consortium_id: int,
    kind: NoticeKind,
    object_id: int,
    view: str,
    *,
    but: User | None = None,
    once: bool = False,
    since: dt.datetime | None = None,
) -> int:
    """Give each of them this notice, unless the same one waits unread (`once`: or was ever given; `since`: or was
    given from then on, whatever waits from before); gives how many were told. `view` is the name of a page that takes
    the operation's code and the number of the row."""
    told = 0
    for assignment in guards_of(consortium_id):
        user = assignment.role.user
        given = Notice.objects.filter(user=user, kind=kind.code, object_id=str(object_id))
        known = given.filter(created_at__gte=since) if since else given if once else given.unread()
        if user == but or known.exists():
            continue
        url = reverse(view, args=[assignment.operation.code, object_id])
        told += notify(user, kind, object_id, url) is not None
    return told
