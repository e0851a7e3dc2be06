"""Supply and demand: posts beside people, what they lack where, which course would help; small counts are hidden."""

from typing import Any
from unittest.mock import Mock, patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.jobs.market import Lack, Line, Market
from punte.jobs.market_page import market_page
from punte.jobs.models import Vacancy
from punte.jobs.tests import applicants, cast
from punte.matching.actions.opportunities import put_opportunity
from punte.matching.models import Profile, ProfileGoal, ProfilePlace, ProfileSkill
from punte.participation.models import Participation
from punte.people.models import Person
from punte.projects.models import Partnership
from punte.reference.models import Concept, Need

pytestmark = pytest.mark.django_db
TODAY = cast.TODAY


def seeks(person: Person, goal: Concept | None, *skills: int, place: Any = None, **more: Any) -> Profile:
    """Somebody who is looking."""
    circle = person.consortium_id
    own = {
        "consortium_id": circle,
        "profile": Profile.objects.create(consortium_id=circle, person=person, **more),
    }
    for skill in skills:
        ProfileSkill.objects.create(skill_id=skill, **own)
    if goal:
        ProfileGoal.objects.create(occupation=goal, **own)
    ProfilePlace.objects.create(settlement=place or cast.place(), radius=30, **own)
    return own["profile"]


def needed(occupation: Concept) -> int:
    return Need.objects.get(occupation=occupation, essential=True).skill_id


class Course:
    """A row of some other room."""

    _meta = Partnership._meta

    def __init__(self, pk: int):
        self.pk = pk


def teach(operation: Any, skill: int, pk: int = 1, **more: Any) -> Any:
    told = {
        "kind": "course", "consortium_id": operation.consortium_id, "occupation_id": None,
        "settlement_id": cast.place().pk, "remote": False, "contract": "", "hours": "", "shift": "", "languages": [],
        "offers": [], "no_car": False, "first_job": False, "valid_from": TODAY, "valid_until": None,
    }  # fmt: skip
    return put_opportunity(source=Course(pk), skills={skill: True}, **told | more)


@pytest.fixture
def people(elena, operation, assoc) -> list[Participation]:
    return [applicants.take_part(elena, operation, assoc, f"Pop {n}") for n in range(4)]


@pytest.fixture
def both(elena, employer, known, people) -> dict[str, Concept]:
    """Two posts for bakers in Cluj, one for a van driver in Baia Mare; three want to bake, one of them can."""
    cast.publish(elena, employer, known["baker"], posts=2)
    cast.publish(elena, employer, known["van"], posts=1, settlement=cast.place("Baia Mare", "RO114"))
    seeks(people[0].person, known["baker"], needed(known["baker"]))
    seeks(people[1].person, known["baker"])
    seeks(people[2].person, known["baker"], place=cast.place("Baia Mare", "RO114"))
    seeks(people[3].person, known["baker"], looking=False)
    return known


def test_posts_stand_beside_who_wants_and_who_can(operation, both) -> None:
    lines = {line.occupation: line for line in Market(operation, TODAY).by_occupation()}
    baker, van = lines[both["baker"].pk], lines[both["van"].pk]
    assert (baker.posts, baker.want, baker.can, baker.both) == (2, 3, 1, 1)
    assert (van.posts, van.want, van.can) == (1, 0, 0)


def test_one_county_shows_its_own_posts_and_people(operation, both) -> None:
    market = Market(operation, TODAY)
    (line,) = [one for one in market.by_occupation("RO113") if one.posts]
    assert (line.occupation, line.posts, line.want) == (both["baker"].pk, 2, 2)
    assert market.by_place() == [("RO113", 2, 2), ("RO114", 1, 1)]


def test_work_of_the_same_group_is_wanted_too(operation, elena, employer, known, people) -> None:
    like = Concept.objects.create(
        kind="occupation", uri="urn:test:pastry", name=known["baker"].name, isco="7512"
    )
    cast.publish(elena, employer, known["baker"])
    seeks(people[0].person, like)
    lines = {line.occupation: line.want for line in Market(operation, TODAY).by_occupation()}
    assert lines[known["baker"].pk] == 1


def test_filled_posts_and_volunteer_posts_are_no_demand(operation, elena, employer, known) -> None:
    taken = cast.publish(elena, employer, known["baker"], posts=3)
    Vacancy.objects.filter(pk=taken.pk).update(filled=1)
    cast.publish(
        elena, employer, known["van"], kind="volunteering", contract="none", pay_from=None, pay_to=None
    )
    assert [(p.occupation, p.posts) for p in Market(operation, TODAY).posts] == [(known["baker"].pk, 2)]


