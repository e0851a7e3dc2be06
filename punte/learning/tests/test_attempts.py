"""Nothing is lost when the connection breaks, the time runs out, somebody sends twice or has two windows."""

import datetime as dt
import hashlib

import pytest

from punte.learning.actions import quizzes as actions
from punte.learning.models import Attempt
from punte.learning.tests import quizzed
from punte.learning.tests.test_quizzes import (  # noqa: F401 - fixtures
    PAST,
    bank,
    ioana,
    learner,
    programme,
    quiz,
)


@pytest.fixture
def attempt(ioana, learner, quiz) -> Attempt:  # noqa: F811
    return actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)


def key_of(attempt: Attempt, kind: str) -> str:
    return next(str(q["id"]) for q in attempt.questions if q["kind"] == kind)


def test_answers_are_kept_in_the_background_and_the_script_is_told(client, ioana, attempt) -> None:  # noqa: F811
    client.force_login(ioana)
    url, one = f"/learning/my/attempts/{attempt.pk}/1/", key_of(attempt, "single")
    page = client.get(url).content.decode()
    assert f'data-keep="{url}keep/"' in page and "learning/tests.js" in page
    told = client.post(f"{url}keep/", {f"q{one}": "1"}).json()
    assert "Kept at" in told["text"]
    attempt.refresh_from_db()
    assert attempt.answers[one] == 1 and attempt.state == "open"
    assert client.get(f"{url}keep/").status_code == 405
    again = client.post(f"{url}keep/", {f"q{one}": "0", "seen": told["seen"]}).json()
    assert again["seen"] != told["seen"]


def test_of_two_windows_the_second_is_told_and_loses_nothing(client, ioana, attempt) -> None:  # noqa: F811
    client.force_login(ioana)
    url, one = f"/learning/my/attempts/{attempt.pk}/1/", key_of(attempt, "single")
    seen = client.get(url).context["form"]["seen"].value()
    assert client.post(url, {"seen": seen, f"q{one}": "1"}).status_code == 302
    told = client.post(f"{url}keep/", {"seen": seen, f"q{one}": "0"})
    assert told.status_code == 409 and "Another window" in told.json()["text"]
    answer = client.post(url, {"seen": seen, f"q{one}": "0"})
    assert "Another window has kept other answers" in answer.content.decode()
    attempt.refresh_from_db()
    assert attempt.answers[one] == 1
    fresh = answer.context["form"]["seen"].value()
    assert client.post(url, {"seen": fresh, f"q{one}": "0"}).status_code == 302
    attempt.refresh_from_db()
    assert attempt.answers[one] == 0
    same = client.post(url, {"seen": seen, f"q{one}": "0"})  # the same once more is no quarrel
    assert same.status_code == 302


def test_after_the_time_what_was_kept_counts_and_this_is_said(client, ioana, attempt) -> None:  # noqa: F811
    client.force_login(ioana)
    url, one = f"/learning/my/attempts/{attempt.pk}/1/", key_of(attempt, "single")
    client.post(f"{url}keep/", {f"q{one}": "1"})
    Attempt.objects.update(due_at=PAST)
    told = client.post(f"{url}keep/", {f"q{one}": "0"})
    assert told.status_code == 409 and told.json()["over"].endswith("/result/")
    attempt.refresh_from_db()
    assert (attempt.state, attempt.points, attempt.by_clock) == ("expired", 1, True)
    assert "The time was over" in client.get(told.json()["over"]).content.decode()
    twice = client.post(f"{url}keep/", {f"q{one}": "0"})
    assert "handed in already" in twice.json()["text"] and twice.json()["over"]


def test_an_essay_kept_in_time_waits_for_a_person_when_the_clock_hands_in(ioana, attempt) -> None:  # noqa: F811
    one = key_of(attempt, "essay")
    actions.save_answers(by=ioana, attempt=attempt, answers={one: "Because."})
    Attempt.objects.update(due_at=PAST)
    assert actions.expire_overdue() == 1
    attempt.refresh_from_db()
    assert attempt.state == "awaiting" and attempt.by_clock and attempt.words()["texts"][one] == "Because."


