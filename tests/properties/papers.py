"""The rest of a project's life: merges, erasures, corrections, deliverables, papers and their judgement, seals."""

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from punte.participation.actions import participations as actions
from punte.participation.actions import persons, special
from punte.people.models import Person
from punte.records import facts as kinds
from punte.records import seals
from punte.records.actions.deliverables import evidence_deliverable, withdraw_deliverable
from punte.records.actions.documents import judge_evidence, link_evidence
from punte.records.models import Deliverable, Document, Evidence, Fact
from tests.properties.lives import ANSWERS, SITUATIONS, SOMEBODY, WHEN, WHO, SpecialCategory, Stays

ABOUT_PERSON = st.sampled_from([kinds.PERSON_TRAINED, kinds.PERSON_CERTIFIED, kinds.REPRESENTATIVE_INVOLVED])
MEETINGS = st.sampled_from(
    [("A9", kinds.DEBATE_HELD), ("A10", kinds.WORKSHOP_HELD), ("A15", kinds.WORKSHOP_HELD)]
)


class Papers(Stays):
    """What happens to records and to what proves them."""

    @SOMEBODY
    @rule(who=WHO, into=WHO)
    def merge(self, who: int, into: int) -> None:
        self.attempt(persons.merge_participants, duplicate=self.someone(who), into=self.someone(into))

    @SOMEBODY
    @rule(who=WHO)
    def erase(self, who: int) -> None:
        self.attempt(persons.erase_participant, participation=self.someone(who))

    @SOMEBODY
    @rule(who=WHO, situation=SITUATIONS)
    def correct(self, who: int, situation: dict[str, Any]) -> None:
        found = self.someone(who)
        self.attempt(actions.change_situation, participation=found, version=found.version, **situation)

    @SOMEBODY
    @rule(who=WHO, field=st.sampled_from([*SpecialCategory.FIELDS]), said=st.sampled_from(ANSWERS))
    def answer(self, who: int, field: str, said: str) -> None:
        self.attempt(special.save_special, participation=self.someone(who), answers={field: said})

    @SOMEBODY
    @rule(who=WHO, kind=ABOUT_PERSON, on=WHEN, outsider=st.sampled_from([False] * 5 + [True]))
    def deliver_to_person(self, who: int, kind: Any, on: dt.date, outsider: bool) -> None:
        person = (
            Person.objects.create(consortium=self.operation.consortium)
            if outsider
            else self.someone(who).person
        )
        self._deliver("A14", kind, on, person=person)

    @rule(meeting=MEETINGS, on=WHEN, came=st.sampled_from([1, 19, 20, 21]))
    def meet(self, meeting: tuple[str, Any], on: dt.date, came: int) -> None:
        self._deliver(*meeting, on, quantity=Decimal(came))

    @rule(which=WHO, on=WHEN)
    def strengthen(self, which: int, on: dt.date) -> None:
        self._deliver(
            "A1", kinds.ORGANISATION_STRENGTHENED, on, entity=self.partners[which % len(self.partners)]
        )

    def _deliver(self, activity: str, kind: Any, on: dt.date, **about: Any) -> None:
        self.attempt(
            evidence_deliverable,
            operation=self.operation,
            activity=self.operation.activities.get(code=activity),
            kind=kind,
            organisation=self.partners[0],
            title="evidence",
            on=on,
            document=None,
            **about,
        )

    @rule(which=WHO)
    def withdraw(self, which: int) -> None:
        deliverable = self.one_of(Deliverable.objects.filter(operation=self.operation), which)
        if deliverable:
            self.attempt(
                withdraw_deliverable, deliverable=deliverable, reason=kinds.STRUCK_MISTAKE, on=self.asked
            )

    @rule(which=WHO, attested=st.sampled_from([False, False, True]))
    def prove(self, which: int, attested: bool) -> None:
        fact = self.one_of(Fact.objects.filter(operation=self.operation, strikes=None), which)
        if fact is None or (attested and fact.evidence.current().filter(document=None).exists()):
            return
        paper = None if attested else self._paper()
        self.attempt(link_evidence, fact=fact, document=paper, attested=attested)

    def _paper(self) -> Document:
        return Document.objects.create(
            consortium=self.operation.consortium,
            operation=self.operation,
            title="paper",
            file_name="x",
            content_type="x",
            size=1,
            sha256="x",
            uploaded_by=self.by,
        )

    @rule(which=WHO, verdict=st.sampled_from(["checked", "rejected", "rejected", "attested"]))
    def judge(self, which: int, verdict: str) -> None:
        waiting = Evidence.objects.current().filter(fact__operation=self.operation)
        evidence = self.one_of(waiting.exclude(document=None), which)
        if evidence:
            self.attempt(judge_evidence, evidence=[evidence], verification=verdict, reason="unreadable")

    @rule()
    def seal(self) -> None:
        """The nightly job comes by."""
        seals.seal_facts(self.operation.consortium)
