"""What people in a project may go through, each step by the action that a screen would call."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from punte.participation.actions import participations as actions
from punte.participation.actions import persons, special
from punte.participation.actions.proofs import check_criterion
from punte.participation.models import Observation, Participation, Stay
from punte.participation.models.proofs import criteria
from punte.participation.models.special import Answer, SpecialCategory
from tests.properties.stage import Stage

FIRST = dt.date(2024, 6, 1)
# Days about which the rules turn: the ends of the period, four weeks, six months, a month's missing 31st.
DAYS = [FIRST + dt.timedelta(n) for n in (-1, 0, 14, 42, 91, 92, 119, 120, 121, 153, 213, 214, 270)]
AFTER = [
    dt.timedelta(n) for n in (-30, -1, 0, 1, 27, 28, 29, 30, 120, 180, 181, 182, 183, 184, 185, 190, 250)
]
ASKED = [
    dt.date(y, m, d) for y, m, d in ((2025, 9, 1), (2025, 3, 17), (2024, 12, 31), (2024, 9, 28), (2024, 8, 1))
]
BIRTHS = [
    dt.date(y, m, d)
    for y in (1968, 1969, 1970, 1990, 1995, 1999, 2000, 2006, 2007)
    for m, d in ((6, 1), (9, 15))
]
ANSWERS = [*Answer.values, "yes", "no"]


def rarely_unknown(*known: Any) -> st.SearchStrategy[Any]:
    """One of these, or now and then nothing."""
    return st.sampled_from([*known * 3, None])


SITUATIONS = st.fixed_dictionaries(
    {
        "sex": rarely_unknown("woman", "man", "nonbinary"),
        "labour": rarely_unknown(*Participation.Labour.values),
        "education": rarely_unknown(0, 2, 3, 4, 5, 8),
        "studies": rarely_unknown(*Participation.Studies.values),
        "rural": rarely_unknown(True, False),
        "jobless_household": rarely_unknown(True, False),
        "jobless_household_children": rarely_unknown(True, False),
        "single_adult_children": rarely_unknown(True, False),
    }
)
SPECIAL = st.none() | st.fixed_dictionaries({f: st.sampled_from(ANSWERS) for f in SpecialCategory.FIELDS})
WHO = st.integers(0, 99)
WHEN = st.sampled_from(DAYS)


SEEN = st.lists(st.tuples(st.sampled_from(Observation.Kind.values), st.sampled_from(AFTER)), max_size=4)
NEWCOMERS = st.fixed_dictionaries(
    {
        "situation": SITUATIONS,
        "said": SPECIAL,
        "born": rarely_unknown(*BIRTHS),
        "on": WHEN,
        "steps": st.sampled_from([3] * 12 + [2, 1, 0]),
        "where": WHO,
        "stayed": st.sampled_from([0, 1, 30, 91, 92, None]),
        "seen": SEEN,
    }
)
SOMEBODY = precondition(lambda self: self.people)


class Stays(Stage):
    """Registered, selected, entered, left, come back, observed, and every mistake struck."""

    @initialize(
        asked=st.sampled_from([*ASKED, *ASKED[:3], *ASKED[:3]]),
        newcomers=st.lists(NEWCOMERS, min_size=2, max_size=5),
    )
    def begin(self, asked: dt.date, newcomers: list[dict[str, Any]]) -> None:
        """Some people are known already, and the day of asking is fixed."""
        self.asked = asked
        for newcomer in newcomers:
            self.come(newcomer)

    @rule(newcomer=NEWCOMERS)
    def come(self, newcomer: dict[str, Any]) -> None:
        """A new person is registered, and may have been selected, entered, left and seen afterwards."""
        found = self.attempt(
            persons.register_new_person,
            operation=self.operation,
            organisation=self.partners[newcomer["where"] % len(self.partners)],
            on=newcomer["on"],
            told={"first_name": "Ioana", "last_name": "Pop", "birth_date": newcomer["born"]},
            **newcomer["situation"],
        )
        self.people.append(found.pk)
        who = len(self.people) - 1
        if newcomer["said"] is not None:
            self.attempt(special.save_special, participation=found, answers=newcomer["said"])
        for criterion in criteria(found) if newcomer["steps"] else ():
            self.attempt(
                check_criterion, participation=found, criterion=criterion, verdict="met", document=None
            )
        for state in ("eligible", "selected")[: newcomer["steps"]]:
            self.decide(who, state)
        if newcomer["steps"] == 3:
            self.enter(who, newcomer["on"])
            self.go(who, newcomer["stayed"], newcomer["seen"])

    @SOMEBODY
    @rule(who=WHO, stayed=st.sampled_from([0, 1, 30, 91]), seen=SEEN)
    def go(self, who: int, stayed: int | None, seen: list[tuple[str, dt.timedelta]]) -> None:
        """Somebody leaves some days after they entered, and is seen afterwards."""
        stay = self.someone(who).stays.filter(struck=False).last()
        if stay and stayed is not None:
            self.leave(who, stay.entered_on + dt.timedelta(stayed), early=False)
            for kind, after in seen:
                self.observe(who, kind, after)

    @SOMEBODY
    @rule(who=WHO, state=st.sampled_from(["eligible", "selected", "rejected", "reserve", "candidate"]))
    def decide(self, who: int, state: str) -> None:
        self.attempt(actions.decide, participation=self.someone(who), state=state)

    @SOMEBODY
    @rule(who=WHO, on=WHEN)
    def enter(self, who: int, on: dt.date) -> None:
        self.attempt(actions.enter, participation=self.someone(who), on=on)

    @SOMEBODY
    @rule(who=WHO, on=WHEN, early=st.booleans())
    def leave(self, who: int, on: dt.date, early: bool) -> None:
        exit = Stay.Exit.NO_LONGER if early else Stay.Exit.TO_THE_END
        self.attempt(actions.leave, participation=self.someone(who), on=on, exit=exit, early=early)

    @SOMEBODY
    @rule(who=WHO, kind=st.sampled_from(Observation.Kind.values), on=WHEN | st.sampled_from(AFTER))
    def observe(self, who: int, kind: str, on: dt.date | dt.timedelta) -> None:
        found = self.someone(who)
        if isinstance(on, dt.timedelta):
            on = (self.last_left(found) or FIRST) + on
        self.attempt(actions.observe, participation=found, kind=kind, on=on)

    @SOMEBODY
    @rule(who=WHO, which=WHO)
    def strike_entry(self, who: int, which: int) -> None:
        stay = self.one_of(self.someone(who).stays.filter(struck=False), which)
        if stay:
            self.attempt(actions.strike_entry, stay=stay, on=self.asked)

    @SOMEBODY
    @rule(who=WHO, which=WHO)
    def strike_leaving(self, who: int, which: int) -> None:
        stay = self.one_of(self.someone(who).stays.filter(struck=False).exclude(left_on=None), which)
        if stay:
            self.attempt(actions.strike_leaving, stay=stay, on=self.asked)

    @SOMEBODY
    @rule(who=WHO, which=WHO)
    def strike_observation(self, who: int, which: int) -> None:
        observation = self.one_of(self.someone(who).observations.filter(struck=False), which)
        if observation:
            self.attempt(actions.strike_observation, observation=observation, on=self.asked)
