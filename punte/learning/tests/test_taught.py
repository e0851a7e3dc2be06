"""A programme says what it teaches: its courses stand on the board, its certificates show it in the profile."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.learning.actions import certificates, offerings
from punte.learning.actions.board import set_taught_skills
from punte.learning.models import Certificate, Enrolment, Programme
from punte.learning.tests import cast
from punte.learning.tests.test_certificates import TOLD, learner
from punte.matching.actions.profiles import add_skill, make_profile
from punte.matching.models import Opportunity, Profile, ProfileSkill
from punte.matching.sources import told
from punte.matching.tests.standing import Town
from punte.people.models import User

__all__ = ["learner"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def soup(operation) -> int:
    return Town().skills["make soup"]


def test_only_who_plans_the_programme_says_what_it_teaches(
    programme: Programme, operation, soup, ana: User, bogdan: User, mallory: User
) -> None:
    for stranger in (ana, bogdan, mallory):
        with pytest.raises(Refused):
            set_taught_skills(by=stranger, operation=operation, programme=programme, skills=[soup])
    assert not programme.skills.exists()


def test_what_is_no_skill_is_refused(programme: Programme, operation, elena: User) -> None:
    with pytest.raises(ValidationError):
        set_taught_skills(by=elena, operation=operation, programme=programme, skills=[0])


def test_an_open_course_stands_on_the_board_until_it_is_cancelled(
    offering, operation, elena: User, soup
) -> None:
    assert not Opportunity.objects.exists()
    set_taught_skills(by=elena, operation=operation, programme=offering.programme, skills=[soup])
    course = Opportunity.objects.get()
    assert (course.kind, course.source_id, course.valid_until) == ("course", offering.pk, offering.ends_on)
    assert told([course])[course.pk].title == str(offering.programme)
    offerings.cancel_offering(by=elena, offering=offering, reason="No trainer")
    assert not Opportunity.objects.exists()


def test_the_form_proposes_and_what_is_ticked_is_taught(
    client, elena: User, programme, operation, soup
) -> None:
    client.force_login(elena)
    address = f"/learning/{operation.code}/programmes/{programme.pk}/skills/"
    assert "No skill is named yet." in client.get(address).text
    client.post(address, {"sent": "on", "picked": [soup]})
    assert list(programme.skills.values_list("skill", flat=True)) == [soup]
    assert "make soup" in client.get(programme.url_in(operation)).text
    client.post(address, {"sent": "on"})
    assert not programme.skills.exists()


@pytest.fixture
def certified(elena: User, operation, learner: Enrolment, soup) -> Certificate:
    """Somebody was certified by a programme that teaches to make soup."""
    programme = learner.offering.programme
    set_taught_skills(by=elena, operation=operation, programme=programme, skills=[soup])
    return certificates.issue_certificate(by=elena, enrolment=learner, **TOLD)


def known(person) -> dict[int, tuple[str, int | None]]:
    """What the profile holds: {skill: (by what it is known, the number of the certificate)}."""
    rows = ProfileSkill.objects.filter(profile__person=person)
    return {line.skill_id: (line.evidence, line.certificate) for line in rows}


def test_a_certificate_shows_its_skills_in_a_profile_that_rests(certified, soup) -> None:
    assert known(certified.person) == {soup: ("certificate", certified.pk)}
    assert not Profile.objects.get(person=certified.person).looking


def test_attendance_shows_nothing(elena: User, operation, learner, soup) -> None:
    set_taught_skills(by=elena, operation=operation, programme=learner.offering.programme, skills=[soup])
    certificates.issue_certificate(by=elena, enrolment=learner, **(TOLD | {"kind": "attendance"}))
    assert known(learner.person) == {}


def test_what_a_programme_teaches_later_is_not_shown_by_older_certificates(
    elena: User, operation, certified, soup
) -> None:
    teaches = {"by": elena, "operation": operation, "programme": certified.enrolment.offering.programme}
    set_taught_skills(**teaches, skills=[])
    assert known(certified.person) == {soup: ("certificate", certified.pk)}


def test_a_revoked_certificate_takes_its_skills_away_and_leaves_what_was_said(
    elena: User, certified, soup
) -> None:
    certificates.suspend_certificate(by=elena, certificate=certified, reason="mistake")
    assert soup in known(certified.person)
    certificates.revoke_certificate(by=elena, certificate=certified, reason="mistake")
    assert known(certified.person) == {}


def test_a_skill_that_the_person_named_too_stays_as_said(elena: User, certified, soup) -> None:
    profile = make_profile(by=elena, person=certified.person)
    add_skill(by=elena, profile=profile, skill=soup)
    assert known(certified.person) == {soup: ("certificate", certified.pk)}
    certificates.revoke_certificate(by=elena, certificate=certified, reason="mistake")
    assert known(certified.person) == {soup: ("declared", None)}


def test_a_certificate_issued_anew_shows_them_under_its_own_number(elena: User, certified, soup) -> None:
    told = {"reason": "mistake", "base_url": TOLD["base_url"]}
    anew = certificates.reissue_certificate(by=elena, certificate=certified, **told)
    assert anew.pk != certified.pk
    assert known(certified.person) == {soup: ("certificate", anew.pk)}


def test_what_another_certificate_shows_too_stays_when_one_is_revoked(
    elena: User, georgi: User, operation, certified, soup, monkeypatch
) -> None:
    monkeypatch.setattr(cast, "DAYS", (dt.date(2025, 2, 12), dt.date(2025, 2, 13)))
    offering = cast.plan(elena, operation, certified.enrolment.offering.programme, georgi)
    offerings.open_offering(by=elena, offering=offering)
    again = cast.seat(elena, offering, certified.enrolment.participation)
    offerings.run_offering(by=elena, offering=offering)
    cast.hold(georgi, offering)
    second = certificates.issue_certificate(by=elena, enrolment=again, **TOLD)
    assert known(certified.person) == {soup: ("certificate", second.pk)}
    certificates.revoke_certificate(by=elena, certificate=second, reason="mistake")
    assert known(certified.person) == {soup: ("certificate", certified.pk)}
    certificates.revoke_certificate(by=elena, certificate=certified, reason="mistake")
    assert known(certified.person) == {}
