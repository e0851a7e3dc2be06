"""What can happen to a signature: given on the trainer's device or on one's own, for the parts of a day."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.events import permissions
from punte.events.actions.sheets import confirm_by_coming, refuse_closed
from punte.events.marks import Mark, counted
from punte.events.models import Attendance, Registration, Sheet, Signature
from punte.events.sheet_days import AFTERNOON
from punte.participation.registration.drawing import strokes_of
from punte.people.models import User

Part = Signature.Part


@transaction.atomic
def sign_presence(
    *, by: User, sheet: Sheet, registration: Registration, parts: Iterable[str], drawn: str = ""
) -> None:
    """Somebody signs on the device of who calls the roll, that they are there in these parts of the day; `drawn` are
    their strokes, empty if they confirm by name. Who is not marked yet is marked present. Raises ValidationError keyed
    to parts or drawn, and once the sheet is closed."""
    require(permissions.may_call_roll(by, sheet))
    require(registration.event_id == sheet.event_id and registration.state == Registration.State.REGISTERED)
    _sign(by, sheet, registration, list(parts), drawn)


@transaction.atomic
def sign_own(*, by: User, sheet: Sheet, drawn: str = "") -> None:
    """Who is registered signs on their own device for the part of the day that runs now. Raises ValidationError."""
    own = Registration.objects.own(by).coming().filter(event=sheet.event_id).first()
    require(by.is_active and own is not None)
    assert own is not None
    part = part_now(sheet)
    if not Signature.objects.filter(sheet=sheet, registration=own, part=part).exists():
        _sign(by, sheet, own, [part], drawn)


def parts_of(sheet: Sheet) -> list[str]:
    """The parts of this day that are signed for."""
    if sheet.has_parts:
        return [Part.MORNING, Part.AFTERNOON]
    return [Part.MORNING if sheet.morning_minutes else Part.AFTERNOON]


def part_now(sheet: Sheet, now: dt.datetime | None = None) -> str:
    """Which part of the day runs."""
    parts = parts_of(sheet)
    late = (now or clock.now(sheet.event.zone)).astimezone(sheet.event.tz).time() >= AFTERNOON
    return parts[-1] if late else parts[0]


def _sign(by: User, sheet: Sheet, registration: Registration, parts: list[str], drawn: str) -> None:
    locked = (
        Sheet.objects.select_for_update(of=("self",)).select_related("event", "closed_by").get(pk=sheet.pk)
    )
    refuse_closed(locked)
    if locked.day > clock.today(locked.event.zone):
        raise ValidationError(_("This day has not come yet."), code="early")
    if not parts or not set(parts) <= set(parts_of(locked)):
        raise ValidationError({"parts": _("Say for which part of the day you sign.")})
    if drawn and not strokes_of(drawn):
        raise ValidationError({"drawn": _("This drawing cannot be read. Clear it and sign again.")})
    signed = Signature.objects.filter(sheet=sheet, registration=registration, part__in=parts)
    if signed.exists():
        raise ValidationError({"parts": _("This part of the day is signed already.")}, code="signed")
    for part in parts:
        one = Signature(sheet=locked, registration=registration, part=part, held_by=by)
        one.consortium = registration.consortium
        one.seal(drawn)
        one.save(force_insert=True)
    _mark(by, locked, registration)


def _mark(by: User, sheet: Sheet, registration: Registration) -> None:
    """Who signs and is not marked is present in the parts they signed; what the trainer marked stays."""
    confirm_by_coming([registration.pk])
    found = Attendance.objects.filter(sheet=sheet, registration=registration).first()
    if found and found.way != Attendance.Way.SIGNED:
        return
    parts = set(
        Signature.objects.filter(sheet=sheet, registration=registration).values_list("part", flat=True)
    )
    mark = Mark(Attendance.Status.PRESENT, Part.MORNING in parts, Part.AFTERNOON in parts)
    row = counted(sheet, mark)
    values = {
        "status": row.status,
        "morning": row.morning,
        "afternoon": row.afternoon,
        "minutes": row.minutes,
    }
    Attendance.objects.update_or_create(
        sheet=sheet,
        registration=registration,
        defaults={
            **values,
            "consortium_id": sheet.consortium_id,
            "way": Attendance.Way.SIGNED,
            "marked_by": by,
            "marked_at": timezone.now(),
        },
    )
    Sheet.objects.filter(pk=sheet.pk).update(version=F("version") + 1)
