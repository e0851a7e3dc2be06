"""What the pages of plans show, within the project and outside: the way of the plan, its tree, its measures."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.money import Money
from punte.base.translated import LANGUAGES, OWN_NAMES
from punte.dialogue.half_years import progress
from punte.dialogue.models import Consultation, Measure, Plan, Problem, ProgressReport
from punte.dialogue.permissions import may_read
from punte.people.models import User
from punte.records.models import Document

State = Plan.State
STATE_TONES = {
    State.CONSULTATION: "info",
    State.ADOPTED: "success",
    State.IN_FORCE: "success",
    State.MONITORED: "success",
    State.EVALUATED: "success",
    State.SUPERSEDED: "neutral",
}
MEASURE_TONES = {
    Measure.State.IN_PROGRESS: "info",
    Measure.State.COMPLETED: "success",
    Measure.State.BLOCKED: "warning",
}
WAY = (
    (State.MANDATE, State.GROUP_FORMED),
    (State.DIAGNOSIS, State.PROBLEM_TREE, State.OBJECTIVES),
    (State.COSTED, State.DRAFT),
    (State.CONSULTATION, State.REVISED),
    (State.ADOPTED, State.IN_FORCE),
    (State.MONITORED,),
    (State.EVALUATED, State.NEXT_CYCLE, State.SUPERSEDED),
)


def list_rows(plans: Iterable[Plan]) -> list[dict[str, Any]]:
    """Each plan with its town, its state and how far its measures are."""
    return [
        {
            "it": plan,
            "tone": STATE_TONES.get(State(plan.state), "neutral"),
            "done": progress(plan.measures.all()) if plan.adopted else None,
            "measures": len(plan.measures.all()),
        }
        for plan in plans
    ]


def stages(plan: Plan) -> dict[str, Any]:
    """The way of a plan in seven words, and where it is (from 1)."""
    words = [
        _("Mandate"), _("Diagnosis"), _("Measures"), _("Consultation"), _("Adoption"), _("Monitoring"), _("Evaluation"),
    ]  # fmt: skip
    return {"stages": words, "now": next(n for n, states in enumerate(WAY, 1) if plan.state in states)}


def facts(plan: Plan) -> list[tuple[str, str]]:
    """What stands at the top of its page."""
    place = plan.group.settlement
    told = [
        (_("Town"), f"{place.name}, {place.region}"),
        (_("Years"), f"{plan.year_from}–{plan.year_to}"),
        (_("Action group"), plan.group.name),
    ]
    if plan.decided_on:
        decision = _("%(number)s of %(day)s") % {
            "number": plan.decision,
            "day": formats.day(plan.decided_on, "long"),
        }
        told.append((str(plan.get_decided_by_display()).capitalize(), decision))
    if plan.in_force_on:
        told.append((_("In force since"), formats.day(plan.in_force_on, "long")))
    return told


def opens_decision(user: User, plan: Plan) -> bool:
    """Whether there is the paper of the decision, and this reader may open it."""
    if plan.document_id is None:
        return False
    rows = Document.objects.visible_to(user).filter(pk=plan.document_id, state=Document.State.ACCEPTED)
    return rows.exists()


def measures_of(plan: Plan) -> list[Measure]:
    """With what a page shows of them."""
    rows = plan.measures.select_related("responsible", "objective", "promised_by").prefetch_related("budget")
    found: list[Any] = list(rows.annotate(origin_count=Count("origins")))
    for measure in found:
        measure.plan = plan
    return found


def tree(plan: Plan, measures: list[Measure]) -> list[dict[str, Any]]:
    """The result tree: each objective with its measures and how far they are together."""
    told = []
    for problem in plan.problems.all():
        own = [m for m in measures if m.objective_id == problem.pk]
        if own:
            done = progress(own)
            told.append({"objective": problem.objective, "done": done, "rows": [measure_row(m) for m in own]})
    return told


def measure_row(measure: Measure) -> dict[str, Any]:
    """One measure, in a list."""
    return {
        "it": measure,
        "tone": MEASURE_TONES.get(Measure.State(measure.state), "neutral"),
        "cost": measure.cost,
        "origins": measure.origin_count,  # type: ignore[attr-defined]
        "spoken": _("%(done)s percent done") % {"done": measure.progress},
    }


def reach(measure: Measure) -> str:
    """By what one sees that it is done: the indicator, from what it is to what it shall be."""
    return _reach(measure.indicator, measure.baseline, measure.target, measure.unit)


def _reach(indicator: str, baseline: Decimal, target: Decimal, unit: str) -> str:
    return _("%(indicator)s: from %(baseline)s to %(target)s %(unit)s") % {
        "indicator": indicator,
        "baseline": formats.number(baseline.normalize()),
        "target": formats.number(target.normalize()),
        "unit": unit,
    }


def reached(measure: Measure, report: ProgressReport) -> str:
    """What the indicator was when this was reported; empty where nobody said."""
    if report.reached is None:
        return ""
    told = {"n": formats.number(report.reached.normalize()), "unit": measure.unit}
    return _("Indicator now: %(n)s %(unit)s.") % told


def last_reports(measures: list[Measure]) -> dict[int, dict[str, Any]]:
    """What was said last of each measure on which something was, without who said it; one query."""
    of = {measure.pk: measure for measure in measures}
    rows = ProgressReport.objects.filter(measure__in=measures).order_by("measure_id", "-pk")
    return {
        row.measure_id: {
            "on": row.on,
            "said": row.said,
            "small": [text for text in (row.reason, reached(of[row.measure_id], row)) if text],
        }
        for row in rows.distinct("measure_id")
    }


def branches(plan: Plan) -> list[tuple[str, list[Problem]]]:
    """The problem tree from its crown to its roots."""
    rows = list(plan.problems.all())
    return [(word, [p for p in rows if p.kind == kind]) for kind, word in _places()]


def _places() -> list[tuple[str, str]]:
    kinds = Problem.Kind
    return [(kinds.EFFECT, _("Effects")), (kinds.CORE, _("Core problem")), (kinds.CAUSE, _("Causes"))]


def frozen(plan: Plan) -> dict[str, Any]:
    """The draft that people commented on, as it was frozen, without whom it concerns: what is written in the plan
    after the consultation nobody outside reads before it is decided."""
    told: Any = plan.frozen
    return {
        "mandate": told["mandate"],
        "diagnosis": told["diagnosis"],
        "branches": [(word, [p for p in told["problems"] if p["kind"] == kind]) for kind, word in _places()],
        "measures": [
            {
                "title": row["title"],
                "activities": row["activities"],
                "responsible": row["responsible"],
                "due_on": dt.date.fromisoformat(row["due_on"]),
                "reach": _reach(
                    row["indicator"][0],
                    Decimal(row["indicator"][1]),
                    Decimal(row["indicator"][2]),
                    row["indicator"][3],
                ),
            }
            for row in told["measures"]
        ],
    }


def money(plan: Plan, measures: list[Measure]) -> list[tuple[str, Money]]:
    """What the plan costs by source, and together last."""
    sums: dict[str, Money] = {}
    for measure in measures:
        for part in measure.budget.all():
            word = str(part.get_source_display()).capitalize()
            amount = Money(part.amount, plan.operation.currency)
            sums[word] = sums[word] + amount if word in sums else amount
    if not sums:
        return []
    first, *rest = sums.values()
    together = first
    for amount in rest:
        together += amount
    return [*sums.items(), (_("Together"), together)]


def consultation_of(user: User | AnonymousUser, plan: Plan) -> Consultation | None:
    """The consultation on its draft, where this reader may read it."""
    if plan.consultation_id is None:
        return None
    found = Consultation.objects.announced().filter(pk=plan.consultation_id).first()
    return found if found and may_read(user, found) else None  # type: ignore[arg-type]


def asked(consultation: Consultation) -> list[Plan]:
    """The drafts about which a consultation asks or asked, until they are decided."""
    return list(Plan.objects.consulted().filter(consultation=consultation).order_by("pk"))


def papers(plan: Plan, *, public: bool = False) -> list[tuple[str, str, str]]:
    """(language, its own name, address) of the printed plan."""
    name = "dialogue:public_plan_pdf" if public else "dialogue:plan_pdf"
    args = [plan.pk] if public else [plan.operation.code, plan.pk]
    return [
        (code, word, reverse(name, args=[*args, code]))
        for code, word in zip(LANGUAGES, OWN_NAMES, strict=True)
    ]
