"""Registering, entering, leaving, observing, striking."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from punte.participation import facts
from punte.participation.actions import participations as actions
from punte.participation.actions.special import read_special, save_special
from punte.participation.models import Participation
from punte.records.models import AccessEntry, Fact
from tests.cast import choose

DAY = dt.date(2024, 9, 2)


@pytest.fixture
def candidate(elena, operation, assoc, cosmina):
    return actions.register_participant(
        by=elena,
        operation=operation,
        organisation=assoc,
        person=cosmina,
        on=DAY,
        labour="inactive",
        education=3,
    )


@pytest.fixture
def entered(elena, candidate):
    choose(elena, candidate)
    actions.enter(by=elena, participation=candidate, on=DAY)
    return candidate


def test_entering_freezes_the_age_and_tells_one_fact(entered):
    assert (entered.state, entered.age, entered.frozen_on) == ("entered", 34, DAY)
    fact = Fact.objects.live().of(facts.ENTERED).get()
    assert (fact.person_id, fact.happened_on) == (entered.person_id, DAY)


def test_nobody_is_registered_twice_in_one_operation(elena, operation, assoc, cosmina, candidate):
    with pytest.raises(ValidationError, match="already registered"):
        actions.register_participant(
            by=elena, operation=operation, organisation=assoc, person=cosmina, on=DAY
        )


def test_coming_back_keeps_the_first_entry(elena, entered):
    actions.leave(by=elena, participation=entered, on=DAY + dt.timedelta(30), exit="moved", early=True)
    actions.enter(by=elena, participation=entered, on=DAY + dt.timedelta(60))
    assert entered.frozen_on == DAY
    assert Fact.objects.live().of(facts.ENTERED).count() == 2


def test_nobody_comes_back_before_they_left(elena, entered):
    actions.leave(by=elena, participation=entered, on=DAY + dt.timedelta(30), exit="moved")
    with pytest.raises(ValidationError, match="not left yet"):
        actions.enter(by=elena, participation=entered, on=DAY + dt.timedelta(29))


def test_a_struck_entry_can_be_told_again(elena, entered):
    actions.strike_entry(by=elena, stay=entered.stays.get(), on=DAY)
    assert (entered.state, entered.frozen_on) == ("selected", None)
    actions.enter(by=elena, participation=entered, on=DAY + dt.timedelta(1))
    assert entered.frozen_on == DAY + dt.timedelta(1)
    assert Fact.objects.live().of(facts.ENTERED).people() == 1


def test_an_observation_before_entering_is_refused(elena, entered):
    with pytest.raises(ValidationError):
        actions.observe(by=elena, participation=entered, kind="employed", on=DAY - dt.timedelta(1))


@pytest.mark.parametrize("who", ["georgi", "hristo", "auditor", "mallory"])
def test_who_does_not_work_with_persons_is_refused(request, who, operation, assoc, cosmina, entered):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        actions.register_participant(by=user, operation=operation, organisation=assoc, person=cosmina, on=DAY)
    with pytest.raises(PermissionDenied):
        actions.leave(by=user, participation=entered, on=DAY, exit="other")
    with pytest.raises(PermissionDenied):
        actions.observe(by=user, participation=entered, kind="employed", on=DAY)
    with pytest.raises(PermissionDenied):
        actions.decide(by=user, participation=entered, state="rejected")


def test_a_partner_sees_only_its_own(bogdan, elena, ana, entered):
    assert Participation.objects.visible_to(elena).count() == 1
    assert not Participation.objects.visible_to(bogdan).exists()
    assert not Participation.objects.visible_to(ana).exists()


def test_special_categories_are_read_with_the_right_and_logged(elena, bogdan, entered):
    save_special(by=elena, participation=entered, answers={"roma": "yes", "disability": "declined"})
    assert read_special(by=elena, participation=entered)["roma"] == "yes"
    assert AccessEntry.objects.filter(occasion="special").count() == 1
    with pytest.raises(PermissionDenied):
        read_special(by=bogdan, participation=entered)


def test_the_second_of_two_editors_is_told(elena, candidate):
    actions.change_situation(by=elena, participation=candidate, version=1, studies="none")
    with pytest.raises(ValidationError, match="Somebody else"):
        actions.change_situation(by=elena, participation=candidate, version=1, studies="full_time")
