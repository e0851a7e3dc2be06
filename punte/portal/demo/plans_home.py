"""Two action groups of 309187: in Baia Mare a plan in force, of which a measure began with what somebody told Floarea
by telephone and is delivered; in Coltău the thoughts of two groups are being coded; in Seini everybody is asked about
the draft."""

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from punte.dialogue.actions import (
    action_groups,
    cards,
    codings,
    indicators,
    measures,
    problems,
    progress,
    syntheses,
)
from punte.dialogue.actions import plans as acts
from punte.dialogue.models import (
    ActionGroup,
    Consultation,
    Contribution,
    Criterion,
    HomogeneousGroup,
    Measure,
    Plan,
)
from punte.organisations.models import Organisation
from punte.portal.demo.consultations import at
from punte.portal.demo.desk import DAY, Desk
from punte.portal.demo.papers import paper
from punte.records.actions.documents import judge_evidence
from punte.records.models import Evidence

HOME = "309187"
ADOPTED = dt.date(2024, 12, 12)


@cache
def script() -> dict[str, Any]:
    """What is told."""
    path = Path(__file__).parent / "scripts" / "plans_home.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def of_towns() -> dict[str, Any]:
    """What is told of the eight towns of the announcement, and looked at in all."""
    path = Path(__file__).parent / "scripts" / "plans.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def improve(desk: Desk, group: ActionGroup, seen_on: dt.date, later: dt.date | None = None) -> None:
    """What is looked at, before and later; what is done for it and could be."""
    by, known = desk.team["elena"], []
    for line in of_towns()["indicators"]:
        component, name, *situations = line.split("|")
        one = indicators.describe_indicator(
            by=by, group=group, name=name, component=component, situations=situations
        )
        seen = desk.random.randint(0, 2)
        indicators.measure_indicator(by=by, indicator=one, situation=seen, on=seen_on)
        if later:
            indicators.measure_indicator(by=by, indicator=one, situation=seen + 1, on=later)
        known.append(one)
    for line in of_towns()["actions"]:
        existing, name, who, effects = line.split("|")
        told = dict(zip((one.pk for one in known), map(int, effects.split()), strict=True))
        indicators.write_action(
            by=by, group=group, name=name, who=who, existing=existing == "existing", effects=told
        )


def tell(desk: Desk) -> int:
    """The groups; gives how many plans."""
    coding(desk)
    followed(desk)
    asked(desk)
    return 2


def coding(desk: Desk) -> None:
    """Floarea's group in Coltău: cards of two groups, Ana done with coding, Floarea half way."""
    floarea, told = desk.team["floarea"], script()["coltau"]
    group = _group(desk, told, floarea.name)
    for name, day, people, lines in told["circles"]:
        circle = action_groups.gather_circle(by=floarea, group=group, name=name, met_on=day, people=people)
        _type(desk, circle, lines)
    codings.name_coders(by=floarea, group=group, first=desk.team["ana"], second=floarea)
    group.refresh_from_db()
    places = dict(line.split("|")[2:0:-1] for *_c, lines in told["circles"] for line in lines)
    rows = list(Criterion.objects.of(group).select_related("group__operation"))
    for n, criterion in enumerate(rows):
        place = places[criterion.text]
        codings.code_criterion(by=desk.team["ana"], criterion=criterion, component=place)
        if n % 2:
            codings.code_criterion(by=floarea, criterion=criterion, component=place)


def _group(desk: Desk, told: dict[str, Any], called: str) -> ActionGroup:
    by = next(user for user in desk.team.values() if user.name == called)
    place = desk.settlement((told["place"], "RO114"))
    assert place is not None
    group = action_groups.found_group(
        by=desk.team["elena"], operation=desk.operation, name=told["name"], settlement=place, facilitator=by,
        founded_on=told["founded"],
    )  # fmt: skip
    for name, part, role, speaks in told["members"]:
        action_groups.add_member(
            by=desk.team["elena"], group=group, organisation=Organisation.objects.get(name=name), part=part, role=role,
            representative=desk.team[speaks] if speaks else None,
        )  # fmt: skip
    return group


