"""What waits for somebody on "My page", and how a course is found."""

import datetime as dt

from punte.learning.actions.course_requests import leave_request
from punte.learning.actions.enrolments import apply
from punte.learning.actions.offerings import run_offering
from punte.learning.tests.cast import hold, seat, take_part
from punte.learning.work import work
from punte.portal.search import asked, find, findables

TODAY = dt.date(2025, 2, 1)


def titles(user, today=TODAY) -> list[str]:
    user.__dict__.pop("_acting", None)
    return [item.title for item in work(user, today)]


def test_applicants_and_requests_are_told_to_who_gives_the_course(
    elena, georgi, ana, operation, assoc, offering
) -> None:
    assert titles(georgi) == []
    apply(by=elena, offering=offering, participation=take_part(elena, operation, assoc, "Pop"))
    leave_request(offering=offering, name="Ion", contact="0722 123 456", language="ro", origin="192.0.2.20")
    told = ["Select for the course: Digital skills", "Answer who asks for a place: Digital skills"]
    assert titles(georgi) == told and titles(elena) == told and titles(ana) == []


def test_a_course_that_should_have_begun_or_ended_is_told(elena, georgi, operation, assoc, offering) -> None:
    seat(elena, offering, take_part(elena, operation, assoc, "Pop"))
    assert "Say that it has begun: Digital skills" in titles(georgi, dt.date(2025, 2, 10))
    run_offering(by=elena, offering=offering)
    assert "Say that it is over: Digital skills" in titles(georgi, dt.date(2025, 2, 20))


def test_who_is_at_risk_and_who_is_ready_are_told(elena, georgi, operation, assoc, offering) -> None:
    found = [seat(elena, offering, take_part(elena, operation, assoc, n)) for n in ("Pop", "Ionescu")]
    run_offering(by=elena, offering=offering)
    offering.refresh_from_db()
    hold(georgi, offering, absent={0: {found[0].person_id}}, days=(0,))
    assert "Talk with who is at risk: Digital skills" in titles(georgi, dt.date(2025, 2, 11))
    hold(georgi, offering, days=(1,))
    assert "Issue certificates: Digital skills" in titles(elena, dt.date(2025, 2, 12))
    assert "Issue certificates: Digital skills" not in titles(georgi, dt.date(2025, 2, 12))


def test_a_course_is_found_by_its_title_in_another_language(elena, mallory, offering) -> None:
    courses = next(f for f in findables() if f.code == "courses")
    group = find(elena, asked("competențe"), courses)
    assert [hit.url for hit, _similar in group.hits] == [offering.get_absolute_url()]
    assert find(mallory, asked("competențe"), courses).total == 0
