"""The desk of one project: what its people do day by day, done here through the same actions."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from random import Random
from typing import Any

from punte.organisations.models import Organisation
from punte.participation import facts as told
from punte.participation.actions import participations as acts
from punte.participation.actions.proofs import bring_paper, check_criterion
from punte.participation.actions.special import save_special
from punte.participation.models import Participation, Stay
from punte.participation.models.proofs import criteria
from punte.people.actions.persons import register_persons
from punte.people.models import Person, User
from punte.portal.demo.papers import paper
from punte.portal.demo.people import Someone
from punte.portal.demo.scripts import Delivered
from punte.projects.models import Criterion, Operation
from punte.records.actions.deliverables import evidence_deliverable
from punte.records.actions.documents import add_document, judge_evidence, link_evidence
from punte.records.kinds import kind
from punte.records.models import Deliverable, Document, Evidence, Fact
from punte.reference.models import Settlement

TODAY = dt.date(2025, 3, 17)
DAY = dt.timedelta(days=1)


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
        self._papers: dict[str, Document] = {}
        self._count = 0

    # People

    def meet(self, people: Sequence[Someone], by: str) -> list[Person]:
        """Write down who they are."""
        return register_persons(
            by=self.team[by], consortium=self.operation.consortium, told=[p.told for p in people]
        )

    def register(
        self, person: Person, someone: Someone, *, by: str, on: dt.date, **also: Any
    ) -> Participation:
        """Take one up as a candidate; `also` is the situation, the sender, the partner, who accompanies."""
        partner = also.pop("partner", None) or self.lead
        settlement = self.settlement(someone.place)
        also = {"sex": someone.sex or None, "region_id": someone.place[1], "settlement": settlement} | also
        if "rural" not in also:
            also["rural"] = settlement.rural if settlement else False  # towns and cities need no list
        return acts.register_participant(
            by=self.team[by], operation=self.operation, organisation=partner, person=person, on=on, **also
        )

    def answers(self, participation: Participation, by: str, answers: dict[str, str]) -> None:
        """What the person answered about special categories."""
        if answers:
            save_special(by=self.team[by], participation=participation, answers=answers)

    def check(
        self, participation: Participation, by: str, *, verdict: str = "met", papers: bool = False
    ) -> None:
        """Say of each criterion that it is met, the last of them as `verdict` says; `papers` brings the papers."""
        for criterion in self.criteria:
            document = self._proof(participation, criterion, by) if papers else None
            check_criterion(
                by=self.team[by],
                participation=participation,
                criterion=criterion,
                verdict=verdict if criterion == self.criteria[-1] else "met",
                document=document,
            )

    def _proof(self, participation: Participation, criterion: Criterion, by: str) -> Document:
        title = criterion.proofs[0][SOURCE[self.operation.zone]]
        content = self._content(title, participation.registered_on)
        return bring_paper(
            by=self.team[by],
            participation=participation,
            proves=None,
            content=content,
            name="scan.pdf",
            title=title,
            kind=Document.Kind.STATUS,
            dated=participation.registered_on,
        )

    def decide(self, participation: Participation, by: str, *states: str) -> None:
        """Take the steps of eligibility and selection, one after the other."""
        for state in states:
            acts.decide(by=self.team[by], participation=participation, state=state)

    def enter(self, participation: Participation, by: str, on: dt.date) -> Stay:
        """The first activity attended."""
        return acts.enter(by=self.team[by], participation=participation, on=on)

    def leave(
        self, participation: Participation, by: str, on: dt.date, exit: str, *, early: bool = False
    ) -> None:
        """The end of a stay."""
        acts.leave(by=self.team[by], participation=participation, on=on, exit=exit, early=early)

    def observe(self, participation: Participation, by: str, **seen: dt.date) -> None:
        """What was seen, each on its day: employed=…, searching=…; of the days to come nothing."""
        for what, on in sorted(seen.items(), key=lambda pair: pair[1]):
            if on <= TODAY:
                acts.observe(by=self.team[by], participation=participation, kind=what, on=on)

    # Papers

    def paper(self, title: str, of: str, on: dt.date, by: str) -> Document:
        """Bring a paper of the project in."""
        return add_document(
            by=self.team[by],
            operation=self.operation,
            content=self._content(title, on),
            name="scan.pdf",
            title=title,
            kind=of,
            dated=on,
        )

    def _content(self, title: str, on: dt.date) -> bytes:
        """Each is a little different from the others, as papers are."""
        self._count += 1
        return paper(
            title, str(self.operation.title), f"{on:%d.%m.%Y}", f"{self.operation.code} / {self._count}"
        )

    def prove(self, facts: Iterable[Fact], document: Document | None, by: str, proof: str) -> None:
        """Link a paper to facts and judge it; without a paper they are attested."""
        writer = self.team[by if document else "elena"]
        linked = [
            link_evidence(by=writer, fact=f, document=document, attested=document is None) for f in facts
        ]
        if document:
            self.judge(linked, proof)

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

    # What was delivered

    def deliver(self, line: Delivered, *persons: Person) -> None:
        """Write one line of the script with its paper, for each of the persons where it is about people."""
        document = None if line.proof == "none" else self._shared(line)
        made = [self._deliver(line, document, person) for person in persons or [None]]
        if document and line.proof != "linked":
            facts = [f.pk for d in made for f in Fact.objects.about(d)]
            found = Evidence.objects.current().filter(fact__in=facts)
            self.judge(found.select_related("fact__operation").order_by("pk"), line.proof)

    def _deliver(self, line: Delivered, document: Document | None, person: Person | None) -> Deliverable:
        about = {"person": person} if person else {}
        return evidence_deliverable(
            by=self.team[line.by],
            operation=self.operation,
            activity=self.activities[line.activity],
            kind=kind(f"records.{line.kind}"),
            organisation=self.partners[0] if line.partner else self.lead,
            title=line.title,
            on=line.on,
            document=document,
            quantity=line.quantity,
            **about,
            **({"entity": self.bodies[line.entity]} if line.entity else {}),
        )

    def _shared(self, line: Delivered) -> Document:
        title = line.paper or line.title
        found = self._papers.get(line.paper) or self.paper(title, paper_kind(line.kind), line.on, line.by)
        if line.paper:
            self._papers[line.paper] = found
        return found

    # Looking up

    @cached_property
    def bodies(self) -> dict[str, Organisation]:
        """The organisations of the directory, by name."""
        return {o.name: o for o in Organisation.objects.all()}

    @cached_property
    def criteria(self) -> list[Criterion]:
        """What a person must meet here."""
        return list(criteria(Participation(operation=self.operation, registered_on=TODAY)))

    def settlement(self, place: tuple[str, str]) -> Settlement | None:
        """The settlement of this name in this county; none where only the province is known."""
        if place not in self._places:
            found = Settlement.objects.named(*place) if place[0] else Settlement.objects.none()
            self._places[place] = found.order_by("rural", "code").first()
        return self._places[place]

    def between(self, first: dt.date, last: dt.date) -> dt.date:
        """A working day between two."""
        on = first + DAY * self.random.randint(0, max(0, (last - first).days))
        return on - DAY * max(0, on.weekday() - 4)


SOURCE = {"Europe/Bucharest": "ro", "Europe/Sofia": "bg"}
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
