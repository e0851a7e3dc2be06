"""The desk of one project: what its people do day by day, done here through the same actions."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from punte.organisations.models import Organisation
from punte.participation import facts as told
from punte.participation.actions import participations as acts
from punte.participation.actions.special import save_special
from punte.participation.models import Participation, Stay
from punte.people.actions.persons import register_persons
from punte.people.models import Person, User
from punte.portal.demo.papers import paper
from punte.portal.demo.people import Someone
from punte.projects.models import Operation
from punte.records.actions.deliverables import evidence_deliverable
from punte.records.actions.documents import add_document, judge_evidence, link_evidence
from punte.records.kinds import kind
from punte.records.models import Deliverable, Document, Evidence, Fact
from punte.reference.models import Settlement

TODAY = dt.date(2025, 3, 17)
DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    """2024-09-09, as the scripts write it."""
    return dt.date.fromisoformat(text)


@dataclass(frozen=True)
class Delivered:
    """One line of a project's script. `proof`: none, linked, attested, checked, or the reason of a rejection.
    `entity` names the organisation it is about; `partner` says that the partner did it, not the lead."""

    kind: str
    activity: str
    title: str
    on: str
    quantity: int = 1
    proof: str = "checked"
    entity: str = ""
    partner: bool = False


class Desk:
    """Whoever works in one project: users by key, partners, activities, places, a random source of its own."""

    def __init__(self, code: str, team: Mapping[str, User], seed: int) -> None:
        self.operation = Operation.objects.select_related("consortium").get(code=code)
        self.random = Random(f"{seed}:{code}")
        self.team = team
        partners = list(self.operation.partnerships.select_related("organisation").order_by("pk"))
        self.lead = next(p.organisation for p in partners if p.role == "lead")
        self.partners = [p.organisation for p in partners if p.role != "lead"]
        self.activities = {a.code: a for a in self.operation.activities.all()}
        self._places: dict[tuple[str, str], Settlement | None] = {}
        self._bodies: dict[str, Organisation] = {}
        self._papers = 0

    # --- people -------------------------------------------------------------------------------------------

    def meet(self, people: Sequence[Someone], by: str) -> list[Person]:
        """Write down who they are."""
        return register_persons(
            by=self.team[by], consortium=self.operation.consortium, told=[p.told for p in people]
        )

    def register(self, person: Person, someone: Someone, *, by: str, on: dt.date, **also: Any) -> Participation:
        """Take one up as a candidate; `also` is the situation, the sender, the partner, who accompanies."""
        partner = also.pop("partner", None) or self.lead
        settlement = self.settlement(someone.place)
        also = {"sex": someone.sex or None, "region_id": someone.place[1], "settlement": settlement} | also
        if also.get("rural") is None and settlement is not None:
            also["rural"] = settlement.rural
        return acts.register_participant(
            by=self.team[by], operation=self.operation, organisation=partner, person=person, on=on, **also
        )

    def answers(self, participation: Participation, by: str, answers: dict[str, str]) -> None:
        """What the person answered about special categories."""
        if answers:
            save_special(by=self.team[by], participation=participation, answers=answers)

    def decide(self, participation: Participation, by: str, *states: str) -> None:
        """Take the steps of eligibility and selection, one after the other."""
        for state in states:
            acts.decide(by=self.team[by], participation=participation, state=state)

    def enter(self, participation: Participation, by: str, on: dt.date) -> Stay:
        """The first activity attended."""
        return acts.enter(by=self.team[by], participation=participation, on=on)

    def leave(self, participation: Participation, by: str, on: dt.date, exit: str, *, early: bool = False) -> None:
        """The end of a stay."""
        acts.leave(by=self.team[by], participation=participation, on=on, exit=exit, early=early)

    def observe(self, participation: Participation, by: str, **seen: dt.date) -> None:
        """What was seen, each on its day: employed=…, searching=…"""
        for what, on in sorted(seen.items(), key=lambda pair: pair[1]):
            if on <= TODAY:
                acts.observe(by=self.team[by], participation=participation, kind=what, on=on)

    # --- papers -------------------------------------------------------------------------------------------

    def paper(self, title: str, of: str, on: dt.date, by: str, person: Person | None = None) -> Document:
        """Bring a paper in; each is a little different from the others, as papers are."""
        self._papers += 1
        number = f"{self.operation.code} / {self._papers}"
        return add_document(
            by=self.team[by],
            operation=self.operation,
            content=paper(title, str(self.operation.title), f"{on:%d.%m.%Y}", number),
            name="scan.pdf",
            title=title,
            kind=of,
            person=person,
            dated=on,
        )

    def prove(self, facts: Iterable[Fact], document: Document | None, by: str, proof: str) -> list[Evidence]:
        """Link a paper to facts and judge it; `proof` as in Delivered."""
        if proof == "none":
            return []
        judge = self.team["elena"]
        if document is None:
            return [link_evidence(by=judge, fact=f, document=None, attested=True) for f in facts]
        linked = [link_evidence(by=self.team[by], fact=f, document=document) for f in facts]
        self.judge(linked, proof)
        return linked

    def judge(self, evidence: Iterable[Evidence], proof: str) -> None:
        """Check, attest, or reject for the reason given."""
        if proof in ("checked", "attested"):
            judge_evidence(by=self.team["elena"], evidence=evidence, verification=proof)
        elif proof != "linked":
            judge_evidence(by=self.team["elena"], evidence=evidence, verification="rejected", reason=proof)

    def entries(self, stays: Iterable[Stay]) -> list[Fact]:
        """The facts of these entries."""
        entered = Fact.objects.of(told.ENTERED).select_related("operation").order_by("pk")
        return list(entered.filter(operation=self.operation, source_id__in=[s.pk for s in stays]))

    # --- what was delivered -------------------------------------------------------------------------------

    def deliver(self, line: Delivered, by: str) -> Deliverable:
        """Write one line of the script, with its paper."""
        on = day(line.on)
        document = None if line.proof == "none" else self.paper(line.title, paper_kind(line.kind), on, by)
        made = self.evidence(line, by, document=document, entity=self.body(line.entity) if line.entity else None)
        if document and line.proof != "linked":
            self.judge(Evidence.objects.filter(fact__in=Fact.objects.about(made)).select_related("fact__operation"), line.proof)
        return made

    def evidence(self, line: Delivered, by: str, **also: Any) -> Deliverable:
        """The bare action; `also` may hold document, person, entity."""
        return evidence_deliverable(
            by=self.team[by],
            operation=self.operation,
            activity=self.activities[line.activity],
            kind=kind(f"records.{line.kind}"),
            organisation=self.partners[0] if line.partner else self.lead,
            title=line.title,
            on=day(line.on),
            quantity=line.quantity,
            **({"document": None} | also),
        )

    # --- looking up ---------------------------------------------------------------------------------------

    def body(self, name: str) -> Organisation:
        """An organisation of the directory, by name."""
        if not self._bodies:
            self._bodies = {o.name: o for o in Organisation.objects.all()}
        return self._bodies[name]

    def settlement(self, place: tuple[str, str]) -> Settlement | None:
        """The settlement of this name in this county; None where there is none (the list of Bulgaria is not shipped)."""
        if place not in self._places:
            found = Settlement.objects.named(*place) if place[0] else Settlement.objects.none()
            self._places[place] = found.order_by("rural", "code").first()
        return self._places[place]

    def between(self, first: dt.date, last: dt.date) -> dt.date:
        """A working day between two."""
        on = first + DAY * self.random.randint(0, max(0, (last - first).days))
        return on - DAY * max(0, on.weekday() - 4)


_PAPER = {
    "agreement": ("partnership_signed", "collaboration_held", "network_joined", "organisation_joined"),
    "publication": ("guide_published", "portfolio_published", "service_opened", "organisation_digitalised"),
    "attendance": ("session_held", "debate_held", "workshop_held", "seminar_held", "person_trained"),
    "certificate": ("person_certified",),
    "minutes": ("round_table_held", "conference_held", "exchange_held", "network_founded"),
}


def paper_kind(kind: str) -> str:
    """Which kind of paper usually proves this kind of deliverable."""
    return next((paper for paper, kinds in _PAPER.items() if kind in kinds), "report")
