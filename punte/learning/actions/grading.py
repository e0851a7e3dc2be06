"""Grading by hand: what was written in own words, criterion by criterion, with a comment."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.learning import permissions
from punte.learning.actions.quizzes import reaches
from punte.learning.grading import essays, total
from punte.learning.models import Attempt, Enrolment
from punte.learning.notices import TEST_GRADED
from punte.people.actions.notices import notify
from punte.people.models import PersonKey, User
from punte.people.notices import NoticeKind

State = Attempt.State
_WITH = ("quiz", "enrolment__offering__operation", "enrolment__offering__programme")


@transaction.atomic
def grade_attempt(
    *, by: User, attempt: Attempt, grades: Mapping[str, Sequence[int | None]], comments: Mapping[str, str]
) -> Attempt:
    """Give every essay of an attempt its points, one number per criterion, and a comment ({question: …}). The learner
    is told. Of two who grade at once, the second is told. Raises ValidationError keyed to the question."""
    require(permissions.may_grade(by, attempt.enrolment))
    rows = Attempt.objects.select_for_update(of=("self",)).select_related(
        *_WITH, "enrolment__person__consortium"
    )
    locked = rows.get(pk=attempt.pk)
    if locked.state != State.AWAITING:
        raise MoveNotAllowed
    wanted = essays(locked.questions, locked.answers)
    asked = {str(q["id"]): q for q in locked.questions}
    given = {key: checked_points(asked[key]["criteria"], grades.get(key, ()), key) for key in wanted}
    points = total(locked.questions, locked.answers, given)
    words = locked.words()
    words["comments"] = {key: comments[key] for key in wanted if comments.get(key)}
    locked.move_to(
        State.GRADED,
        grades=given,
        points=points,
        passed=reaches(locked, points),
        graded_by=by,
        graded_at=timezone.now(),
        sealed=locked.enrolment.person.seal(words, Attempt.SEALED),
    )
    url = reverse("learning:attempt_result", args=[locked.pk])
    tell_learner(locked.enrolment, TEST_GRADED, locked.pk, url)
    return locked


def checked_points(criteria: Sequence[Mapping], given: Sequence[int | None], name: str) -> list[int]:
    """One number per criterion, none above what it gives; raises ValidationError keyed to `name`."""
    if len(given) != len(criteria) or any(n is None for n in given):
        raise ValidationError({name: _("Give points for every criterion; none is 0.")})
    found = [int(n) for n in given if n is not None]
    if any(not 0 <= n <= c["points"] for n, c in zip(found, criteria, strict=True)):
        raise ValidationError({name: _("This is more than the criterion gives.")})
    return found


def tell_learner(enrolment: Enrolment, kind: NoticeKind, number: int, url: str) -> None:
    """A notice to whoever holds the person's key; somebody without an account is told by their trainer."""
    for key in PersonKey.objects.filter(person=enrolment.person_id).select_related("user"):
        notify(key.user, kind, number, url)
