"""What a sheet tells the house, and the paper that proves it; steps of the actions that have asked."""

from decimal import Decimal

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from punte.base import formats
from punte.events import facts
from punte.events.models import Attendance, Event, Sheet
from punte.people.models import User
from punte.records.actions.documents import add_document
from punte.records.actions.facts import new_fact, record
from punte.records.models import Document, Evidence, Fact

HOUR = Decimal(60)
CENT = Decimal("0.01")


def people_there(sheet: Sheet) -> list[Attendance]:
    """Who was there and is a person of the project; guests are only counted."""
    rows = sheet.attendances.there().filter(registration__person__isnull=False)
    found = list(rows.select_related("registration").order_by("pk"))
    for attendance in found:
        attendance.sheet = sheet
    return found


def facts_of(by: User, attendance: Attendance, minutes: int) -> list[Fact]:
    """That somebody was there, and how many minutes of it count (hours.credited_on); not written yet."""
    hours = (minutes / HOUR).quantize(CENT)
    day = attendance.sheet.day
    return [
        new_fact(facts.PERSON_ATTENDED, by=by, about=attendance, on=day),
        new_fact(facts.HOURS_ATTENDED, by=by, about=attendance, on=day, quantity=hours),
    ]


def prove(by: User, told: list[Fact], document: Document | None) -> None:
    """The sheet is the paper of these facts."""
    if document is None:
        return
    linked = Evidence.Verification.LINKED
    Evidence.objects.bulk_create(
        Evidence(consortium_id=f.consortium_id, fact=f, document=document, verification=linked, by=by)
        for f in told
    )


def keep_paper(by: User, sheet: Sheet, content: bytes, name: str) -> Document:
    """A paper of this day, in the project's records."""
    title = _("Attendance sheet: %(event)s, %(day)s")
    return add_document(
        by=by,
        operation=sheet.event.operation,
        content=content,
        name=name,
        title=title % {"event": str(sheet.event.title)[:120], "day": formats.day(sheet.day)},
        kind=Document.Kind.ATTENDANCE,
        dated=sheet.day,
    )


def living_facts(sheet: Sheet) -> list[Fact]:
    """What this day has told and nobody struck; with that the event was held."""
    attendance = ContentType.objects.get_for_model(Attendance)
    rows = sheet.attendances.values("pk")
    own = Fact.objects.live().filter(source_type=attendance, source_id__in=rows)
    return [*own, *Fact.objects.about(sheet.event).live()]


def tell_held(by: User, event: Event) -> None:
    """How many people it was held with; nobody, no fact."""
    people = heads(event)
    last = event.sheets.order_by("day").last()
    if not people or last is None:
        return
    fact = record(facts.held(event.kind), by=by, about=event, on=last.day, quantity=people)
    for sheet in event.sheets.select_related("document").exclude(document=None):
        prove(by, [fact], sheet.document)


def heads(event: Event) -> int:
    """How many people were there on any of its days, guests too."""
    there = Attendance.objects.there().filter(sheet__event=event)
    return there.values("registration").distinct().count()
