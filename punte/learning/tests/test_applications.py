"""Applying for somebody; deciding about many at once; nobody is selected by the machine."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.learning.actions.applications import apply_for, apply_oneself, decide_applications, refuse
from punte.learning.actions.enrolments import apply
from punte.learning.actions.offerings import change_offering
from punte.learning.models import Enrolment
from punte.learning.tests.cast import DAYS, take_part
from punte.learning.tests.test_catalogue import learner_of
from punte.people.models import Notice

URL = "/learning/309187/offerings/"
TOKEN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}


@pytest.fixture
def three(elena, operation, assoc, offering) -> list[Enrolment]:
    """Three who applied, for two seats."""
    change_offering(
        by=elena, offering=offering, version=1, trainers=list(offering.trainers.all()), seats=2, starts_on=DAYS[0],
        ends_on=DAYS[1], mode="place", place="Baia Mare", link="", language="ro",
    )  # fmt: skip
    offering.refresh_from_db()
    names = ("Pop", "Ionescu", "Marin")
    return [
        apply(by=elena, offering=offering, participation=take_part(elena, operation, assoc, n)) for n in names
    ]


def test_the_table_decides_about_all_at_once_and_tells_them(client, elena, offering, three) -> None:
    learner = learner_of(three[2].participation)
    client.force_login(elena)
    url = f"{URL}{offering.pk}/applications/"
    page = client.get(url).content.decode()
    assert page.index("Pop") < page.index("Ionescu") < page.index("Marin") and "criteria met" in page
    fields = {f"e{three[0].pk}": "seat", f"e{three[1].pk}": "wait", f"e{three[2].pk}": "refuse:criteria"}
    page = client.post(url, TOKEN | fields, follow=True).content.decode()
    assert "1 got a seat, 1 waits, 1 was not selected" in page
    assert [Enrolment.objects.get(pk=e.pk).state for e in three] == ["enrolled", "waitlisted", "refused"]
    notice = Notice.objects.get(user=learner)
    assert notice.kind == "learning.refused"
    client.force_login(learner)
    assert "not selected" in client.get(notice.url).content.decode()


def test_more_seats_than_there_are_write_nothing(elena, offering, three) -> None:
    with pytest.raises(ValidationError, match="2 are free"):
        decide_applications(by=elena, offering=offering, decisions={e.pk: "seat" for e in three})
    assert {e.state for e in offering.enrolments.all()} == {"applied"}


def test_of_two_who_decide_the_second_writes_nothing(elena, offering, three) -> None:
    refuse(by=elena, enrolment=three[0], reason="seats")
    with pytest.raises(MoveNotAllowed):
        decide_applications(
            by=elena, offering=offering, decisions={three[1].pk: "select", three[0].pk: "select"}
        )
    assert Enrolment.objects.get(pk=three[1].pk).state == "applied"


def test_who_was_refused_does_not_apply_again_alone_but_with_help(elena, offering, three) -> None:
    refuse(by=elena, enrolment=three[0], reason="level")
    learner = learner_of(three[0].participation)
    with pytest.raises(ValidationError, match="look at it again"):
        apply_oneself(by=learner, offering=offering)
    assert apply(by=elena, offering=offering, participation=three[0].participation).state == "applied"


def test_a_refusal_says_why(elena, three) -> None:
    with pytest.raises(ValidationError, match="Choose why"):
        refuse(by=elena, enrolment=three[0], reason="work")


@pytest.mark.parametrize("who", ["ana", "floarea", "auditor", "hristo", "mallory"])
def test_others_decide_nothing(who, request, client, offering, three) -> None:
    user = request.getfixturevalue(who)
    with pytest.raises(Refused):
        refuse(by=user, enrolment=three[0], reason="seats")
    with pytest.raises(Refused):
        decide_applications(by=user, offering=offering, decisions={three[0].pk: "seat"})
    client.force_login(user)
    assert client.get(f"{URL}{offering.pk}/applications/").status_code in (403, 404)


def test_a_mediator_applies_for_somebody_and_is_named(
    client, elena, floarea, operation, assoc, offering
) -> None:
    found = take_part(elena, operation, assoc, "Pop", responsible=floarea)
    client.force_login(floarea)
    url = f"{URL}{offering.pk}/apply/"
    assert "Pop Maria" in client.get(url).content.decode()
    page = client.post(url, TOKEN | {"participations": [found.pk]}, follow=True).content.decode()
    assert "1 person has applied" in page
    made = Enrolment.objects.get(offering=offering)
    assert (made.state, made.assisted_by) == ("applied", floarea)
    client.force_login(elena)
    assert "with Floarea" in client.get(f"{URL}{offering.pk}/applications/").content.decode()


def test_nobody_applies_without_an_account(offering) -> None:
    with pytest.raises(Refused):
        apply_oneself(by=AnonymousUser(), offering=offering)


def test_a_stranger_or_an_auditor_applies_for_nobody(
    elena, auditor, mallory, operation, assoc, offering
) -> None:
    found = take_part(elena, operation, assoc, "Pop")
    for user in (auditor, mallory):
        with pytest.raises(Refused):
            apply_for(by=user, offering=offering, participations=[found])
