"""What is done to an offering: planned, given its days, opened, run, ended, cancelled."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.translated import LANGUAGES, Translated
from punte.events.actions.events import cancel_event, create_event, publish_event
from punte.events.actions.registrations import register
from punte.events.models import Event, Sheet
from punte.learning import permissions
from punte.learning.actions.board import put_course, take_course_off
from punte.learning.actions.enrolments import tell
from punte.learning.completion import HOUR, hours
from punte.learning.facts import TRAINER_HOURS
from punte.learning.models import Enrolment, Offering, OfferingEvent, Programme
from punte.learning.models.offerings import team
from punte.learning.notices import CANCELLED
from punte.people.models import User
from punte.projects.models import Activity, Operation
from punte.records.actions.facts import record

State = Offering.State
PLANNED = (State.DRAFT, State.OPEN, State.RUNNING)


@transaction.atomic
def plan_offering(
    *,
    by: User,
    operation: Operation,
    activity: Activity,
    programme: Programme,
    trainers: Iterable[User],
    **told: Any,
) -> Offering:
    """Plan a course. `told`: starts_on, ends_on, mode, place, link, language, seats."""
    require(permissions.may_plan_for(by, operation, programme.organisation_id))
    require(activity.operation_id == operation.pk and programme.consortium_id == operation.consortium_id)
    _check(operation, trainers, **told)
    offering = Offering.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        activity=activity,
        programme=programme,
        **told,
    )
    offering.trainers.set(trainers)
    return offering


@transaction.atomic
def change_offering(
    *, by: User, offering: Offering, version: int, trainers: Iterable[User], **told: Any
) -> Offering:
    """Change dates, place, seats and trainers while it is not over. Of two at once, the second is told."""
    require(permissions.may_manage(by, offering))
    _check(offering.operation, trainers, **told)
    locked = Offering.objects.select_for_update(of=("self",)).get(pk=offering.pk)
    if locked.version != version or locked.state not in PLANNED:
        raise MoveNotAllowed
    taken = locked.enrolments.learning().count()
    if told["seats"] < taken:
        said = {"n": taken}
        raise ValidationError({"seats": _("%(n)s people are enrolled already.") % said})
    outside = [
        d for d in days_of(locked) if not told["starts_on"] <= d.event.begins.date() <= told["ends_on"]
    ]
    if outside:
        raise ValidationError({"ends_on": _("A training day lies outside these dates.")})
    for name, value in told.items():
        setattr(locked, name, value)
    locked.version += 1
    locked.save()
    locked.trainers.set(trainers)
    put_course(locked)
    return locked


def _check(operation: Operation, trainers: Iterable[User], **told: Any) -> None:
    wrong = {}
    if told["ends_on"] < told["starts_on"]:
        wrong["ends_on"] = _("The last day lies before the first.")
    if told["mode"] != Offering.Mode.ONLINE and not told.get("place"):
        wrong["place"] = _("Say where it takes place.")
    if told["mode"] == Offering.Mode.ONLINE and not told.get("link"):
        wrong["link"] = _("Write the address people open.")
    known = set(team(operation).values_list("pk", flat=True))
    if {t.pk for t in trainers} - known:
        wrong["trainers"] = _("Trainers come from the team of the project.")
    if wrong:
        raise ValidationError(wrong)


@transaction.atomic
def add_day(
    *,
    by: User,
    offering: Offering,
    day: dt.date,
    starts: dt.time,
    ends: dt.time,
    trainer: User,
    pause_minutes: int = 0,
    practice: bool = False,
) -> OfferingEvent:
    """Put a training day into the timetable: an event with its sheet, at which everybody enrolled is registered."""
    require(permissions.may_manage(by, offering))
    offering = (
        Offering.objects.select_for_update(of=("self",))
        .select_related("operation", "programme")
        .get(pk=offering.pk)
    )
    _check_day(offering, day, starts, ends, pause_minutes)
    _refuse_overlap(offering, day, starts, ends)
    event = _event(by, offering, trainer, (day, starts, ends, pause_minutes))
    publish_event(by=by, event=event)
    made = OfferingEvent.objects.create(
        consortium_id=offering.consortium_id, offering=offering, event=event, practice=practice
    )
    for enrolment in offering.enrolments.filter(state=Enrolment.State.ENROLLED).select_related("person"):
        register(by=by, event=event, person=enrolment.person)
    return made


def _refuse_overlap(offering: Offering, day: dt.date, starts: dt.time, ends: dt.time) -> None:
    """An hour of a course counts once for a person, so it is planned once."""
    sheets = Sheet.objects.filter(event__in=offering.timetable.values("event"), day=day)
    for sheet in sheets.exclude(event__state=Event.State.CANCELLED).select_related("event"):
        first, last = (at.astimezone(sheet.event.tz).time() for at in (sheet.starts_at, sheet.ends_at))
        if first < ends and starts < last:
            said = {"starts": f"{first:%H:%M}", "ends": f"{last:%H:%M}"}
            raise ValidationError(
                {"starts": _("On this day the course is already from %(starts)s to %(ends)s.") % said}
            )


def _check_day(offering: Offering, day: dt.date, starts: dt.time, ends: dt.time, pause: int) -> None:
    if offering.state not in PLANNED:
        raise MoveNotAllowed
    if not offering.starts_on <= day <= offering.ends_on:
        raise ValidationError({"day": _("This day lies outside the course.")})
    length = (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    if length - pause <= 0:
        raise ValidationError({"ends": _("The day ends before it begins.")})
    if length - pause > 12 * HOUR:
        raise ValidationError({"ends": _("A training day has at most 12 hours.")})


def _event(by: User, offering: Offering, trainer: User, when: tuple[dt.date, dt.time, dt.time, int]) -> Event:
    day, starts, ends, pause = when
    zone = ZoneInfo(offering.operation.zone)
    title = {lang: offering.programme.title.in_language(lang)[:180] for lang in LANGUAGES}
    return create_event(
        by=by,
        operation=offering.operation,
        activity=offering.activity,
        organiser=offering.programme.organisation,
        trainer=trainer,
        kind=Event.Kind.TRAINING_DAY,
        title=Translated(title, offering.language),
        starts_at=dt.datetime.combine(day, starts, zone),
        ends_at=dt.datetime.combine(day, ends, zone),
        pause_minutes=pause,
        place=offering.place if offering.mode != Offering.Mode.ONLINE else "",
        link=offering.link if offering.mode != Offering.Mode.PLACE else "",
        languages=[offering.language],
        public=False,
        open=False,
    )


def days_of(offering: Offering) -> list[OfferingEvent]:
    """The training days that stand, in order."""
    rows = offering.timetable.exclude(event__state=Event.State.CANCELLED)
    return list(rows.select_related("event__operation").order_by("event__starts_at", "pk"))


@transaction.atomic
def remove_day(*, by: User, offering: Offering, day: OfferingEvent, reason: str) -> None:
    """Take a training day out: its event is cancelled and whoever is registered is told. A closed day stays."""
    require(permissions.may_manage(by, offering) and day.offering_id == offering.pk)
    require(permissions.may_take_out(by, day.event))
    if day.event.sheets.filter(state=Sheet.State.CLOSED).exists():
        raise ValidationError(_("The sheet of this day is closed; it stays."), code="closed")
    cancel_event(by=by, event=day.event, reason=reason)


@transaction.atomic
def open_offering(*, by: User, offering: Offering) -> None:
    """Open it for enrolment: its topics named, its hours in the timetable, its authorisation in force."""
    require(permissions.may_manage(by, offering))
    obstacles = what_hinders(offering)
    if obstacles:
        raise ValidationError(obstacles, code="not_ready")
    offering.move_to(State.OPEN)
    put_course(offering)


def what_hinders(offering: Offering) -> list[str]:
    """What must still be done before it can be opened, a sentence each."""
    programme, told = offering.programme, []
    if topics := programme.unnamed_topics(offering.operation.course_topics):
        said = {"topics": ", ".join(topics)}
        told.append(_("No module of the programme names: %(topics)s.") % said)
    if not programme.authorised_on(offering.starts_on, offering.ends_on):
        told.append(_("The authorisation does not cover all days of this course."))
    rule, planned, practice = programme.as_rule(), *planned_minutes(offering)
    if planned < rule.least:
        said = {"planned": hours(planned), "least": hours(rule.least)}
        told.append(
            _("The timetable has %(planned)s; nobody can attend the %(least)s the rule asks for.") % said
        )
    if practice < rule.least_practice:
        said = {"planned": hours(practice), "least": hours(rule.least_practice)}
        told.append(_("The timetable has %(planned)s of practice; the rule asks for %(least)s.") % said)
    if not offering.trainers.exists():
        told.append(_("Name at least one trainer."))
    return told


def planned_minutes(offering: Offering) -> tuple[int, int]:
    """Minutes in the timetable: all, and those of practice."""
    sheets = Sheet.objects.filter(event__in=[d.event_id for d in days_of(offering)])
    by_event = dict(sheets.values_list("event").annotate(n=Sum("planned_minutes")))
    practice = {d.event_id for d in days_of(offering) if d.practice}
    return sum(by_event.values()), sum(n for e, n in by_event.items() if e in practice)


@transaction.atomic
def run_offering(*, by: User, offering: Offering) -> None:
    """Say that it has begun; at least one person must be enrolled."""
    require(permissions.may_manage(by, offering))
    if not offering.enrolments.filter(state=Enrolment.State.ENROLLED).exists():
        raise ValidationError(_("Nobody is enrolled yet."), code="empty")
    offering.move_to(State.RUNNING)


@transaction.atomic
def end_offering(*, by: User, offering: Offering) -> None:
    """Say that it is over: every sheet is closed, and the hours of its trainers are told as a fact."""
    require(permissions.may_manage(by, offering))
    sheets = Sheet.objects.filter(event__in=[d.event_id for d in days_of(offering)])
    if sheets.exclude(state=Sheet.State.CLOSED).exists():
        raise ValidationError(_("A training day is not closed yet."), code="open_sheet")
    offering.move_to(State.ENDED)
    take_course_off(offering)
    minutes = sheets.aggregate(n=Sum("planned_minutes"))["n"] or 0
    if minutes:
        last = min(offering.ends_on, clock.today(offering.operation.zone))
        record(TRAINER_HOURS, by=by, about=offering, on=last, quantity=round(Decimal(minutes) / HOUR, 2))


@transaction.atomic
def cancel_offering(*, by: User, offering: Offering, reason: str) -> None:
    """Cancel it: days that were not held are cancelled, who is enrolled or waits is withdrawn for this reason."""
    require(permissions.may_cancel(by, offering))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is cancelled; those enrolled are told.")})
    offering.move_to(State.CANCELLED)
    take_course_off(offering)
    for day in days_of(offering):
        if day.event.state == Event.State.PUBLISHED and not day.event.sheets.filter(state="closed").exists():
            cancel_event(by=by, event=day.event, reason=reason)
    today = clock.today(offering.operation.zone)
    for enrolment in offering.enrolments.filter(state__in=("applied", "selected", "waitlisted", "enrolled")):
        enrolment.move_to(Enrolment.State.WITHDRAWN, reason=Enrolment.Reason.CANCELLED, ended_on=today)
        tell(enrolment, CANCELLED)
