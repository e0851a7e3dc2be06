"""A local action group on its way and a plan in any state, for the tests of this room."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.test import override_settings

from punte.dialogue.actions import action_groups, cards, codings, measures, problems, syntheses
from punte.dialogue.actions import plans as acts
from punte.dialogue.models import ActionGroup, Criterion, HomogeneousGroup, Measure, Plan
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.models import Operation
from punte.reference.models import Settlement

TODAY = dt.date(2025, 3, 17)
FOUNDED = dt.date(2024, 9, 2)
DAY = dt.date(2024, 11, 4)  # the first on which everybody is asked
ADOPTED = dt.date(2024, 12, 10)
QUESTIONS = ("well", "ill", "do")


def place() -> Settlement:
    """A town."""
    return Settlement.objects.named("Baia Mare", "RO114").order_by("rural", "code")[0]


def a_group(
    by: User, operation: Operation, name: str = "GAL Baia Mare", *, members: bool = True
) -> ActionGroup:
    """A group, with three sides at its table."""
    group = action_groups.found_group(
        by=by, operation=operation, name=name, settlement=place(), facilitator=by, founded_on=FOUNDED
    )
    sides = ("public", "private", "citizens") if members else ()
    for part, organisation in zip(sides, Organisation.objects.order_by("pk"), strict=False):
        action_groups.add_member(by=by, group=group, organisation=organisation, part=part)
    return group


def a_circle(by: User, group: ActionGroup, name: str = "Employers") -> HomogeneousGroup:
    """Nine people of one kind."""
    return action_groups.gather_circle(by=by, group=group, name=name, met_on=FOUNDED, people=9)


def typed(by: User, group: ActionGroup, cards_: int = 2) -> list[Criterion]:
    """Cards on the table: one thought for each card and question."""
    circle = a_circle(by, group)
    for card in range(1, cards_ + 1):
        for question in QUESTIONS:
            cards.type_card(by=by, circle=circle, card=card, question=question, text=f"{question} {card}")
    return list(Criterion.objects.of(group))


def coded(
    lead: User, first: User, second: User, group: ActionGroup, *, alike: bool = True
) -> list[Criterion]:
    """Coded by both; where they are not alike the second puts the first thought elsewhere."""
    rows = typed(lead, group)
    codings.name_coders(by=lead, group=group, first=first, second=second)
    for n, row in enumerate(rows):
        codings.code_criterion(by=first, criterion=row, component="A06")
        codings.code_criterion(by=second, criterion=row, component="A06" if alike or n else "B00")
    return rows


def approved(lead: User, other: User, group: ActionGroup) -> ActionGroup:
    """Reconciled, summed up, approved by the people."""
    coded(lead, lead, other, group)
    codings.close_reconciliation(by=lead, group=group)
    group.refresh_from_db()
    syntheses.write_synthesis(
        by=lead, group=group, version=group.version, synthesis="Work.", minority="Peace."
    )
    syntheses.approve_synthesis(by=lead, group=group, version=group.version, on=TODAY, people=9)
    return group


def a_plan(by: User, group: ActionGroup, **also: Any) -> Plan:
    """A plan with its mandate."""
    operation = group.operation
    told = {
        "activity": operation.activities.first(),
        "organisation": operation.partnerships.get(role="lead").organisation,
        "title": f"Plan of {group.name}",
        "year_from": 2025,
        "year_to": 2028,
        "mandate": "The partners asked for it.",
    }
    return acts.begin_plan(by=by, group=group, **(told | also))


def written(by: User, plan: Plan) -> Measure:
    """With everything that a draft needs; gives its one measure."""
    text = {"title": plan.title, "year_from": 2025, "year_to": 2028, "mandate": plan.mandate}
    acts.change_plan(by=by, plan=plan, version=plan.version, diagnosis="What is known.", **text)
    stakeholder = {"name": "Town hall", "role": "decides", "wants": "calm", "interest": 2, "influence": 3}
    problems.add_stakeholder(by=by, plan=plan, **stakeholder)
    objective = None
    for kind in ("core", "cause", "effect"):
        made = problems.add_problem(by=by, plan=plan, kind=kind, text=f"A {kind}", objective=f"No {kind}")
        objective = made if kind == "cause" else objective
    return measures.write_measure(by=by, plan=plan, **a_measure(plan, objective=objective))


def a_measure(plan: Plan, **also: Any) -> dict[str, Any]:
    """What the form of a measure says."""
    told = {
        "objective": plan.problems.filter(kind="cause").first(),
        "title": "One counter",
        "activities": "Every Thursday.",
        "responsible": plan.organisation,
        "promised_by": None,
        "for_whom": "everybody",
        "due_on": dt.date(2026, 6, 30),
        "indicator": "Requests answered",
        "baseline": Decimal(0),
        "target": Decimal(100),
        "unit": "requests",
        "weight": 2,
        "budget": {"local": Decimal(600), "eu": Decimal(400)},
        "total": Decimal(1000),
    }
    return told | also


def drafted(by: User, plan: Plan) -> Measure:
    """Up to the draft."""
    measure = written(by, plan)
    for _step in range(6):
        acts.advance_plan(by=by, plan=plan)
    return measure


def revised(by: User, plan: Plan) -> Measure:
    """Consulted on, and revised."""
    measure = drafted(by, plan)
    _asked(by, plan)
    return measure


def _asked(by: User, plan: Plan) -> None:
    consulted(by, plan, DAY)
    with at(DAY + dt.timedelta(22)):
        acts.revise_plan(by=by, plan=plan, changes="You said later; we did later.")


def consulted(by: User, plan: Plan, first: dt.date, **also: Any) -> None:
    """Everybody is asked about the draft for three weeks from this day."""
    with at(first):
        told = {"last": first + dt.timedelta(21), "channels": "At the town hall"} | also
        acts.consult_on_plan(by=by, plan=plan, first=first, **told)


def at(day: dt.date) -> override_settings:
    """What is done in here is done on this day."""
    return override_settings(PUNTE_TODAY=day.isoformat())


def decision(**also: Any) -> dict[str, Any]:
    """What the adoption says."""
    told = {
        "decided_by": "council", "decision": "HCL 12", "decided_on": ADOPTED, "content": b"%PDF-1.4\nHCL 12\n%%EOF\n",
        "name": "hcl.pdf",
    }  # fmt: skip
    return told | also


def decided(by: User, plan: Plan) -> None:
    """From the draft to its adoption."""
    _asked(by, plan)
    acts.adopt_plan(by=by, plan=plan, **decision())


def in_force(by: User, plan: Plan) -> Measure:
    """Adopted and in force; gives its one measure."""
    measure = revised(by, plan)
    acts.adopt_plan(by=by, plan=plan, **decision())
    acts.enforce_plan(by=by, plan=plan, on=ADOPTED)
    return Measure.objects.select_related("plan__operation", "plan__group__operation").get(pk=measure.pk)


def report(measure: Measure, **also: Any) -> dict[str, Any]:
    """What a report says."""
    told = {
        "version": measure.version, "on": dt.date(2025, 1, 15), "state": "in_progress", "progress": 40,
        "said": "It has begun.",
    }  # fmt: skip
    return told | also
