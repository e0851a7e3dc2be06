"""Cohorts: people who enter a project together, learn together, leave, and are asked how they fare afterwards."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from punte.participation.models import Participation, Stay
from punte.portal.demo import consents, situations
from punte.portal.demo.desk import DAY, TODAY, Desk
from punte.portal.demo.people import Someone
from punte.portal.demo.scripts import Cohort, Delivered
from punte.portal.demo.situations import pick

Situation = Callable[[Random, Someone], dict[str, Any]]
Taken = list[Participation]

# Why people leave: at the end, or early.
FINISHED = Stay.Exit.TO_THE_END
EARLY = (Stay.Exit.FOUND_WORK, Stay.Exit.MOVED, Stay.Exit.HEALTH, Stay.Exit.NO_LONGER)


def run(desk: Desk, cohort: Cohort, people: Sequence[Someone], situation: Situation) -> Taken:
    """The whole way of one cohort, as far as it has come today."""
    taken = take_up(desk, cohort, people, situation)
    _enter(desk, cohort, taken)
    stayed = _drop(desk, cohort, taken)
    if cohort.end <= TODAY:
        _teach(desk, cohort, stayed)
        for number, participation in enumerate(stayed):
            desk.leave(participation, cohort.by, cohort.end, FINISHED)
            follow(desk, participation, cohort, number)
    return taken


def take_up(desk: Desk, cohort: Cohort, people: Sequence[Someone], situation: Situation) -> Taken:
    """Register, ask, check the criteria, select."""
    persons = desk.meet(people, cohort.by)
    partner = desk.partners[0] if cohort.partner else None
    taken: Taken = []
    for person, someone in zip(persons, people, strict=True):
        on = desk.between(cohort.start - 45 * DAY, cohort.start - 10 * DAY)
        told = situation(desk.random, someone)
        participation = desk.register(person, someone, by=cohort.by, on=on, partner=partner, **told)
        desk.answers(participation, cohort.by, situations.special(desk.random, someone))
        desk.check(participation, cohort.decides, papers=len(taken) % 6 == 0)
        consents.ask(desk, participation, cohort.by, len(taken))
        desk.decide(participation, cohort.decides, "eligible", "selected")
        taken.append(participation)
    return taken


def _enter(desk: Desk, cohort: Cohort, taken: Taken) -> None:
    """Most come to the first session, some a week later; the attendance sheet proves it."""
    late = min(cohort.start + 7 * DAY, cohort.end, TODAY)
    stays = [desk.enter(p, cohort.by, late if n % 9 == 8 else cohort.start) for n, p in enumerate(taken)]
    if cohort.entry_proof != "none":
        title = f"{ATTENDANCE[desk.operation.zone]}: {cohort.title}"
        sheet = desk.paper(title, "attendance", cohort.start, cohort.by)
        desk.prove(desk.entries(stays), sheet, cohort.by, cohort.entry_proof)


ATTENDANCE = {"Europe/Bucharest": "Listă de prezență", "Europe/Sofia": "Присъствен списък"}
CERTIFIED = {"Europe/Bucharest": "Certificate", "Europe/Sofia": "Удостоверения"}


def _drop(desk: Desk, cohort: Cohort, taken: Taken) -> Taken:
    """Some leave early; gives those who stayed."""
    length = (min(cohort.end, TODAY) - cohort.start).days
    leaving = cohort.early if length > 12 else 0
    for number, participation in enumerate(taken[:leaving]):
        on = cohort.start + DAY * desk.random.randint(8, length - 1)
        exit = EARLY[(number + cohort.size) % len(EARLY)]
        desk.leave(participation, cohort.by, on, exit, early=True)
        if exit == Stay.Exit.FOUND_WORK:
            desk.observe(participation, cohort.by, employed=on + 2 * DAY)
    return taken[leaving:]


def _teach(desk: Desk, cohort: Cohort, stayed: Taken) -> None:
    """Who was trained and who was certified, each with one paper for the group."""
    trained = stayed[: round(len(stayed) * cohort.trained)]
    certified = stayed[: round(len(stayed) * cohort.certified)]
    _write(desk, cohort, cohort.kind, cohort.title, trained)
    _write(desk, cohort, "person_certified", f"{CERTIFIED[desk.operation.zone]}: {cohort.title}", certified)
    for number, participation in enumerate(certified):
        seen = "qualification" if number % 3 == 0 else "certificate"
        desk.observe(participation, cohort.by, **{seen: cohort.end})


def _write(desk: Desk, cohort: Cohort, kind: str, title: str, those: Taken) -> None:
    if not those:
        return
    line = Delivered(
        kind=kind,
        activity=cohort.activity,
        title=title,
        on=cohort.end,
        proof=cohort.proof,
        partner=cohort.partner,
        by=cohort.writes or cohort.by,
        paper=title,
    )
    desk.deliver(line, *[p.person for p in those])


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
_LATER = (None, "employed", "unemployed", "employed", None, "self_employed", "inactive")


def follow(desk: Desk, participation: Participation, cohort: Cohort, number: int) -> None:
    """How the person fares after 28 days and after six months, where somebody has asked."""
    left, seen = cohort.end, {}
    at_work = participation.labour in ("employed", "self_employed")
    if cohort.follow == "jobs" or (cohort.follow == "staff" and not at_work):
        seen = {what: left + days * DAY for what, days in pick(desk.random, _JOBS)}
        later = _LATER[number % len(_LATER)]
        if later and later not in seen:
            seen[later] = left + (150 + number % 25) * DAY
    if cohort.follow == "staff" and at_work and number % 3 == 1:
        seen["improved"] = left + (100 + number) * DAY
    if cohort.follow == "staff" and number % 6 == 5 and number >= round(cohort.size * cohort.certified):
        seen["qualification"] = left + 40 * DAY
    if cohort.follow == "jobs" and number % 5 < 2:
        seen["qualification" if number % 5 else "certificate"] = left + 5 * DAY
    desk.observe(participation, cohort.by, **seen)
