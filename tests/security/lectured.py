"""Of each partner a lesson that learners read and whose next text waits for a review, with a picture."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from punte.learning import course_file
from punte.learning.actions import lessons
from punte.learning.actions.media import add_medium
from punte.learning.models import Lesson, Programme
from punte.people.models import User
from punte.projects.models import Operation

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def lectured(by: User, operation: Operation, programme: Programme) -> dict[str, Any]:
    """Gives the numbers of the lesson and its picture."""
    told = {"by": by, "operation": operation}
    medium = add_medium(**told, content=PICTURE, name="a.svg", title=f"A picture of {programme.code}")
    body = [{"type": "picture", "value": {"file": medium.pk, "alt": "A triangle", "caption": ""}}]
    lesson = lessons.write_lesson(
        **told, programme=programme, code="first", language="ro", title="A lesson", minutes=5, body=body
    )
    assert lesson.latest_revision
    lesson.latest_revision.publish(user=by, log_action=False, skip_permission_checks=True)
    more = [*body, {"type": "heading", "value": "More"}]
    lessons.change_text(**told, lesson=lesson, title="A lesson", body=more)
    lessons.ask_review(**told, lesson=lesson)
    return {
        "lesson_id": lesson.pk,
        "lesson_number": 1,
        "lesson_step": "withdraw",
        "language": "en",
        "medium_id": medium.pk,
    }


def _course(world: Any, actor: str, corner: Any, file: Any) -> dict[str, Any]:
    texts = {"texts": {"en": "Brought"}, "source": "en"}
    programme = {
        "code": "x", "title": texts, "occupation": "", "theory_hours": 4, "practice_hours": 0, "topics": [],
        "rule": {"overall": 80, "of_practice": 0, "tests": False, "feedback": False, "commission": False},
    }  # fmt: skip
    content = course_file.packed({"format": course_file.FORMAT, "programme": programme}, [])
    place = "partner" if actor == "bogdan" or file is not corner.files["lead"] else "lead"
    brought = SimpleUploadedFile("course.zip", content)
    return {"file": brought, "organisation": corner.organisations[place].pk, "code": "brought"}


BODIES: dict[str, Any] = {
    "lesson_create": lambda w, a, c, f: {"title": "B", "code": "b", "language": "ro", "minutes": 5},
    "lesson_edit": lambda w, a, c, f: {"minutes": 7},
    "lesson_keep": lambda w, a, c, f: {"place": 2, "finished": "yes"},
    "lesson_review": lambda w, a, c, f: {
        "revision": Lesson.objects.filter(pk=f.ids["lesson_id"])
        .values_list("latest_revision", flat=True)
        .first()
    },
    "medium_add": lambda w, a, c, f: {"title": "B", "file": SimpleUploadedFile("b.svg", PICTURE)},
    "programme_copy": lambda w, a, c, f: {"code": "copied"},
    "programme_import": _course,
}
