"""What waits for a person to grade: answers in own words and work handed in, together, the oldest first."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.base.work import WorkItem
from punte.learning import permissions
from punte.learning.models import Attempt, Enrolment, Submission
from punte.people.models import Person, User
from punte.projects.acting import Scope, acting, organisations, scope
from punte.projects.models import Operation

WITH = (
    "enrolment__offering__operation",
    "enrolment__offering__programme",
    "enrolment__person__identity",
    "enrolment__person__consortium",
)
MOST = 200
_ENDED = (Attempt.State.AWAITING, Attempt.State.GRADED)


@dataclass(frozen=True)
class Waiting:
    """One thing to grade, or graded: a test with essays, or a piece of work."""

    person: Person
    name: str
    what: str
    course: str
    since: dt.datetime
    state: str
    tone: str
    late: bool
    url: str


def to_grade(user: User, operation: Operation, *, done: bool = False) -> list[Waiting]:
    """What this user may grade in the operation; with `done` what was graded, the latest first."""
    states = [Attempt.State.GRADED] if done else [Attempt.State.AWAITING]
    attempts = attempts_of(user, operation).filter(state__in=states).select_related("quiz", *WITH)
    works = submissions_of(user, operation).select_related("assignment", *WITH)
    works = works.exclude(state="handed_in") if done else works.filter(state="handed_in")
    found = [_attempt(a) for a in attempts.order_by("-ended_at" if done else "ended_at")[:MOST]]
    found += [_work(s) for s in works.order_by("-handed_in_at" if done else "handed_in_at")[:MOST]]
    return sorted(found, key=lambda row: row.since, reverse=done)[:MOST]


def attempts_of(user: User, operation: Operation) -> QuerySet[Attempt]:
    """Tests with answers in own words that this user may grade, graded or not."""
    return Attempt.objects.filter(state__in=_ENDED, enrolment__in=_gradable(user, operation))


def submissions_of(user: User, operation: Operation) -> QuerySet[Submission]:
    """Work handed in that this user may judge, judged or not."""
    return Submission.objects.filter(enrolment__in=_gradable(user, operation))


def _gradable(user: User, operation: Operation) -> QuerySet[Enrolment]:
    """The learners whom this user sees, of the courses the user gives; nobody grades their own."""
    rows = Enrolment.objects.visible_to(user).filter(offering__operation=operation)
    rows = rows.exclude(person__key_holder__user=user)
    if not permissions.may_plan(user, operation):
        return rows.none()
    if scope(user, operation) >= Scope.OPERATION:
        return rows
    theirs = Q(offering__programme__organisation__in=organisations(user, operation))
    return rows.filter(pk__in=rows.filter(theirs | Q(offering__trainers=user)).values("pk"))


def _attempt(attempt: Attempt) -> Waiting:
    code, graded = attempt.offering.operation.code, attempt.state == Attempt.State.GRADED
    return Waiting(
        attempt.enrolment.person,
        attempt.enrolment.person.full_name,
        str(attempt.quiz),
        str(attempt.offering),
        attempt.ended_at or attempt.started_at,
        str(Attempt.State(attempt.state).label),
        "success" if graded else "warning",
        attempt.by_clock,
        reverse("learning:attempt_grade", args=[code, attempt.pk]),
    )


WORK_TONES = {"handed_in": "warning", "returned": "info", "accepted": "success", "not_accepted": "danger"}


def _work(submission: Submission) -> Waiting:
    return Waiting(
        submission.enrolment.person,
        submission.enrolment.person.full_name,
        str(submission.assignment),
        str(submission.offering),
        submission.handed_in_at,
        str(Submission.State(submission.state).label),
        WORK_TONES[submission.state],
        submission.late,
        reverse("learning:submission_judge", args=[submission.offering.operation.code, submission.pk]),
    )


def work(user: User, today: dt.date) -> list[WorkItem]:
    """For "My page": how much waits to be graded, one line for each project."""
    found: list[WorkItem] = []
    for operation in sorted({a.operation for a in acting(user).assignments}, key=lambda o: o.code):
        if permissions.may_plan(user, operation):
            found += _item(user, operation)
    return found


def _item(user: User, operation: Operation) -> Iterable[WorkItem]:
    attempts = attempts_of(user, operation).filter(state=Attempt.State.AWAITING).count()
    works = submissions_of(user, operation).filter(state=Submission.State.HANDED_IN).count()
    if n := attempts + works:
        said: dict[str, Any] = {"n": formats.number(n), "code": operation.code}
        title = ngettext(
            "%(n)s answer or work waits to be graded", "%(n)s answers or works wait to be graded", n
        )
        text = _("Learners of %(code)s wait for your word.") % said
        yield WorkItem(title % said, text, reverse("learning:grading_list", args=[operation.code]), "warning")