def test_an_answer_that_is_too_long_is_not_kept_and_told(client, ioana, attempt) -> None:  # noqa: F811
    client.force_login(ioana)
    url, one = f"/learning/my/attempts/{attempt.pk}/2/keep/", key_of(attempt, "essay")
    told = client.post(url, {f"q{one}": "x" * 20_001})
    assert told.status_code == 422 and "too long" in told.json()["text"]
    attempt.refresh_from_db()
    assert attempt.answers == {} and attempt.sealed is None


def test_what_was_sent_with_nonsense_in_it_is_refused_as_a_whole(client, ioana, attempt) -> None:  # noqa: F811
    client.force_login(ioana)
    url = f"/learning/my/attempts/{attempt.pk}/1/"
    sent = {f"q{key_of(attempt, 'single')}": "77"}
    assert client.post(url, sent).status_code == 200
    attempt.refresh_from_db()
    assert attempt.answers == {}


def test_a_page_whose_solutions_were_shown_takes_no_other_answer(client, ioana, learner, quiz) -> None:  # noqa: F811
    type(quiz).objects.update(shows="page")
    quiz.refresh_from_db()
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
    client.force_login(ioana)
    url, one = f"/learning/my/attempts/{attempt.pk}/1/", key_of(attempt, "single")
    assert "shown next" in client.get(url).content.decode()
    told = client.post(url, {f"q{one}": "0"}, follow=True).content.decode()
    assert "exactly" in told and "wrong" in told
    client.post(url, {f"q{one}": "1"})
    client.post(f"{url}keep/", {f"q{one}": "1"})
    attempt.refresh_from_db()
    assert attempt.answers[one] == 0 and int(one) in attempt.told
    last = f"/learning/my/attempts/{attempt.pk}/2/"
    client.post(last, {})
    assert "Handed in." in client.post(last, {"hand_in": "yes"}, follow=True).content.decode()


def test_what_is_right_is_shown_when_the_test_says_so(client, ioana, learner, quiz) -> None:  # noqa: F811
    client.force_login(ioana)
    for shows, says in (("last", False), ("handed_in", True)):
        type(quiz).objects.update(shows=shows)
        Attempt.objects.all().delete()
        quiz.refresh_from_db()
        attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
        actions.submit_attempt(by=ioana, attempt=attempt)
        page = client.get(f"/learning/my/attempts/{attempt.pk}/result/").content.decode()
        assert ("About single." in page) is says


def test_the_time_of_a_test_is_seen_before_and_while_it_is_taken(client, ioana, learner, quiz) -> None:  # noqa: F811
    client.force_login(ioana)
    page = client.get(f"/learning/my/{learner.pk}/tests/{quiz.pk}/").content.decode()
    assert "You have 10 minutes" in page and "the best attempt counts" in page
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
    assert attempt.due_at - attempt.started_at == dt.timedelta(minutes=10)


def test_an_erased_learners_words_cannot_be_read_any_more(ioana, attempt) -> None:  # noqa: F811
    one = key_of(attempt, "essay")
    actions.save_answers(by=ioana, attempt=attempt, answers=quizzed.right(attempt))
    attempt.refresh_from_db()
    assert attempt.words()["texts"][one] == "Because."
    attempt.enrolment.person.wrapped_key = None
    assert attempt.words()["texts"] == {}


def test_the_mark_of_an_essay_tells_nothing_of_its_text(ioana, attempt) -> None:  # noqa: F811
    one = key_of(attempt, "essay")
    actions.save_answers(by=ioana, attempt=attempt, answers={one: "Because."})
    first = attempt.answers[one]
    assert first and first != hashlib.sha256(b"Because.").hexdigest()
    actions.save_answers(by=ioana, attempt=attempt, answers={one: "Because."})
    assert attempt.answers[one] == first  # the same text sent twice is no other answer
    actions.save_answers(by=ioana, attempt=attempt, answers={one: "Why not."})
    actions.save_answers(by=ioana, attempt=attempt, answers={one: "Because."})
    assert attempt.answers[one] != first
    actions.save_answers(by=ioana, attempt=attempt, answers={one: ""})
    assert attempt.answers[one] == ""
