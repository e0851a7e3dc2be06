"""Small boards, drawn by hypothesis: few skills, occupations and places, so that everything meets."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from punte.matching.distance import Place, spot
from punte.matching.engines import Question
from punte.matching.score import Offer, Seeker, shares, telling
from punte.matching.weights import weights

ON = dt.date(2025, 3, 17)
W = weights()
SKILLS = list(range(501, 525))
OCCUPATIONS = {701: "5120", 702: "5121", 703: "5131", 704: "5223", 705: "8332", 706: "0110", 707: "51"}
PLACES: Mapping[int, Place] = {
    101: Place("RO114", spot(47.657, 23.568)),  # Baia Mare
    102: Place("RO114", spot(47.65, 23.48)),
    103: Place("RO113", spot(46.77, 23.59)),  # Cluj-Napoca
    104: Place("BG411", spot(42.697, 23.322)),  # Sofia
    105: Place("RO114", None),
    106: Place("RO113", None),
}
KINDS = ["job", "volunteering", "course"]
TELLS = {skill: telling(skill % 9, 12) for skill in SKILLS}


def some(codes: list[Any], most: int = 3) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(codes), max_size=most)


@st.composite
def offers(draw: st.DrawFn, number: int) -> Offer:
    skills = draw(st.dictionaries(st.sampled_from(SKILLS), st.booleans(), max_size=6))
    points, granted = shares(skills, TELLS, W)
    occupation = draw(st.none() | st.sampled_from(list(OCCUPATIONS)))
    since = ON - dt.timedelta(draw(st.integers(-2, 80)))
    return Offer(
        id=number,
        consortium=draw(st.sampled_from([1, 1, 1, 2])),
        kind=draw(st.sampled_from(KINDS)),
        valid_from=since,
        valid_until=draw(
            st.none() | st.sampled_from([ON, ON + dt.timedelta(9), max(since, ON - dt.timedelta(1))])
        ),
        occupation=occupation,
        isco=OCCUPATIONS.get(occupation or 0, ""),
        settlement=draw(st.none() | st.sampled_from(list(PLACES))),
        remote=draw(st.booleans()),
        contract=draw(st.sampled_from(["", "permanent", "day"])),
        hours=draw(st.sampled_from(["", "full", "part", "flexible"])),
        shift=draw(st.sampled_from(["", "day", "night"])),
        languages=draw(some(["ro", "bg", "en"])),
        offers=draw(some(["meals", "mentor", "housing"])),
        no_car=draw(st.booleans()),
        granted=granted,
        skills=points,
        essential=frozenset(skill for skill, must in skills.items() if must),
    )


@st.composite
def boards(draw: st.DrawFn, most: int = 25) -> list[Offer]:
    numbers = draw(st.lists(st.integers(1, 10_000), unique=True, max_size=most))
    return [draw(offers(number)) for number in numbers]


@st.composite
def seekers(draw: st.DrawFn) -> Seeker:
    skills = draw(some(SKILLS, 8))
    goals = draw(st.lists(st.sampled_from(list(OCCUPATIONS)), unique=True, max_size=2))
    places = draw(st.lists(st.sampled_from(list(PLACES)), unique=True, max_size=2))
    return Seeker(
        consortium=1,
        skills=skills,
        related=draw(some(SKILLS, 5)) - skills,
        goals=tuple((goal, OCCUPATIONS[goal]) for goal in goals),
        places=tuple((place, draw(st.sampled_from([0, 6, 30, 120, 600]))) for place in places),
        contracts=draw(some(["permanent", "seasonal"])),
        hours=draw(some(["full", "part"])),
        shifts=draw(some(["day", "weekend"])),
        languages=draw(some(["ro", "bg", "de"])),
        needs=draw(some(["meals", "sign_language"], 1)),
        no_car=draw(st.booleans()),
        remote=draw(st.booleans()),
    )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    return Question(
        seeker=draw(seekers()),
        on=ON,
        kinds=draw(st.sampled_from([["job"], ["job", "volunteering"], KINDS])),
        most=draw(st.sampled_from([1, 3, 20])),
        count_from=draw(st.sampled_from([0, 1, 2500, 3500, 6000])),
    )
