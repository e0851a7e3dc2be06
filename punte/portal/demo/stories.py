"""Stories every project meets: files that wait, people refused, entries struck, numbers merged, data restricted."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from punte.participation.actions import participations as acts
from punte.participation.models import Participation
from punte.people.actions.persons import NewPerson, erase_person, merge_persons, restrict_person
from punte.people.models import Person
from punte.portal.demo import situations
from punte.portal.demo.cohorts import FAMILY, FINISHED, Situation
from punte.portal.demo.desk import DAY, Desk
from punte.portal.demo.papers import plain
from punte.portal.demo.people import Someone
from punte.records.facts import STRUCK_MISTAKE, STRUCK_WRONG_DATE, STRUCK_WRONG_PERSON


@dataclass
class Teller:
    """Who meets whom, in which days: `last` is the last day on which somebody entered. `missing` names the
    variables that some records lack."""

    desk: Desk
    people: Iterator[Someone]
    situation: Situation
    by: str
    decides: str
    first: dt.date
    last: dt.date
    ends: dt.date

    def take(self, *states: str, missing: str = "", **also: object) -> Participation:
        """One more participant, taken as far as `states` go."""
        someone = next(self.people)
        told = self.situation(self.desk.random, someone) | also
        if missing == "age":
            someone = replace(someone, told=replace(someone.told, birth_date=None, number="", number_kind=""))
        if missing == "sex":
            someone = replace(someone, told=replace(someone.told, sex=""))
        told |= {missing: None} if missing in told else {}
        person = self.desk.meet([someone], self.by)[0]
        on = self.desk.between(self.first - 40 * DAY, self.last - 15 * DAY)
        participation = self.desk.register(person, someone, by=self.by, on=on, **told)
        self.desk.answers(participation, self.by, situations.special(self.desk.random, someone))
        self.desk.decide(participation, self.decides, *states)
        return participation

    def enter(self, on: dt.date | None = None, missing: str = "", **also: object) -> Participation:
        """One more who took part."""
        participation = self.take("eligible", "selected", missing=missing, **also)
        stay = self.desk.enter(participation, self.by, on or self.desk.between(self.first, self.last))
        self.desk.prove(self.desk.entries([stay]), None, self.by, "attested")
        return participation


WAITING = {
    "candidate": (),
    "incomplete": ("incomplete",),
    "eligible": ("eligible",),
    "selected": ("eligible", "selected"),
    "reserve": ("eligible", "reserve"),
    "rejected": ("rejected",),
}


def waiting(teller: Teller, **how_many: int) -> list[Participation]:
    """Files that did not come as far as a first session: candidate=4, reserve=3, …"""
    return [teller.take(*WAITING[state]) for state, n in how_many.items() for _number in range(n)]


def lacking(teller: Teller, *variables: str) -> None:
    """People who took part though their record lacks a variable: they count in the grand total only."""
    for variable in variables:
        teller.enter(missing=variable)


def coming_back(teller: Teller, how_many: int) -> None:
    """They left early, came back, and finished: the first entry stays, the last leaving counts."""
    for number in range(how_many):
        participation = teller.enter(on=teller.first + number * 3 * DAY)
        left = teller.first + (20 + number) * DAY
        teller.desk.leave(participation, teller.by, left, FAMILY, early=True)
        teller.desk.enter(participation, teller.by, left + 25 * DAY)
        if left + 60 * DAY <= teller.ends:
            teller.desk.leave(participation, teller.by, left + 60 * DAY, FINISHED)


def struck(teller: Teller) -> None:
    """Mistakes taken back: an entry of the wrong person, an entry on the wrong day told again, a leaving, an
    observation."""
    desk, elena = teller.desk, teller.desk.team["elena"]
    wrong, late, open_again, unsaid = (teller.enter(on=teller.first + n * DAY) for n in range(4))
    acts.strike_entry(by=elena, stay=wrong.stays.get(), on=teller.first + 9 * DAY, reason=STRUCK_WRONG_PERSON)
    acts.strike_entry(by=elena, stay=late.stays.get(), on=teller.first + 9 * DAY, reason=STRUCK_WRONG_DATE)
    desk.enter(late, teller.by, teller.first + 8 * DAY)
    desk.leave(open_again, teller.by, teller.first + 12 * DAY, FAMILY, early=True)
    acts.strike_leaving(by=elena, stay=open_again.stays.get(), on=teller.first + 14 * DAY, reason=STRUCK_MISTAKE)
    desk.leave(unsaid, teller.by, teller.first + 15 * DAY, FINISHED)
    desk.observe(unsaid, teller.by, employed=teller.first + 20 * DAY)
    acts.strike_observation(by=elena, observation=unsaid.observations.get(), on=teller.first + 30 * DAY)
    desk.leave(open_again, teller.by, teller.first + 30 * DAY, FINISHED)
    desk.leave(late, teller.by, teller.first + 31 * DAY, FINISHED)


def merged(teller: Teller, how_many: int) -> None:
    """The same person registered twice under two spellings; both files took part, one counts."""
    for number in range(how_many):
        first = teller.enter(on=teller.first + number * DAY)
        twin = _other_spelling(next(teller.people), first)
        person = teller.desk.meet([twin], teller.by)[0]
        told = teller.situation(teller.desk.random, twin)
        second = teller.desk.register(person, twin, by=teller.by, on=teller.first, **told)
        teller.desk.decide(second, teller.decides, "eligible", "selected")
        stay = teller.desk.enter(second, teller.by, teller.first + (12 + number) * DAY)
        teller.desk.prove(teller.desk.entries([stay]), None, teller.by, "attested")
        merge_persons(by=teller.desk.team["elena"], duplicate=person, into=first.person)
        for participation in (first, second):
            teller.desk.leave(participation, teller.by, teller.first + (40 + number) * DAY, FINISHED)


def _other_spelling(somebody: Someone, first: Participation) -> Someone:
    """The same person as an office without their letters wrote them, without a number."""
    known = first.person.identity
    told = NewPerson(plain(known.data["first_name"]), plain(known.data["last_name"]), known.birth_date, first.sex or "")
    return replace(somebody, told=told)


def withheld(teller: Teller, until: dt.date) -> None:
    """Three who asked that their data rest for as long as the law keeps them, three who were erased."""
    for number in range(6):
        participation = teller.take("rejected") if number % 3 else teller.enter()
        if not number % 3:
            teller.desk.leave(participation, teller.by, teller.ends, FAMILY, early=True)
        person = Person.objects.get(pk=participation.person_id)
        if number < 3:
            restrict_person(by=teller.desk.team["elena"], person=person, until=until)
        else:
            erase_person(by=teller.desk.team["elena"], person=person)


def finish(teller: Teller) -> None:
    """A closed project: whoever still took part when it ended, completed."""
    open_still = Participation.objects.filter(operation=teller.desk.operation, state=Participation.State.ENTERED)
    for participation in open_still.order_by("pk"):
        teller.desk.leave(participation, teller.by, teller.ends, FINISHED)
