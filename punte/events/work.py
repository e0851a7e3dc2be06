"""What events put on "My page": the roll of today, days that were not closed yet, minutes that wait for one's word."""

import datetime as dt

from django.db.models import F
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.work import WorkItem
from punte.events.actions.minutes import silent_until
from punte.events.models import Attendance, Event, Minutes, Registration, Sheet
from punte.events.own_links import OWN
from punte.people.models import User

MOST = 5


def work(user: User, today: dt.date) -> list[WorkItem]:
    """The open sheets of the days at which this user calls the roll, the oldest first."""
    sheets = Sheet.objects.visible_to(user).filter(
        trainer=user, state=Sheet.State.OPEN, day__lte=today, event__state=Event.State.PUBLISHED
    )
    found = [_item(s, today) for s in sheets.select_related("event__operation").order_by("day", "pk")[:MOST]]
    return found + _minutes(user)


def _minutes(user: User) -> list[WorkItem]:
    """Minutes of events at which one was, that wait for one's word."""
    there = Attendance.objects.there().filter(sheet__state="closed")
    own = Registration.objects.own(user).filter(attendances__in=there)
    waiting = own.filter(event__minutes__state=Minutes.State.SENT).exclude(
        approvals__round=F("event__minutes__round")
    )
    rows = waiting.select_related("event__minutes").distinct().order_by("event__starts_at", "pk")
    found = []
    for one in rows[:MOST]:
        until = silent_until(one.event.minutes)
        text = _("Approve them, or say what is wrong.")
        if until:
            said = {"text": text, "until": formats.day(until.date(), "long")}
            text = _("%(text)s Agreed before the event: silence until %(until)s approves them.") % said
        title = _("Minutes to approve: %(title)s") % {"title": one.event.title}
        url = f"{OWN.path_of(one)}minutes/"
        found.append(WorkItem(title, text, url, "warning", until.date() if until else None))
    return found


def _item(sheet: Sheet, today: dt.date) -> WorkItem:
    late = sheet.day < today
    said = {"title": sheet.event.title, "day": formats.day(sheet.day, "long")}
    text = _("The day of %(day)s is not closed yet.") if late else _("Today; close the day when it is over.")
    return WorkItem(
        _("Call the roll: %(title)s") % said,
        text % said,
        sheet.get_absolute_url(),
        "danger" if late else "warning",
        sheet.day,
    )
