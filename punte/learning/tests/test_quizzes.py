"""Eight kinds of questions: written, changed, drawn, mixed, answered, graded by the house or by hand."""

import datetime as dt
import json
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.learning.actions import quizzes as actions
from punte.learning.actions.enrolments import adjust_tests
from punte.learning.actions.grading import grade_attempt
from punte.learning.actions.questions import change_question
from punte.learning.forms.answers import AnswersForm
from punte.learning.grading import overall, total, worth
from punte.learning.models import Attempt, Enrolment
from punte.learning.sitting import kept, lay_out, shown
from punte.learning.standings import cohort
from punte.learning.tests import quizzed
from punte.learning.tests.cast import write_programme
from punte.people.models import Notice, User

RULE = {"overall": 0, "of_practice": 0, "tests": True}
PAST = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
PLAIN = {"tolerance": "0", "points": 1, "options": [], "right": [], "accepted": [], "criteria": []}


@pytest.fixture
def ioana(db) -> User:
    return User.objects.create_user("ioana@example.org", name="Ioana", language="en")


@pytest.fixture
def programme(elena, operation, assoc):
    return write_programme(elena, operation, assoc, rule=RULE, code="tests")


@pytest.fixture
def bank(elena, operation, programme):
    return quizzed.write_bank(elena, operation, programme)


@pytest.fixture
def learner(elena, georgi, operation, assoc, programme, ioana) -> Enrolment:
    return quizzed.learner(elena, georgi, operation, assoc, programme, ioana)


@pytest.fixture
def quiz(elena, operation, programme, bank):
    return quizzed.make(elena, operation, programme, bank)


def asked(kind: str) -> dict:
    return {"id": 1, "kind": kind, **PLAIN, **quizzed.BANK[kind]}


def test_all_eight_kinds_are_answered_by_forms_and_a_person_grades_the_essay(
    client, ioana, georgi, learner, quiz
) -> None:
    """Without script, with places mixed; the learner is told when the essay was graded."""
    client.force_login(ioana)
    client.post(f"/learning/my/{learner.pk}/tests/{quiz.pk}/")
    attempt = Attempt.objects.get()
    url = f"/learning/my/attempts/{attempt.pk}/"
    page = client.get(f"{url}1/").content.decode()
    assert "Which single?" in page
    sent = quizzed.posted(attempt, quizzed.right(attempt))
    client.post(f"{url}1/", sent)
    done = client.post(f"{url}2/", sent | {"hand_in": "yes"}, follow=True).content.decode()
    assert "A person still grades" in done
    attempt.refresh_from_db()
    assert attempt.state == "awaiting" and attempt.points is None and attempt.words()["texts"]
    assert "Because." not in json.dumps(attempt.answers)
    assert cohort(learner.offering, [learner]).verdict(learner).tests == 1
    client.force_login(georgi)
    listed = client.get("/learning/309187/grading/").content.decode()
    assert "Pop Maria" in listed and "awaits grading" in listed
    essay = next(q["id"] for q in attempt.questions if q["kind"] == "essay")
    grade = f"/learning/309187/grading/tests/{attempt.pk}/"
    assert "Because." in client.get(grade).content.decode()
    assert "every criterion" in client.post(grade, {f"q{essay}_0": "3"}).content.decode()
    fields = {f"q{essay}_0": "3", f"q{essay}_1": "1", f"q{essay}_comment": "Well seen."}
    assert client.post(grade, fields).status_code == 302
    attempt.refresh_from_db()
    assert (attempt.state, attempt.points, attempt.out_of, attempt.passed) == ("graded", 16, 17, True)
    assert Notice.objects.get(user=ioana, kind="learning.test_graded").url == f"{url}result/"
    assert not cohort(learner.offering, [learner]).verdict(learner).tests
    client.force_login(ioana)
    page = client.get(f"{url}result/").content.decode()
    assert (
        "Well seen." in page
        and "16 of 17 points" in page
        and "too many" in page
        and "About ordering." in page
    )
    client.force_login(georgi)
    assert "Pop Maria" in client.get("/learning/309187/grading/?show=done").content.decode()
    assert "This was graded" in client.get(grade).content.decode()


