"""My courses: what the learner sees in words, tests taken page by page, feedback without a name."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.base.translated import Translated
from punte.learning.actions import certificates, offerings
from punte.learning.actions import quizzes as actions
from punte.learning.actions.feedback import give_feedback
from punte.learning.grading import number_in, worth
from punte.learning.jobs import hand_in_overdue
from punte.learning.models import Attempt, Feedback
from punte.learning.standings import cohort
from punte.learning.tests.cast import hold, plan, seat, take_part, write_programme
from punte.learning.work import work
from punte.people.models import PersonKey, User

RULE = {"overall": 80, "of_practice": 0, "tests": True, "feedback": True, "commission": False}
OPTIONS = [Translated({"en": t}).as_json() for t in ("one", "two", "three")]
ASKED = [
    {"kind": "single", "right": [1], "options": OPTIONS, "accepted": []},
    {"kind": "multiple", "right": [0, 2], "options": OPTIONS, "accepted": [], "points": 2},
    {"kind": "true_false", "right": [0], "options": [], "accepted": []},
    {"kind": "text", "right": [], "options": [], "accepted": ["Brăila"]},
    {"kind": "number", "right": [], "options": [], "accepted": ["3.5"], "tolerance": "0.1"},
]
FRAME = (
    "django_session",
    "people_user",
    "projects_assignment",
    "people_personkey",
    "set_config",
    "people_notice",
    "SAVEPOINT",
)


@pytest.fixture
def ioana(db) -> User:
    return User.objects.create_user("ioana@example.org", name="Ioana", language="en")


@pytest.fixture
def learner(elena, georgi, operation, assoc, ioana):
    """Ioana, whose first day was held, in a course with tests."""
    programme = write_programme(elena, operation, assoc, rule=RULE, code="tests")
    told = {"by": elena, "operation": operation, "programme": programme}
    bank = [
        actions.add_question(**told, text=Translated({"en": f"Question {n}"}), **q)
        for n, q in enumerate(ASKED)
    ]
    for purpose in ("final", "before", "after"):
        actions.make_quiz(
            **told, questions=bank, title=Translated({"en": f"Test {purpose}"}), purpose=purpose, minutes=10,
            pass_percent=60, attempts=2, per_page=3,
        )  # fmt: skip
    course = plan(elena, operation, programme, georgi)
    offerings.open_offering(by=elena, offering=course)
    found = seat(elena, course, take_part(elena, operation, assoc, "Pop"))
    PersonKey.objects.create(user=ioana, person=found.person, consortium=operation.consortium)
    offerings.run_offering(by=elena, offering=course)
    hold(georgi, course, days=(0,))
    found.refresh_from_db()
    return found


def quiz(learner, purpose="final"):
    return learner.offering.programme.quizzes.get(purpose=purpose)


def right(attempt: Attempt) -> dict:
    known = {"single": 1, "multiple": [0, 2], "true_false": 0, "text": "braila", "number": "3,55"}
    return {str(q["id"]): known[q["kind"]] for q in attempt.questions}


def test_what_is_next_and_what_is_missing_stand_in_words(client, ioana, learner) -> None:
    client.force_login(ioana)
    page = client.get("/learning/my/").content.decode()
    assert "Still to attend: 4 hours 12 minutes." in page and "One test is still to pass." in page
    page = client.get(f"/learning/my/{learner.pk}/").content.decode()
    assert "Still to say how the course was." in page and "attended: 7 hours" in page and "Test final" in page


def test_the_course_page_asks_at_most_eight_queries(client, ioana, learner) -> None:
    """Besides the frame of every page: session, user, roles, notices."""
    client.force_login(ioana)
    for url in ("/learning/my/", f"/learning/my/{learner.pk}/"):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        own = [q["sql"] for q in asked if not any(word in q["sql"].split("WHERE")[0] for word in FRAME)]
        assert len(own) <= 8, "\n".join(own)


def test_a_test_is_taken_page_by_page_and_nothing_is_lost(client, ioana, learner) -> None:
    client.force_login(ioana)
    begin = f"/learning/my/{learner.pk}/tests/{quiz(learner).pk}/"
    assert "You have 10 minutes" in client.get(begin).content.decode()
    client.post(begin)
    attempt = Attempt.objects.get()
    ids = [q["id"] for q in attempt.questions]
    url = f"/learning/my/attempts/{attempt.pk}/"
    assert "Question 0" in client.get(f"{url}1/").content.decode()
    sent = {f"q{ids[0]}": "1", f"q{ids[1]}": ["0", "2"], f"q{ids[2]}": ""}
    assert client.post(f"{url}1/", sent)["Location"] == f"{url}2/"
    attempt.refresh_from_db()
    assert attempt.answers[str(ids[0])] == 1 and attempt.answers[str(ids[1])] == [0, 2]
    client.post(begin)  # the connection broke: coming back goes on
    assert Attempt.objects.count() == 1
    assert "checked" in client.get(f"{url}1/").content.decode()
    assert client.get(f"{url}7/").status_code == 404
    last = {f"q{ids[3]}": "BRAILA", f"q{ids[4]}": "3,6", "hand_in": "yes"}
    page = client.post(f"{url}2/", last, follow=True).content.decode()
    assert "5 of 6 points" in page and "Passed." in page
    again = client.post(f"{url}1/", sent, follow=True).content.decode()
    assert "handed in already. Nothing was changed." in again
    learner.refresh_from_db()
    with pytest.raises(ValidationError, match="You have passed"):
        actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz(learner))


def test_after_the_time_what_was_kept_is_handed_in(client, ioana, learner) -> None:
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz(learner))
    first = str(attempt.questions[0]["id"])
    assert actions.save_answers(by=ioana, attempt=attempt, answers={first: 1})
    Attempt.objects.update(due_at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    client.force_login(ioana)
    page = client.post(
        f"/learning/my/attempts/{attempt.pk}/1/", {f"q{first}": "2"}, follow=True
    ).content.decode()
    assert "The time was over." in page
    attempt.refresh_from_db()
    assert (attempt.state, attempt.points, attempt.passed) == ("expired", 1, False)
    second = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz(learner))
    Attempt.objects.filter(pk=second.pk).update(due_at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    assert hand_in_overdue(0) == 1
    set_local(consortium=learner.consortium_id)
    with pytest.raises(ValidationError, match="All attempts"):
        actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz(learner))


def test_more_time_is_given_to_who_needs_it(ioana, learner) -> None:
    learner.extra_time = 50
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz(learner))
    assert attempt.due_at - attempt.started_at == dt.timedelta(minutes=15)


def test_a_question_changed_later_changes_nobodys_result(elena, ioana, learner) -> None:
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz(learner))
    learner.offering.programme.questions.update(right=[2], accepted=["x"])
    actions.save_answers(by=ioana, attempt=attempt, answers=right(attempt))
    assert actions.submit_attempt(by=ioana, attempt=attempt).points == 6


def test_before_and_after_show_the_gain(client, elena, ioana, learner) -> None:
    for purpose, answers in (("before", False), ("after", True)):
        attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz(learner, purpose))
        actions.save_answers(by=ioana, attempt=attempt, answers=right(attempt) if answers else {})
        actions.submit_attempt(by=ioana, attempt=attempt)
    client.force_login(elena)
    page = client.get(f"/learning/309187/offerings/{learner.offering_id}/certificates/").content.decode()
    assert "1 took both tests" in page and "+100 points" in page


def test_feedback_is_given_once_and_names_nobody(client, ioana, elena, learner) -> None:
    client.force_login(ioana)
    url = f"/learning/my/{learner.pk}/feedback/"
    assert "How was the course?" in client.get(url).content.decode()
    sent = {
        "token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6c01",
        "content": 5,
        "trainers": 4,
        "conditions": 3,
        "usefulness": 5,
    }
    assert client.post(url, sent).status_code == 302
    again = client.post(url, sent | {"token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6c02"}).content.decode()
    assert "kept already" in again and Feedback.objects.count() == 1
    assert {f.name for f in Feedback._meta.fields}.isdisjoint({"person", "enrolment", "by"})
    client.force_login(elena)
    summed = f"/learning/309187/offerings/{learner.offering_id}/feedback/"
    assert "Not enough answers yet" in client.get(summed).content.decode()
    for n in range(2):
        Feedback.objects.create(
            consortium=learner.consortium, offering=learner.offering, content=4, trainers=4, conditions=4, usefulness=4,
            words=f"good {n}",
        )  # fmt: skip
    page = client.get(summed).content.decode()
    assert "4.3" in page and "good 1" in page


def test_a_learner_leaves_by_themselves(client, ioana, learner) -> None:
    client.force_login(ioana)
    url = f"/learning/my/{learner.pk}/leave/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"reason": "work"}).status_code == 302
    learner.refresh_from_db()
    assert learner.state == "withdrawn"


def test_the_certificate_is_taken_along_by_its_holder_alone(client, ioana, elena, georgi, learner) -> None:
    hold(georgi, learner.offering, days=(1,))
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz(learner))
    actions.save_answers(by=ioana, attempt=attempt, answers=right(attempt))
    actions.submit_attempt(by=ioana, attempt=attempt)
    give_feedback(by=ioana, enrolment=learner, content=5, trainers=5, conditions=5, usefulness=5)
    learner.refresh_from_db()
    found = certificates.issue_certificate(
        by=elena, enrolment=learner, kind="pass", language="en", base_url="https://example.org"
    )
    url = f"/learning/my/{learner.pk}/certificates/{found.pk}/"
    client.force_login(ioana)
    assert client.get(url).content.startswith(b"%PDF")
    assert "Show my name" in client.get(f"/learning/my/{learner.pk}/").content.decode()
    client.post(f"/learning/my/{learner.pk}/name/", {"show": "yes"})
    assert "Pop Maria" in client.get(found.check_path()).content.decode()
    client.force_login(elena)
    assert client.get(url).status_code == 404


def test_a_trainer_takes_the_test_together_with_somebody(client, georgi, learner) -> None:
    client.force_login(georgi)
    client.post(f"/learning/my/{learner.pk}/tests/{quiz(learner).pk}/")
    attempt = Attempt.objects.get()
    assert attempt.assisted_by == georgi
    assert client.get(f"/learning/my/attempts/{attempt.pk}/1/").status_code == 200
    assert client.get(f"/learning/309187/enrolments/{learner.pk}/").status_code == 200


@pytest.mark.parametrize("who", ["ana", "bogdan", "mallory", "auditor"])
def test_others_neither_answer_nor_see(who, request, client, ioana, learner, operation) -> None:
    user = request.getfixturevalue(who)
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz(learner))
    programme = learner.offering.programme
    question = programme.questions.first()
    told = {"by": user, "operation": operation}
    for act in (
        lambda: actions.begin_attempt(by=user, enrolment=learner, quiz=quiz(learner)),
        lambda: actions.save_answers(by=user, attempt=attempt, answers={}),
        lambda: actions.submit_attempt(by=user, attempt=attempt),
        lambda: give_feedback(by=user, enrolment=learner, content=1, trainers=1, conditions=1, usefulness=1),
        lambda: actions.add_question(programme=programme, text=Translated({"en": "x"}), **told, **ASKED[0]),
        lambda: actions.retire_question(question=question, **told),
        lambda: actions.make_quiz(programme=programme, questions=[question], **told),
    ):
        with pytest.raises(Refused):
            act()
    client.force_login(user)
    for url in (f"/learning/my/{learner.pk}/", f"/learning/my/attempts/{attempt.pk}/1/"):
        assert client.get(url).status_code == 404


def test_the_bank_and_its_tests_on_screens(client, elena, programme) -> None:
    client.force_login(elena)
    url = f"/learning/309187/programmes/{programme.pk}/"
    assert client.get(f"{url}questions/").status_code == 200
    fields = {
        "token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6d01", "kind": "multiple", "text_en": "Which?", "options_en": "a\nb\nc",
        "right": "1, 3", "points": "2",
    }  # fmt: skip
    assert (
        "same number" in client.post(f"{url}questions/new/", fields | {"options_ro": "a\nb"}).content.decode()
    )
    assert client.post(f"{url}questions/new/", fields).status_code == 302
    question = programme.questions.get()
    assert question.right == [0, 2] and len(question.options) == 3
    fields = {
        "token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6d02", "title_en": "Final", "purpose": "final", "questions": [question.pk],
        "pass_percent": "60", "attempts": "1", "per_page": "3",
    }  # fmt: skip
    assert client.post(f"{url}quizzes/new/", fields).status_code == 302
    page = client.get(f"{url}quizzes/{programme.quizzes.get().pk}/").content.decode()
    assert "Which?" in page and "right" in page
    assert client.post(f"{url}questions/{question.pk}/retire/").status_code == 302
    assert not programme.questions.filter(retired=False).exists()


@pytest.mark.parametrize(
    ("kind", "answer", "points"),
    [
        ("single", 1, 1), ("single", 0, 0), ("multiple", [2, 0], 1), ("multiple", [0], 0), ("multiple", [0, 1, 2], 0),
        ("true_false", 0, 1), ("text", "  BRAILA ", 1), ("text", "Galați", 0), ("number", "3,6", 1), ("number", "3,7", 0),
        ("number", "nan", 0), ("number", "many", 0), ("single", None, 0), ("multiple", [], 0),
    ],
)  # fmt: skip
def test_what_an_answer_is_worth(kind, answer, points) -> None:
    asked = next(q for q in ASKED if q["kind"] == kind) | {"points": 1}
    assert worth({"tolerance": "0"} | asked, answer) == points


def test_numbers_are_read_as_people_write_them() -> None:
    assert [number_in(t) for t in ("3,5", " 1 000 ", "x", "inf")] == [
        number_in("3.5"),
        number_in("1000"),
        None,
        None,
    ]


def use_up(ioana, learner) -> Attempt:
    """Both attempts at the final test, each handed in without an answer."""
    for _n in range(2):
        attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz(learner))
        attempt = actions.submit_attempt(by=ioana, attempt=attempt)
    return attempt


def test_whoever_used_all_attempts_is_at_risk_and_the_trainer_can_give_another(
    client, elena, georgi, ioana, learner
) -> None:
    last = use_up(ioana, learner)
    assert cohort(learner.offering, [learner]).verdict(learner).out_of_reach
    client.force_login(ioana)
    assert "All attempts at a test are used." in client.get(f"/learning/my/{learner.pk}/").content.decode()
    begin = f"/learning/my/{learner.pk}/tests/{quiz(learner).pk}/"
    assert client.get(begin)["Location"] == f"/learning/my/attempts/{last.pk}/result/"
    client.force_login(georgi)
    assert "At risk" in client.get(learner.offering.get_absolute_url()).content.decode()
    adjust = f"{learner.get_absolute_url()}adjust/"
    client.post(adjust, {"version": learner.version, "percent": 0, "attempts": 6})
    learner.refresh_from_db()
    assert learner.extra_attempts == 0
    client.post(adjust, {"version": learner.version, "percent": 0, "attempts": 1})
    learner.refresh_from_db()
    assert not cohort(learner.offering, [learner]).verdict(learner).out_of_reach
    client.force_login(ioana)
    assert "Attempt 3 of 3." in client.get(begin).content.decode()


def test_a_test_taken_with_help_names_who_it_is_taken_for(client, georgi, learner) -> None:
    client.force_login(georgi)
    begin = f"/learning/my/{learner.pk}/tests/{quiz(learner).pk}/"
    assert "Pop" in client.get(begin).content.decode()
    assert "Pop" in client.post(begin, follow=True).content.decode()


def test_my_page_tells_a_learner_the_next_day_or_what_is_missing(settings, ioana, learner) -> None:
    settings.PUNTE_TODAY = "2025-02-01"
    ioana = User.objects.get(pk=ioana.pk)
    (item,) = work(ioana, dt.date(2025, 2, 10))
    assert (item.title, item.due, item.level) == ("Digital skills", dt.date(2025, 2, 11), "warning")
    (item,) = work(ioana, dt.date(2025, 2, 1))
    assert item.text == "Still to attend: 4 hours 12 minutes." and item.due is None
