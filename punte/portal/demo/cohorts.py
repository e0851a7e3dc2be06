"""Cohorts: people who enter a project together, learn together, leave, and are asked how they fare afterwards."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from punte.participation.models import Participation
from punte.portal.demo import situations
from punte.portal.demo.desk import DAY, TODAY, Delivered, Desk, day
from punte.portal.demo.people import Someone
from punte.portal.demo.situations import pick
from punte.records.models import Evidence

Situation = Callable[[Random, Someone], dict[str, Any]]
Taken = list[tuple[Participation, Someone]]

# Why people leave, as the register keeps it: to the end, or early.
FINISHED, FOUND_WORK, MOVED, HEALTH, FAMILY = "finished", "work", "moved", "health", "family"


@dataclass(frozen=True)
class Cohort:
    """One group from first session to last. `trained` and `certified` say how many of those who stayed; a proof is
    as in Delivered; `follow` names the mood of what is seen afterwards: jobs, staff, or none."""

    title: str
    size: int
    start: str
    end: str
    activity: str
    by: str
    decides: str = "elena"
    kind: str = "person_trained"
    trained: float = 1.0
    certified: float = 0.0
    entry_proof: str = "checked"
    proof: str = "checked"
    follow: str = "none"
    early: int = 1
    partner: bool = False
    writes: str = ""

    @property
    def begins(self) -> dt.date:
        """The first session."""
        return day(self.start)

    @property
    def ends(self) -> dt.date:
        """The last session."""
        return day(self.end)


def run(desk: Desk, cohort: Cohort, people: Sequence[Someone], situation: Situation) -> Taken:
    """The whole way of one cohort, as far as it has come today."""
    taken = take_up(desk, cohort, people, situation)
    _enter(desk, cohort, taken)
    stayed = _drop(desk, cohort, taken)
    if cohort.ends > TODAY:
        return taken
    _teach(desk, cohort, stayed)
    for participation, _person in stayed:
        desk.leave(participation, cohort.by, cohort.ends, FINISHED)
    for number, (participation, _person) in enumerate(stayed):
        follow(desk, participation, cohort, number)
    return taken


def take_up(desk: Desk, cohort: Cohort, people: Sequence[Someone], situation: Situation) -> Taken:
    """Register, ask, select."""
    persons = desk.meet(people, cohort.by)
    partner = desk.partners[0] if cohort.partner else None
    taken: Taken = []
    for person, someone in zip(persons, people, strict=True):
        on = desk.between(cohort.begins - 45 * DAY, cohort.begins - 10 * DAY)
        told = situation(desk.random, someone)
        participation = desk.register(person, someone, by=cohort.by, on=on, partner=partner, **told)
        desk.answers(participation, cohort.by, situations.special(desk.random, someone))
        desk.decide(participation, cohort.decides, "eligible", "selected")
        taken.append((participation, someone))
    return taken


def _enter(desk: Desk, cohort: Cohort, taken: Taken) -> None:
    """Most come to the first session, some a week later; the attendance sheet proves it."""
    stays = [
        desk.enter(p, cohort.by, min(cohort.begins + (7 * DAY if n % 9 == 8 else 0 * DAY), TODAY))
        for n, (p, _someone) in enumerate(taken)
    ]
    if cohort.entry_proof != "none":
        title = f"{ATTENDANCE[desk.operation.zone]}: {cohort.title}"
        sheet = desk.paper(title, "attendance", cohort.begins, cohort.by)
        desk.prove(desk.entries(stays), sheet, cohort.by, cohort.entry_proof)


ATTENDANCE = {"Europe/Bucharest": "Listă de prezență", "Europe/Sofia": "Присъствен списък"}


def _drop(desk: Desk, cohort: Cohort, taken: Taken) -> Taken:
    """Some leave early; gives those who stayed."""
    length = (min(cohort.ends, TODAY) - cohort.begins).days
    for number in range(cohort.early if length > 12 else 0):
        on = cohort.begins + DAY * desk.random.randint(8, length - 1)
        exit = (FOUND_WORK, MOVED, HEALTH, FAMILY)[(number + cohort.size) % 4]
        desk.leave(taken[number][0], cohort.by, on, exit, early=True)
        if exit == FOUND_WORK:
            desk.observe(taken[number][0], cohort.by, employed=on + 2 * DAY)
    return taken[cohort.early if length > 12 else 0 :]


def _teach(desk: Desk, cohort: Cohort, stayed: Taken) -> None:
    """Who was trained, and who was certified, with one paper for the group."""
    for kind, share, word in ((cohort.kind, cohort.trained, ""), ("person_certified", cohort.certified, CERTIFIED)):
        those = stayed[: round(len(stayed) * share)]
        if not those:
            continue
        line = Delivered(kind, cohort.activity, f"{word}{cohort.title}", cohort.end, proof=cohort.proof, partner=cohort.partner)
        _write(desk, cohort, line, those)
        if kind == "person_certified":
            for number, (participation, _someone) in enumerate(those):
                seen = "qualification" if number % 3 == 0 else "certificate"
                desk.observe(participation, cohort.by, **{seen: cohort.ends})


CERTIFIED = "Certificat: "


def _write(desk: Desk, cohort: Cohort, line: Delivered, those: Taken) -> None:
    by = cohort.writes or cohort.by
    paper = None
    if line.proof != "none":
        kind = "certificate" if line.kind == "person_certified" else "attendance"
        paper = desk.paper(line.title, kind, day(line.on), by)
    made = [desk.evidence(line, by, document=paper, person=p.person) for p, _someone in those]
    if line.proof not in ("none", "linked"):
        desk.judge(_linked(made), line.proof)


def _linked(made: list[Any]) -> Iterator[Evidence]:
    from django.contrib.contenttypes.models import ContentType

    source = ContentType.objects.get_for_model(type(made[0]))
    found = Evidence.objects.current().filter(
        fact__source_type=source, fact__source_id__in=[m.pk for m in made]
    )
    return found.select_related("fact__operation").order_by("pk").iterator()


# What is seen within 28 days of leaving, by how many of ten; the days are counted from the leaving.
_JOBS: dict[tuple[tuple[str, int], ...], int] = {
    (("employed", 12),): 4,
    (("self_employed", 25),): 1,
    (("employed", 20), ("searching", 27)): 1,  # the job was lost before the 28 days were over
    (("searching", 21),): 1,
    (("in_education", 15),): 1,
    (("employed", 40),): 1,  # seen too late for the 28 days
    (): 1,
}


def follow(desk: Desk, participation: Participation, cohort: Cohort, number: int) -> None:
    """How the person fares after 28 days and after six months, where somebody has asked."""
    left = cohort.ends
    if cohort.follow == "jobs":
        seen = pick(desk.random, _JOBS)
        desk.observe(participation, cohort.by, **{what: left + days * DAY for what, days in seen})
        later = (None, "employed", "unemployed", "employed", None, "self_employed", "inactive")[number % 7]
        if later:
            desk.observe(participation, cohort.by, **{later: left + (150 + number % 25) * DAY})
    if cohort.follow == "staff":
        if number % 4 == 0 and not cohort.certified:
            desk.observe(participation, cohort.by, certificate=left)
        if number % 3 == 1:
            desk.observe(participation, cohort.by, improved=left + (100 + number) * DAY)
        if number % 5 == 2:
            desk.observe(participation, cohort.by, employed=left + 20 * DAY)
