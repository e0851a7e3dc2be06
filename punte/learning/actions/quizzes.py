"""What is done to the bank and to tests, and to the attempts at them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from secrets import randbelow, token_hex
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.questions import checked
from punte.learning.grading import essays, overall, share_of, total
from punte.learning.models import Attempt, Enrolment, Offering, Programme, Question, Quiz
from punte.learning.sitting import lay_out, mark
from punte.people.models import User
from punte.projects.models import Operation

Purpose, State = Quiz.Purpose, Attempt.State
_WITH = ("quiz", "enrolment__person__consortium")
GRACE = dt.timedelta(seconds=30)  # a page sent in time may arrive a little late


@transaction.atomic
def add_question(*, by: User, operation: Operation, programme: Programme, **told: Any) -> Question:
    """Put a question into the programme's bank. `told`: kind, text, options, right, accepted, tolerance, points,
    explanation, reasons, partners, criteria, as far as the kind needs them. Raises ValidationError keyed to a field."""
    require(permissions.may_change_programme(by, operation, programme))
    found = checked(**told)
    return Question.objects.create(consortium_id=programme.consortium_id, programme=programme, **found)


@transaction.atomic
def retire_question(*, by: User, operation: Operation, question: Question) -> None:
    """Offer a question no longer for new tests; where it was asked it stays."""
    require(permissions.may_change_programme(by, operation, question.programme))
    Question.objects.filter(pk=question.pk).update(retired=True)


@transaction.atomic
def make_quiz(
    *, by: User, operation: Operation, programme: Programme, questions: Iterable[Question], **told: Any
) -> Quiz:
    """Make a test of questions of the bank. `told`: title, purpose, minutes, pass_percent, attempts, per_page, policy,
    shows, draw, shuffle_questions, shuffle_options."""
    require(permissions.may_change_programme(by, operation, programme))
    chosen = list(questions)
    if not chosen or any(q.programme_id != programme.pk or q.retired for q in chosen):
        raise ValidationError({"questions": _("Choose at least one question of this programme.")})
    _check_draw(chosen, told.get("draw"))
    try:
        with transaction.atomic():
            quiz = Quiz.objects.create(consortium_id=programme.consortium_id, programme=programme, **told)
    except IntegrityError as error:
        if "one_pair_per_programme" not in str(error):
            raise
        raise ValidationError({"purpose": _("There is a test with this purpose already.")}) from None
    quiz.questions.set(chosen)
    return quiz


def _check_draw(chosen: list[Question], draw: int | None) -> None:
    if not draw:
        return
    if draw > len(chosen):
        said = {"n": len(chosen)}
        raise ValidationError({"draw": _("There are only %(n)s questions to draw from.") % said})
    if draw < len(chosen) and len({q.points for q in chosen}) > 1:
        raise ValidationError(
            {
                "draw": _(
                    "To draw, all questions must give the same points, so that everybody can reach as many."
                )
            }
        )


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
    seed = randbelow(2**31)
    questions = _paper(quiz, seed)
    now = timezone.now()
    own = permissions.is_own(by, enrolment.person_id)
    return Attempt.objects.create(
        consortium_id=enrolment.consortium_id,
        enrolment=enrolment,
        quiz=quiz,
        number=len(before) + 1,
        assisted_by=None if own else by,
        seed=seed,
        questions=questions,
        out_of=sum(q["points"] for q in questions),
        started_at=now,
        due_at=now + _time_of(quiz, enrolment) if quiz.minutes else None,
    )


def _paper(quiz: Quiz, seed: int) -> list[dict[str, Any]]:
    bank = [q.as_json() for q in quiz.questions.order_by("pk")]
    rules = {"shuffle_questions": quiz.shuffle_questions, "shuffle_options": quiz.shuffle_options}
    return lay_out(bank, seed, draw=quiz.draw, **rules)


def extend_running(enrolment: Enrolment, percent: int) -> None:
    """Tests that are being taken get the time of this percentage at once; none is made shorter."""
    running = Attempt.objects.filter(enrolment=enrolment, state=State.OPEN, due_at__isnull=False)
    for attempt in running.select_for_update(of=("self",)).select_related("quiz"):
        enrolment.extra_time = percent
        longer = attempt.started_at + _time_of(attempt.quiz, enrolment)
        attempt.due_at = max(longer, attempt.due_at or longer)
        attempt.save(update_fields=["due_at"])


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
    if quiz.purpose == Purpose.FINAL and has_passed(quiz, before):
        raise ValidationError(_("You have passed this test."), code="passed")
    if any(a.state == State.AWAITING for a in before):
        raise ValidationError(_("Your last attempt is still being graded."), code="awaiting")
    if len(before) >= enrolment.attempts_at(quiz.attempts):
        raise ValidationError(_("All attempts at this test are used."), code="used")


@transaction.atomic
def save_answers(
    *, by: User, attempt: Attempt, answers: Mapping[str, Any], seen: str = "", close: bool = False
) -> bool:
    """Keep the answers of a page. False where the time is over: what was kept before is handed in as it is. `seen`
    is the mark of these questions as the page was opened; with `close` they take no other answer after this one.
    Raises ValidationError when the test was handed in already, or when another window kept something else (code
    "elsewhere")."""
    require(permissions.may_sit(by, attempt))
    locked = _locked(attempt)
    if _late(locked):
        _end(locked, State.EXPIRED)
        return False
    asked = [q for q in locked.questions if str(q["id"]) in answers and q["id"] not in locked.told]
    given = {str(q["id"]): answers[str(q["id"])] for q in asked}
    plain = _sealing(locked, asked, given)
    now = mark(asked, locked.answers)
    if seen and now not in (seen, mark(asked, plain)):
        raise ValidationError(
            _("Another window has kept other answers to this page meanwhile. Nothing was overwritten."),
            code="elsewhere",
        )
    locked.answers |= plain
    if close:
        locked.told = [*locked.told, *(q["id"] for q in asked)]
    locked.save(update_fields=["answers", "sealed", "told"])
    attempt.answers, attempt.sealed, attempt.told = locked.answers, locked.sealed, locked.told
    return True


def _sealing(attempt: Attempt, asked: list[dict[str, Any]], given: dict[str, Any]) -> dict[str, Any]:
    """The answers as they may be read; what was written in own words is sealed, and only a mark stays among them. The
    mark is drawn, not counted from the text, so that nobody can try texts against it; the same text keeps its mark."""
    own = {str(q["id"]): str(given[str(q["id"])] or "") for q in asked if q["kind"] == Question.Kind.ESSAY}
    was: dict[str, str] = {}
    if own:
        words = attempt.words()
        was = dict(words["texts"])
        words["texts"] |= own
        attempt.sealed = attempt.enrolment.person.seal(words, Attempt.SEALED)
    return given | {
        key: (text and was.get(key) == text and attempt.answers.get(key)) or (token_hex(16) if text else "")
        for key, text in own.items()
    }


@transaction.atomic
def submit_attempt(*, by: User, attempt: Attempt) -> Attempt:
    """Hand a test in; after the time, it is handed in by the clock with what was kept. Raises ValidationError when it
    was handed in already."""
    require(permissions.may_sit(by, attempt))
    locked = _locked(attempt)
    _end(locked, State.EXPIRED if _late(locked) else State.SUBMITTED)
    return locked


def _locked(attempt: Attempt) -> Attempt:
    locked = Attempt.objects.select_for_update(of=("self",)).select_related(*_WITH).get(pk=attempt.pk)
    if locked.state != State.OPEN:
        raise ValidationError(_("This test was handed in already. Nothing was changed."), code="handed_in")
    return locked


def _late(attempt: Attempt) -> bool:
    return attempt.due_at is not None and timezone.now() > attempt.due_at + GRACE


def _end(attempt: Attempt, state: str) -> None:
    told: dict[str, Any] = {"ended_at": timezone.now(), "by_clock": state == State.EXPIRED}
    if essays(attempt.questions, attempt.answers):
        attempt.move_to(State.AWAITING, **told)
        return
    points = total(attempt.questions, attempt.answers)
    attempt.move_to(state, points=points, passed=reaches(attempt, points), **told)


def reaches(attempt: Attempt, points: int) -> bool:
    """Whether these points are enough in this attempt."""
    return points * 100 >= attempt.quiz.pass_percent * attempt.out_of


def has_passed(quiz: Quiz, attempts: Iterable[Attempt]) -> bool:
    """Whether the attempts, in the order they were made, pass this test by its policy."""
    found = [share_of(a.points, a.out_of) for a in attempts if a.points is not None]
    counts = overall(quiz.policy, found)
    return counts is not None and counts * 100 >= quiz.pass_percent


def expire_overdue() -> int:
    """Hand in, by the clock, what nobody came back to; gives how many. Within one consortium."""
    overdue = Attempt.objects.filter(state=State.OPEN, due_at__lt=timezone.now() - GRACE).select_related(
        "quiz"
    )
    found = list(overdue.select_for_update(of=("self",), skip_locked=True))
    for attempt in found:
        _end(attempt, State.EXPIRED)
    return len(found)
