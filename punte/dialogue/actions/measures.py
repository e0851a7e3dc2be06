"""What happens to a measure: written, changed, tied to what it came from, reported on until it is delivered."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions.action_groups import works_here, written_once
from punte.dialogue.actions.plans import refuse_unless_writable
from punte.dialogue.actions.syntheses import said
from punte.dialogue.facts import PLAN_ADOPTED
from punte.dialogue.models import Contribution, Criterion, Measure, MeasureBudget, MeasureOrigin, Plan
from punte.people.models import User
from punte.records.models import Fact

_LINES = {
    "title": 200, "partners": 300, "for_whom": 200, "indicator": 200, "unit": 40, "equality": 300, "risk": 300,
}  # fmt: skip
_NEEDED = ("title", "for_whom", "indicator", "unit", "activities")
_TWICE = "one_measure_of_a_title"


@transaction.atomic
def write_measure(
    *, by: User, plan: Plan, budget: Mapping[str, Decimal], total: Decimal, **told: Any
) -> Measure:
    """Write a measure of one objective, with its money by source, which must add up to `total`. Raises
    ValidationError keyed to a field."""
    require(permissions.may_write_plan(by, plan))
    refuse_unless_writable(plan)
    told = _checked(plan, told)
    _check_money(budget, total)
    measure = Measure(consortium_id=plan.consortium_id, plan=plan, made_by=by, **told)
    written_once(measure, "title", _("There is a measure of this title already."))
    _spend(measure, budget)
    return measure


@transaction.atomic
def change_measure(
    *, by: User, measure: Measure, version: int, budget: Mapping[str, Decimal], total: Decimal, **told: Any
) -> Measure:
    """Change a measure while its plan may be written. Of two editors the second is told (MoveNotAllowed)."""
    plan = measure.plan
    require(permissions.may_write_plan(by, plan))
    refuse_unless_writable(plan)
    told = _checked(plan, told)
    _check_money(budget, total)
    try:
        with transaction.atomic():
            rows = Measure.objects.filter(pk=measure.pk, version=version)
            if not rows.update(**told, version=version + 1):
                raise MoveNotAllowed
    except IntegrityError as error:
        if _TWICE not in str(error):
            raise
        raise ValidationError({"title": _("There is a measure of this title already.")}) from None
    measure.budget.all().delete()
    _spend(measure, budget)
    measure.refresh_from_db()
    return measure


def _checked(plan: Plan, told: dict[str, Any]) -> dict[str, Any]:
    told = told | {name: tidy(told.get(name) or "")[:most] for name, most in _LINES.items()}
    told["activities"] = said(told.get("activities") or "", "activities")
    wrong = {name: _("Write a few words.") for name in _NEEDED if not told[name]}
    if told.get("responsible") is None:
        wrong["responsible"] = _("Say which organisation is responsible.")
    if told["objective"].plan_id != plan.pk or not told["objective"].objective:
        wrong["objective"] = _("Choose an objective of this plan.")
    if not dt.date(plan.year_from, 1, 1) <= told["due_on"] <= dt.date(plan.year_to, 12, 31):
        wrong["due_on"] = _("The deadline is within the years of the plan.")
    if told.get("promised_by") and not works_here(told["promised_by"], plan.operation):
        wrong["promised_by"] = _("Who promises it must work in this project.")
    if not 1 <= told.get("weight", 1) <= 10:
        wrong["weight"] = _("Between 1 and 10.")
    if wrong:
        raise ValidationError(wrong)
    return told


def _check_money(budget: Mapping[str, Decimal], total: Decimal) -> None:
    wrong = {
        f"amount_{source}": _("An amount is not below nothing.")
        for source, sum_ in budget.items()
        if sum_ < 0
    }
    if wrong:
        raise ValidationError(wrong)
    if not any(budget.values()):
        raise ValidationError({"total": _("Say where the money comes from.")})
    if sum(budget.values()) != total:
        raise ValidationError({"total": _("The sources do not add up to this sum.")})


def _spend(measure: Measure, budget: Mapping[str, Decimal]) -> None:
    MeasureBudget.objects.bulk_create(
        MeasureBudget(consortium_id=measure.consortium_id, measure=measure, source=source, amount=amount)
        for source, amount in budget.items()
        if amount
    )


@transaction.atomic
def drop_measure(*, by: User, measure: Measure) -> None:
    """Take a measure out of a plan that may still be written."""
    require(permissions.may_write_plan(by, measure.plan))
    refuse_unless_writable(measure.plan)
    measure.delete()


@transaction.atomic
def link_origin(
    *,
    by: User,
    measure: Measure,
    criterion: Criterion | None = None,
    contribution: Contribution | None = None,
) -> MeasureOrigin:
    """Say where a measure came from: a thought on a card, or a contribution. That remains so after the adoption."""
    plan = measure.plan
    require(permissions.may_write_plan(by, plan))
    require(criterion is None or criterion.group_id == plan.group_id)
    require(contribution is None or contribution.consultation.operation_id == plan.operation_id)
    if (criterion is None) == (contribution is None):
        raise ValidationError(_("Choose a thought or a contribution."), code="one")
    if contribution and contribution.state not in Contribution.READ:
        raise ValidationError(_("This contribution was not published or was taken back."), code="state")
    origin = MeasureOrigin(
        consortium_id=measure.consortium_id,
        measure=measure,
        criterion=criterion,
        contribution=contribution,
        by=by,
    )
    return written_once(origin, "origin", _("This stands there already."))


@transaction.atomic
def drop_origin(*, by: User, origin: MeasureOrigin) -> None:
    """The connection was a mistake. What the plan came from when it was adopted stays, as the plan does."""
    plan = origin.measure.plan
    require(permissions.may_write_plan(by, plan))
    told = Fact.objects.of(PLAN_ADOPTED).about(plan).live().first()
    if told and origin.at <= told.recorded_at:
        raise ValidationError(_("It stood there when the plan was adopted, so it stays."), code="adopted")
    origin.delete()
