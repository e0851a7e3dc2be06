"""A whole course: copied inside the house, taken out as one file, brought in from one."""

import json
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError

from punte.base.permissions import require
from punte.base.translated import Translated
from punte.learning import course_file, permissions
from punte.learning.actions.lessons import translate_lesson, write_lesson
from punte.learning.actions.media import add_medium
from punte.learning.actions.programmes import add_module, create_programme
from punte.learning.actions.quizzes import add_question, make_quiz
from punte.learning.blocks import LessonBlock
from punte.learning.lesson_page import media_of
from punte.learning.models import Lesson, Medium, Programme, Question
from punte.learning.rich_text import reduced
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.models import Operation

_ALIKE = ("occupation", "theory_hours", "practice_hours", "topics", "rule")
_OF_A_TEST = ("purpose", "minutes", "pass_percent", "attempts", "per_page")
_MORE_OF_A_TEST = ("policy", "shows", "draw", "shuffle_questions", "shuffle_options")
_FILES = ("file", "captions")
Body = list[dict[str, Any]]


@transaction.atomic
def copy_programme(*, by: User, operation: Operation, programme: Programme, code: str) -> Programme:
    """Another programme of the same provider with its modules, rule, questions, tests and lessons. What was published
    is published in the copy: somebody has reviewed exactly this text."""
    require(permissions.may_change_programme(by, operation, programme))
    document = _document(programme)
    same = {
        n: getattr(programme, n) for n in ("kind", "authorisation", "authorised_from", "authorised_until")
    }
    copy = _written(by, operation, programme.organisation, code, document, same, lambda body: body)
    _publish_alike(programme, copy, by)
    return copy


def _publish_alike(programme: Programme, copy: Programme, by: User) -> None:
    live = {(x.code, x.language): x for x in programme.lessons.published()}
    for lesson in copy.lessons.select_related("latest_revision"):
        was = live.get((lesson.code, lesson.language))
        if was is None or was.has_unpublished_changes or not lesson.latest_revision:
            continue
        lesson.latest_revision.publish(user=by, log_action=False, skip_permission_checks=True)
        Lesson.objects.filter(pk=lesson.pk).update(reviewed_by=was.reviewed_by_id)
    for lesson in copy.lessons.filter(translates__isnull=False).select_related("translates"):
        Lesson.objects.filter(pk=lesson.pk).update(translated_revision=lesson.source.live_revision_id)


@transaction.atomic
def export_course(*, by: User, operation: Operation, programme: Programme) -> bytes:
    """The course as one file, without anything about persons."""
    require(permissions.may_change_programme(by, operation, programme))
    document = _document(programme)
    numbers = {n for lesson in document["lessons"] for n in media_of(lesson["body"])}
    places: dict[int, int] = {}
    files: list[tuple[str, bytes]] = []
    for n, medium in enumerate(Medium.objects.filter(pk__in=numbers).order_by("pk")):
        places[medium.pk] = n
        name = f"media/{n + 1}{_ENDINGS[medium.mime]}"
        document["media"].append({"file": name, "title": medium.title})
        with medium.file.open("rb") as file:
            files.append((name, file.read()))
    for lesson in document["lessons"]:
        lesson["body"] = _renumbered(lesson["body"], places)
    return course_file.packed(document, files)


_ENDINGS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/ogg": ".ogg",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "text/vtt": ".vtt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}


@transaction.atomic
def import_course(
    *, by: User, operation: Operation, organisation: Organisation, code: str, content: bytes
) -> Programme:
    """Write the course of a file, whole or not at all: non-formal, since an authorisation is its provider's, and every
    lesson a draft, since nobody here has reviewed it. Raises ValidationError with the lines that are wrong."""
    require(permissions.may_plan_for(by, operation, organisation.pk))
    try:
        document, files = course_file.unpacked(content)
    except course_file.Unreadable as error:
        raise ValidationError({"file": error.faults}) from None
    numbers: dict[int, int] = {}
    for n, row in enumerate(document["media"]):
        told = {"content": files[row["file"]], "name": row["file"], "title": row["title"]}
        numbers[n] = add_medium(by=by, operation=operation, **told).pk
    text = json.dumps(document, ensure_ascii=False, indent=1)
    bodies = _Bodies(text, numbers)
    bodies.check(document["lessons"])
    plain = {"kind": Programme.Kind.NON_FORMAL}
    try:
        with transaction.atomic():
            return _written(by, operation, organisation, code, document, plain, bodies.taken)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError, DatabaseError):
        raise ValidationError({"file": _("Something in it is not what it should be.")}) from None


class _Bodies:
    """The bodies of a file, with its media put in and its texts reduced to what the editor could have written."""

    def __init__(self, text: str, numbers: dict[int, int]):
        self.text, self.numbers, self.block = text, numbers, LessonBlock()

    def check(self, lessons: list[dict[str, Any]]) -> None:
        """Refuse what the editor would refuse."""
        faults: list[course_file.Fault] = []
        for n, lesson in enumerate(lessons):
            for m, piece in enumerate(lesson["body"]):
                if word := self._wrong(piece):
                    faults.append((("lessons", n, "body", m), word))
        if faults:
            raise ValidationError({"file": course_file.told(self.text, faults)})

    def _wrong(self, piece: dict[str, Any]) -> str:
        if piece["type"] not in self.block.child_blocks:
            return _("there is no such piece")
        try:
            self.block.clean(self.block.to_python(self.taken([piece])))
        except (ValidationError, StreamBlockValidationError):
            return _("this piece is not complete")
        except (TypeError, AttributeError, ValueError, KeyError):
            return _("this piece cannot be read")
        return ""

    def taken(self, body: Body) -> Body:
        """As it is kept."""
        return [
            {**piece, "value": reduced(piece["value"])} if piece["type"] == "text" else piece
            for piece in _renumbered(body, self.numbers)
        ]


