"""What was shown is kept and can be told again; each match says its reason."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.base.permissions import Refused
from punte.matching.actions import profiles as actions
from punte.matching.actions.opportunities import withdraw_opportunity
from punte.matching.actions.showings import show_matches, tell_again
from punte.matching.models import Profile, ProfileSkill, Showing
from punte.matching.tests.standing import ON
from punte.matching.tests.test_board import Source, places_of_work
from punte.matching.tests.test_profiles import case, herself, profile, town
from punte.participation.actions.special import save_special
from punte.participation.models import SpecialCategory

__all__ = ["case", "herself", "places_of_work", "profile", "town"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def cook(profile, town, ana, places_of_work) -> Profile:
    """Cosmina uses knives and bakes bread, in Baia Mare, and wants to cook."""
    for name in ("use knives", "bake bread"):
        actions.add_skill(by=ana, profile=profile, skill=town.skills[name])
    profile.refresh_from_db()
    told = {"by": ana, "profile": profile}
    actions.set_goals(**told, version=profile.version, occupations=[town.occupations["cook"]])
    profile.refresh_from_db()
    actions.set_places(**told, version=profile.version, places={town.places["Baia Mare"]: 30})
    profile.refresh_from_db()
    return profile


def test_a_list_that_was_shown_is_told_again_after_everything_has_changed(cook, herself, town) -> None:
    shown = show_matches(by=herself, profile=cook, on=ON)
    assert shown
    ProfileSkill.objects.all().delete()
    withdraw_opportunity(source=Source(1))
    showing = Showing.objects.get()
    assert (showing.shown_to, showing.as_of) == (herself, ON)
    assert tell_again(showing) == [(match.opportunity, match.score) for match in shown]


def test_a_list_is_shown_to_who_reads_the_file_only(cook, georgi, mallory) -> None:
    for stranger in (georgi, mallory):
        with pytest.raises(Refused):
            show_matches(by=stranger, profile=cook, on=ON)
    assert not Showing.objects.exists()


def test_the_list_says_why_and_what_is_not_shown(client, herself, cook) -> None:
    client.force_login(herself)
    page = client.get("/matching/mine/matches/").text
    assert "Already there: use knives." in page
    assert "Counts half: make soup, through bake bread." in page
    assert "Still missing: be kind." in page and "Near to the goal: cook." in page
    assert "1 is farther than the way set" in page
    assert Showing.objects.count() == 1


def test_one_match_is_explained_as_a_whole_also_one_that_is_not_in_the_list(
    client, ana, case, cook, places_of_work
) -> None:
    client.force_login(ana)
    address = f"/matching/{case.operation.code}/people/{case.pk}/matches/"
    assert "How the number is made" in client.get(f"{address}{places_of_work['cook'].pk}/").text
    far = client.get(f"{address}{places_of_work['far'].pk}/").text
    assert "It is farther than the way set." in far and "99 km away." in far


def test_a_course_says_what_it_opens(client, herself, cook) -> None:
    client.force_login(herself)
    page = client.get("/matching/mine/courses/").text
    assert "make soup" in page and "rises from" in page


def test_the_list_asks_no_more_questions_the_longer_it_is(client, herself, cook, operation, town) -> None:
    client.force_login(herself)
    client.get("/matching/mine/matches/")
    counts = []
    for n in range(2):
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get("/matching/mine/matches/")
        counts.append(len(found))
        for more in range(8):
            town.put(operation, Source(100 + 10 * n + more), {"use knives": True})
    assert counts[0] == counts[1] <= 35, counts


def test_sex_age_and_origin_in_the_register_change_no_result(ana, herself, case, cook, cosmina) -> None:
    before = show_matches(by=herself, profile=cook, on=ON)
    assert before
    for sex, born in (("man", dt.date(1950, 1, 1)), ("", dt.date(2008, 1, 1))):
        identity = cosmina.identity
        told = cosmina.unseal(bytes(identity.sealed), "identity") | {
            "sex": sex,
            "birth_date": born.isoformat(),
        }
        identity.sealed = cosmina.seal(told, "identity")
        identity.save()
        assert show_matches(by=herself, profile=cook, on=ON) == before
    for answer in ("yes", "no", "declined"):
        save_special(by=ana, participation=case, answers=dict.fromkeys(SpecialCategory.FIELDS, answer))
        assert show_matches(by=herself, profile=cook, on=ON) == before
