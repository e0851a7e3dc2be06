"""What can happen to a sheet: the roll is called, the day is closed."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.typeset import LANGUAGES
from punte.events import after_sheets, permissions
from punte.events.hours import credited_on
from punte.events.marks import Mark, counted
from punte.events.models import Attendance, Event, Registration, Sheet
from punte.events.paper.sheet import closed as closed_paper
from punte.events.proving import facts_of, keep_paper, living_facts, people_there, prove, tell_held
from punte.participation.registration.drawing import strokes_of
from punte.people.models import User
from punte.records import vault
from punte.records.actions.facts import record_all
from punte.records.models import Document, Fact


@transaction.atomic
def call_roll(*, by: User, sheet: Sheet, marks: Mapping[int, Mark], version: int) -> int:
    """Write who is there: {registration: Mark}; who is not named stays as they were. Gives the new version. Of two who
    save at once the second gets MoveNotAllowed. Raises ValidationError keyed to "m" and the registration's number."""
    require(permissions.may_call_roll(by, sheet))
    refuse_closed(sheet)
    rows, wrong = [], {}
    coming = set(
        Registration.objects.coming().filter(event=sheet.event_id, pk__in=marks).values_list("pk", flat=True)
    )
    require(coming == set(marks))
    for number, mark in marks.items():
        try:
            rows.append(_row(by, sheet, number, mark))
        except ValidationError as refusal:
            wrong[f"m{number}"] = refusal
    if wrong:
        raise ValidationError(wrong)
    swapped = Sheet.objects.filter(pk=sheet.pk, version=version, state=Sheet.State.OPEN)
    if not swapped.update(version=F("version") + 1):
        raise MoveNotAllowed
    _keep(rows)
    sheet.version = version + 1
    return sheet.version


def _keep(rows: list[Attendance]) -> None:
    fields = ["status", "morning", "afternoon", "minutes", "way", "marked_by", "marked_at"]
    Attendance.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["sheet", "registration"], update_fields=fields
    )
    confirm_by_coming([row.registration_id for row in rows if row.minutes])


def confirm_by_coming(registrations: Sequence[int]) -> None:
    """Who is there has confirmed: their place is held for nobody else any more."""
    held = Registration.objects.filter(pk__in=registrations, hold_until__isnull=False)
    held.update(hold_until=None)


def _row(by: User, sheet: Sheet, number: int, mark: Mark) -> Attendance:
    found = counted(sheet, mark)
    return Attendance(
        consortium_id=sheet.consortium_id,
        sheet=sheet,
        registration_id=number,
        status=found.status,
        morning=found.morning,
        afternoon=found.afternoon,
        minutes=found.minutes,
        marked_by=by,
        marked_at=timezone.now(),
    )


@transaction.atomic
def check_in(*, by: User, sheet: Sheet) -> None:
    """Somebody registered says with the trainer's code that they are there: present for the whole day. Who was marked
    already stays as they were. Raises ValidationError on another day, or once the sheet is closed."""
    own = Registration.objects.own(by).coming().filter(event=sheet.event_id).first()
    require(by.is_active and own is not None)
    refuse_closed(sheet)
    if sheet.day != clock.today(sheet.event.zone):
        raise ValidationError(_("This code is of another day."), code="day")
    assert own is not None
    row = _row(by, sheet, own.pk, Mark(Attendance.Status.PRESENT))
    row.way = Attendance.Way.CODE
    if Attendance.objects.filter(sheet=sheet, registration=own).exists():
        return
    row.save(force_insert=True)
    open_ = Sheet.objects.filter(pk=sheet.pk, state=Sheet.State.OPEN)
    if not open_.update(version=F("version") + 1):
        raise MoveNotAllowed


