"""What events put on "My page": the roll of today, and days that were not closed yet."""

import datetime as dt

from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.work import WorkItem
from punte.events.models import Event, Sheet
from punte.people.models import User

MOST = 5


def work(user: User, today: dt.date) -> list[WorkItem]:
    """The open sheets of the days at which this user calls the roll, the oldest first."""
    sheets = Sheet.objects.visible_to(user).filter(
        trainer=user, state=Sheet.State.OPEN, day__lte=today, event__state=Event.State.PUBLISHED
    )
    return [_item(s, today) for s in sheets.select_related("event__operation").order_by("day", "pk")[:MOST]]


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
