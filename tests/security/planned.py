"""Of each partner an action group with cards that two code, the draft of its plan, and a plan that is in force."""

import datetime as dt
from typing import Any

from punte.dialogue.actions import codings, indicators, measures
from punte.dialogue.forms.choices import colleagues
from punte.dialogue.models import Problem, ProgressReport
from punte.dialogue.tests import planned as cast
from punte.organisations.models import Organisation
from punte.participation.models import Participation
from punte.people.models import User

ADOPTED = "adopted_plan_id"
OF_ADOPTED = ("dialogue:public_plan_detail", "dialogue:public_plan_pdf")


def planned(by: User, found: Participation) -> dict[str, Any]:
    """Names nobody; gives their numbers."""
    operation, place = found.operation, f"{found.organisation_id}"
    other = colleagues(operation).exclude(pk=by.pk)[0]
    group = cast.a_group(by, operation, f"Group {place}")
    thought = cast.typed(by, group)[0]
    codings.name_coders(by=by, group=group, first=by, second=other)
    ready = cast.approved(by, other, cast.a_group(by, operation, f"Ready {place}"))
    situations = ["none", "few", "some", "many", "all"]
    seen = indicators.describe_indicator(
        by=by, group=ready, name="Work", component="A06", situations=situations
    )
    draft = cast.a_plan(by, group)
    measure = cast.written(by, draft)
    origin = measures.link_origin(by=by, measure=measure, criterion=thought)
    acted = indicators.write_action(
        by=by, group=ready, name="A shuttle bus", who="The town hall", existing=True, effects={seen.pk: 1}
    )
    adopted = cast.a_plan(by, ready)
    followed = cast.in_force(by, adopted)
    told = {"half_year": "2024-2", "state": "planned", "progress": 0, "said": "Not begun.", "by": by}
    ProgressReport.objects.create(
        consortium_id=operation.consortium_id, measure=followed, on=dt.date(2024, 12, 31), **told
    )
    return {
        "action_group_id": group.pk,
        "ready_group_id": ready.pk,
        "member_id": group.members.first().pk,  # type: ignore[union-attr]
        "circle_id": group.circles.get().pk,
        "card_id": thought.answer_id,
        "thought_id": thought.pk,
        "wellbeing_id": seen.pk,
        "wellbeing_action_id": acted.pk,
        "plan_id": draft.pk,
        ADOPTED: adopted.pk,
        "stakeholder_id": draft.stakeholders.get().pk,
        "problem_id": draft.problems.get(kind="effect").pk,
        "measure_id": measure.pk,
        "followed_id": followed.pk,
        "origin_id": origin.pk,
        "plan_step": "adopt",
    }


def of_route(route: str, ids: dict[str, Any]) -> dict[str, Any]:
    """The rows that this route is about, where they are others than the draft's."""
    if route in OF_ADOPTED:
        return {"plan_id": ids[ADOPTED]}
    if route == "dialogue:measure_report":
        return {"measure_id": ids["followed_id"]}
    told = (
        "indicator_measure",
        "indicator_create",
        "indicator_edit",
        "indicator_drop",
        "action_edit",
        "action_drop",
    )
    ready = tuple(f"dialogue:{name}" for name in told)
    return {"action_group_id": ids["ready_group_id"]} if route in ready else {}


def _date(name: str, year: int = 2025, month: int = 1, day: int = 15) -> dict[str, int]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def _group(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    facilitator = colleagues(corner.operation)[0]
    return {
        "name": f"New {actor}", "settlement": "Baia Mare, Maramureș", "facilitator": facilitator.pk,
        **_date("founded_on"), "version": 1,
    }  # fmt: skip


def _coders(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    first, second = colleagues(corner.operation)[:2]
    return {"first": first.pk, "second": second.pk}


def _plan(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {
        "group": file.ids["action_group_id"], "activity": corner.operation.activities.first().pk,
        "organisation": corner.organisations["lead"].pk, "title": "A plan", "language": "ro", "year_from": 2025,
        "year_to": 2027, "mandate": "Asked for.", "version": 2,
    }  # fmt: skip


def _measure(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    objective = Problem.objects.filter(plan=file.ids["plan_id"], kind="cause").first()
    return {
        "objective": objective.pk if objective else "", "title": "Another", "activities": "Each week.",
        "responsible": corner.organisations["lead"].name, "for_whom": "all", **_date("due_on", 2026),
        "indicator": "Visits", "baseline": 0, "target": 10, "unit": "visits", "weight": 1, "amount_local": 100,
        "total": 100, "version": 1,
    }  # fmt: skip


def _card(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {"card": 9, "question": "well", "text": "Peace"}


def _indicator(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {
        "name": "Bus",
        "component": "A10",
        "version": 1,
        **{f"situation_{n}": f"{n} buses" for n in range(5)},
    }


def _member(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    return {"organisation": Organisation.objects.order_by("-pk")[0].name, "part": "public"}


BODIES: dict[str, Any] = {
    "dialogue:action_group_create": _group,
    "dialogue:action_group_edit": _group,
    "dialogue:member_add": _member,
    "dialogue:circle_create": lambda w, a, c, f: {"name": "Carers", "people": 8, **_date("met_on")},
    "dialogue:card_create": _card,
    "dialogue:coders_name": _coders,
    "dialogue:coding": lambda w, a, c, f: {"thought": f.ids["thought_id"], "component": "A06"},
    "dialogue:indicator_create": _indicator,
    "dialogue:indicator_measure": lambda w, a, c, f: {"situation": 2, "version": 1, **_date("on")},
    "dialogue:action_create": lambda w, a, c, f: {"name": "Bus", "who": "Town", "existing": "0", "version": 1},
    "dialogue:indicator_edit": _indicator,
    "dialogue:action_edit": lambda w, a, c, f: {
        "name": "Bus", "who": "Town", "existing": "0", "version": 1, f"effect_{f.ids['wellbeing_id']}": 1,
    },
    "dialogue:plan_create": _plan,
    "dialogue:plan_edit": lambda w, a, c, f: _plan(w, a, c, f) | {"diagnosis": "Known."},
    "dialogue:stakeholder_add": lambda w, a, c, f: {
        "name": "Schools", "role": "rooms", "wants": "calm", "interest": 2, "influence": 2,
    },
    "dialogue:problem_create": lambda w, a, c, f: {"kind": "cause", "text": "No bus", "objective": "A bus"},
    "dialogue:problem_edit": lambda w, a, c, f: {"text": "No bus", "objective": "A bus"},
    "dialogue:measure_create": _measure,
    "dialogue:measure_edit": _measure,
    "dialogue:measure_report": lambda w, a, c, f: {
        "state": "in_progress", "progress": 30, "said": "Begun.", "version": 1, **_date("on", 2025, 2),
    },
    "dialogue:origin_link": lambda w, a, c, f: {"criterion": f.ids["thought_id"] + 1},
}  # fmt: skip