def test_the_source_of_a_page_does_not_tell_what_belongs_together(learner, ioana, quiz) -> None:
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
    for q in attempt.questions:
        if q["kind"] in ("matching", "ordering"):
            assert q["order"] != sorted(q["order"])
            assert shown(q, [0, 1, 2]) != [0, 1, 2]


def test_a_learner_gets_questions_and_answers_in_their_own_language_else_in_the_source(
    learner, ioana, quiz
) -> None:
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
    for language, question, option in (("ro", "Care single?", "doi"), ("bg", "Кое single?", "две")):
        with override(language):
            html = str(AnswersForm(questions=attempt.questions, answers={}))
        assert question in html and option in html
        assert ("three" in html) is (language == "bg")


def test_points_are_never_less_than_none_or_more_than_all() -> None:
    answers = st.one_of(
        st.none(), st.integers(0, 4), st.text(max_size=9),
        st.lists(st.one_of(st.none(), st.integers(0, 4)), max_size=5),
    )  # fmt: skip

    @settings(max_examples=300, deadline=None)
    @given(st.sampled_from(list(quizzed.BANK)), answers)
    def holds(kind, answer) -> None:
        question = asked(kind)
        assert 0 <= worth(question, answer) <= question["points"]
        grades = {"1": [answer] * 2} if isinstance(answer, int) else {}
        essay = asked("essay") | {"points": 5}
        assert 0 <= total([essay], {"1": "x"}, grades) <= 5

    holds()


def test_neither_the_order_nor_the_draw_changes_what_an_answer_is_worth() -> None:
    whole = [asked(kind) | {"id": n} for n, kind in enumerate(quizzed.BANK)]

    @settings(max_examples=100, deadline=None)
    @given(st.integers(0, 2**31 - 1), st.permutations([0, 2, 1]), st.booleans())
    def holds(seed, ticked, mixed) -> None:
        paper = lay_out(whole, seed, shuffle_questions=mixed, shuffle_options=mixed)
        assert paper == lay_out(whole, seed, shuffle_questions=mixed, shuffle_options=mixed)
        answers = {str(q["id"]): quizzed.RIGHT[q["kind"]] for q in whole} | {"1": ticked[:2]}
        through = {}
        for q in paper:
            key = str(q["id"])
            through[key] = kept(q, shown(q, answers[key]))
            assert worth(q, through[key]) == worth(q, answers[key])
        assert total(paper, through) == total(whole, answers)
        drawn = lay_out(whole, seed, draw=3)
        assert len({q["id"] for q in drawn}) == 3

    holds()


@pytest.mark.parametrize(
    ("kind", "answer", "points"),
    [
        ("matching", [0, 2, 1], 1), ("matching", [0, 1, None], 2), ("matching", [None] * 3, 0), ("matching", [0], 0),
        ("ordering", [0, 1, 2], 3), ("ordering", [1, 0, 2], 1), ("ordering", [0, 0, 0], 1), ("multiple", [0, 1], 0),
        ("multiple", [0], 1), ("essay", "anything", 0),
    ],
)  # fmt: skip
def test_parts_of_an_answer_count(kind, answer, points) -> None:
    assert worth(asked(kind) | ({"points": 5} if kind == "essay" else {}), answer) == points


@pytest.mark.parametrize(
    ("policy", "counts"), [("highest", 80), ("average", 50), ("first", 20), ("last", 50), ("none_yet", None)]
)
def test_which_of_several_attempts_counts(policy, counts) -> None:
    shares = [] if counts is None else [Fraction(n, 100) for n in (20, 80, 50)]
    found = overall("highest" if counts is None else policy, shares)
    assert found == (None if counts is None else Fraction(counts, 100))


