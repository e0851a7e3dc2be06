"""Local action groups and inclusion plans of the demonstration: asked, coded, adopted, followed through the actions."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from punte.dialogue import spiral
from punte.dialogue.actions import (
    action_groups,
    cards,
    codings,
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
    SpiralAnswer,
)
from punte.portal.demo import plans_home
from punte.portal.demo.consultations import at
from punte.portal.demo.desk import DAY, Desk
from punte.portal.demo.papers import paper
from punte.records.models import Evidence

PROOFS = {"Oradea": "attested", "Iași": "attested", "Cluj-Napoca": "linked", "București": "linked"}
FULL = ("Timișoara", "Iași")  # where every card is typed in; of the others a few
DRIFT = 0.18  # how often the second coder puts a thought elsewhere in the same dimension


@dataclass(frozen=True)
class Town:
    """A line of the script: when its plan was adopted by which act, its targets, how far its measures are."""

    name: str
    region: str
    adopted: dt.date
    act: str
    targets: dict[str, str]
    done: list[str]

    @staticmethod
    def of(line: str) -> "Town":
        """Read from the script."""
        name, region, adopted, act, n, m, k, done = line.split("|")
        return Town(name, region, dt.date.fromisoformat(adopted), act, {"n": n, "m": m, "k": k}, done.split())


@cache
def script() -> dict[str, Any]:
    """What is told."""
    return plans_home.of_towns()


def tell(desk: Desk) -> int:
    """The eight plans of the announcement; gives how many."""
    if desk.operation.code == plans_home.HOME:
        return plans_home.tell(desk)
    if desk.operation.code != "incluziune-activa":
        return 0
    towns = [Town.of(line) for line in script()["towns"]]
    for town in towns:
        group = found(desk, town)
        listen(desk, group, town)
        plan = write(desk, group, town)
        adopt(desk, plan, town)
        follow(desk, plan, town)
    return len(towns)


def found(desk: Desk, town: Town) -> ActionGroup:
    """The group at its table, half a year before its plan."""
    place = desk.settlement((town.name, town.region))
    assert place is not None, town.name
    by = desk.team["elena"]
    group = action_groups.found_group(
        by=by, operation=desk.operation, name=f"GAL Incluziune {town.name}", settlement=place, facilitator=by,
        founded_on=town.adopted - 240 * DAY,
    )  # fmt: skip
    for line in script()["members"]:
        name, part, role = line.split("|")
        body = desk.bodies[name.format(town.name)]
        speaks = by if part == "public" else None
        action_groups.add_member(
            by=by, group=group, organisation=body, part=part, role=role, representative=speaks
        )
    return group


def listen(desk: Desk, group: ActionGroup, town: Town) -> None:
    """People write alone; two code, each alone; the differences are settled; the people approve."""
    by, many = desk.team["elena"], town.name in FULL
    names = desk.random.sample(script()["circles"], 3 if many else 2)
    for n, name in enumerate(names):
        met = town.adopted - (190 - 9 * n) * DAY
        people = desk.random.randint(8, 11)
        circle = action_groups.gather_circle(by=by, group=group, name=name, met_on=met, people=people)
        for card in range(1, 5 if many else 3):
            _card(desk, circle, card)
    coders = (by, desk.team["georgi"])
    codings.name_coders(by=by, group=group, first=coders[0], second=coders[1])
    group.refresh_from_db()
    _code(desk, group)
    with at(town.adopted - 140 * DAY):
        codings.close_reconciliation(by=by, group=group)
    group.refresh_from_db()
    told = {"synthesis": script()["synthesis"], "minority": script()["minority"]}
    syntheses.write_synthesis(by=by, group=group, version=group.version, **told)
    on, people = town.adopted - 120 * DAY, min(desk.random.randint(18, 27), _people(group))
    syntheses.approve_synthesis(by=by, group=group, version=group.version, on=on, people=people)
    later = dt.date(2013, 11, 20) if town.name in FULL else None
    plans_home.improve(desk, group, town.adopted - 110 * DAY, later)


def _card(desk: Desk, circle: HomogeneousGroup, card: int) -> None:
    for question in SpiralAnswer.Question.values:
        said = [text for asked, _place, text in thoughts() if asked == question]
        text = "\n".join(desk.random.sample(said, 1 + (card == 1)))
        cards.type_card(by=desk.team["elena"], circle=circle, card=card, question=question, text=text)


@cache
def thoughts() -> list[tuple[str, str, str]]:
    """(question, component, text) of each."""
    return [tuple(line.split("|", 2)) for line in script()["thoughts"]]


def _code(desk: Desk, group: ActionGroup) -> None:
    places = {text: place for _asked, place, text in thoughts()}
    for criterion in Criterion.objects.of(group).select_related("group__operation"):
        place = places[criterion.text]
        other = place if desk.random.random() > DRIFT else _near(place)
        codings.code_criterion(by=desk.team["elena"], criterion=criterion, component=place)
        codings.code_criterion(by=desk.team["georgi"], criterion=criterion, component=other)
        if other != place:
            codings.settle_criterion(by=desk.team["elena"], criterion=criterion, component=place)


def _near(place: str) -> str:
    """The general component of the same dimension."""
    return spiral.dimension_of(place).components[0].code


def write(desk: Desk, group: ActionGroup, town: Town) -> Plan:
    """The plan, step by step up to the revised draft."""
    by = desk.team["elena"]
    plan = acts.begin_plan(
        by=by, group=group, activity=desk.activities["A3"], organisation=desk.lead,
        title=f"Plan local de incluziune socială, {town.name}", year_from=2011, year_to=2013,
        mandate=f"Partenerii din {town.name} au cerut planul când s-a constituit grupul de acțiune locală.",
    )  # fmt: skip
    plan = acts.change_plan(
        by=by, plan=plan, version=plan.version, title=plan.title, mandate=plan.mandate, year_from=2011, year_to=2013,
        diagnosis=f"{group.synthesis}\n\nS-au întâlnit {_in_words(_people(group))}; fiecare a scris singur.",
    )  # fmt: skip
    fill(desk, plan, town)
    for _step in range(6):
        acts.advance_plan(by=by, plan=plan)
    first = town.adopted - 45 * DAY
    with at(first):
        acts.consult_on_plan(
            by=by, plan=plan, first=first, last=first + 21 * DAY,
            channels="La sediul grupului, prin telefon, la ședințele de cartier", consultation=_asked(plan, town),
        )  # fmt: skip
    with at(first + 22 * DAY):
        acts.revise_plan(by=by, plan=plan, changes=script()["changes"])
    return plan


def _asked(plan: Plan, town: Town) -> Consultation | None:
    """The consultation of this town in spring."""
    rows = Consultation.objects.filter(operation=plan.operation)
    return next((one for one in rows if town.name in str(one.title)), None)


def _in_words(people: int) -> str:
    return f"{people} oameni" if 0 < people % 100 < 20 else f"{people} de oameni"


def _people(group: ActionGroup) -> int:
    return sum(group.circles.values_list("people", flat=True))


def fill(desk: Desk, plan: Plan, town: Town) -> None:
    """Whom it concerns, its tree and its measures, tied to what people wrote."""
    by = desk.team["elena"]
    for line in script()["stakeholders"]:
        name, role, wants, interest, influence = line.split("|")
        problems.add_stakeholder(
            by=by,
            plan=plan,
            name=name,
            role=role,
            wants=wants,
            interest=int(interest),
            influence=int(influence),
        )
    causes = []
    for line in script()["problems"]:
        kind, text, evidence, objective = line.split("|")
        told = {"kind": kind, "text": text, "evidence": evidence, "objective": objective}
        made = problems.add_problem(by=by, plan=plan, **told)
        causes += [made] if kind == "cause" else []
    written = list(Criterion.objects.of(plan.group))
    for cause, measure in _measures(desk, plan, town, causes):
        for criterion in [c for c in written if c.component == ("A06", "C04", "A05")[cause]][:3]:
            measures.link_origin(by=by, measure=measure, criterion=criterion)
        if cause == 1 and (said := _proposed(plan, town)):
            measures.link_origin(by=by, measure=measure, contribution=said)


def _proposed(plan: Plan, town: Town) -> Contribution | None:
    """What somebody proposed in spring and was accepted."""
    asked = _asked(plan, town)
    rows = Contribution.objects.filter(consultation=asked, answer__outcome="accepted", parent=None)
    return rows.select_related("consultation").order_by("pk").first() if asked else None


def _measures(desk: Desk, plan: Plan, town: Town, causes: list[Any]) -> Iterator[tuple[int, Measure]]:
    for line in script()["measures"]:
        told = line.format(town.name, **town.targets).split("|")
        cause, title, activities, responsible, partners, for_whom, due, indicator = told[:8]
        target, unit, sources, weight, equality, risk = told[8:]
        paid = sources.split()
        budget = {source: Decimal(sum_) for source, sum_ in zip(paid[::2], paid[1::2], strict=True)}
        yield int(cause) - 1, measures.write_measure(
            by=desk.team["elena"], plan=plan, objective=causes[int(cause) - 1], title=title, activities=activities,
            responsible=desk.bodies[responsible], promised_by=None, partners=partners, for_whom=for_whom,
            due_on=dt.date.fromisoformat(due), indicator=indicator, baseline=Decimal(0), target=Decimal(target),
            unit=unit, weight=int(weight), equality=equality, risk=risk, budget=budget,
            total=sum(budget.values(), Decimal(0)),
        )  # fmt: skip


def adopt(desk: Desk, plan: Plan, town: Town) -> None:
    """Adopted by the partners' signatures, with the act; a fortnight later in force."""
    by, title = desk.team["elena"], f"Actul partenerilor nr. {town.act}, {town.name}"
    told = acts.adopt_plan(
        by=by, plan=plan, decided_by=Plan.Body.PARTNERS, decision=f"{town.act}/{town.adopted.year}",
        decided_on=town.adopted, content=paper(title, plan.title, f"{town.adopted:%d.%m.%Y}"), name="act.pdf",
    )  # fmt: skip
    linked = Evidence.objects.current().filter(fact=told).select_related("fact__operation")
    desk.judge(linked, PROOFS.get(town.name, "checked"))
    acts.enforce_plan(by=by, plan=plan, on=town.adopted + 14 * DAY)


