"""What can happen to a clarification: the funder asks, somebody answers, it is settled. Nothing written is changed."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.monitoring import deadlines, permissions
from punte.monitoring.models import Clarification, ClarificationEntry, Period
from punte.people.models import User
from punte.records.models import Document
from punte.reference.workdays import YearUnknown, working_days_after

State = Clarification.State


def _due(period: Period, asked_on: dt.date) -> dt.date:
    days = deadlines.rules(period.operation, asked_on).answer_working_days
    if days is None:
        raise ValidationError({"due_on": _("Enter the day that the funder names.")})
    try:
        return working_days_after(asked_on, days, deadlines.country(period.operation))
    except YearUnknown as unknown:
        raise ValidationError({"due_on": f"{unknown} " + _("Enter the day yourself.")}) from unknown


@transaction.atomic
def ask_clarification(
    *, by: User, period: Period, asked_on: dt.date, text: str, number: str = "", due_on: dt.date | None = None
) -> Clarification:
    """Note a question of the funder; due after the working days of the programme unless the letter names a day. The
    period is in clarification until all is settled. Raises ValidationError keyed to asked_on, due_on or number."""
    require(permissions.may_manage_periods(by, period.operation))
    # Until the end of the transaction the last question is not settled beside this one.
    period.state = Period.objects.select_for_update(of=("self",)).get(pk=period.pk).state
    _refuse_question(period, asked_on, due_on, number)
    if period.state == Period.State.SUBMITTED:
        period.move_to(Period.State.CLARIFICATION)
    asked = Clarification.objects.create(
        period=period,
        consortium_id=period.consortium_id,
        number=number,
        asked_on=asked_on,
        due_on=due_on or _due(period, asked_on),
    )
    _write(asked, by=by, text=text, on=asked_on, from_funder=True)
    return asked


def _refuse_question(period: Period, asked_on: dt.date, due_on: dt.date | None, number: str) -> None:
    if period.state not in (Period.State.SUBMITTED, Period.State.CLARIFICATION):
        raise ValidationError(_("The funder asks about a report that was submitted and is not approved yet."))
    if period.submitted_on and asked_on < period.submitted_on:
        raise ValidationError({"asked_on": _("The report was handed in later than that.")})
    _refuse_due(asked_on, due_on)
    if number and number not in period.snapshot.rules:
        raise ValidationError({"number": _("This number is not in the report.")})


def _refuse_due(asked_on: dt.date, due_on: dt.date | None) -> None:
    if due_on and due_on < asked_on:
        raise ValidationError({"due_on": _("The answer cannot be due before the question.")})


@transaction.atomic
def answer_clarification(
    *, by: User, clarification: Clarification, text: str, document: Document | None = None
) -> ClarificationEntry:
    """Answer the funder, with a paper if there is one. MoveNotAllowed if somebody has answered already."""
    require(permissions.may_manage_periods(by, clarification.period.operation))
    clarification.move_to(State.ANSWERED)
    today = clock.today(clarification.period.operation.zone)
    return _write(clarification, by=by, text=text, on=today, document=document)


@transaction.atomic
def ask_again(
    *, by: User, clarification: Clarification, asked_on: dt.date, text: str, due_on: dt.date | None = None
) -> ClarificationEntry:
    """The funder is not content: a further question, due as the first."""
    require(permissions.may_manage_periods(by, clarification.period.operation))
    _refuse_due(asked_on, due_on)
    due_on = due_on or _due(clarification.period, asked_on)
    clarification.move_to(State.ASKED, asked_on=asked_on, due_on=due_on)
    return _write(clarification, by=by, text=text, on=asked_on, from_funder=True)


@transaction.atomic
def close_clarification(*, by: User, clarification: Clarification) -> None:
    """Settled. With the last one the report is as submitted again."""
    period = Period.objects.select_for_update(of=("self",)).get(pk=clarification.period_id)
    require(permissions.may_manage_periods(by, clarification.period.operation))
    clarification.move_to(State.CLOSED)
    if not period.clarifications.exclude(state=State.CLOSED).exists():
        period.move_to(Period.State.SUBMITTED)


def _write(
    clarification: Clarification,
    *,
    by: User,
    text: str,
    on: dt.date,
    from_funder: bool = False,
    document: Document | None = None,
) -> ClarificationEntry:
    return ClarificationEntry.objects.create(
        clarification=clarification,
        consortium_id=clarification.consortium_id,
        from_funder=from_funder,
        text=text,
        on=on,
        document=document,
        by=by,
        at=timezone.now(),
    )