def test_the_policy_of_the_test_decides_whether_the_rule_is_met(
    elena, operation, programme, ioana, learner
) -> None:
    bank = quizzed.write_bank(elena, operation, programme, "single")
    quiz = quizzed.make(elena, operation, programme, bank, policy="last", attempts=3)
    key = str(bank[0].pk)
    for answer, passed in ((0, False), (1, True)):
        attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
        actions.save_answers(by=ioana, attempt=attempt, answers={key: answer})
        actions.submit_attempt(by=ioana, attempt=attempt)
        assert (cohort(learner.offering, [learner]).verdict(learner).tests == 0) is passed
    programme.quizzes.update(policy="first")
    assert cohort(learner.offering, [learner]).verdict(learner).tests == 1


def test_questions_are_drawn_and_mixed_anew_for_each_attempt_and_frozen_in_it(
    elena, operation, programme, ioana, learner
) -> None:
    bank = quizzed.write_bank(elena, operation, programme, *["true_false"] * 9)
    mixed = {
        "draw": 4,
        "shuffle_questions": True,
        "shuffle_options": True,
        "attempts": 9,
        "pass_percent": 100,
    }
    quiz = quizzed.make(elena, operation, programme, bank, **mixed)
    papers = []
    for _n in range(5):
        attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
        papers.append([q["id"] for q in attempt.questions])
        assert len(set(papers[-1])) == 4 and attempt.out_of == 4
        actions.submit_attempt(by=ioana, attempt=attempt)
    assert len({tuple(p) for p in papers}) > 1


