"""What happens to a round table: prepared at an event, changed, opened, led through its agenda, closed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.ballots.models import Poll
from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.dialogue import table_permissions as permissions
from punte.dialogue.actions.consultations import bring_groups
from punte.dialogue.actions.questions import hand_over
from punte.dialogue.actions.turns import end_turn
from punte.dialogue.models import Consultation, RoundTable, TablePoll, Turn
from punte.events.actions.minutes import agree_on_silence
from punte.events.models import Event, Session
from punte.people.models import User

State = RoundTable.State
LONGEST_EACH, LONGEST_ANSWER = 30, 180


@transaction.atomic
def plan_table(
    *, by: User, event: Event, chair: User, silence_days: int | None = None, **told: Any
) -> RoundTable:
    """Prepare the table of an event, one for each. `told`: aim, consultation, minutes_each, answer_days, online.
    `silence_days` is agreed for the minutes. Raises ValidationError keyed to a field."""
    require(permissions.may_plan_at(by, event))
    bring_groups(event.consortium_id)
    agree_on_silence(by=by, event=event, days=silence_days)
    table = RoundTable(
        consortium_id=event.consortium_id, event=event, made_by=by, **_checked(event, chair, told)
    )
    try:
        with transaction.atomic():
            table.save(force_insert=True)
    except IntegrityError:
        raise ValidationError({"event": _("This event has its table already.")}, code="here") from None
    return table


@transaction.atomic
def change_table(
    *, by: User, table: RoundTable, version: int, chair: User, silence_days: int | None = None, **told: Any
) -> None:
    """The same fields; of two who change it at once the second gets MoveNotAllowed."""
    require(permissions.may_chair(by, table))
    told = _checked(table.event, chair, told)
    if permissions.may_plan_at(by, table.event):
        agree_on_silence(by=by, event=table.event, days=silence_days)
    rows = RoundTable.objects.filter(pk=table.pk, version=version).exclude(state=State.CLOSED)
    if not rows.update(version=F("version") + 1, **told):
        raise MoveNotAllowed
    table.refresh_from_db()


def _checked(event: Event, chair: User, told: dict[str, Any]) -> dict[str, Any]:
    wrong = {}
    consultation: Consultation | None = told.get("consultation")
    if consultation and consultation.operation_id != event.operation_id:
        wrong["consultation"] = _("Choose a consultation of this project.")
    if not permissions.may_see_tables(chair, event.operation):
        wrong["chair"] = _("Whoever chairs works in the project.")
    if not 1 <= told.get("minutes_each", 3) <= LONGEST_EACH:
        wrong["minutes_each"] = _("Between 1 and %(most)s minutes.") % {"most": LONGEST_EACH}
    if not 1 <= told.get("answer_days", 14) <= LONGEST_ANSWER:
        wrong["answer_days"] = _("Between 1 and %(most)s days.") % {"most": LONGEST_ANSWER}
    if wrong:
        raise ValidationError(wrong)
    return {**told, "chair": chair}


@transaction.atomic
def open_table(*, by: User, table: RoundTable) -> None:
    """People may ask to speak from now on. Raises ValidationError before the day of the event, or if it is not
    published."""
    require(permissions.may_chair(by, table))
    event = table.event
    if event.state not in (Event.State.PUBLISHED, Event.State.HELD):
        raise ValidationError(_("Publish the event first."), code="event")
    if clock.today(event.zone) < event.begins.date():
        raise ValidationError(_("A table is opened on the day of its event."), code="early")
    table.move_to(State.OPEN, opened_at=clock.now(event.zone), point=event.sessions.first())


@transaction.atomic
def close_table(*, by: User, table: RoundTable) -> int:
    """Nobody speaks any more; each question that was not answered becomes the task of the chair, with its day. Gives
    how many were handed over."""
    require(permissions.may_chair(by, table))
    table.move_to(State.CLOSED, closed_at=clock.now(table.event.zone))
    speaking = table.turns.filter(state=Turn.State.SPEAKING).first()
    if speaking:
        end_turn(table, speaking)
    table.turns.filter(state=Turn.State.WAITING).update(state=Turn.State.LEFT)
    return hand_over(table)


@transaction.atomic
def go_to_point(*, by: User, table: RoundTable, point: Session | None) -> None:
    """Where on the agenda the table is now."""
    require(permissions.may_chair(by, table))
    require(point is None or point.event_id == table.event_id)
    if not table.going_on:
        raise ValidationError(_("The table is not open."), code="closed")
    RoundTable.objects.filter(pk=table.pk).update(point=point)
    table.point = point


@transaction.atomic
def link_poll(*, by: User, table: RoundTable, poll: Poll) -> None:
    """Put a poll of the project to this table."""
    require(permissions.may_chair(by, table))
    if poll.operation_id != table.operation_id or poll.secret:
        raise ValidationError({"poll": _("Choose a poll of this project that is no secret ballot.")})
    told = {"consortium_id": table.consortium_id}
    TablePoll.objects.get_or_create(table=table, poll=poll, defaults=told)


@transaction.atomic
def unlink_poll(*, by: User, table: RoundTable, poll: Poll) -> None:
    """Take it off the table; the poll itself stays."""
    require(permissions.may_chair(by, table))
    TablePoll.objects.filter(table=table, poll=poll).delete()
