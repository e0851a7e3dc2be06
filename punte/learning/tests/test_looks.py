"""Whoever helps a learner sees what is the learner's only with the right to see them, and the look is kept."""

import pytest
from django.core.exceptions import PermissionDenied

from punte.learning.actions import quizzes as actions
from punte.learning.actions.assignments import hand_in, write_assignment
from punte.learning.models import Attempt, Submission
from punte.learning.tests import quizzed
from punte.learning.tests.test_quizzes import (  # noqa: F401 - fixtures
    bank,
    ioana,
    learner,
    programme,
    quiz,
)
from punte.people.models import User
from punte.records.models import AccessEntry
from tests.cast import staff
from tests.security.world import pdf


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def colleague(operation, assoc) -> User:
    """Trains at the same provider, but not this course."""
    return staff("Petra Ilieva", assoc, "trainer", operation)


@pytest.fixture
def attempt(ioana, learner, quiz) -> Attempt:  # noqa: F811
    return actions.begin_attempt(by=ioana, enrolment=learner, quiz=quiz)


def looks(user: User, enrolment, occasion: str) -> int:
    found = AccessEntry.objects.filter(user=user, person=enrolment.person_id, occasion=occasion)
    return found.count()


def test_a_helper_s_look_at_a_test_is_kept_and_the_learner_s_own_is_not(
    client, georgi, ioana, learner, attempt  # noqa: F811
) -> None:  # fmt: skip
    page = f"/learning/my/attempts/{attempt.pk}/1/"
    client.force_login(georgi)
    assert client.get(page).status_code == 200 and looks(georgi, learner, "file") == 1
    actions.submit_attempt(by=ioana, attempt=attempt)
    result = f"/learning/my/attempts/{attempt.pk}/result/"
    assert client.get(result).status_code == 200 and looks(georgi, learner, "file") == 2
    client.force_login(ioana)
    assert client.get(result).status_code == 200
    assert not AccessEntry.objects.filter(user=ioana, person=learner.person_id).exists()


def test_a_trainer_s_colleague_does_not_read_a_learner_s_test(
    client, colleague, learner, quiz, attempt  # noqa: F811
) -> None:  # fmt: skip
    client.force_login(colleague)
    for end in ("1/", "result/"):
        assert client.get(f"/learning/my/attempts/{attempt.pk}/{end}").status_code == 404
    assert client.get(f"/learning/my/{learner.pk}/tests/{quiz.pk}/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.save_answers(by=colleague, attempt=attempt, answers={})
    with pytest.raises(PermissionDenied):
        actions.begin_attempt(by=colleague, enrolment=learner, quiz=quiz)
    assert not AccessEntry.objects.filter(user=colleague).exists()


def test_a_helper_s_look_at_work_and_its_file_is_kept(
    client, elena, georgi, ioana, colleague, operation, programme, learner  # noqa: F811
) -> None:  # fmt: skip
    asked = write_assignment(
        by=elena, operation=operation, programme=programme, title=quizzed.words(en="A plan"),
        instructions=quizzed.words(en="Write a plan."), criteria=quizzed.criteria(("Names a goal", 3)),
        pass_points=3, due_days=10,
    )  # fmt: skip
    work = f"/learning/my/{learner.pk}/work/{asked.pk}/"
    hand_in(by=ioana, enrolment=learner, assignment=asked, text="My plan.", content=pdf("A"), name="a.pdf")
    paper = f"/learning/my/{learner.pk}/submissions/{Submission.objects.get().pk}/"
    client.force_login(georgi)
    assert client.get(work).status_code == 200 and looks(georgi, learner, "file") == 1
    assert client.get(paper).status_code == 200 and looks(georgi, learner, "document") == 1
    client.force_login(colleague)
    assert client.get(work).status_code == client.get(paper).status_code == 404
    client.force_login(ioana)
    assert client.get(paper).status_code == 200
    assert set(AccessEntry.objects.filter(occasion="document").values_list("user", flat=True)) == {georgi.pk}
