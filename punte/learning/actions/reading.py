"""What a reader does: keeps the place, finishes a lesson. Progress only grows, so the same may be told twice."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.models import Enrolment, Lesson, LessonProgress
from punte.people.models import User

FURTHEST = 1_000


@transaction.atomic
def keep_place(
    *, by: User, enrolment: Enrolment, lesson: Lesson, place: int = 0, finished: bool = False
) -> None:
    """Remember how far somebody has read, as the number of the piece; `finished` marks the lesson as read."""
    require(permissions.may_read_lessons(by, enrolment))
    require(lesson.live and lesson.programme_id == enrolment.offering.programme_id)
    now, place = timezone.now(), max(0, min(place, FURTHEST))
    found = {"enrolment": enrolment, "lesson": lesson.source}
    LessonProgress.objects.bulk_create(
        [LessonProgress(consortium_id=enrolment.consortium_id, **found)], ignore_conflicts=True
    )
    LessonProgress.objects.filter(**found).update(
        place=Greatest(F("place"), place),
        seen_at=now,
        **({"finished_at": Coalesce(F("finished_at"), now)} if finished else {}),
    )
