"""Putting things on the board and taking them away, as other rooms do."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction

from punte.base.rls import set_local
from punte.matching.actions.opportunities import weigh_board, withdraw_opportunity
from punte.matching.models import Opportunity, OpportunitySkill
from punte.matching.score import shares
from punte.matching.tests.drawing import W
from punte.matching.tests.standing import ON, Town
from punte.projects.models import Operation
from punte.reference.models import Need

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(operation: Operation) -> Town:
    return Town()


def test_what_is_put_again_is_brought_up_to_date(operation: Operation, town: Town) -> None:
    first = town.put(operation, operation, {"use knives": True, "make soup": True})
    again = town.put(operation, operation, {"use knives": True, "be kind": False}, contract="day")
    assert again.pk == first.pk
    assert Opportunity.objects.get().contract == "day"
    assert set(again.skills.values_list("skill", "essential")) == {
        (town.skills["use knives"], True),
        (town.skills["be kind"], False),
    }


def test_the_points_are_those_of_the_score_and_the_rare_skill_has_more(
    operation: Operation, town: Town
) -> None:
    put = town.put(operation, operation, {"use knives": True, "make soup": True, "be kind": False})
    points = dict(put.skills.values_list("skill", "points"))
    assert points[town.skills["use knives"]] + points[town.skills["make soup"]] == 6000
    assert points[town.skills["use knives"]] < points[town.skills["make soup"]]
    assert points[town.skills["be kind"]] == 1000


def test_what_asks_nothing_is_granted_half(operation: Operation, town: Town) -> None:
    assert town.put(operation, operation, {}).granted == shares({}, {}, W)[1] == 3500


def test_what_is_withdrawn_is_gone_with_its_skills_and_may_be_withdrawn_twice(
    operation: Operation, town: Town
) -> None:
    town.put(operation, operation, {"use knives": True})
    withdraw_opportunity(source=operation)
    withdraw_opportunity(source=operation)
    assert not Opportunity.objects.exists()
    assert not OpportunitySkill.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "war"}, "kind"),
        ({"contract": "oral"}, "contract"),
        ({"hours": "25"}, "hours"),
        ({"shift": "moon"}, "shift"),
        ({"valid_until": ON - dt.timedelta(1)}, "valid_until"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_writes_nothing(
    operation: Operation, town: Town, wrong: dict, field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        town.put(operation, operation, {"use knives": True}, **wrong)
    assert list(refused.value.message_dict) == [field]
    assert not Opportunity.objects.exists()


def test_an_occupation_is_no_skill(operation: Operation, town: Town) -> None:
    town.skills["cook"] = town.occupations["cook"]
    with pytest.raises(ValidationError, match="vocabulary"):
        town.put(operation, operation, {"cook": True})


def test_another_circle_is_refused_by_the_database(
    operation: Operation, foreign_operation: Operation, town: Town
) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        town.put(operation, operation, {}, consortium_id=foreign_operation.consortium_id)
    town.put(operation, operation, {})
    set_local(consortium=foreign_operation.consortium_id)
    assert not Opportunity.objects.exists()


def test_a_new_vocabulary_shares_the_points_anew(operation: Operation, town: Town) -> None:
    put = town.put(operation, operation, {"use knives": True, "make soup": True})
    before = dict(put.skills.values_list("skill", "points"))
    Need.objects.create(
        occupation_id=town.occupations["driver"],
        skill_id=town.skills["make soup"],
        essential=True,
        source="punte",
    )
    assert weigh_board() == 1
    after = dict(put.skills.values_list("skill", "points"))
    assert after != before
    assert sum(after.values()) == sum(before.values()) == 7000
    assert weigh_board() == 0
