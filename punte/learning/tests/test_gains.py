"""Before and after the course: the gain of one learner and of all, question by question."""

import pytest

from punte.learning.actions import offerings
from punte.learning.actions import quizzes as actions
from punte.learning.tests import quizzed
from punte.learning.tests.cast import plan, seat, take_part, write_programme
from punte.people.models import PersonKey, User


@pytest.fixture
def course(elena, georgi, operation, assoc):
    """Two people took both tests; a third only the first."""
    programme = write_programme(elena, operation, assoc, code="gain")
    bank = quizzed.write_bank(elena, operation, programme, "single", "true_false")
    for purpose in ("before", "after"):
        quizzed.make(elena, operation, programme, bank, purpose=purpose, minutes=None)
    found = plan(elena, operation, programme, georgi)
    offerings.open_offering(by=elena, offering=found)
    seats = [seat(elena, found, take_part(elena, operation, assoc, name)) for name in ("Pop", "Rus", "Dan")]
    offerings.run_offering(by=elena, offering=found)
    for n, enrolment in enumerate(seats):
        enrolment.offering = found
        for purpose in ("before", "after")[: 1 if n == 2 else 2]:
            quiz = programme.quizzes.get(purpose=purpose)
            attempt = actions.begin_attempt(by=elena, enrolment=enrolment, quiz=quiz)
            known = quizzed.right(attempt) if purpose == "after" else {str(bank[1].pk): 0}
            actions.save_answers(by=elena, attempt=attempt, answers=known)
            actions.submit_attempt(by=elena, attempt=attempt)
    return found


def test_the_gain_is_told_in_words_a_chart_and_tables(client, georgi, course) -> None:
    client.force_login(georgi)
    page = client.get(f"/learning/309187/offerings/{course.pk}/gain/").content.decode()
    assert "2 took both tests" in page and "+50 points" in page
    assert "“Which single?”: 0 before, 2 after, of 2 people." in page
    assert "p-chart--columns" in page and "Pop Maria" in page and "Rus Maria" in page
    assert "Dan Maria" not in page
    listed = client.get(f"/learning/309187/offerings/{course.pk}/certificates/").content.decode()
    assert "Question by question" in listed


def test_a_learner_sees_their_own_gain(client, course, operation) -> None:
    ioana = User.objects.create_user("ioana@example.org", name="Ioana", language="en")
    own = course.enrolments.first()
    PersonKey.objects.create(user=ioana, person=own.person, consortium=operation.consortium)
    client.force_login(ioana)
    page = client.get(f"/learning/my/{own.pk}/").content.decode()
    assert "Before the course you had 50%, now 100%." in page.replace("\u202f", "").replace(" %", "%")


def test_without_both_tests_there_is_nothing_to_compare(client, elena, offering) -> None:
    client.force_login(elena)
    page = client.get(f"/learning/309187/offerings/{offering.pk}/gain/").content.decode()
    assert "Nobody took both tests yet" in page


def test_who_does_not_give_the_course_does_not_see_the_gain(client, ana, offering) -> None:
    client.force_login(ana)
    assert client.get(f"/learning/309187/offerings/{offering.pk}/gain/").status_code == 403
