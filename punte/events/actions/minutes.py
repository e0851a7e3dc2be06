"""What can happen to minutes: written, sent, answered by who was there, taken back, approved."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.events import letters, permissions
from punte.events.models import Approval, Attendance, Event, Minutes, Registration
from punte.events.notices import MINUTES_SENT
from punte.events.own_links import OWN
from punte.people.actions.notices import notify
from punte.people.models import User
from punte.projects.models import Operation

State = Minutes.State
TERM = dt.timedelta(days=7)  # whoever has not answered by then is counted as silent
LONGEST = 20_000
FEWEST_DAYS, MOST_DAYS = 3, 60  # of silence that one may agree on


@transaction.atomic
def write_minutes(*, by: User, event: Event, text: str, version: int) -> Minutes:
    """Write or change the draft; version 0 is the first. Of two who write at once the second gets MoveNotAllowed.
    Raises ValidationError keyed to text, and once they are sent."""
    require(permissions.may_tell_event(by, event))
    text = text.strip()[:LONGEST]
    if not text:
        raise ValidationError({"text": _("Write what was said and agreed.")})
    now = Minutes.objects.filter(event=event).first()
    if now is None:
        if version:
            raise MoveNotAllowed
        told = {"consortium_id": event.consortium_id, "event": event, "text": text, "written_by": by}
        return Minutes.objects.create(**told)
    if now.state != State.DRAFT:
        raise ValidationError(
            _("These minutes were sent. Take them back before you change them."), code="sent"
        )
    rows = Minutes.objects.filter(pk=now.pk, version=version, state=State.DRAFT)
    if not rows.update(text=text, written_by=by, version=F("version") + 1):
        raise MoveNotAllowed
    now.refresh_from_db()
    return now


@transaction.atomic
def send_minutes(*, by: User, minutes: Minutes) -> int:
    """Ask who was there to approve them, each by the own link; a new round begins. Gives how many were asked. Raises
    ValidationError while nobody is on a closed sheet."""
    require(permissions.may_tell_event(by, minutes.event))
    there = list(asked(minutes.event))
    if not there:
        raise ValidationError(_("Close a day of the event first: who was there is asked."), code="nobody")
    minutes.move_to(
        State.SENT,
        sent_at=clock.now(minutes.event.zone),
        round=minutes.round + 1,
        version=minutes.version + 1,
    )
    for registration in there:
        account = registration.account
        if account:
            notify(account, MINUTES_SENT, minutes.event_id, f"{OWN.path_of(registration)}minutes/")
        else:
            letters.minutes_sent(registration)
    return len(there)


def asked(event: Event) -> QuerySet[Registration]:
    """Who approves the minutes: everybody who was there on a closed day."""
    rows = Attendance.objects.there().filter(sheet__event=event, sheet__state="closed").values("registration")
    return Registration.objects.filter(pk__in=rows).named().select_related(
        "event__operation__consortium", "event__organiser", "person__contact", "person__key_holder__user"
    )  # fmt: skip


@transaction.atomic
def answer_minutes(*, registration: Registration, agrees: bool, objection: str = "") -> Approval:
    """Who was there approves, or says what is wrong; once in each round. Raises ValidationError keyed to objection."""
    minutes = Minutes.objects.select_for_update(of=("self",)).filter(event=registration.event_id).first()
    if minutes is None or minutes.state != State.SENT:
        raise ValidationError(_("These minutes are not open for approval now."), code="closed")
    if not asked(registration.event).filter(pk=registration.pk).exists():
        raise ValidationError(_("Only who was there approves the minutes."), code="away")
    objection = tidy(objection)[:1000]
    if not agrees and not objection:
        raise ValidationError({"objection": _("Say what is wrong, so that it can be put right.")})
    if Approval.objects.filter(minutes=minutes, registration=registration, round=minutes.round).exists():
        raise ValidationError(_("You have answered already."), code="answered")
    answer = Approval.objects.create(
        consortium_id=minutes.consortium_id,
        minutes=minutes,
        registration=registration,
        round=minutes.round,
        agrees=agrees,
        objection="" if agrees else objection,
    )
    if agrees and _all_agree(minutes):
        _approve(minutes)
    return answer


def _all_agree(minutes: Minutes) -> bool:
    agreed = minutes.approvals.filter(round=minutes.round, agrees=True).values("registration")
    return not asked(minutes.event).exclude(pk__in=agreed).exists()


def _approve(minutes: Minutes) -> None:
    minutes.move_to(State.APPROVED, approved_at=clock.now(minutes.event.zone), version=minutes.version + 1)


@transaction.atomic
def take_back_minutes(*, by: User, minutes: Minutes) -> None:
    """Back to a draft, to put right what somebody objected to; the answers of this round stay readable."""
    require(permissions.may_tell_event(by, minutes.event))
    minutes.move_to(State.DRAFT, version=minutes.version + 1)


@transaction.atomic
def approve_minutes(*, by: User, minutes: Minutes) -> None:
    """Close the approval a week after sending: nobody objected, at least one agreed, the others were silent; or
    once the silence agreed before the event has lasted. Raises ValidationError otherwise."""
    require(permissions.may_tell_event(by, minutes.event))
    answers = minutes.approvals.filter(round=minutes.round)
    if answers.filter(agrees=False).exists():
        raise ValidationError(
            _("Somebody objects. Take the minutes back, put them right and send them again.")
        )
    if silence_over(minutes):
        _approve(minutes)
        return
    if not answers.exists():
        raise ValidationError(_("Nobody has approved them yet."), code="silent")
    if minutes.sent_at and clock.now(minutes.event.zone) < minutes.sent_at + TERM:
        raise ValidationError(
            _("People have a week to answer; then you may close the approval."), code="early"
        )
    _approve(minutes)


@transaction.atomic
def agree_on_silence(*, by: User, event: Event, days: int | None) -> None:
    """Say before the event that who does not object to the minutes for so many days approves them; None: silence says
    nothing. Raises ValidationError keyed to silence_days once the event has begun."""
    require(permissions.may_tell_event(by, event))
    if days == event.silence_days:
        return
    if days is not None and not FEWEST_DAYS <= days <= MOST_DAYS:
        said = {"least": FEWEST_DAYS, "most": MOST_DAYS}
        raise ValidationError({"silence_days": _("Choose between %(least)s and %(most)s days.") % said})
    if clock.now(event.zone) >= event.starts_at:
        raise ValidationError({"silence_days": _("This is agreed before the event; it has begun.")})
    Event.objects.filter(pk=event.pk).update(silence_days=days)
    event.silence_days = days


def silent_until(minutes: Minutes) -> dt.datetime | None:
    """Until when one may object, where it was agreed before the event that silence approves."""
    days = minutes.event.silence_days
    if days is None or minutes.sent_at is None or minutes.state != State.SENT:
        return None
    return minutes.sent_at + dt.timedelta(days=days)


def silence_over(minutes: Minutes) -> bool:
    """Whether silence has lasted as long as was agreed."""
    until = silent_until(minutes)
    return until is not None and clock.now(minutes.event.zone) >= until


def approve_by_silence(operation: Operation) -> int:
    """What the night does: minutes of this project to which nobody objected for as long as was agreed are approved;
    gives how many."""
    rows = Minutes.objects.filter(
        event__operation=operation, state=State.SENT, event__silence_days__isnull=False
    )
    approved = 0
    for minutes in rows.select_related("event"):
        objected = minutes.approvals.filter(round=minutes.round, agrees=False).exists()
        if silence_over(minutes) and not objected:
            _approve(minutes)
            approved += 1
    return approved
