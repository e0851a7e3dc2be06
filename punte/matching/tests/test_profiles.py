"""A profile is written by the person or beside them, by nobody else; a certificate shows, a counsellor confirms."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.matching.actions import profiles as actions
from punte.matching.actions.certified import certify_skills, uncertify_skills
from punte.matching.models import Profile, ProfileSkill
from punte.matching.tests.standing import Town
from punte.participation.actions.participations import register_participant
from punte.participation.models import Participation
from punte.people.models import Person, PersonKey, User
from punte.records.models import AccessEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(operation) -> Town:
    return Town()


@pytest.fixture
def case(ana, cosmina, operation, assoc) -> Participation:
    """Cosmina is accompanied by Ana."""
    from punte.base import clock

    found = register_participant(
        by=ana, person=cosmina, operation=operation, organisation=assoc, on=clock.today()
    )
    Participation.objects.filter(pk=found.pk).update(responsible=ana)
    return found


@pytest.fixture
def profile(ana, case, cosmina) -> Profile:
    return actions.make_profile(by=ana, person=cosmina)


@pytest.fixture
def herself(cosmina, operation) -> User:
    """Cosmina's own account."""
    user = User.objects.create_user("cosmina@example.org", name="Cosmina", language="en")
    PersonKey.objects.create(user=user, person=cosmina, consortium=operation.consortium)
    return user


def test_nobody_else_writes_in_a_profile(profile, town, bogdan, georgi, floarea, auditor, mallory) -> None:
    skill, told = town.skills["use knives"], {"profile": profile, "version": profile.version}
    every: list[Any] = [
        lambda by: actions.make_profile(by=by, person=profile.person),
        lambda by: actions.change_profile(by=by, **told, no_car=True),
        lambda by: actions.add_skill(by=by, profile=profile, skill=skill),
        lambda by: actions.change_level(by=by, profile=profile, skill=skill, level=3),
        lambda by: actions.take_skill_away(by=by, profile=profile, skill=skill),
        lambda by: actions.confirm_skill(by=by, profile=profile, skill=skill),
        lambda by: actions.set_goals(by=by, **told, occupations=[]),
        lambda by: actions.set_places(by=by, **told, places={}),
    ]
    for stranger in (bogdan, georgi, floarea, auditor, mallory):
        for act in every:
            with pytest.raises(Refused):
                act(stranger)


def test_nobody_confirms_their_own_skill(profile, town, herself) -> None:
    actions.add_skill(by=herself, profile=profile, skill=town.skills["use knives"])
    with pytest.raises(Refused):
        actions.confirm_skill(by=herself, profile=profile, skill=town.skills["use knives"])


def test_a_profile_is_seen_by_the_person_and_who_accompanies_them(
    profile, herself, ana, elena, floarea, bogdan, mallory
) -> None:
    for user, sees in ((herself, 1), (ana, 1), (elena, 1), (floarea, 0), (bogdan, 0), (mallory, 0)):
        assert Profile.objects.visible_to(user).count() == sees, user


def test_goals_stand_in_their_order_and_of_two_at_once_the_second_is_told(profile, town, ana) -> None:
    cook, driver = town.occupations["cook"], town.occupations["driver"]
    actions.set_goals(by=ana, profile=profile, version=profile.version, occupations=[driver, cook])
    assert list(profile.goals.values_list("occupation", flat=True)) == [driver, cook]
    with pytest.raises(MoveNotAllowed):
        actions.set_goals(by=ana, profile=profile, version=profile.version, occupations=[])
    assert profile.goals.count() == 2


def test_what_is_not_of_the_list_is_refused_and_nothing_is_written(profile, town, ana) -> None:
    told: dict[str, Any] = {"by": ana, "profile": profile, "version": profile.version}
    for act in (
        lambda: actions.set_goals(**told, occupations=[town.skills["use knives"]]),
        lambda: actions.set_places(**told, places={town.places["Recea"]: 31}),
        lambda: actions.set_places(**told, places={0: 30}),
        lambda: actions.change_profile(**told, contracts=["slavery"]),
        lambda: actions.add_skill(by=ana, profile=profile, skill=town.occupations["cook"]),
        lambda: actions.add_skill(by=ana, profile=profile, skill=town.skills["be kind"], level=4),
        lambda: actions.confirm_skill(by=ana, profile=profile, skill=town.skills["be kind"]),
    ):
        with pytest.raises(ValidationError):
            act()
    assert not profile.skills.exists() and not profile.goals.exists()


def test_a_certificate_that_is_taken_back_leaves_what_was_said(profile, town, ana, cosmina) -> None:
    knives, soup, kind = (town.skills[name] for name in ("use knives", "make soup", "be kind"))
    actions.add_skill(by=ana, profile=profile, skill=knives)
    actions.add_skill(by=ana, profile=profile, skill=kind)
    actions.confirm_skill(by=ana, profile=profile, skill=kind)
    certify_skills(person=cosmina, certificate_id=7, skills=[knives, soup, kind])
    known = dict(profile.skills.values_list("skill", "evidence"))
    assert known == {knives: "certificate", soup: "certificate", kind: "confirmed"}
    uncertify_skills(certificate_id=7)
    known = dict(profile.skills.values_list("skill", "evidence"))
    assert known == {knives: "declared", kind: "confirmed"}
    assert not ProfileSkill.objects.exclude(certificate=None).exists()


