"""What happens to a plan: begun, changed while it is a draft, taken step by step to its adoption, evaluated."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions.syntheses import said
from punte.dialogue.facts import PLAN_ADOPTED, STRUCK_TOLD_BY_PLAN
from punte.dialogue.models import ActionGroup, Consultation, GroupMember, Plan, Problem
from punte.dialogue.plan_content import content, digest
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.models import Activity
from punte.records.actions.documents import add_document, link_evidence
from punte.records.actions.facts import record, strike
from punte.records.facts import PLAN_COMPLETED
from punte.records.models import Deliverable, Document, Fact

State = Plan.State
ASKED_AT_LEAST = dt.timedelta(days=10)  # to send proposals in writing: Romanian Law 52/2003, article 7 (4)


@transaction.atomic
def begin_plan(
    *, by: User, group: ActionGroup, activity: Activity, organisation: Organisation, **told: Any
) -> Plan:
    """Begin the plan of a local action group under its mandate. Raises ValidationError keyed to a field."""
    operation = group.operation
    require(permissions.may_begin_plan(by, operation))
    require(activity.operation_id == operation.pk)
    require(operation.partnerships.filter(organisation=organisation).exists())
    return Plan.objects.create(
        consortium_id=group.consortium_id,
        operation=operation,
        activity=activity,
        organisation=organisation,
        group=group,
        made_by=by,
        **_checked(**told),
    )


@transaction.atomic
def change_plan(*, by: User, plan: Plan, version: int, diagnosis: str, **told: Any) -> Plan:
    """Change title, years, mandate and diagnosis, while the plan may be written. Of two editors the second is told
    (MoveNotAllowed)."""
    require(permissions.may_write_plan(by, plan))
    refuse_unless_writable(plan)
    told = _checked(**told) | {"diagnosis": said(diagnosis, "diagnosis")}
    rows = Plan.objects.filter(pk=plan.pk, version=version, state__in=Plan.WRITTEN_IN)
    if not rows.update(**told, version=version + 1):
        raise MoveNotAllowed
    plan.refresh_from_db()
    return plan


def _checked(
    *, title: str, year_from: int, year_to: int, mandate: str, language: str = "ro"
) -> dict[str, Any]:
    title, mandate, wrong = tidy(title)[:200], said(mandate, "mandate"), {}
    if not title:
        wrong["title"] = _("Give the plan a title.")
    if not mandate:
        wrong["mandate"] = _("Say who asked for the plan, and on what ground.")
    if not 1990 <= year_from <= year_to <= 2100:
        wrong["year_to"] = _("The last year is not before the first.")
    if wrong:
        raise ValidationError(wrong)
    return {
        "title": title,
        "mandate": mandate,
        "language": language,
        "year_from": year_from,
        "year_to": year_to,
    }


def refuse_unless_writable(plan: Plan) -> None:
    """Raises ValidationError while the draft is frozen, and after the adoption."""
    if plan.state == State.CONSULTATION:
        raise ValidationError(_("The draft is frozen while people comment on it."), code="frozen")
    if not plan.writable:
        raise ValidationError(_("An adopted plan is not changed any more."), code="adopted")


@transaction.atomic
def advance_plan(*, by: User, plan: Plan) -> None:
    """Take the next of the steps that need no words, when what it needs is there. Raises ValidationError that says
    what is missing."""
    require(permissions.may_write_plan(by, plan))
    step = NEXT.get(State(plan.state))
    if step is None:
        raise MoveNotAllowed
    state, missing = step
    lacks = missing(plan)
    if lacks:
        raise ValidationError(lacks, code="missing")
    plan.move_to(state)


def _lacks_group(plan: Plan) -> str:
    parts = set(plan.group.members.values_list("part", flat=True))
    if parts == set(GroupMember.Part.values):
        return ""
    return _("The action group needs a public, a private and a citizens' side.")


def _lacks_diagnosis(plan: Plan) -> str:
    return "" if plan.diagnosis else _("Write the diagnosis first.")


def _lacks_tree(plan: Plan) -> str:
    kinds = set(plan.problems.values_list("kind", flat=True))
    if kinds == set(Problem.Kind.values):
        return ""
    return _("The tree needs its core problem, a cause and an effect.")


def _lacks_objectives(plan: Plan) -> str:
    turned = plan.problems.exclude(kind=Problem.Kind.EFFECT).filter(objective="")
    return _("The core problem and each cause are turned into an objective.") if turned.exists() else ""


def _lacks_measures(plan: Plan) -> str:
    if not plan.measures.exists():
        return _("Write at least one measure.")
    return _("Each measure says what it costs.") if plan.measures.filter(budget=None).exists() else ""


def _lacks_draft(plan: Plan) -> str:
    return "" if plan.stakeholders.exists() else _("Write whom the plan concerns.")


NEXT = {
    State.MANDATE: (State.GROUP_FORMED, _lacks_group),
    State.GROUP_FORMED: (State.DIAGNOSIS, _lacks_diagnosis),
    State.DIAGNOSIS: (State.PROBLEM_TREE, _lacks_tree),
    State.PROBLEM_TREE: (State.OBJECTIVES, _lacks_objectives),
    State.OBJECTIVES: (State.COSTED, _lacks_measures),
    State.COSTED: (State.DRAFT, _lacks_draft),
}
BACK = {after: before for before, (after, _missing) in NEXT.items()}


@transaction.atomic
def step_back(*, by: User, plan: Plan) -> None:
    """Go back one step, before the draft is shown."""
    require(permissions.may_write_plan(by, plan))
    if plan.state not in BACK:
        raise MoveNotAllowed
    plan.move_to(BACK[State(plan.state)])


@transaction.atomic
def consult_on_plan(
    *,
    by: User,
    plan: Plan,
    first: dt.date,
    last: dt.date,
    channels: str,
    consultation: Consultation | None = None,
) -> None:
    """Freeze the draft and ask everybody what they think of it. Raises ValidationError keyed to a field."""
    require(permissions.may_write_plan(by, plan))
    require(consultation is None or consultation.operation_id == plan.operation_id)
    channels = _asked(plan, first, last, channels)
    plan = _held(plan)
    told = content(plan)
    plan.move_to(
        State.CONSULTATION,
        commented_from=first,
        commented_to=last,
        channels=channels,
        consultation=consultation or plan.consultation,
        frozen=told,
        digest=digest(told),
    )


def _asked(plan: Plan, first: dt.date, last: dt.date, channels: str) -> str:
    channels, wrong = tidy(channels)[:300], {}
    if first < clock.today(plan.operation.zone):
        wrong["first"] = _("This day is over; nobody can comment on it any more.")
    if last < first:
        wrong["last"] = _("The last day is before the first.")
    elif last - first + dt.timedelta(days=1) < ASKED_AT_LEAST:
        wrong["last"] = _("People need at least %(days)s days.") % {"days": ASKED_AT_LEAST.days}
    if not channels:
        wrong["channels"] = _("Say how one can comment.")
    if wrong:
        raise ValidationError(wrong)
    return channels


def _held(plan: Plan) -> Plan:
    """The plan as it is now: who freezes it and who writes in it wait for each other. The caller's object follows."""
    Plan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    plan.refresh_from_db()
    return plan


