"""Whom a plan concerns, and its problem tree, turned round into objectives."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import tidy
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions.action_groups import written_once
from punte.dialogue.actions.plans import refuse_unless_writable
from punte.dialogue.models import Plan, PlanStakeholder, Problem
from punte.people.models import User


@transaction.atomic
def add_stakeholder(
    *, by: User, plan: Plan, name: str, role: str, wants: str, interest: int, influence: int
) -> PlanStakeholder:
    """Write whom the plan concerns or who can move it. Raises ValidationError keyed to a field."""
    require(permissions.may_write_plan(by, plan))
    refuse_unless_writable(plan)
    name, role, wants = tidy(name)[:150], tidy(role)[:150], tidy(wants)[:300]
    told = {"name": name, "role": role, "wants": wants}
    wrong = {field: _("Write a few words.") for field, text in told.items() if not text}
    levels = {"interest": interest, "influence": influence}
    wrong |= {
        f: _("Choose one of the three.") for f, n in levels.items() if n not in PlanStakeholder.Level.values
    }
    if wrong:
        raise ValidationError(wrong)
    row = PlanStakeholder(consortium_id=plan.consortium_id, plan=plan, **told, **levels)
    return written_once(row, "name", _("They stand in the plan already."))


@transaction.atomic
def drop_stakeholder(*, by: User, stakeholder: PlanStakeholder) -> None:
    """Take them out of the plan."""
    require(permissions.may_write_plan(by, stakeholder.plan))
    refuse_unless_writable(stakeholder.plan)
    stakeholder.delete()


@transaction.atomic
def add_problem(
    *, by: User, plan: Plan, kind: str, text: str, evidence: str = "", objective: str = ""
) -> Problem:
    """Put a problem into the tree; there is one core problem. Raises ValidationError keyed to a field."""
    require(permissions.may_write_plan(by, plan))
    refuse_unless_writable(plan)
    if kind not in Problem.Kind.values:
        raise ValidationError({"kind": _("Say where in the tree it stands.")})
    told = _told(text, evidence, objective)
    row = Problem(consortium_id=plan.consortium_id, plan=plan, kind=kind, **told)
    return written_once(row, "kind", _("There is one core problem; this is a cause or an effect."))


@transaction.atomic
def turn_problem(*, by: User, problem: Problem, text: str, evidence: str, objective: str) -> None:
    """Correct a problem, and write it turned round: what will be true when it is gone. Raises ValidationError keyed to
    a field."""
    require(permissions.may_write_plan(by, problem.plan))
    refuse_unless_writable(problem.plan)
    told = _told(text, evidence, objective)
    if not told["objective"] and problem.measures.exists():
        raise ValidationError({"objective": _("Measures serve this objective; it is not left empty.")})
    Problem.objects.filter(pk=problem.pk).update(**told)
    for name, value in told.items():
        setattr(problem, name, value)


def _told(text: str, evidence: str, objective: str) -> dict[str, str]:
    told = {"text": tidy(text)[:300], "evidence": tidy(evidence)[:300], "objective": tidy(objective)[:300]}
    if not told["text"]:
        raise ValidationError({"text": _("Write the problem in one sentence.")})
    return told


@transaction.atomic
def drop_problem(*, by: User, problem: Problem) -> None:
    """Take a problem out of the tree, unless measures serve its objective."""
    require(permissions.may_write_plan(by, problem.plan))
    refuse_unless_writable(problem.plan)
    try:
        with transaction.atomic():
            problem.delete()
    except ProtectedError:
        raise ValidationError(_("Measures serve this objective. Move them first."), code="used") from None
