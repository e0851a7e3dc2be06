"""A lesson with every kind of piece, published; for the tests of this room."""

import io
from typing import Any

from PIL import Image

from punte.learning.actions import lessons
from punte.learning.actions.media import add_medium
from punte.learning.models import Lesson, Programme
from punte.people.models import User

TEXT = {"type": "text", "value": "<p>Bring your <b>identity card</b>.</p>"}
ASK = {
    "type": "question",
    "value": {
        "text": "Who signs?",
        "choices": [
            {"text": "Both sides", "right": True, "why": "Both keep a copy."},
            {"text": "Nobody", "right": False, "why": "Without a signature nothing is agreed."},
        ],
    },
}


def drawn(width: int = 40) -> bytes:
    """A small picture that says where it was taken."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of Cosmina"
    Image.new("RGB", (width, 30), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


def written(by: User, operation: Any, programme: Programme, code: str = "first-day", **also: Any) -> Lesson:
    """A draft with a heading, text, a picture and a question."""
    picture = add_medium(by=by, operation=operation, content=drawn(), name="a.jpg", title="A desk")
    body = [
        {"type": "heading", "value": "Before you begin"},
        TEXT,
        {"type": "picture", "value": {"file": picture.pk, "alt": "A desk", "caption": ""}},
        ASK,
        {"type": "remember", "value": "Ask before you sign."},
    ]
    told = {"language": "ro", "title": "Prima zi", "minutes": 12, "body": body} | also
    return lessons.write_lesson(by=by, operation=operation, programme=programme, code=code, **told)


def published(by: User, reviewer: User, operation: Any, lesson: Lesson) -> Lesson:
    """Asked for by one, published by another."""
    lessons.ask_review(by=by, operation=operation, lesson=lesson)
    lesson.refresh_from_db()
    revision = lesson.asked_revision
    assert revision
    lessons.publish_lesson(by=reviewer, operation=operation, lesson=lesson, revision=revision)
    return Lesson.objects.select_related("programme", "translates").get(pk=lesson.pk)