def test_who_never_asked_gets_a_profile_that_rests(cosmina: Person, case, town, ana) -> None:
    certify_skills(person=cosmina, certificate_id=7, skills=[town.skills["make soup"]])
    assert not Profile.objects.get(person=cosmina).looking
    assert actions.make_profile(by=ana, person=cosmina).looking


def test_somebody_writes_what_they_can_do_in_their_own_words(client, herself, cosmina, case, town) -> None:
    from punte.reference.models import Concept, Label

    for concept in Concept.objects.filter(uri__startswith="urn:test:"):
        text = f"{concept.name.texts['en']} quux"
        Label.objects.create(concept=concept, language="en", text=text, folded=text, rank=0, source="punte")
    client.force_login(herself)
    assert "Begin the profile" in client.get("/matching/mine/").text
    assert client.post("/matching/mine/").url == "/matching/mine/skills/"
    page = client.get("/matching/mine/skills/?q=use knives quux, driver quux").text
    assert "use knives" in page and "drive a van" in page and "(driver)" in page
    sent = {"part": "add", "picked": [town.skills["use knives"], town.skills["drive a van"]]}
    client.post("/matching/mine/skills/?q=use knives quux, driver quux", sent)
    profile = Profile.objects.get()
    knives, van = town.skills["use knives"], town.skills["drive a van"]
    client.post("/matching/mine/skills/", {"part": "list", f"s{knives}": 3, f"s{van}": "away"})
    assert list(profile.skills.values_list("skill", "level")) == [(knives, 3)]
    found = client.get("/matching/mine/places/?q=baia mare").text
    assert "Baia Mare" in found
    client.post(
        "/matching/mine/places/?q=baia", {"part": "add", "picked": [town.places["Baia Mare"]], "radius": 20}
    )
    client.post("/matching/mine/goals/?q=cook quux", {"part": "add", "picked": [town.occupations["cook"]]})
    profile.refresh_from_db()
    client.post("/matching/mine/wishes/", {"version": profile.version, "contracts": ["day"], "looking": "on"})
    page = client.get("/matching/mine/").text
    assert "up to 20 km" in page and "cook" in page and "by the day" in page
    assert not AccessEntry.objects.filter(user=herself).exists()


def test_a_look_at_somebody_else_is_kept_and_who_may_not_finds_nothing(
    client, ana, georgi, floarea, case, profile, cosmina
) -> None:
    address = f"/matching/{case.operation.code}/people/{case.pk}/"
    client.force_login(ana)
    assert client.get(address).status_code == 200
    assert AccessEntry.objects.filter(user=ana, person=cosmina, occasion="file").count() == 1
    assert "Cosmina" in client.get(f"/matching/{case.operation.code}/people/").text
    for other in (georgi, floarea):
        client.force_login(other)
        assert client.get(address).status_code == 404


def test_an_account_without_a_file_is_told_so(client, georgi) -> None:
    client.force_login(georgi)
    assert "There is no file of yours here" in client.get("/matching/mine/").text
    assert client.get("/matching/mine/skills/").status_code == 404


def test_skills_added_meanwhile_write_nothing_over_what_is_wished(profile, town, ana, herself) -> None:
    stale = Profile.objects.select_related("person").get(pk=profile.pk)
    actions.change_profile(
        by=herself, profile=profile, version=profile.version, no_car=True, contracts=["day"]
    )
    actions.add_skill(by=ana, profile=stale, skill=town.skills["make soup"])
    profile.refresh_from_db()
    assert (profile.no_car, profile.contracts, profile.version) == (True, ["day"], 3)


@pytest.mark.parametrize("picked", ["9" * 5_000, "9" * 30, "²", "٣", "-1", "x", "1.5", "\x00"])
def test_numbers_that_are_none_are_refused_beside_the_form(client, herself, profile, picked) -> None:
    client.force_login(herself)
    for part in ("skills", "goals", "places"):
        sent = {"part": "add", "picked": [picked], "radius": 30}
        page = client.post(f"/matching/mine/{part}/", sent)
        assert page.status_code == 200 and page.context["ticks"].errors, part
    assert not profile.skills.exists() and not profile.goals.exists() and not profile.places.exists()


@pytest.mark.parametrize("typed", ["a", "🙂", "%F0%9F%99%82" * 60, "cook+" * 5_000, "%25_%5C'", ",;,;"])
def test_whatever_is_written_in_own_words_is_answered(client, herself, profile, typed) -> None:
    client.force_login(herself)
    for part in ("skills", "goals", "places"):
        assert client.get(f"/matching/mine/{part}/?q={typed}").status_code == 200, part


def test_a_profile_without_any_skill_is_told_what_to_do(client, herself, profile) -> None:
    client.force_login(herself)
    for page in ("matches", "courses"):
        assert client.get(f"/matching/mine/{page}/").status_code == 200
    assert profile.showings.count() == 1
