"""The next cycle of a plan: a copy of what is not delivered yet, which knows what it comes from."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.models import Measure, MeasureBudget, MeasureOrigin, Plan, PlanStakeholder, Problem
from punte.people.models import User

State = Plan.State


@transaction.atomic
def renew_plan(*, by: User, plan: Plan) -> Plan:
    """Begin the next plan from an evaluated one, or from one in force that is replaced before its end. Stakeholders,
    problems and objectives come along, and what was not delivered, with where it came from."""
    require(permissions.may_adopt(by, plan))
    if plan.state == State.ADOPTED or not plan.adopted:
        raise ValidationError(_("A plan is renewed once it is in force."), code="state")
    plan.move_to(State.NEXT_CYCLE if plan.state == State.EVALUATED else State.SUPERSEDED)
    years = plan.year_to - plan.year_from
    copied = (
        "consortium_id", "operation_id", "activity_id", "organisation_id", "group_id", "title", "language", "mandate",
        "diagnosis",
    )  # fmt: skip
    following = Plan.objects.create(
        **{name: getattr(plan, name) for name in copied},
        previous=plan,
        cycle=plan.cycle + 1,
        year_from=plan.year_to + 1,
        year_to=plan.year_to + 1 + years,
        made_by=by,
    )
    _copy(PlanStakeholder, plan, following)
    _copy_measures(by, plan, following, _copy(Problem, plan, following))
    return following


def _copy(kind: type[PlanStakeholder] | type[Problem], plan: Plan, following: Plan) -> dict[int, int]:
    """Gives the new number of each old one."""
    numbers = {}
    for row in kind.objects.filter(plan=plan):
        old, row.pk, row.plan = row.pk, None, following
        row._state.adding = True
        row.save(force_insert=True)
        numbers[old] = row.pk
    return numbers


def _copy_measures(by: User, plan: Plan, following: Plan, problems: dict[int, int]) -> None:
    closed = (Measure.State.COMPLETED, Measure.State.DROPPED)
    for measure in plan.measures.exclude(state__in=closed).prefetch_related("budget", "origins"):
        budget, origins = list(measure.budget.all()), list(measure.origins.all())
        measure.copied_from_id, measure.pk = measure.pk, None
        measure._state.adding = True
        measure.plan, measure.objective_id = following, problems[measure.objective_id]
        measure.state, measure.progress, measure.version, measure.made_by = Measure.State.PLANNED, 0, 1, by
        measure.save(force_insert=True)
        for rows in (budget, origins):
            for row in rows:
                row.pk, row.measure = None, measure
                row._state.adding = True
        MeasureBudget.objects.bulk_create(budget)
        MeasureOrigin.objects.bulk_create(origins)
