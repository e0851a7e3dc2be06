"""What the roll says of one person, and how many minutes follow from it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from punte.events.models import Attendance, Sheet

Status = Attendance.Status
_AWAY = (Status.EXCUSED, Status.ABSENT)
_PARTLY = (Status.LATE, Status.LEFT_EARLY)


@dataclass(frozen=True)
class Mark:
    """The status, the parts of the day, and the minutes where they are not those of the parts."""

    status: str
    morning: bool = True
    afternoon: bool = True
    minutes: int | None = None


@dataclass(frozen=True)
class Counted:
    """A mark that was checked: as it is written."""

    status: str
    morning: bool
    afternoon: bool
    minutes: int


def counted(sheet: Sheet, mark: Mark) -> Counted:
    """The minutes of a mark on this sheet; raises ValidationError on what cannot be."""
    if mark.status not in Status.values:
        raise ValidationError(_("Choose one of the answers."))
    if mark.status in _AWAY:
        return Counted(mark.status, False, False, 0)
    morning = sheet.morning_minutes > 0 and (mark.morning or not sheet.has_parts)
    afternoon = sheet.afternoon_minutes > 0 and (mark.afternoon or not sheet.has_parts)
    if not (morning or afternoon):
        raise ValidationError(_("Tick the morning, the afternoon or both; or mark as absent."))
    return Counted(mark.status, morning, afternoon, _minutes(sheet, mark, morning, afternoon))


def _minutes(sheet: Sheet, mark: Mark, morning: bool, afternoon: bool) -> int:
    planned = morning * sheet.morning_minutes + afternoon * sheet.afternoon_minutes
    if mark.minutes is None:
        if mark.status in _PARTLY:
            raise ValidationError(_("Write for how many minutes this person was there."))
        return planned
    most = int((sheet.ends_at - sheet.starts_at).total_seconds() // 60)
    if not 0 < mark.minutes <= most:
        raise ValidationError(_("From 1 to %(most)s minutes.") % {"most": most})
    return mark.minutes
