"""Stories every project meets: files that wait, people refused, entries struck, numbers merged, data restricted."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from punte.participation.actions import participations as acts
from punte.participation.actions.persons import erase_participant, merge_participants, restrict_participant
from punte.participation.models import Participation, Stay
from punte.people.actions.persons import NewPerson
from punte.portal.demo import situations
from punte.portal.demo.cohorts import FINISHED, Situation
from punte.portal.demo.desk import DAY, Desk
from punte.portal.demo.papers import plain
from punte.portal.demo.people import Someone
from punte.portal.demo.scripts import Delivered
from punte.records.facts import STRUCK_WRONG_DATE, STRUCK_WRONG_PERSON

FAMILY = Stay.Exit.HEALTH
WAITING: dict[str, tuple[str, ...]] = {
    "candidate": (),
    "incomplete": ("incomplete",),
    "eligible": ("eligible",),
    "selected": ("eligible", "selected"),
    "reserve": ("eligible", "reserve"),
    "rejected": ("rejected",),
}
_LAST_CRITERION = {"incomplete": "open", "rejected": "not_met"}


@dataclass
class Teller:
    """Who meets whom, and in which days: between `first` and `last` people enter, on `ends` the last leave."""

    desk: Desk
    people: Iterator[Someone]
    situation: Situation
    by: str
    decides: str
    first: dt.date
    last: dt.date
    ends: dt.date

    def take(self, state: str, missing: str = "", *, papers: bool = False) -> Participation:
        """One more participant, as far as `state`; `missing` is a variable their record lacks."""
        someone = next(self.people)
        told = self.situation(self.desk.random, someone)
        if missing in told:
            told[missing] = None
        if missing == "studies":  # without work, and nobody asked whether at school
            told["labour"] = "inactive"
        participation = self.file(_lacking(someone, missing), told)
        self.desk.answers(participation, self.by, situations.special(self.desk.random, someone))
        if state != "candidate":
            verdict = _LAST_CRITERION.get(state, "met")
            self.desk.check(participation, self.decides, verdict=verdict, papers=papers)
        self.desk.decide(participation, self.decides, *WAITING[state])
        return participation

    def file(self, someone: Someone, told: dict[str, Any]) -> Participation:
        """The file of one more person."""
        person = self.desk.meet([someone], self.by)[0]
        on = self.desk.between(self.first - 40 * DAY, self.first - 5 * DAY)
        return self.desk.register(person, someone, by=self.by, on=on, **told)

    def enter(self, on: dt.date | None = None, missing: str = "", *, papers: bool = False) -> Participation:
        """One more who took part."""
        participation = self.take("selected", missing, papers=papers)
        self.attend(participation, on or self.desk.between(self.first, self.last))
        return participation

    def attend(self, participation: Participation, on: dt.date) -> None:
        """The first session, which the project manager attests."""
        stay = self.desk.enter(participation, self.by, on)
        self.desk.prove(self.desk.entries([stay]), None, self.by, "attested")


def all_of(
    teller: Teller, *, waiting: dict[str, int], lacking: tuple[str, ...], merged: int, kept: dt.date
) -> None:
    """What every project meets, each at least once."""
    for state, how_many in waiting.items():
        for _number in range(how_many):
            teller.take(state)
    for variable in lacking:
        teller.enter(missing=variable)
    come_back(teller)
    strike(teller)
    for number in range(merged):
        merge(teller, number)
    withhold(teller, kept)


def taught(teller: Teller, kind: str, activity: str) -> None:
    """Three who were written down as trained though they never entered: not counted."""
    for _number in range(3):
        person = teller.take("selected").person
        title = TAUGHT[teller.desk.operation.zone]
        line = Delivered(kind, activity, title, teller.first + 30 * DAY, proof="none", by=teller.decides)
        teller.desk.deliver(line, person)


TAUGHT = {"Europe/Bucharest": "Înscris direct la curs", "Europe/Sofia": "Записан направо в курса"}


def come_back(teller: Teller) -> None:
    """Three left early, came back, and finished: the first entry stays, the last leaving counts."""
    for number in range(3):
        participation = teller.enter(on=teller.first + number * 3 * DAY)
        left = teller.first + (20 + number) * DAY
        teller.desk.leave(participation, teller.by, left, FAMILY, early=True)
        teller.desk.enter(participation, teller.by, left + 25 * DAY)
        if left + 60 * DAY <= teller.ends:
            teller.desk.leave(participation, teller.by, left + 60 * DAY, FINISHED)


def strike(teller: Teller) -> None:
    """Mistakes taken back: an entry of the wrong person, an entry on a wrong day and told again, a leaving, an
    observation."""
    desk, elena, first = teller.desk, teller.desk.team["elena"], teller.first
    wrong, late, open_again, unsaid = (teller.enter(on=first + n * DAY) for n in range(4))
    acts.strike_entry(by=elena, stay=wrong.stays.get(), on=first + 9 * DAY, reason=STRUCK_WRONG_PERSON)
    acts.strike_entry(by=elena, stay=late.stays.get(), on=first + 9 * DAY, reason=STRUCK_WRONG_DATE)
    desk.enter(late, teller.by, first + 8 * DAY)
    desk.leave(open_again, teller.by, first + 12 * DAY, FAMILY, early=True)
    acts.strike_leaving(by=elena, stay=open_again.stays.get(), on=first + 14 * DAY)
    desk.leave(unsaid, teller.by, first + 15 * DAY, FINISHED)
    desk.observe(unsaid, teller.by, employed=first + 20 * DAY)
    acts.strike_observation(by=elena, observation=unsaid.observations.get(), on=first + 30 * DAY)
    desk.leave(open_again, teller.by, first + 30 * DAY, FINISHED)
    desk.leave(late, teller.by, first + 31 * DAY, FINISHED)


def merge(teller: Teller, number: int) -> None:
    """The same person registered twice under two spellings; both files took part, one counts."""
    first = teller.enter(on=teller.first + number * DAY)
    twin = _other_spelling(next(teller.people), first)
    second = teller.file(twin, teller.situation(teller.desk.random, twin))
    teller.desk.check(second, teller.decides)
    teller.desk.decide(second, teller.decides, "eligible", "selected")
    teller.attend(second, teller.first + (12 + number) * DAY)
    merge_participants(by=teller.desk.team["elena"], duplicate=second, into=first)
    for participation in (first, second):
        teller.desk.leave(participation, teller.by, teller.first + (40 + number) * DAY, FINISHED)


def withhold(teller: Teller, until: dt.date) -> None:
    """Three who asked that their data rest for as long as the law keeps them, three who were erased."""
    elena = teller.desk.team["elena"]
    for number in range(6):
        participation = teller.take("rejected", papers=True) if number % 3 else teller.enter(papers=True)
        if not number % 3:
            teller.desk.leave(participation, teller.by, teller.ends, FAMILY, early=True)
        if number < 3:
            restrict_participant(by=elena, participation=participation, until=until)
        else:
            erase_participant(by=elena, participation=participation)


def outside(teller: Teller, on: dt.date) -> None:
    """Somebody who entered before the project began or after it had ended: not counted."""
    participation = teller.enter(on=on)
    teller.desk.leave(participation, teller.by, on + 18 * DAY, FINISHED)


def finish(teller: Teller) -> None:
    """A closed project: whoever still took part when it ended, completed."""
    state = Participation.State.ENTERED
    for participation in Participation.objects.filter(operation=teller.desk.operation, state=state).order_by(
        "pk"
    ):
        teller.desk.leave(participation, teller.by, teller.ends, FINISHED)


def _lacking(someone: Someone, missing: str) -> Someone:
    if missing == "age":
        return replace(someone, told=replace(someone.told, birth_date=None, number="", number_kind=""))
    if missing == "sex":
        return replace(someone, told=replace(someone.told, sex=""))
    return someone


def _other_spelling(somebody: Someone, first: Participation) -> Someone:
    """The same person as an office without their letters wrote them, without a number."""
    known = first.person.identity
    told = NewPerson(
        plain(known.data["first_name"]), plain(known.data["last_name"]), known.birth_date, first.sex or ""
    )
    return replace(somebody, told=told)
