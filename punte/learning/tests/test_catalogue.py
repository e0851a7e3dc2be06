"""The public list of courses; applying with one click; asking for a place without an account."""

import datetime as dt
import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from punte.base.permissions import Refused
from punte.learning.actions.applications import apply_oneself
from punte.learning.actions.course_requests import (
    answer_request,
    close_request,
    forget_old_requests,
    leave_request,
)
from punte.learning.actions.offerings import open_offering
from punte.learning.models import CourseRequest, Enrolment
from punte.learning.tests.cast import plan, take_part, write_programme
from punte.people.models import Notice, PersonKey, User

CONTACT = {"name": "Ion Neștiut", "contact": "0722 123 456"}


@pytest.fixture(autouse=True)
def before_the_course(settings) -> None:
    settings.PUNTE_TODAY = "2025-02-01"


def learner_of(participation) -> User:
    """An account that holds the key to this person's file."""
    user = User.objects.create_user("learner@example.org", name="Learner", language="en")
    PersonKey.objects.create(
        user=user, person=participation.person, consortium_id=participation.consortium_id
    )
    return user


@pytest.mark.django_db
def test_everybody_finds_an_open_course_and_no_draft(
    elena, georgi, operation, assoc, offering, client
) -> None:
    draft = plan(
        elena, operation, write_programme(elena, operation, assoc, code="other"), georgi, place="Oradea, Hall"
    )
    page = client.get("/learning/").content.decode()
    assert (
        "Digital skills" in page and "20 seats free" in page and "Baia Mare" in page and "Oradea" not in page
    )
    assert client.get(f"/learning/courses/{draft.pk}/").status_code == 404
    assert (
        "Digital skills"
        in client.get("/learning/?place=Baia+Mare&kind=non_formal&language=ro").content.decode()
    )
    assert "Nothing with this filter" in client.get("/learning/?kind=authorised").content.decode()


def test_a_course_tells_hours_certificate_and_for_whom_it_is(client, offering) -> None:
    answer = client.get(f"/learning/courses/{offering.pk}/")
    page = answer.content.decode()
    assert "7 hours of theory, 7 hours of practice" in page and "which anybody can check" in page
    assert "Attend at least 11 hours 12 minutes" in page and "For whom" in page and "Ask for a place" in page
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]
    assert told["@type"] == "Course" and told["hasCourseInstance"]["startDate"] == "2025-02-10"
    assert told["hasCourseInstance"]["courseWorkload"] == "PT14H" and told["isAccessibleForFree"] is True


def test_the_feed_lists_open_courses(client, offering) -> None:
    answer = client.get("/learning/courses.rss")
    assert answer["Content-Type"].startswith("application/rss+xml") and b"Digital skills" in answer.content
    assert f"/learning/courses/{offering.pk}/".encode() in answer.content


def test_a_learner_applies_with_one_click(client, elena, georgi, operation, assoc, offering) -> None:
    learner = learner_of(take_part(elena, operation, assoc, "Pop"))
    client.force_login(learner)
    page = client.get(f"/learning/courses/{offering.pk}/").content.decode()
    assert "Apply for this course" in page and "Still to be checked" in page
    page = client.post(f"/learning/courses/{offering.pk}/apply/", follow=True).content.decode()
    found = Enrolment.objects.get(offering=offering)
    assert "You have applied" in page and (found.state, found.assisted_by) == ("applied", None)
    assert Notice.objects.filter(user=georgi, kind="learning.applied").exists()
    page = client.post(f"/learning/courses/{offering.pk}/apply/", follow=True).content.decode()
    assert "in this course already" in page and offering.enrolments.count() == 1


def test_what_is_not_met_is_explained_and_refused(client, elena, operation, assoc, offering) -> None:
    from punte.participation.models import Proof
    from punte.participation.models.proofs import criteria

    found = take_part(elena, operation, assoc, "Pop")
    criterion = criteria(found).first()
    Proof.objects.create(
        consortium_id=found.consortium_id, participation=found, criterion=criterion, verdict="not_met"
    )
    learner = learner_of(found)
    client.force_login(learner)
    page = client.get(f"/learning/courses/{offering.pk}/").content.decode()
    assert "You cannot apply yet" in page and "Not met" in page
    with pytest.raises(ValidationError, match="Not met"):
        apply_oneself(by=learner, offering=offering)
    assert not offering.enrolments.exists()


