"""What can happen after a sheet was closed: a correction with its reason, which strikes facts and tells new ones."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.events import after_sheets, facts, permissions
from punte.events.hours import credited_on
from punte.events.marks import Mark, counted
from punte.events.models import Addendum, Attendance, Event, Registration, Sheet
from punte.events.proving import facts_of, heads, prove, tell_held
from punte.people.models import User
from punte.records.actions.facts import record, strike_all
from punte.records.facts import STRUCK_MISTAKE
from punte.records.models import Fact


@transaction.atomic
def add_addendum(*, by: User, sheet: Sheet, registration: Registration, mark: Mark, reason: str) -> Addendum:
    """Correct one person on a closed sheet: the facts of the day are struck through and told anew. Raises
    ValidationError keyed to reason or status."""
    require(permissions.may_call_roll(by, sheet) and registration.event_id == sheet.event_id)
    event = Event.objects.select_for_update(of=("self",)).get(pk=sheet.event_id)
    sheet.refresh_from_db(fields=["state"])
    reason = tidy(reason)[:300]
    if not reason:
        raise ValidationError({"reason": _("Say why the sheet is corrected.")})
    if sheet.state != Sheet.State.CLOSED:
        raise ValidationError(_("This sheet is still open: correct it there."), code="open")
    attendance, before = _written(by, sheet, registration, mark)
    addendum = Addendum.objects.create(
        consortium_id=sheet.consortium_id,
        sheet=sheet,
        registration=registration,
        status_before=before[0],
        minutes_before=before[1],
        status=attendance.status,
        minutes=attendance.minutes,
        reason=reason,
        by=by,
    )
    _tell_anew(by, sheet, attendance)
    _count_anew(by, event)
    after_sheets.tell(sheet, by)
    return addendum


def _written(
    by: User, sheet: Sheet, registration: Registration, mark: Mark
) -> tuple[Attendance, tuple[str, int]]:
    """The corrected row, and what stood there: status and minutes."""
    try:
        found = counted(sheet, mark)
    except ValidationError as refusal:
        raise ValidationError({"minutes" if mark.status else "status": refusal}) from None
    attendance = sheet.attendances.filter(registration=registration).first()
    before = (attendance.status, attendance.minutes) if attendance else ("", 0)
    if before == (found.status, found.minutes):
        raise ValidationError({"status": _("This is what the sheet says already.")})
    attendance = attendance or Attendance(
        consortium_id=sheet.consortium_id, sheet=sheet, registration=registration
    )
    attendance.status, attendance.minutes = found.status, found.minutes
    attendance.morning, attendance.afternoon = found.morning, found.afternoon
    attendance.marked_by, attendance.marked_at = by, timezone.now()
    attendance.save()
    return attendance, before


def _tell_anew(by: User, sheet: Sheet, attendance: Attendance) -> None:
    today = clock.today(sheet.event.zone)
    strike_all(list(Fact.objects.about(attendance).live()), by=by, reason=STRUCK_MISTAKE, on=today)
    if not attendance.minutes or attendance.registration.person_id is None:
        return
    attendance.sheet = sheet
    minutes = credited_on(sheet)[attendance.registration.person_id]
    for draft, kind in zip(
        facts_of(by, attendance, minutes), (facts.PERSON_ATTENDED, facts.HOURS_ATTENDED), strict=True
    ):
        told = record(kind, by=by, about=attendance, on=sheet.day, quantity=draft.quantity)
        prove(by, [told], sheet.document)


def _count_anew(by: User, event: Event) -> None:
    """The event was held by another number of people than was told."""
    if event.state != Event.State.HELD:
        return
    told = list(Fact.objects.about(event).live())
    if [int(f.quantity) for f in told] == [heads(event)]:
        return
    strike_all(told, by=by, reason=STRUCK_MISTAKE, on=clock.today(event.zone))
    tell_held(by, event)
