"""What is reported on a measure, half-year by half-year; whoever promised it is reminded."""

import datetime as dt
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions.syntheses import said as written
from punte.dialogue.facts import MEASURE_DELIVERED, STRUCK_NOT_DELIVERED
from punte.dialogue.half_years import half_year
from punte.dialogue.models import Measure, Plan, ProgressReport
from punte.people.models import User
from punte.records.actions.facts import record, strike
from punte.records.models import Fact

State = Measure.State
BY_ITSELF: dict[str, int] = {
    State.PLANNED: 0,
    State.COMPLETED: 100,
}  # how far, where the state says it already


@transaction.atomic
def report_progress(
    *,
    by: User,
    measure: Measure,
    version: int,
    on: dt.date,
    state: str,
    progress: int | None,
    said: str,
    reason: str = "",
    reached: Decimal | None = None,
) -> ProgressReport:
    """Say how far a measure is, in percent; None: what its state says by itself. Delivered for the first time, the fact
    is told; delivered after all not, it is struck. Raises ValidationError keyed to a field; of two who report at once
    the second is told (MoveNotAllowed)."""
    require(permissions.may_report(by, measure))
    if not measure.plan.followed:
        raise ValidationError(_("Measures are reported on while the plan is in force."), code="state")
    said, reason = written(said, "said"), tidy(reason)[:300]
    if progress is None:
        progress = BY_ITSELF.get(state)
    _check(measure, on, state, progress, said, reason)
    assert progress is not None  # _check has seen to it
    _move(measure, version, state, progress)
    report = ProgressReport.objects.create(
        consortium_id=measure.consortium_id, measure=measure, on=on, half_year=half_year(on), state=state,
        progress=progress, said=said, reason=reason, reached=reached, by=by,
    )  # fmt: skip
    _tell(by, measure, state, on)
    # The first report begins the monitoring; of two who report on two measures at once neither is refused.
    Plan.objects.filter(pk=measure.plan_id, state=Plan.State.IN_FORCE).update(state=Plan.State.MONITORED)
    return report


def _check(measure: Measure, on: dt.date, state: str, progress: int | None, said: str, reason: str) -> None:
    wrong = _wrong_state(measure, state, reason)
    if on > clock.today(measure.plan.operation.zone):
        wrong["on"] = _("This day has not come yet.")
    elif measure.plan.in_force_on and on < measure.plan.in_force_on:
        wrong["on"] = _("The plan was not in force on this day.")
    if lacks := _wrong_progress(state, progress):
        wrong["progress"] = lacks
    if not said:
        wrong["said"] = _("Say what was done.")
    if wrong:
        raise ValidationError(wrong)


def _wrong_progress(state: str, progress: int | None) -> str:
    if progress is None:
        return _("Say how far it is, in percent.")
    if state == State.COMPLETED and progress != BY_ITSELF[state]:
        return _("Delivered means 100 percent. Write 100, or say that it is in progress.")
    if state == State.PLANNED and progress != BY_ITSELF[state]:
        return _("Planned means that nothing is done yet. Write 0, or say that it is in progress.")
    if state != State.COMPLETED and not 0 <= progress <= 99:
        return _("Between 0 and 99 percent; a hundred is delivered.")
    return ""


def _wrong_state(measure: Measure, state: str, reason: str) -> dict[str, str]:
    if state not in State.values or not measure.may_move_to(state):
        return {"state": _("This cannot follow on what was reported before.")}
    if reason:
        return {}
    if state in (State.BLOCKED, State.DROPPED):
        return {"reason": _("Say why it stands still.")}
    if measure.state == State.COMPLETED:
        return {"reason": _("Say why it is not delivered after all.")}
    return {}


def _move(measure: Measure, version: int, state: str, progress: int) -> None:
    rows = Measure.objects.filter(pk=measure.pk, version=version, state=measure.state)
    if not rows.update(state=state, progress=progress, version=F("version") + 1):
        raise MoveNotAllowed


def _tell(by: User, measure: Measure, state: str, on: dt.date) -> None:
    before, measure.state = measure.state, state
    if state == State.COMPLETED and before != State.COMPLETED:
        record(MEASURE_DELIVERED, by=by, about=measure, on=on)
    elif before == State.COMPLETED:
        for fact in Fact.objects.about(measure).live():
            strike(fact, by=by, reason=STRUCK_NOT_DELIVERED, on=on)
