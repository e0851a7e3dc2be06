"""Work to hand in: written into a programme, handed in, given back, judged."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.learning import permissions
from punte.learning.actions.grading import checked_points, tell_learner
from punte.learning.actions.questions import check_criteria
from punte.learning.models import Assignment, Enrolment, Offering, Programme, Submission
from punte.learning.notices import WORK_JUDGED
from punte.people.models import User
from punte.projects.models import Operation
from punte.records.actions.documents import keep_work

State = Submission.State
MOST_WORDS = 20_000  # characters of one text
_OPEN = (Offering.State.RUNNING, Offering.State.ENDED)


@transaction.atomic
def write_assignment(
    *, by: User, operation: Operation, programme: Programme, criteria: Sequence[dict[str, Any]], **told: Any
) -> Assignment:
    """Ask for a piece of work. `told`: title, instructions, pass_points, due_days. Raises ValidationError keyed to a
    field."""
    require(permissions.may_change_programme(by, operation, programme))
    _check(criteria, told["pass_points"])
    circle = programme.consortium_id
    return Assignment.objects.create(
        consortium_id=circle, programme=programme, criteria=list(criteria), **told
    )


@transaction.atomic
def change_assignment(
    *,
    by: User,
    operation: Operation,
    assignment: Assignment,
    version: int,
    criteria: Sequence[dict[str, Any]],
    **told: Any,
) -> Assignment:
    """Change it; what was handed in keeps the criteria of its day. Of two who change it, the second is told."""
    require(permissions.may_change_programme(by, operation, assignment.programme))
    _check(criteria, told["pass_points"])
    locked = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if locked.version != version or locked.retired:
        raise MoveNotAllowed
    for name, value in {**told, "criteria": list(criteria)}.items():
        setattr(locked, name, value)
    locked.version += 1
    locked.save()
    return locked


@transaction.atomic
def retire_assignment(*, by: User, operation: Operation, assignment: Assignment) -> None:
    """Ask for it no longer; what was handed in stays."""
    require(permissions.may_change_programme(by, operation, assignment.programme))
    Assignment.objects.filter(pk=assignment.pk).update(retired=True)


def _check(criteria: Sequence[dict[str, Any]], pass_points: int) -> None:
    check_criteria(criteria)
    most = sum(c["points"] for c in criteria)
    if not 1 <= pass_points <= most:
        said = {"most": most}
        raise ValidationError(
            {"pass_points": _("Between 1 and %(most)s, the points of all criteria.") % said}
        )


@transaction.atomic
def hand_in(
    *,
    by: User,
    enrolment: Enrolment,
    assignment: Assignment,
    text: str = "",
    content: bytes = b"",
    name: str = "",
) -> Submission:
    """Hand in a text, a file, or both; after the last day too, marked as late. Work that was given back is handed in
    again. Raises ValidationError, also where it was handed in already."""
    require(
        permissions.may_hand_in(by, enrolment)
        and assignment.programme_id == enrolment.offering.programme_id
        and not assignment.retired
    )
    Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    before = list(Submission.objects.filter(enrolment=enrolment, assignment=assignment).order_by("number"))
    refuse_hand_in(enrolment, before)
    text = text.strip()
    if not text and not content:
        raise ValidationError({"text": _("Write something, or choose a file.")})
    if len(text) > MOST_WORDS:
        raise ValidationError({"text": _("This text is too long. Put it into a file.")})
    return _keep(by, enrolment, assignment, text, content, name, len(before) + 1)


def refuse_hand_in(enrolment: Enrolment, before: Sequence[Submission]) -> None:
    """Raises ValidationError, in words, where nothing can be handed in now."""
    if enrolment.state != Enrolment.State.ENROLLED:
        raise ValidationError(_("Work is handed in by those who are enrolled."), code="not_enrolled")
    if enrolment.offering.state not in _OPEN:
        raise ValidationError(_("Work can be handed in once the course has begun."), code="not_now")
    if before and before[-1].state != State.RETURNED:
        raise ValidationError(_("This was handed in already. Nothing was changed."), code="handed_in")


def _keep(
    by: User,
    enrolment: Enrolment,
    assignment: Assignment,
    text: str,
    content: bytes,
    name: str,
    number: int,
) -> Submission:
    operation, person, document = enrolment.offering.operation, enrolment.person, None
    if content:
        title = assignment.title.in_language(enrolment.offering.language)
        document = keep_work(
            by=by, operation=operation, person=person, content=content, name=name, title=title
        )
    due = assignment.due(enrolment.offering)
    return Submission.objects.create(
        consortium_id=enrolment.consortium_id,
        assignment=assignment,
        enrolment=enrolment,
        number=number,
        sealed=person.seal({"text": text, "comment": ""}, Submission.SEALED),
        document=document,
        criteria=assignment.criteria,
        pass_points=assignment.pass_points,
        late=due is not None and clock.today(operation.zone) > due,
        handed_in_by=None if permissions.is_own(by, person.pk) else by,
    )


@transaction.atomic
def return_submission(*, by: User, submission: Submission, comment: str) -> Submission:
    """Give it back for work, saying what is missing. The learner is told."""
    require(permissions.may_grade(by, submission.enrolment))
    if not comment.strip():
        raise ValidationError({"comment": _("Say what is still to be done.")})
    return _judge(by, submission, State.RETURNED, comment)


@transaction.atomic
def judge_submission(
    *, by: User, submission: Submission, grades: Sequence[int | None], comment: str = ""
) -> Submission:
    """Give points for each criterion; enough of them is accepted, fewer is not. The learner is told."""
    require(permissions.may_grade(by, submission.enrolment))
    found = checked_points(submission.criteria, grades, "grades")
    points = sum(found)
    enough = points >= submission.pass_points
    state = State.ACCEPTED if enough else State.NOT_ACCEPTED
    return _judge(by, submission, state, comment, grades=found, points=points)


def _judge(by: User, submission: Submission, state: str, comment: str, **also: Any) -> Submission:
    rows = Submission.objects.select_for_update(of=("self",)).select_related("enrolment__person__consortium")
    locked = rows.get(pk=submission.pk)
    words = locked.words() | {"comment": comment.strip()}
    sealed = locked.enrolment.person.seal(words, Submission.SEALED)
    locked.move_to(state, judged_by=by, judged_at=timezone.now(), sealed=sealed, **also)
    url = reverse("learning:work_detail", args=[locked.enrolment_id, locked.assignment_id])
    tell_learner(locked.enrolment, WORK_JUDGED, locked.pk, url)
    return locked