def test_who_is_not_registered_is_sent_to_the_request(mallory, offering) -> None:
    with pytest.raises(ValidationError, match="Leave a request"):
        apply_oneself(by=mallory, offering=offering)


def test_a_request_without_an_account_lands_with_the_organisers(client, elena, georgi, offering) -> None:
    url = f"/learning/courses/{offering.pk}/request/"
    token = {"token": "9a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e01"}
    assert "Why do we ask?" in client.get(url).content.decode()
    page = client.post(url, CONTACT | token, follow=True).content.decode()
    assert "Somebody of the course answers you" in page
    found = CourseRequest.objects.get()
    assert found.told == CONTACT and b"Ion" not in bytes(found.sealed)
    notice = Notice.objects.get(user=georgi, kind="learning.request_came")
    staff = Client()
    staff.force_login(georgi)
    page = staff.get(notice.url).content.decode()
    assert "Ion Neștiut" in page and "0722 123 456" in page
    for step, state in (("answer", "answered"), ("close", "closed"), ("close", "closed")):
        staff.post(f"/learning/309187/requests/{found.pk}/move/{step}/")
        found.refresh_from_db()
        assert found.state == state


def test_the_same_address_asks_once_and_too_many_are_told(offering) -> None:
    told = {"offering": offering, "language": "ro", "origin": "192.0.2.7"}
    for contact in ("0722 123 456", "0722123456", "ion@example.org"):
        leave_request(name="Ion", contact=contact, **told)
    assert CourseRequest.objects.count() == 2
    leave_request(name="Ion", contact="0722 123 457", **told)
    leave_request(name="Ion", contact="0722 123 458", **told)
    with pytest.raises(ValidationError, match="Too many"):
        leave_request(name="Ion", contact="0722 123 459", **told)


@pytest.mark.parametrize(("name", "contact"), [("", "0722 123 456"), ("Ion", "call me"), ("Ion", "12")])
def test_a_request_that_cannot_be_answered_is_not_kept(name, contact, offering) -> None:
    with pytest.raises(ValidationError):
        leave_request(offering=offering, name=name, contact=contact, language="ro", origin="192.0.2.8")
    assert not CourseRequest.objects.exists()


def test_no_request_for_a_course_that_is_not_open(elena, georgi, operation, programme) -> None:
    with pytest.raises(Refused):
        leave_request(
            offering=plan(elena, operation, programme, georgi), **CONTACT, language="ro", origin="192.0.2.9"
        )


def test_others_do_not_read_or_answer_requests(client, auditor, hristo, offering) -> None:
    leave_request(offering=offering, **CONTACT, language="ro", origin="192.0.2.10")
    found = CourseRequest.objects.get()
    for user in (auditor, hristo):
        with pytest.raises(Refused):
            answer_request(by=user, request=found)
        with pytest.raises(Refused):
            close_request(by=user, request=found)
        client.force_login(user)
        assert client.get(f"/learning/309187/offerings/{offering.pk}/requests/").status_code == 403


def test_name_and_address_are_forgotten_when_the_term_is_over(elena, offering) -> None:
    leave_request(offering=offering, **CONTACT, language="ro", origin="192.0.2.11")
    found = CourseRequest.objects.get()
    answer_request(by=elena, request=found)
    assert forget_old_requests() == 0
    CourseRequest.objects.update(answered_at=timezone.now() - dt.timedelta(days=61))
    assert forget_old_requests() == 1
    found = CourseRequest.objects.get()
    assert (found.sealed, found.index, found.told) == (None, None, {})


def test_the_list_asks_as_many_queries_for_three_courses_as_for_one(
    client, elena, georgi, operation, offering
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/learning/").status_code == 200
        return len(queries)

    one = asked()
    for place in ("Cluj, Hall", "Zalău, Hall"):
        open_offering(by=elena, offering=plan(elena, operation, offering.programme, georgi, place=place))
    assert asked() == one <= 12