def _type(desk: Desk, circle: HomogeneousGroup, lines: list[str]) -> None:
    for n, line in enumerate(lines):
        question, _place, text = line.split("|")
        cards.type_card(by=desk.team["floarea"], circle=circle, card=n // 3 + 1, question=question, text=text)


def followed(desk: Desk) -> None:
    """Baia Mare: the plan in force."""
    elena, told = desk.team["elena"], script()["baia_mare"]
    group = _group(desk, told, elena.name)
    _approve(desk, group, told)
    plan, made = _drafted(desk, group, told)
    first = ADOPTED - 40 * DAY
    with at(first):
        acts.consult_on_plan(
            by=elena, plan=plan, first=first, last=first + 21 * DAY, channels=told["channels"]
        )
    with at(first + 22 * DAY):
        acts.revise_plan(by=elena, plan=plan, changes=told["changes"])
    _adopt(desk, plan)
    _report(desk, made)


def asked(desk: Desk) -> None:
    """Seini: the draft, about which everybody is asked this month, within the consultation on work."""
    told = script()["seini"]
    group = _group(desk, told, desk.team["elena"].name)
    plan, _made = _drafted(desk, group, told)
    rows = Consultation.objects.filter(operation=desk.operation)
    found = next(one for one in rows if one.title.texts["ro"] == told["consultation"])
    with at(told["first"]):
        acts.consult_on_plan(
            by=desk.team["elena"], plan=plan, first=told["first"], last=told["last"], channels=told["channels"],
            consultation=found,
        )  # fmt: skip


def _drafted(desk: Desk, group: ActionGroup, told: dict[str, Any]) -> tuple[Plan, list[Measure]]:
    elena = desk.team["elena"]
    plan = acts.begin_plan(
        by=elena, group=group, activity=desk.activities["A16"], organisation=desk.lead, year_from=2025, year_to=2027,
        title=told["title"], mandate=told["mandate"],
    )  # fmt: skip
    words = {"title": plan.title, "mandate": plan.mandate, "year_from": 2025, "year_to": 2027}
    plan = acts.change_plan(by=elena, plan=plan, version=plan.version, diagnosis=told["diagnosis"], **words)
    made = _fill(desk, plan, told)
    for _step in range(6):
        acts.advance_plan(by=elena, plan=plan)
    return plan, made


def _approve(desk: Desk, group: ActionGroup, told: dict[str, Any]) -> None:
    elena = desk.team["elena"]
    name, day, people, lines = told["circle"]
    circle = action_groups.gather_circle(by=elena, group=group, name=name, met_on=day, people=people)
    _type(desk, circle, lines)
    codings.name_coders(by=elena, group=group, first=elena, second=desk.team["hristo"])
    group.refresh_from_db()
    places = dict(line.split("|")[2:0:-1] for line in lines)
    for criterion in Criterion.objects.of(group).select_related("group__operation"):
        for coder in (elena, desk.team["hristo"]):
            codings.code_criterion(by=coder, criterion=criterion, component=places[criterion.text])
    with at(day + 14 * DAY):
        codings.close_reconciliation(by=elena, group=group)
    group.refresh_from_db()
    said = {"synthesis": told["synthesis"], "minority": told["minority"]}
    syntheses.write_synthesis(by=elena, group=group, version=group.version, **said)
    syntheses.approve_synthesis(
        by=elena, group=group, version=group.version, on=day + 30 * DAY, people=people
    )
    improve(desk, group, day + 40 * DAY)


def _fill(desk: Desk, plan: Plan, told: dict[str, Any]) -> list[Measure]:
    elena, causes = desk.team["elena"], {}
    for name, role, wants, interest, influence in told["stakeholders"]:
        problems.add_stakeholder(
            by=elena, plan=plan, name=name, role=role, wants=wants, interest=interest, influence=influence
        )
    for kind, text, evidence, objective in told["problems"]:
        made = problems.add_problem(
            by=elena, plan=plan, kind=kind, text=text, evidence=evidence, objective=objective
        )
        causes[text] = made
    return [_measure(desk, plan, line, causes) for line in told["measures"]]


def _measure(desk: Desk, plan: Plan, line: dict[str, Any], causes: dict[str, Any]) -> Measure:
    elena = desk.team["elena"]
    budget = {source: Decimal(amount) for source, amount in line["budget"].items()}
    measure = measures.write_measure(
        by=elena, plan=plan, objective=causes[line["cause"]], title=line["title"], activities=line["activities"],
        responsible=desk.bodies[line["responsible"]], promised_by=desk.team[line["promised_by"]],
        for_whom=line["for_whom"], due_on=line["due"], indicator=line["indicator"], baseline=Decimal(0),
        target=Decimal(line["target"]), unit=line["unit"], weight=line["weight"], budget=budget,
        total=sum(budget.values(), Decimal(0)), partners=line.get("partners", ""), risk="",
        equality=line.get("equality", ""),
    )  # fmt: skip
    for text in line.get("said", []):
        found = Contribution.objects.filter(consultation__operation=desk.operation).select_related(
            "consultation"
        )
        one = next((c for c in found if str(c.title or "") == text), None)
        if one:
            measures.link_origin(by=elena, measure=measure, contribution=one)
    for criterion in Criterion.objects.of(plan.group).filter(component__in=line.get("from", [])):
        measures.link_origin(by=elena, measure=measure, criterion=criterion)
    return measure


def _adopt(desk: Desk, plan: Plan) -> None:
    elena = desk.team["elena"]
    told = acts.adopt_plan(
        by=elena, plan=plan, decided_by=Plan.Body.PARTNERS, decision="2/2024", decided_on=ADOPTED,
        content=paper("Actul partenerilor nr. 2/2024", plan.title, f"{ADOPTED:%d.%m.%Y}"), name="act.pdf",
    )  # fmt: skip
    linked = Evidence.objects.current().filter(fact=told).select_related("fact__operation")
    judge_evidence(by=elena, evidence=linked, verification="checked")
    acts.enforce_plan(by=elena, plan=plan, on=ADOPTED + 7 * DAY)


def _report(desk: Desk, made: list[Measure]) -> None:
    for measure, line in zip(made, script()["baia_mare"]["measures"], strict=True):
        if "report" not in line:
            continue
        on, state, done, said = line["report"]
        found = Measure.objects.select_related("plan__operation", "plan__group__operation").get(pk=measure.pk)
        progress.report_progress(
            by=desk.team["elena"],
            measure=found,
            version=found.version,
            on=on,
            state=state,
            progress=done,
            said=said,
        )