def follow(desk: Desk, plan: Plan, town: Town) -> None:
    """What was reported for the first half-year of 2012; where much was done, for the second too."""
    rows = plan.measures.select_related("plan__operation", "plan__group__operation").order_by("pk")
    for measure, done in zip(rows, town.done, strict=True):
        if done == "–":
            continue
        if done == "blocked":
            _report(desk, measure, dt.date(2012, 7, 12), "blocked", 0, "S-au strâns înscrierile.",
                    "Atelierele așteaptă normele de ucenicie.")  # fmt: skip
            continue
        half = min(int(done) // 2, 50)
        _report(desk, measure, dt.date(2012, 7, 12), "in_progress", half, "S-a început după plan.")
        state = "completed" if done == "100" else "in_progress"
        _report(desk, measure, dt.date(2013, 1, 18), state, int(done), "S-a lucrat în fiecare săptămână.")


def _report(
    desk: Desk, measure: Measure, on: dt.date, state: str, done: int, said: str, reason: str = ""
) -> None:
    measure.refresh_from_db(fields=["version", "state", "progress"])
    progress.report_progress(
        by=desk.team["elena"], measure=measure, version=measure.version, on=on, state=state, progress=done, said=said,
        reason=reason, reached=(measure.target * done / 100).quantize(Decimal(1)),
    )  # fmt: skip