@pytest.mark.parametrize(
    ("also", "field"),
    [
        ({"kind": "matching", "options": quizzed.ONES, "partners": quizzed.ONES[:2]}, "partners"),
        ({"kind": "matching", "options": quizzed.ONES, "partners": [quizzed.ONES[0]] * 3}, "partners"),
        ({"kind": "ordering", "options": quizzed.ONES[:1]}, "options"),
        ({"kind": "ordering", "options": [quizzed.ONES[0]] * 2}, "options"),
        ({"kind": "essay", "criteria": []}, "criteria"),
        ({"kind": "essay", "criteria": quizzed.criteria(("All", 101))}, "criteria"),
        ({"kind": "single", "options": quizzed.ONES, "right": [0], "reasons": quizzed.ONES[:1]}, "reasons"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(elena, operation, programme, also, field) -> None:
    told = {"by": elena, "operation": operation, "programme": programme, "text": quizzed.words(en="So?")}
    with pytest.raises(ValidationError) as refused:
        actions.add_question(**told, **also)
    assert field in refused.value.error_dict and not programme.questions.exists()


def test_more_questions_than_there_are_cannot_be_drawn(elena, operation, programme) -> None:
    bank = quizzed.write_bank(elena, operation, programme, "single", "multiple", "single")
    for draw in (4, 2):  # too many; unlike points
        with pytest.raises(ValidationError) as refused:
            quizzed.make(elena, operation, programme, bank, draw=draw)
        assert "draw" in refused.value.error_dict


def test_a_changed_question_is_a_new_version_and_begun_tests_keep_theirs(
    client, elena, operation, ioana, learner, quiz, bank
) -> None:
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
    client.force_login(elena)
    question = bank[5]
    url = f"/learning/309187/programmes/{question.programme_id}/questions/{question.pk}/edit/"
    assert "едно" in client.get(url).content.decode()
    fields = {
        "token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e01", "kind": "matching", "version": "1", "text_en": "Which pairs?",
        "options_en": "a\nb", "partners_en": "x\ny", "points": "2",
    }  # fmt: skip
    assert client.post(url, fields).status_code == 302
    question.refresh_from_db()
    assert question.version == 2 and len(question.options) == 2
    attempt.refresh_from_db()
    assert len(next(q for q in attempt.questions if q["id"] == question.pk)["options"]) == 3
    second = fields | {"token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}
    assert "somebody was here before you" in client.post(url, second).content.decode()


@pytest.mark.parametrize("kind", list(quizzed.BANK))
def test_each_kind_is_written_on_a_screen_of_its_own(client, elena, operation, programme, kind) -> None:
    client.force_login(elena)
    url = f"/learning/309187/programmes/{programme.pk}/questions/new/"
    assert f"?kind={kind}" in client.get(url).content.decode()
    assert client.get(f"{url}?kind={kind}").status_code == 200
    fields = {
        "token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e03", "kind": kind, "text_en": "What?", "points": "2", "right": "1",
        "options_en": "a\nb", "options_ro": "a1\nb1", "partners_en": "x\ny", "partners_ro": "x1\ny1", "accepted": "3",
        "criteria_en": "3 Names two\n2 Is clear", "criteria_ro": "3 Numește\n2 Este clar",
    }  # fmt: skip
    assert client.post(url, fields).status_code == 302
    question = programme.questions.get()
    assert question.kind == kind and question.points == (5 if kind == "essay" else 2)
    assert client.get(url.replace("new", str(question.pk) + "/edit")).status_code == 200


def test_criteria_without_points_are_told_beside_their_box(client, elena, programme) -> None:
    client.force_login(elena)
    url = f"/learning/309187/programmes/{programme.pk}/questions/new/"
    fields = {"token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e04", "kind": "essay", "text_en": "Why?"}
    page = client.post(url, fields | {"criteria_en": "Names two"}).content.decode()
    assert "Begin each line with its points" in page and not programme.questions.exists()


def test_more_time_reaches_a_test_that_is_being_taken(elena, ioana, learner, quiz) -> None:
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
    adjust_tests(by=elena, enrolment=learner, percent=100, attempts=0, version=learner.version)
    attempt.refresh_from_db()
    assert attempt.due_at - attempt.started_at == dt.timedelta(minutes=20)
    adjust_tests(by=elena, enrolment=learner, percent=0, attempts=0, version=learner.version + 1)
    attempt.refresh_from_db()
    assert attempt.due_at - attempt.started_at == dt.timedelta(minutes=20)


def test_an_essay_is_graded_once_within_its_points_and_never_by_its_writer(
    elena, georgi, ana, ioana, learner, quiz
) -> None:
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
    actions.save_answers(by=ioana, attempt=attempt, answers=quizzed.right(attempt))
    attempt = actions.submit_attempt(by=ioana, attempt=attempt)
    with pytest.raises(ValidationError, match="still being graded"):
        actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
    essay = next(str(q["id"]) for q in attempt.questions if q["kind"] == "essay")
    for by in (ioana, ana):
        with pytest.raises(Refused):
            grade_attempt(by=by, attempt=attempt, grades={essay: [3, 2]}, comments={})
    for wrong in ([], [3], [4, 0], [-1, 0], [None, 1]):
        with pytest.raises(ValidationError):
            grade_attempt(by=georgi, attempt=attempt, grades={essay: wrong}, comments={})
    assert grade_attempt(by=georgi, attempt=attempt, grades={essay: [0, 0]}, comments={}).points == 12
    with pytest.raises(MoveNotAllowed):
        grade_attempt(by=elena, attempt=attempt, grades={essay: [3, 2]}, comments={})


def test_an_essay_left_empty_needs_nobody(ioana, learner, quiz) -> None:
    attempt = actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)
    found = actions.submit_attempt(by=ioana, attempt=attempt)
    assert (found.state, found.points) == ("submitted", 0)


def test_who_does_not_write_the_programme_changes_no_question(ana, operation, bank) -> None:
    with pytest.raises(Refused):
        change_question(by=ana, operation=operation, question=bank[0], version=1, text=bank[0].text)
