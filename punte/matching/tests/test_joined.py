"""Two numbers are one person: one profile is left. Who is erased leaves none; lists that were shown have their term."""

import datetime as dt

import pytest

from punte.matching.actions import profiles as actions
from punte.matching.actions.showings import show_matches
from punte.matching.models import Profile, ProfileGoal, ProfilePlace, ProfileSkill, Showing
from punte.matching.tests.standing import ON
from punte.matching.tests.test_board import places_of_work
from punte.matching.tests.test_profiles import case, herself, profile, town
from punte.participation.actions.participations import register_participant
from punte.participation.actions.persons import erase_participant, merge_participants, restrict_participant
from punte.participation.models import Participation
from punte.people.actions.persons import register_person
from punte.records import retention
from punte.records.actions.retention import destroy_due
from punte.records.models import Destruction
from tests.cast import staff

__all__ = ["case", "herself", "places_of_work", "profile", "town"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(ana, elena, operation, assoc) -> Participation:
    """Cosmina once more, under another number, accompanied by Ana."""
    told = {"first_name": "Cosmina", "last_name": "Two", "birth_date": None, "sex": "woman"}
    person = register_person(by=elena, consortium=operation.consortium, **told)
    found = register_participant(by=ana, person=person, operation=operation, organisation=assoc, on=ON)
    Participation.objects.filter(pk=found.pk).update(responsible=ana)
    return found


@pytest.fixture
def lidia(operation, assoc):
    return staff("Lidia Câmpean", assoc, "dpo", operation, ["special", "erase"])


def test_of_two_profiles_one_is_left_with_what_both_said(profile, twin, case, town, ana, elena) -> None:
    other = actions.make_profile(by=ana, person=twin.person)
    actions.add_skill(by=ana, profile=profile, skill=town.skills["use knives"], level=1)
    for name in ("use knives", "make soup"):
        actions.add_skill(by=ana, profile=other, skill=town.skills[name], level=3)
    actions.confirm_skill(by=ana, profile=other, skill=town.skills["use knives"])
    profile.refresh_from_db()
    other.refresh_from_db()
    cook, driver = town.occupations["cook"], town.occupations["driver"]
    actions.set_goals(by=ana, profile=profile, version=profile.version, occupations=[driver])
    actions.set_goals(by=ana, profile=other, version=other.version, occupations=[cook, driver])
    other.refresh_from_db()
    actions.set_places(by=ana, profile=other, version=other.version, places={town.places["Recea"]: 20})
    show_matches(by=ana, profile=other, on=ON)
    merge_participants(by=elena, duplicate=twin, into=case)
    (left,) = Profile.objects.all()
    assert left.person_id == case.person_id
    lines = {line.skill_id: line for line in left.skills.all()}
    assert set(lines) == {town.skills["use knives"], town.skills["make soup"]}
    knives = lines[town.skills["use knives"]]
    assert (knives.evidence, knives.confirmed_by, knives.level) == ("confirmed", ana, 3)
    assert list(left.goals.values_list("occupation", flat=True)) == [driver, cook]
    assert left.places.count() == 1 and left.showings.count() == 1


def test_a_profile_goes_along_to_the_number_that_had_none(twin, case, town, ana, elena, client) -> None:
    other = actions.make_profile(by=ana, person=twin.person)
    actions.add_skill(by=ana, profile=other, skill=town.skills["use knives"])
    merge_participants(by=elena, duplicate=twin, into=case)
    assert Profile.objects.get().person_id == case.person_id
    client.force_login(ana)
    for found in (twin, case):
        page = client.get(f"/matching/{case.operation.code}/people/{found.pk}/")
        assert page.status_code == 200 and "use knives" in page.text
    twin.refresh_from_db()
    twin.person.refresh_from_db()
    assert actions.make_profile(by=ana, person=twin.person) == Profile.objects.get()
    assert Profile.objects.visible_to(ana).count() == 1


def test_merging_people_without_profiles_changes_nothing_here(twin, case, elena) -> None:
    merge_participants(by=elena, duplicate=twin, into=case)
    assert not Profile.objects.exists()


def test_who_is_erased_leaves_no_profile_and_no_list(profile, twin, case, town, ana, elena) -> None:
    actions.add_skill(by=ana, profile=profile, skill=town.skills["use knives"])
    told = {"by": ana, "profile": profile}
    profile.refresh_from_db()
    actions.set_goals(**told, version=profile.version, occupations=[town.occupations["cook"]])
    profile.refresh_from_db()
    actions.set_places(**told, version=profile.version, places={town.places["Recea"]: 20})
    show_matches(by=ana, profile=profile, on=ON)
    merge_participants(by=elena, duplicate=case, into=twin)
    assert Profile.objects.get().person_id == twin.person_id
    case.person.refresh_from_db()
    erase_participant(by=elena, participation=case)
    for model in (Profile, ProfileSkill, ProfileGoal, ProfilePlace, Showing):
        assert not model.objects.exists(), model


def shown(by, profile, on: dt.date) -> Showing:
    show_matches(by=by, profile=profile, on=on)
    return Showing.objects.order_by("-pk")[0]


def test_a_list_that_was_shown_goes_after_three_years_and_that_is_logged(
    profile, town, places_of_work, ana, lidia, operation
) -> None:
    old, young = shown(ana, profile, dt.date(2022, 3, 16)), shown(ana, profile, dt.date(2022, 3, 17))
    (line,) = [one for one in retention.due_in(operation, ON) if one.rule == "showings"]
    assert (line.count, line.kept_until) == (1, dt.date(2025, 3, 16))
    (made,) = destroy_due(by=lidia, operation=operation)
    assert (made.rule, made.kind, made.count) == ("showings", "showing", 1)
    assert list(Showing.objects.all()) == [young] and not Showing.objects.filter(pk=old.pk).exists()
    assert destroy_due(by=lidia, operation=operation) == [] and Destruction.objects.count() == 1


def test_lists_of_who_is_restricted_stay(profile, case, ana, lidia, operation) -> None:
    shown(ana, profile, dt.date(2020, 1, 1))
    restrict_participant(by=lidia, participation=case, until=None)
    assert destroy_due(by=lidia, operation=operation) == []
    assert Showing.objects.count() == 1


def test_the_table_of_terms_names_the_lists(client, profile, ana, lidia, operation) -> None:
    shown(ana, profile, dt.date(2020, 1, 1))
    client.force_login(lidia)
    page = client.get(f"/records/{operation.code}/protection/retention/").text
    assert "Lists of matches that were shown" in page and "OG nr. 137/2000" in page
