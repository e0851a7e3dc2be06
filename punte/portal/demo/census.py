"""The census: how many records of the demonstration are in each state, in each project; no state goes unseen."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Count

from punte.base.rls import set_local
from punte.events import facts as attending
from punte.events.models import Attendance, Event, Sheet
from punte.events.proving import CENT, HOUR, heads
from punte.learning import facts as learning
from punte.learning.after_sheets import first_days
from punte.learning.models import Certificate, Enrolment, Offering, Programme
from punte.monitoring.counting import participants, promises
from punte.monitoring.models import Target
from punte.monitoring.reasons import REASONS
from punte.monitoring.sets import indicator_set
from punte.participation import facts as told
from punte.participation.models import (
    EntityParticipation,
    ImportBatch,
    Observation,
    Participation,
    Proof,
    Stay,
)
from punte.people.models import Person
from punte.portal.demo.census_dialogue import of_dialogue
from punte.portal.demo.census_jobs import of_jobs
from punte.portal.demo.desk import TODAY
from punte.portal.demo.projects import PROJECTS
from punte.projects.models import Operation
from punte.records.facts import PERSON_CERTIFIED, PERSON_TRAINED
from punte.records.models import Deliverable, Document, Evidence, Fact

LEAST = 3
_CLOSED = "the project is closed: nobody is left in this state"
_CLOSED_CODES = ("incluziune-activa", "4-003-0020", "economie-sociala")
_ONE_FILE = "one list of each kind is enough to see; lists are imported in 309187 only"
_NO_PERIOD = "the announcement gives no dates, so nothing lies outside them"
_NO_RESULTS = "the indicators of 2007-2013 count no results"
_OF_RESULTS = (
    "follow_up_missing",
    "other_result",
    "too_late",
    "not_recognised",
    "no_qualification",
)
# {(noun, state, operation): why a cell may be thin}; the operation "*" stands for all of them.
EXCEPTIONS: dict[tuple[str, str, str], str] = {
    **{
        ("participation", state, code): _CLOSED
        for state in ("candidate", "eligible", "entered")
        for code in _CLOSED_CODES
    },
    **{
        ("not counted", reason, code): why
        for code in _CLOSED_CODES
        for reason, why in (("still_taking_part", _CLOSED), ("not_due", _CLOSED))
    },
    **{
        ("not counted", reason, code): _NO_RESULTS
        for code in ("incluziune-activa", "economie-sociala")
        for reason in _OF_RESULTS
    },
    **{
        ("not counted", "too_few", project.code): "no target of this project asks for a minimum of people"
        for project in PROJECTS
        if project.code != "309187"
    },
    (
        "not counted",
        "not_participant",
        "incluziune-activa",
    ): "no target of this project asks for participants",
    ("not counted", "outside_period", "economie-sociala"): _NO_PERIOD,
    ("document", "quarantined", "*"): "a paper leaves quarantine in the transaction that brings it in",
    ("document", "refused", "*"): "a paper of a wrong kind is refused before it is kept",
    **{("import", state, "*"): _ONE_FILE for state in ImportBatch.State.values},
    ("import", "refused", "*"): "a list that cannot be read is refused before anything of it is kept",
    ("entity", "entered", "4-003-0020"): "two partners are supported, not more",
    ("entity", "ended", "4-003-0020"): "two partners are supported, not more",
}


@dataclass(frozen=True)
class Cell:
    """How many of a noun are in a state in one project; `excuse` says why they may be few."""

    noun: str
    state: str
    operation: str
    number: int

    @property
    def excuse(self) -> str:
        """Why it may be thin; empty where it may not."""
        exact = EXCEPTIONS.get((self.noun, self.state, self.operation))
        return exact or EXCEPTIONS.get((self.noun, self.state, "*"), "")

    @property
    def is_thin(self) -> bool:
        """Fewer than anybody could look at, and nobody has said why."""
        return self.number < LEAST and not self.excuse


def census() -> list[Cell]:
    """Every state of every noun in every project."""
    cells: list[Cell] = []
    for project in PROJECTS:
        operation = Operation.objects.select_related("consortium").get(code=project.code)
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            counted = Counts(operation)
            cells += [Cell(noun, state, project.code, n) for noun, state, n in counted.cells()]
    return cells


@dataclass
class Counts:
    """The questions asked of one project."""

    operation: Operation

    def cells(self) -> Iterator[tuple[str, str, int]]:
        """(noun, state, number), each state of each noun once."""
        here = {"operation": self.operation}
        yield from self._states(
            "participation", Participation.State.values, Participation.objects.filter(**here)
        )
        yield from self._states(
            "proof",
            Proof.Verdict.values,
            Proof.objects.filter(participation__operation=self.operation),
            "verdict",
        )
        yield from self._states("document", Document.State.values, Document.objects.filter(**here))
        yield from self._states("evidence", Evidence.Verification.values, self._evidence, "verification")
        yield "evidence", "none", self._bare
        yield from self._states("import", ImportBatch.State.values, ImportBatch.objects.filter(**here))
        yield from self._states(
            "entity", EntityParticipation.State.values, EntityParticipation.objects.filter(**here)
        )
        persons = Person.objects.filter(consortium=self.operation.consortium_id)
        yield from self._states("person", Person.State.values, persons)
        yield "fact", "struck", Fact.objects.filter(operation=self.operation, strikes__isnull=False).count()
        yield from (("not counted", reason, n) for reason, n in self.reasons())

    def _states(
        self, noun: str, states: Iterable[str], rows: models.QuerySet, field: str = "state"
    ) -> Iterator[tuple[str, str, int]]:
        found = dict(rows.order_by().values_list(field).annotate(n=Count("pk")))
        yield from ((noun, state, found.get(state, 0)) for state in states)

    @cached_property
    def _evidence(self) -> models.QuerySet[Evidence]:
        return Evidence.objects.current().filter(fact__operation=self.operation)

    @property
    def _bare(self) -> int:
        """Facts that anything counts and nothing proves."""
        counted = [k.number for k in (told.ENTERED,)]
        bare = Fact.objects.live().filter(operation=self.operation, evidence=None)
        return bare.filter(models.Q(kind__in=counted) | models.Q(kind__gte=200, kind__lt=290)).count()

    def reasons(self) -> list[tuple[str, int]]:
        """How often each reason is met, over all indicators and targets of the project."""
        seen: Counter[str] = Counter()
        for indicator in indicator_set(self.operation.indicator_set).values():
            if indicator.counts != "entities":
                found = participants.candidates(self.operation, indicator, TODAY)
                seen.update(c.reason for c in found if c.reason)
        for target in Target.objects.filter(operation=self.operation, retired=False):
            seen.update(self._target(target))
        return [(reason, seen[reason]) for reason in REASONS]

    def _target(self, target: Target) -> list[str]:
        from django.db import connection

        sql, parameters = promises.candidate_sql(self.operation, target, TODAY)
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} SELECT reason FROM candidate WHERE reason IS NOT NULL", parameters)  # noqa: S608
            return [row[0] for row in cursor.fetchall()]


def untold() -> list[str]:
    """Facts that no source row bears out, and source rows that told no fact: both would have bypassed an action."""
    faults: list[str] = []
    for project in PROJECTS:
        operation = Operation.objects.get(code=project.code)
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            faults += [f"{project.code}: {fault}" for fault in _faults(operation)]
    return faults


def _faults(operation: Operation) -> Iterator[str]:
    expected = Counter(_expected(operation))
    found: Counter[tuple[object, ...]] = Counter(
        (fact.source_type_id, fact.source_id, fact.kind, fact.happened_on, fact.person_id, fact.quantity)
        for fact in Fact.objects.live().filter(operation=operation)
    )
    yield from (f"no source bears out {fact}" for fact in found - expected)
    yield from (f"nothing was told of {fact}" for fact in expected - found)


def _expected(operation: Operation) -> Iterator[tuple[object, ...]]:
    """What each source row must have told, as (source, kind, day, person, quantity)."""

    def line(
        row: models.Model, kind: int, on: object, person: int | None, quantity: object = 1
    ) -> tuple[object, ...]:
        return (ContentType.objects.get_for_model(row).pk, row.pk, kind, on, person, quantity)

    for stay in Stay.objects.filter(participation__operation=operation, struck=False).select_related(
        "participation"
    ):
        yield line(stay, told.ENTERED.number, stay.entered_on, stay.person_id)
        if stay.left_on:
            yield line(stay, told.LEFT.number, stay.left_on, stay.person_id)
    seen = Observation.objects.filter(participation__operation=operation, struck=False)
    for observation in seen.select_related("participation"):
        kind = told.OBSERVED[observation.kind].number
        yield line(observation, kind, observation.observed_on, observation.person_id)
    for entity in EntityParticipation.objects.filter(operation=operation):
        yield line(entity, told.ENTITY_ENTERED.number, entity.entered_on, None)
    for made in Deliverable.objects.filter(operation=operation):
        yield line(made, made.kind, made.happened_on, made.person_id, made.quantity)
    yield from (line(*told) for told in _of_events(operation))
    yield from (line(*told) for told in _of_courses(operation))
    yield from (line(*told) for told in of_jobs(operation))
    yield from (line(*told) for told in of_dialogue(operation))


def _of_events(operation: Operation) -> Iterator[tuple[Any, ...]]:
    """Who was there on each closed sheet and for how long; each event that was held, with how many."""
    there = Attendance.objects.there().filter(sheet__event__operation=operation, sheet__state="closed")
    for one in there.filter(registration__person__isnull=False).select_related("sheet", "registration"):
        hours = (one.minutes / HOUR).quantize(CENT)
        yield one, attending.PERSON_ATTENDED.number, one.sheet.day, one.person_id
        yield one, attending.HOURS_ATTENDED.number, one.sheet.day, one.person_id, hours
    for event in Event.objects.filter(operation=operation, state=Event.State.HELD):
        last, people = event.sheets.order_by("day").last(), heads(event)
        if last and people:
            yield event, attending.held(event.kind).number, last.day, None, people


def _of_courses(operation: Operation) -> Iterator[tuple[Any, ...]]:
    """Who was enrolled, was there first, completed; the trainers' hours; who holds a certificate of completion."""
    for offering in Offering.objects.filter(operation=operation):
        first = first_days(offering.pk)
        for row in offering.enrolments.exclude(enrolled_on=None):
            yield row, learning.ENROLLED.number, row.enrolled_on, row.person_id
            if row.person_id in first:
                yield row, PERSON_TRAINED.number, first[row.person_id], row.person_id
            if row.state == Enrolment.State.COMPLETED:
                yield row, learning.COMPLETED.number, row.ended_on, row.person_id
        minutes = sum(
            s.planned_minutes for s in Sheet.objects.filter(event__in=offering.timetable.values("event"))
        )
        if offering.state == Offering.State.ENDED and minutes:
            last = min(offering.ends_on, TODAY)
            yield offering, learning.TRAINER_HOURS.number, last, None, (minutes / HOUR).quantize(CENT)
    valid = Certificate.objects.filter(operation=operation, kind="pass", state__in=("issued", "suspended"))
    for paper in valid:
        yield paper, PERSON_CERTIFIED.number, paper.issued_on, paper.person_id
        if paper.payload["kind"] == Programme.Kind.AUTHORISED:
            yield paper, told.QUALIFICATION_RECOGNISED.number, paper.issued_on, paper.person_id
