"""The board as a person asks it, answered by PostgreSQL; and held against every row, one after the other."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.matching import reading
from punte.matching.board import explain, gaps, lifts, outlook, rank, removed
from punte.matching.engines import Question, rows
from punte.matching.engines.postings import answer
from punte.matching.models import Opportunity, ProfilePlace
from punte.matching.tests.drawing import W
from punte.matching.tests.standing import ON, Town
from punte.people.actions.persons import register_person
from punte.people.models import Person, User
from punte.projects.models import Operation, Partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(operation: Operation) -> Town:
    return Town()


@pytest.fixture
def places_of_work(operation: Operation, town: Town) -> dict[str, Opportunity]:
    """Four on the board, and a course that teaches to make soup."""
    put = {
        "cook": ({"use knives": True, "make soup": True, "be kind": False}, {}),
        "far": ({"use knives": True}, {"settlement_id": town.places["Cluj-Napoca"]}),
        "night": ({"use knives": True}, {"shift": "night"}),
        "driver": ({"drive a van": True}, {"occupation_id": town.occupations["driver"]}),
        "course": ({"make soup": True, "read a map": True}, {"kind": "course", "occupation_id": None}),
    }
    return {
        name: town.put(operation, Source(n + 1), skills, **more)
        for n, (name, (skills, more)) in enumerate(put.items())
    }


class Source:
    """A row of some other room."""

    _meta = Partnership._meta

    def __init__(self, pk: int):
        self.pk = pk


def test_the_best_come_first_each_with_what_it_is_made_of(
    town: Town, cosmina: Person, places_of_work: dict[str, Opportunity]
) -> None:
    found = rank(town.profile(cosmina, "use knives", "bake bread"), on=ON)
    assert [match.opportunity for match in found] == [
        places_of_work[n].pk for n in ("night", "cook", "driver")
    ]
    assert all(sum(match.parts) == match.score for match in found)
    assert found[0].score == 7000 + 1500 + 1000 + 500


def test_why_is_told_skill_by_skill(
    town: Town, cosmina: Person, places_of_work: dict[str, Opportunity]
) -> None:
    told = explain(town.profile(cosmina, "use knives", "bake bread"), places_of_work["cook"], on=ON)
    assert told.matched == [town.skills["use knives"]]
    assert [(half.skill, half.through) for half in told.half] == [
        (town.skills["make soup"], town.skills["bake bread"])
    ]
    assert told.missing == [town.skills["be kind"]]
    assert (told.distance, told.goal, told.removed_by) == (0, town.occupations["cook"], [])
    assert told.parts.essential == sum(told.worth.values()) < sum(told.of.values())


def test_what_removes_it_is_told(town: Town, cosmina: Person, places_of_work: dict[str, Opportunity]) -> None:
    profile = town.profile(cosmina, "use knives", shifts=["day"])
    assert explain(profile, places_of_work["far"], on=ON).removed_by == ["place"]
    assert explain(profile, places_of_work["far"], on=ON).distance == 99
    assert explain(profile, places_of_work["night"], on=ON).removed_by == ["shift"]
    assert removed(profile, on=ON) == {"place": 1, "shift": 1}


def test_a_course_says_what_it_opens(
    town: Town, cosmina: Person, places_of_work: dict[str, Opportunity]
) -> None:
    profile = town.profile(cosmina)
    before = {match.opportunity: match.score for match in rank(profile, on=ON)}
    (gap,) = gaps(profile, on=ON)
    assert gap.course == places_of_work["course"].pk
    assert gap.adds == sorted([town.skills["make soup"], town.skills["read a map"]])
    (rise,) = gap.rises
    assert rise.opportunity == places_of_work["cook"].pk
    assert rise.before == before[rise.opportunity] < rise.after
    profile.skills.create(consortium=profile.consortium, skill_id=town.skills["make soup"])
    assert {m.opportunity: m.score for m in rank(profile, on=ON)}[rise.opportunity] == rise.after
    assert gap.opened == (rise.before < W.open_from <= rise.after)


def test_a_single_vacancy_says_with_which_course_it_rises(
    town: Town, cosmina: Person, places_of_work: dict[str, Opportunity]
) -> None:
    profile = town.profile(cosmina)
    (lift,) = lifts(profile, places_of_work["cook"], on=ON)
    assert lift.course == places_of_work["course"].pk
    assert lift.before == explain(profile, places_of_work["cook"], on=ON).score
    assert lifts(profile, places_of_work["driver"], on=ON) == []
    profile.skills.create(consortium=profile.consortium, skill_id=town.skills["make soup"])
    assert explain(profile, places_of_work["cook"], on=ON).score == lift.after > lift.before


def test_the_outlook_says_whether_anything_is_there_and_how_much_is_open(
    town: Town, cosmina: Person, places_of_work: dict[str, Opportunity]
) -> None:
    profile = town.profile(cosmina, "use knives", "bake bread")
    found, best = outlook(profile, on=ON), rank(profile, on=ON)
    assert (found.best, found.listed) == (best[0].score, True)
    assert found.opened == sum(1 for match in best if match.score >= W.open_from) > 0
    profile.shifts = ["weekend"]
    profile.save()
    nothing = outlook(profile, on=ON)
    assert (nothing.best, nothing.listed, nothing.opened) == (0, False, 0)


def test_a_course_whose_skills_one_has_is_no_gap(
    town: Town, cosmina: Person, places_of_work: dict[str, Opportunity]
) -> None:
    assert gaps(town.profile(cosmina, "make soup", "read a map"), on=ON) == []


def test_who_has_said_nothing_still_gets_an_answer(
    town: Town, cosmina: Person, places_of_work: dict[str, Opportunity]
) -> None:
    profile = town.profile(cosmina)
    profile.goals.all().delete()
    profile.places.all().delete()
    found = rank(profile, on=ON)
    assert len(found) == 4
    assert {match.parts.goal for match in found} == {750}


def test_an_empty_board_is_an_empty_list(town: Town, cosmina: Person) -> None:
    profile = town.profile(cosmina, "use knives")
    assert rank(profile, on=ON) == []
    assert gaps(profile, on=ON) == []
    assert removed(profile, on=ON) == {}


def test_ranking_takes_as_many_queries_for_many_as_for_few(
    operation: Operation, town: Town, cosmina: Person, places_of_work: dict[str, Opportunity]
) -> None:
    profile = town.profile(cosmina, "use knives")
    with CaptureQueriesContext(
        connection,
    ) as few:
        rank(profile, on=ON, most=2)
    for n in range(100, 130):
        town.put(operation, Source(n), {"use knives": True})
    with CaptureQueriesContext(connection) as many:
        assert len(rank(profile, on=ON, most=20)) == 20
    assert len(many) <= len(few) <= 14


def test_postgresql_and_plain_agree_to_the_last_point(operation: Operation, town: Town, elena: User) -> None:
    draw = random.Random(8)
    board_at_random(operation, town, draw, 90)
    offers = list(reading.offers_by_number(Opportunity.objects.values_list("pk", flat=True)).values())
    places = reading.all_places()
    for n in range(25):
        person = register_person(
            by=elena,
            consortium=operation.consortium,
            first_name=f"A{n}",
            last_name="B",
            birth_date=None,
            sex="woman",
        )
        seeker = reading.seeker_of(profile_at_random(town, person, draw))
        for most, count_from in ((3, 0), (20, 6000), (500, 2000)):
            question = Question(seeker, ON, draw.choice([["job"], ["job", "course"]]), most, count_from)
            assert answer(question, W) == rows.answer(question, offers, places, W)


def board_at_random(operation: Operation, town: Town, draw: random.Random, size: int) -> None:
    for n in range(size):
        skills = {name: draw.random() < 0.7 for name in draw.sample(list(town.skills), draw.randrange(4))}
        more = {
            "kind": draw.choice(["job", "job", "course"]),
            "occupation_id": draw.choice([None, *town.occupations.values()]),
            "settlement_id": draw.choice([None, *town.places.values()]),
            "remote": draw.random() < 0.2,
            "contract": draw.choice(["", "permanent", "day"]),
            "hours": draw.choice(["", "full", "part", "flexible"]),
            "shift": draw.choice(["", "day", "night"]),
            "languages": draw.choice([[], ["ro"], ["en", "bg"]]),
            "offers": draw.choice([[], ["meals"], ["mentor", "meals"]]),
            "no_car": draw.random() < 0.5,
            "valid_from": draw.choice([ON, ON.replace(day=1), ON.replace(month=1), ON.replace(day=20)]),
            "valid_until": draw.choice([None, ON.replace(day=30)]),
        }
        town.put(operation, Source(1000 + n), skills, **more)


def profile_at_random(town: Town, person: Person, draw: random.Random):  # type: ignore[no-untyped-def]
    profile = town.profile(
        person,
        *draw.sample(list(town.skills), draw.randrange(5)),
        contracts=draw.choice([[], [], ["permanent"]]),
        hours=draw.choice([[], [], ["part"]]),
        shifts=draw.choice([[], [], ["night"]]),
        languages=draw.choice([[], [], ["ro", "bg"]]),
        needs=draw.choice([[], [], ["meals"]]),
        no_car=draw.random() < 0.3,
        remote=draw.random() < 0.7,
    )
    if draw.random() < 0.3:
        profile.places.all().delete()
    elif draw.random() < 0.5:
        ProfilePlace.objects.create(
            consortium_id=profile.consortium_id,
            profile=profile,
            settlement_id=town.places["Cluj-Napoca"],
            radius=draw.choice([0, 50]),
        )
    if draw.random() < 0.3:
        profile.goals.all().delete()
    return profile
