"""A programme says what it teaches: its courses stand on the board, its certificates show it."""

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.learning.actions import offerings
from punte.learning.actions.board import set_taught_skills
from punte.learning.models import Programme
from punte.matching.models import Opportunity
from punte.matching.sources import told
from punte.matching.tests.standing import Town
from punte.people.models import User

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