@transaction.atomic
def revise_plan(*, by: User, plan: Plan, changes: str) -> None:
    """The comments are in: say what people said and what was done; the plan may be written again. Not before the last
    day is over. Raises ValidationError, for the words keyed to `changes`."""
    require(permissions.may_write_plan(by, plan))
    if lasting := still_asked(plan):
        raise ValidationError(lasting, code="early")
    changes = said(changes, "changes")
    if not changes:
        raise ValidationError({"changes": _("Say what people said, and what you did with it.")})
    plan.move_to(State.REVISED, changes=changes)


def still_asked(plan: Plan) -> str:
    """Until when people may still comment on the draft, in words; empty when that is over."""
    last = plan.commented_to
    if plan.state != State.CONSULTATION or last is None or clock.today(plan.operation.zone) > last:
        return ""
    day = formats.day(last, "long")
    return _("Everybody may comment until %(day)s; the consultation ends after that day.") % {"day": day}


@transaction.atomic
def adopt_plan(
    *,
    by: User,
    plan: Plan,
    decided_by: str,
    decision: str,
    decided_on: dt.date,
    content: bytes,
    name: str,
    deliverable: Deliverable | None = None,
) -> Fact:
    """Write down who adopted the plan, by which decision, on which day, with its paper: now everybody may read it, and
    the fact is told. A `deliverable` that told the same by hand before is struck, so that the plan counts once. Raises
    ValidationError keyed to a field."""
    require(permissions.may_adopt(by, plan))
    if not plan.may_move_to(State.ADOPTED):
        raise ValidationError(_("Only a revised plan is adopted."), code="state")
    decision = _decided(plan, decided_by, decision, decided_on)
    document = add_document(
        by=by, operation=plan.operation, content=content, name=name, title=f"{plan.title}: {decision}"[:200],
        kind=Document.Kind.PUBLICATION, dated=decided_on,
    )  # fmt: skip
    plan.move_to(
        State.ADOPTED, decided_by=decided_by, decision=decision, decided_on=decided_on, document=document
    )
    told = record(PLAN_ADOPTED, by=by, about=plan, on=decided_on)
    link_evidence(by=by, fact=told, document=document)
    if deliverable:
        _tell_once(by, plan, deliverable)
    return told


