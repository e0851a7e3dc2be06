"""What can happen to an event: planned, changed, published, cancelled."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.base.translated import Translated
from punte.events import letters, permissions
from punte.events.actions.registrations import fill_places, locked
from punte.events.models import Attendance, Event, Registration, Sheet
from punte.events.notices import EVENT_CANCELLED, EVENT_CHANGED
from punte.events.sheet_days import MOST_DAYS, Day, days_of
from punte.organisations.models import Organisation
from punte.people.actions.notices import notify
from punte.people.models import User
from punte.people.notices import NoticeKind
from punte.projects.models import Activity, Operation

# What a calendar has to be told when it changes.
_TOLD = {"title", "starts_at", "ends_at", "place", "locality", "link", "state"}


@transaction.atomic
def create_event(
    *,
    by: User,
    operation: Operation,
    organiser: Organisation,
    kind: str,
    title: Translated,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    activity: Activity | None = None,
    responsible: User | None = None,
    trainer: User | None = None,
    **told: Any,
) -> Event:
    """Plan an event, a draft with one sheet for each of its days. `told` may hold the other fields of Event (summary,
    agenda, place, locality, link, capacity, languages, accessibility, public, open, pause_minutes, zone,
    co_organisers). Raises ValidationError keyed to a field."""
    require(permissions.may_create_event(by, operation, organiser.pk))
    told.setdefault("zone", operation.zone)
    event = Event(
        consortium_id=operation.consortium_id,
        operation=operation,
        organiser=organiser,
        kind=kind,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        activity=activity,
        responsible=responsible or by,
        **_tidied(told),
    )
    days = _checked(event)
    event.save(force_insert=True)
    _write_sheets(event, days, trainer or event.responsible)
    return event


@transaction.atomic
def change_event(*, by: User, event: Event, version: int, trainer: User | None = None, **told: Any) -> None:
    """Change an event; open sheets follow its days. Of two who change it at once the second is told. A day on which
    the roll was called stays. Raises ValidationError keyed to a field."""
    require(permissions.may_change_event(by, event))
    if "organiser" in told:
        require(permissions.may_create_event(by, event.operation, told["organiser"].pk))
    if event.state in (Event.State.HELD, Event.State.CANCELLED):
        raise ValidationError(_("This event is over; it is not changed any more."), code="over")
    told = _tidied(told)
    before = {name: getattr(event, name) for name in told}
    for name, value in told.items():
        setattr(event, name, value)
    days = _checked(event)
    news = {name for name, value in told.items() if before[name] != value} & _TOLD
    if news and event.published_at:
        told["sequence"] = F("sequence") + 1
    rows = Event.objects.filter(pk=event.pk, version=version, state=event.state)
    if not rows.update(version=F("version") + 1, changed_at=timezone.now(), **told):
        raise MoveNotAllowed
    event.refresh_from_db()
    _write_sheets(event, days, trainer)
    if news and event.state == Event.State.PUBLISHED:
        _tell(event, EVENT_CHANGED, letters.changed)


@transaction.atomic
def publish_event(*, by: User, event: Event) -> None:
    """From now on people may register, and it stands in the public calendar if it is meant for everybody."""
    require(permissions.may_change_event(by, event))
    if not event.where:
        raise ValidationError(
            {"place": _("Say where it takes place, or give the link, before you publish it.")}
        )
    event.move_to(Event.State.PUBLISHED, published_at=timezone.now(), changed_at=timezone.now())
    fill_places(locked(event))


@transaction.atomic
def cancel_event(*, by: User, event: Event, reason: str) -> None:
    """It does not take place; who is registered is told, and calendars are."""
    require(permissions.may_change_event(by, event))
    reason = tidy(reason)[:200]
    if not reason:
        raise ValidationError({"reason": _("Say in a few words why it does not take place.")})
    if event.sheets.closed().exists():
        raise ValidationError(_("A day of this event was closed already; it was held."), code="held")
    event.move_to(
        Event.State.CANCELLED,
        cancelled_reason=reason,
        changed_at=timezone.now(),
        sequence=event.sequence + 1,
    )
    _tell_cancelled(event)


def _tell_cancelled(event: Event) -> None:
    _tell(event, EVENT_CANCELLED, letters.cancelled)


def _tell(event: Event, kind: NoticeKind, letter: Callable[[Registration], None]) -> None:
    """Who has an account by a notice, guests by a letter; who has to be called is on the list of the organiser."""
    coming = event.registrations.living().select_related(
        "user", "consortium", "person__key_holder__user", "event__operation", "event__organiser"
    )
    for registration in coming:
        user = registration.account
        if user:
            notify(user, kind, event.pk, f"/events/calendar/{event.pk}/")
        else:
            letter(registration)


def _tidied(told: dict[str, Any]) -> dict[str, Any]:
    texts = ("place", "locality", "co_organisers")
    return {k: tidy(v) if k in texts else v for k, v in told.items()}


def _checked(event: Event) -> list[Day]:
    """The days of the event; raises ValidationError on what cannot be."""
    wrong: dict[str, str] = {}
    if not event.title:
        wrong["title"] = _("Give the event a title.")
    if event.activity and event.activity.operation_id != event.operation_id:
        wrong["activity"] = _("This activity belongs to another project.")
    if not event.operation.partnerships.filter(organisation=event.organiser_id).exists():
        wrong["organiser"] = _("This organisation is no partner of the project.")
    if event.ends_at <= event.starts_at:
        wrong["ends_at"] = _("It has to end after it begins.")
    if wrong:
        raise ValidationError(wrong)
    ZoneInfo(event.zone)
    days = days_of(event.starts_at, event.ends_at, event.zone, event.pause_minutes)
    if len(days) > MOST_DAYS:
        raise ValidationError(
            {"ends_at": _("An event lasts at most 31 days. Plan a series as several events.")}
        )
    if any(day.planned_minutes == 0 for day in days):
        raise ValidationError({"pause_minutes": _("The breaks are as long as the day itself.")})
    return days


def _write_sheets(event: Event, days: Sequence[Day], trainer: User | None) -> None:
    """One open sheet for each day. A sheet on which somebody was marked or that is closed is left as it is, and its day
    has to stay."""
    kept = {sheet.day: sheet for sheet in event.sheets.select_for_update()}
    wanted = {day.day: day for day in days}
    begun = set(Attendance.objects.filter(sheet__event=event).values_list("sheet", flat=True))
    for date, sheet in kept.items():
        if date in wanted:
            continue
        if sheet.pk in begun or sheet.state != Sheet.State.OPEN:
            raise ValidationError(
                {"starts_at": _("On one of the days the roll was called already; that day has to stay.")}
            )
        sheet.delete()
    for day in days:
        _write_sheet(event, day, kept.get(day.day), trainer, begun)


def _write_sheet(event: Event, day: Day, sheet: Sheet | None, trainer: User | None, begun: set[int]) -> None:
    if sheet is None:
        sheet = Sheet(consortium_id=event.consortium_id, event=event, day=day.day, trainer=event.responsible)
    elif sheet.pk in begun or sheet.state != Sheet.State.OPEN:
        return
    for name in ("starts_at", "ends_at", "planned_minutes", "morning_minutes"):
        setattr(sheet, name, getattr(day, name))
    sheet.trainer = trainer or sheet.trainer
    sheet.save()
