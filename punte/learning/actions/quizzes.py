"""What is done to the bank and to tests, and to the attempts at them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.grading import number_in, total
from punte.learning.models import Attempt, Enrolment, Offering, Programme, Question, Quiz
from punte.people.models import User
from punte.projects.models import Operation

Purpose, State = Quiz.Purpose, Attempt.State
_CHOSEN = (Question.Kind.SINGLE, Question.Kind.MULTIPLE)
MOST_OPTIONS = 10
GRACE = dt.timedelta(seconds=30)  # a page sent in time may arrive a little late


@transaction.atomic
def add_question(*, by: User, operation: Operation, programme: Programme, **told: Any) -> Question:
    """Put a question into the programme's bank. `told`: kind, text, options, right, accepted, tolerance, points,
    explanation. Raises ValidationError keyed to a field."""
    require(permissions.may_change_programme(by, operation, programme))
    _check_question(**told)
    return Question.objects.create(consortium_id=programme.consortium_id, programme=programme, **told)


def _check_question(*, kind: str, options: list, right: list[int], accepted: list[str], **_told: Any) -> None:
    if kind in _CHOSEN:
        _check_options(kind, options, right)
    elif kind == Question.Kind.TRUE_FALSE:
        if right not in ([0], [1]):
            raise ValidationError({"right": _("Write 1 for true, 2 for false.")})
    elif not accepted:
        raise ValidationError({"accepted": _("Write what is accepted, one a line.")})
    elif kind == Question.Kind.NUMBER and any(number_in(text) is None for text in accepted):
        raise ValidationError({"accepted": _("This is not a number.")})


def _check_options(kind: str, options: list, right: list[int]) -> None:
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise ValidationError({"options": _("Write between two and ten answers, one a line.")})
    if not right or not all(0 <= n < len(options) for n in right):
        raise ValidationError({"right": _("Say which answers are right, by their numbers.")})
    if kind == Question.Kind.SINGLE and len(right) != 1:
        raise ValidationError({"right": _("Only one answer is right here.")})


@transaction.atomic
def retire_question(*, by: User, operation: Operation, question: Question) -> None:
    """Offer a question no longer for new tests; where it was asked it stays."""
    require(permissions.may_change_programme(by, operation, question.programme))
    Question.objects.filter(pk=question.pk).update(retired=True)


@transaction.atomic
def make_quiz(
    *, by: User, operation: Operation, programme: Programme, questions: Iterable[Question], **told: Any
) -> Quiz:
    """Make a test of questions of the bank. `told`: title, purpose, minutes, pass_percent, attempts, per_page."""
    require(permissions.may_change_programme(by, operation, programme))
    chosen = list(questions)
    if not chosen or any(q.programme_id != programme.pk or q.retired for q in chosen):
        raise ValidationError({"questions": _("Choose at least one question of this programme.")})
    try:
        with transaction.atomic():
            quiz = Quiz.objects.create(consortium_id=programme.consortium_id, programme=programme, **told)
    except IntegrityError as error:
        if "one_pair_per_programme" not in str(error):
            raise
        raise ValidationError({"purpose": _("There is a test with this purpose already.")}) from None
    quiz.questions.set(chosen)
    return quiz


@transaction.atomic
def begin_attempt(*, by: User, enrolment: Enrolment, quiz: Quiz) -> Attempt:
    """Begin a test, or go on with the one that is open. The questions are kept as they are now. Raises
    ValidationError where it may not be taken any more."""
    require(permissions.may_begin(by, enrolment) and quiz.programme_id == enrolment.offering.programme_id)
    Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    before = list(Attempt.objects.filter(enrolment=enrolment, quiz=quiz))
    running = next((a for a in before if a.state == State.OPEN), None)
    if running and not _late(running):
        return running
    if running:
        _end(running, State.EXPIRED)
    refuse_begin(enrolment, quiz, before)
    questions = [q.as_json() for q in quiz.questions.order_by("pk")]
    now = timezone.now()
    own = permissions.is_own(by, enrolment.person_id)
    return Attempt.objects.create(
        consortium_id=enrolment.consortium_id,
        enrolment=enrolment,
        quiz=quiz,
        number=len(before) + 1,
        assisted_by=None if own else by,
        questions=questions,
        out_of=sum(q["points"] for q in questions),
        started_at=now,
        due_at=now + _time_of(quiz, enrolment) if quiz.minutes else None,
    )


def _time_of(quiz: Quiz, enrolment: Enrolment) -> dt.timedelta:
    return dt.timedelta(minutes=quiz.minutes or 0) * (100 + enrolment.extra_time) / 100


def refuse_begin(enrolment: Enrolment, quiz: Quiz, before: list[Attempt]) -> None:
    """Raises ValidationError, in words, where this person may not begin this test now."""
    if enrolment.state != Enrolment.State.ENROLLED:
        raise ValidationError(_("Tests are for those who are enrolled."), code="not_enrolled")
    running = enrolment.offering.state in (Offering.State.RUNNING, Offering.State.ENDED)
    early = enrolment.offering.state in (Offering.State.OPEN, Offering.State.RUNNING)
    if not (early if quiz.purpose == Purpose.BEFORE else running):
        raise ValidationError(_("This test cannot be taken at the moment."), code="not_now")
    if any(a.passed and quiz.purpose == Purpose.FINAL for a in before):
        raise ValidationError(_("You have passed this test."), code="passed")
    if len(before) >= quiz.attempts:
        raise ValidationError(_("All attempts at this test are used."), code="used")


@transaction.atomic
def save_answers(*, by: User, attempt: Attempt, answers: Mapping[str, Any]) -> bool:
    """Keep the answers of a page. False where the time is over: what was kept before is handed in as it is.
    Raises ValidationError when the test was handed in already."""
    require(permissions.may_sit(by, attempt))
    locked = _locked(attempt)
    if _late(locked):
        _end(locked, State.EXPIRED)
        return False
    known = {str(q["id"]) for q in locked.questions}
    locked.answers |= {name: value for name, value in answers.items() if name in known}
    locked.save(update_fields=["answers"])
    attempt.answers = locked.answers
    return True


@transaction.atomic
def submit_attempt(*, by: User, attempt: Attempt) -> Attempt:
    """Hand a test in; after the time, it is handed in by the clock with what was kept. Raises ValidationError when it
    was handed in already."""
    require(permissions.may_sit(by, attempt))
    locked = _locked(attempt)
    _end(locked, State.EXPIRED if _late(locked) else State.SUBMITTED)
    return locked


def _locked(attempt: Attempt) -> Attempt:
    locked = Attempt.objects.select_for_update(of=("self",)).select_related("quiz").get(pk=attempt.pk)
    if locked.state != State.OPEN:
        raise ValidationError(_("This test was handed in already. Nothing was changed."), code="handed_in")
    return locked


def _late(attempt: Attempt) -> bool:
    return attempt.due_at is not None and timezone.now() > attempt.due_at + GRACE


def _end(attempt: Attempt, state: str) -> None:
    points = total(attempt.questions, attempt.answers)
    passed = points * 100 >= attempt.quiz.pass_percent * attempt.out_of
    attempt.move_to(state, points=points, passed=passed, ended_at=timezone.now())


def expire_overdue() -> int:
    """Hand in, by the clock, what nobody came back to; gives how many. Within one consortium."""
    overdue = Attempt.objects.filter(state=State.OPEN, due_at__lt=timezone.now() - GRACE).select_related(
        "quiz"
    )
    found = list(overdue.select_for_update(of=("self",), skip_locked=True))
    for attempt in found:
        _end(attempt, State.EXPIRED)
    return len(found)