def _decided(plan: Plan, decided_by: str, decision: str, on: dt.date) -> str:
    decision, wrong = tidy(decision)[:60], {}
    if decided_by not in Plan.Body.values:
        wrong["decided_by"] = _("Say who adopted it.")
    if not decision:
        wrong["decision"] = _("Write the number of the decision.")
    if on > clock.today(plan.operation.zone):
        wrong["decided_on"] = _("This day has not come yet.")
    elif plan.commented_to and on <= plan.commented_to:
        wrong["decided_on"] = _("People could still comment on this day.")
    if wrong:
        raise ValidationError(wrong)
    return decision


def _tell_once(by: User, plan: Plan, deliverable: Deliverable) -> None:
    same = deliverable.operation_id == plan.operation_id and deliverable.kind == PLAN_COMPLETED.number
    require(same)
    for fact in Fact.objects.about(deliverable).live():
        strike(fact, by=by, reason=STRUCK_TOLD_BY_PLAN, on=clock.today(plan.operation.zone))


@transaction.atomic
def enforce_plan(*, by: User, plan: Plan, on: dt.date) -> None:
    """From this day on the measures are carried out; whoever promised one is reminded. Raises ValidationError keyed to
    `on`."""
    require(permissions.may_adopt(by, plan))
    if plan.decided_on is None or on < plan.decided_on:
        raise ValidationError({"on": _("A plan is in force only after it was adopted.")})
    if on > clock.today(plan.operation.zone):
        raise ValidationError({"on": _("This day has not come yet.")})
    plan.move_to(State.IN_FORCE, in_force_on=on)


@transaction.atomic
def evaluate_plan(*, by: User, plan: Plan, evaluation: str) -> None:
    """At the end of its years: what it changed, and what not. Raises ValidationError keyed to `evaluation`."""
    require(permissions.may_adopt(by, plan))
    evaluation = said(evaluation, "evaluation")
    if not evaluation:
        raise ValidationError({"evaluation": _("Say what the plan changed, and what not.")})
    plan.move_to(State.EVALUATED, evaluation=evaluation)