def test_what_people_lack_names_the_course_that_teaches_it_there(operation, both) -> None:
    skill = needed(both["baker"])
    (lack,) = Market(operation, TODAY).lacks()
    assert (lack.region, lack.occupation, lack.posts, lack.want) == ("RO113", both["baker"].pk, 2, 2)
    assert lack.skills == [(skill, 1)] and lack.courses == []
    far = teach(operation, skill, settlement_id=cast.place("Baia Mare", "RO114").pk)
    assert Market(operation, TODAY).lacks()[0].courses == [] and far.pk
    near, online = teach(operation, skill, 2), teach(operation, skill, 3, remote=True, settlement_id=None)
    assert Market(operation, TODAY).lacks()[0].courses == [near.pk, online.pk]


def test_who_sees_everybody_sees_exact_counts_and_who_does_not_sees_that_they_are_small(
    client, elena, bogdan, both
) -> None:
    client.force_login(elena)
    page = client.get("/jobs/309187/market/").text
    assert "baker" in page and "baker skill True" in page and "under 10" not in page
    assert "no course there teaches it" in page
    client.force_login(bogdan)
    page = client.get("/jobs/309187/market/").text
    assert "under 10" in page and "baker skill True" not in page
    assert "Counts of fewer than ten people are hidden." in page


def counted_page(region: str, lines: list[Line], places: list[tuple[str, int, int]], **more: Any) -> dict:
    """The page of a project with these numbers, as somebody sees it who does not see everybody."""
    market = Mock(posts=[], people=range(40))
    market.by_occupation.return_value, market.by_place.return_value = lines, places
    market.lacks.return_value = more.get("lacks", [])
    with patch("punte.jobs.market_page.names", lambda found: {one: f"no {one}" for one in found}):
        return market_page(market, region, exact=False)


def test_the_width_of_a_bar_tells_no_hidden_count() -> None:
    def widths(few: int) -> list[str]:
        page = counted_page(
            "", [Line(1, 3, few, 0, 0), Line(2, 2, 0, 0, 0)], [("RO113", 3, few), ("RO114", 2, 0)]
        )
        return [row["bar"].done for row in page["occupations"] + page["places"]]

    assert widths(9) == widths(4) == ["100", "66.67", "100", "66.67"]


def test_the_order_of_rows_tells_no_hidden_count() -> None:
    page = counted_page("", [Line(2, 1, 9, 0, 0), Line(1, 1, 4, 0, 0)], [])
    assert [row["label"] for row in page["occupations"]] == ["no 1", "no 2"]


def test_in_one_county_people_are_not_counted_for_those_who_do_not_see_them() -> None:
    lack = Lack("RO113", 1, 3, 12, [(7, 11)], [])
    page = counted_page("RO113", [Line(1, 3, 12, 12, 12), Line(2, 0, 12, 0, 0)], [], lacks=[lack])
    (row,) = page["occupations"]
    assert row["cells"] == ["3"] and row["bar"].expected is None and row["spoken"] == "free posts: 3"
    (told,) = page["lacks"]
    assert told["want"] == "" and told["skills"] == [("no 7", "")]
    assert counted_page("", [], [], lacks=[lack])["lacks"] == page["lacks"], "nor in the list of all counties"


def test_the_page_of_a_county_shows_columns_of_people_only_to_who_sees_them(
    client, elena, bogdan, both
) -> None:
    client.force_login(bogdan)
    page = client.get("/jobs/309187/market/?place=RO113").text
    assert "baker" in page and "Want it" not in page and "People there who want such work" not in page
    client.force_login(elena)
    page = client.get("/jobs/309187/market/?place=RO113").text
    assert "Want it" in page and "People there who want such work: 2." in page


def test_a_county_is_chosen_and_an_unknown_one_is_all_of_them(client, elena, both) -> None:
    client.force_login(elena)
    page = client.get("/jobs/309187/market/?place=RO114").text
    assert "delivery van driver" in page and "baker skill True" not in page
    assert client.get("/jobs/309187/market/?place=XX").status_code == 200


def test_an_empty_hub_says_so(client, elena, operation) -> None:
    client.force_login(elena)
    assert "Nothing to compare yet" in client.get("/jobs/309187/market/").text


def test_no_more_questions_for_more_people(client, elena, operation, both, people, employer, assoc) -> None:
    client.force_login(elena)
    client.get("/jobs/309187/market/")
    with CaptureQueriesContext(connection) as few:
        client.get("/jobs/309187/market/")
    for n in range(4):
        one = applicants.take_part(elena, operation, assoc, f"Radu {n}")
        seeks(one.person, both["baker"])
        cast.publish(elena, employer, both["baker"])
    with CaptureQueriesContext(connection) as many:
        client.get("/jobs/309187/market/")
    assert len(many) == len(few) <= 45