def _renumbered(body: Body, numbers: dict[int, int]) -> Body:
    def value(of: Any) -> Any:
        if not isinstance(of, dict):
            return of
        return of | {name: numbers.get(of[name]) for name in _FILES if name in of}

    return [{"type": piece["type"], "value": value(piece["value"])} for piece in body]


def _document(programme: Programme) -> dict[str, Any]:
    modules = list(programme.modules.order_by("position"))
    questions = list(programme.questions.filter(retired=False))
    asked = {q.pk: n for n, q in enumerate(questions)}
    place = {m.pk: n for n, m in enumerate(modules)}
    return {
        "format": course_file.FORMAT,
        "programme": {name: getattr(programme, name) for name in _ALIKE}
        | {
            "code": programme.code,
            "title": programme.title.as_json(),
            "summary": programme.summary.as_json() if programme.summary else None,
        },
        "modules": [{"title": m.title.as_json(), "hours": m.hours, "topic": m.topic} for m in modules],
        "questions": [{k: v for k, v in q.as_json().items() if k != "id"} for q in questions],
        "quizzes": [
            {
                "title": quiz.title.as_json(),
                "questions": [asked[q.pk] for q in quiz.questions.order_by("pk") if q.pk in asked],
                **{n: getattr(quiz, n) for n in (*_OF_A_TEST, *_MORE_OF_A_TEST)},
            }
            for quiz in programme.quizzes.all()
        ],
        "lessons": [_lesson(x, place) for x in _in_order(programme)],
        "media": [],
    }


def _in_order(programme: Programme) -> models.QuerySet[Lesson]:
    return programme.lessons.order_by("number", models.F("translates").asc(nulls_first=True), "pk")


def _lesson(lesson: Lesson, place: dict[int, int]) -> dict[str, Any]:
    draft = lesson.get_latest_revision_as_object()
    body = draft.body.get_prep_value()
    return {
        "code": lesson.code,
        "language": lesson.language,
        "source": lesson.translates_id is None,
        "title": draft.title,
        "minutes": lesson.minutes,
        "module": place.get(lesson.module_id or 0),
        "body": [{"type": piece["type"], "value": piece["value"]} for piece in body],
    }


def _translated(value: Any) -> Translated | None:
    return Translated.from_json(value) if value else None


def _written(
    by: User, operation: Operation, organisation: Organisation, code: str, document: dict[str, Any],
    also: dict[str, Any], taken: Callable[[Body], Body],
) -> Programme:  # fmt: skip
    it = document["programme"]
    told: dict[str, Any] = {"by": by, "operation": operation}
    programme = create_programme(
        **told, organisation=organisation, code=code, title=_translated(it["title"]),
        summary=_translated(it.get("summary")), **{name: it[name] for name in _ALIKE}, **also,
    )  # fmt: skip
    modules = [
        add_module(
            **told,
            programme=programme,
            title=_translated(m["title"]),
            hours=m["hours"],
            topic=m.get("topic", ""),
        )
        for m in document["modules"]
    ]
    bank = [_question(told, programme, row) for row in document["questions"]]
    for quiz in document["quizzes"]:
        chosen = [bank[n] for n in quiz["questions"]]
        rest = {n: quiz[n] for n in _OF_A_TEST} | {n: quiz[n] for n in _MORE_OF_A_TEST if n in quiz}
        make_quiz(**told, programme=programme, questions=chosen, title=_translated(quiz["title"]), **rest)
    _lessons(told, programme, document["lessons"], modules, taken)
    return programme


def _question(told: dict[str, Any], programme: Programme, row: dict[str, Any]) -> Question:
    alike: dict[str, Any] = {
        n: row[n] for n in ("kind", "options", "right", "accepted", "tolerance", "points")
    } | {n: row.get(n) or [] for n in ("partners", "reasons", "criteria")}
    texts: dict[str, Any] = {
        "text": _translated(row["text"]),
        "explanation": _translated(row.get("explanation")),
    }
    return add_question(**told, programme=programme, **alike, **texts)


def _lessons(
    told: dict[str, Any], programme: Programme, rows: list[dict[str, Any]], modules: list[Any],
    taken: Callable[[Body], Body],
) -> None:  # fmt: skip
    sources: dict[str, Lesson] = {}
    for row in sorted(rows, key=lambda row: not row.get("source")):
        body = taken(row["body"])
        if row["code"] not in sources:
            place = row.get("module")
            sources[row["code"]] = write_lesson(
                **told, programme=programme, code=row["code"], language=row["language"], title=row["title"],
                minutes=max(1, row["minutes"]), module=modules[place] if place is not None else None, body=body,
            )  # fmt: skip
            continue
        translate_lesson(
            **told, lesson=sources[row["code"]], language=row["language"], title=row["title"], body=body
        )