@transaction.atomic
def close_sheet(*, by: User, sheet: Sheet, signature: str = "", language: str = "") -> None:
    """Freeze the day: it becomes a PDF in `language` (else in that of the event), and facts follow with it as their
    paper. With the last day the event is held. `signature` is what the trainer drew; without it they confirm by their
    name. Of two who close at once the second is told who was faster.
    Raises ValidationError while somebody is not marked; OSError where the paper cannot be kept."""
    require(permissions.may_call_roll(by, sheet))
    Event.objects.select_for_update(of=("self",)).get(pk=sheet.event_id)
    sheet.refresh_from_db(fields=["state", "closed_by", "closed_at", "version"])
    refuse_closed(sheet)
    _refuse_unready(sheet)
    if signature and not strokes_of(signature):
        raise ValidationError({"signature": _("This drawing cannot be read. Clear it and sign again.")})
    moment = {"closed_by": by, "closed_at": timezone.now(), "version": sheet.version + 1}
    sheet.move_to(Sheet.State.CLOSED, signature=signature, signed_by_name=not signature, **moment)
    language = language or _language(sheet.event)
    with translation.override(language):
        sheet.document = keep_paper(by, sheet, closed_paper(sheet, language), "sheet.pdf")
    Sheet.objects.filter(pk=sheet.pk).update(document=sheet.document)
    told = record_all(_told(by, sheet))
    prove(by, told, sheet.document)
    _finish(by, sheet.event)
    after_sheets.tell(sheet, by)


@transaction.atomic
def attach_scan(*, by: User, sheet: Sheet, content: bytes, name: str) -> None:
    """Bring the paper that people signed back: once the day is closed it proves the same facts. Raises
    ValidationError keyed to file."""
    require(permissions.may_call_roll(by, sheet))
    sheet = Sheet.objects.select_for_update(of=("self",)).select_related("event__operation").get(pk=sheet.pk)
    document = keep_paper(by, sheet, content, name)
    Sheet.objects.filter(pk=sheet.pk).update(scan=document)
    if sheet.state == Sheet.State.CLOSED:
        prove(by, living_facts(sheet), document)


@transaction.atomic
def open_paper(*, by: User, sheet: Sheet, document: Document) -> bytes:
    """The closed sheet or the signed paper, for who may read the sheet."""
    require(permissions.may_read_sheet(by, sheet) and document.pk in (sheet.document_id, sheet.scan_id))
    return vault.load(document.consortium, document.file_name)


def _language(event: Event) -> str:
    """That in which the event is held, whatever the screen of who closes the day."""
    held = [one for one in event.languages if one in LANGUAGES]
    return held[0] if held else "bg" if event.zone == "Europe/Sofia" else "ro"


def refuse_closed(sheet: Sheet) -> None:
    """Says who closed it and when."""
    if sheet.state == Sheet.State.CLOSED:
        closed = sheet.closed_at.astimezone(sheet.event.tz) if sheet.closed_at else timezone.now()
        said = {"name": sheet.closed_by.name if sheet.closed_by else "", "moment": formats.moment(closed)}
        text = _("%(name)s closed this sheet on %(moment)s. What is wrong on it is corrected by an addendum.")
        raise ValidationError(text % said, code="closed")


def _refuse_unready(sheet: Sheet) -> None:
    event = sheet.event
    if event.state != Event.State.PUBLISHED:
        raise ValidationError(_("Publish the event before you close one of its days."), code="draft")
    if sheet.day > clock.today(event.zone):
        raise ValidationError(_("This day has not come yet."), code="early")
    away = sheet.attendances.filter(minutes=0).values("registration")
    if sheet.signatures.filter(registration__in=away).exists():
        raise ValidationError(
            _("Somebody who signed is marked as not there. Look through the roll once more."), code="signed"
        )
    marked = sheet.attendances.values("registration")
    if event.registrations.coming().exclude(pk__in=marked).exists():
        raise ValidationError(
            _("Somebody is not marked yet. Mark everybody, then close the day."), code="open"
        )


def _told(by: User, sheet: Sheet) -> list[Fact]:
    told, counted = [], credited_on(sheet)
    for attendance in people_there(sheet):
        person = attendance.registration.person_id
        assert person is not None
        told += facts_of(by, attendance, counted[person])
    return told


def _finish(by: User, event: Event) -> None:
    """With its last day closed an event was held, by as many people as were there on any of its days."""
    if event.sheets.exclude(state=Sheet.State.CLOSED).exists():
        return
    event.move_to(Event.State.HELD)
    tell_held(by, event)
