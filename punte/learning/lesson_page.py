"""What a reader sees of the lessons: their list with what is read, and one lesson in one language."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.base.kept import Kept
from punte.learning.models import Enrolment, Lesson, LessonProgress, Medium
from punte.projects.models import Assignment

_PLACES = ("file", "captions")
LANGUAGE_NAMES = {"ro": "Română", "bg": "Български", "en": "English"}


class Read(NamedTuple):
    """How far a lesson is read; the moments as the database writes them, which sort as they follow."""

    place: int
    seen_at: str
    finished_at: str | None


def _read(enrolment: int) -> Subquery:
    source = Coalesce(OuterRef("translates"), OuterRef("pk"))
    found = LessonProgress.objects.filter(enrolment=enrolment, lesson=source)
    return Subquery(found.values(it=JSONObject(**{name: name for name in Read._fields})))


_LESSONS = Kept(
    lambda enrolment, programme: (
        Lesson.objects.published()
        .filter(programme=programme)
        .annotate(read=_read(enrolment))
        .defer("body")
        .order_by("number", "pk")
    ),
    int,
    int,
)


class Course:
    """The published lessons of one enrolment: texts by lesson and language, and what is read; loaded by one query."""

    def __init__(self, enrolment: Enrolment, wanted: str = ""):
        self.enrolment = enrolment
        self.texts: dict[int, dict[str, Lesson]] = {}
        self.progress: dict[int, Read] = {}
        for lesson in _LESSONS(enrolment.pk, enrolment.offering.programme_id):
            key = lesson.translates_id or lesson.pk
            self.texts.setdefault(key, {})[lesson.language] = lesson
            if lesson.read:
                self.progress[key] = Read(**lesson.read)
        own = (get_language() or "")[:2]
        self.wished = [x for x in (wanted, own, enrolment.offering.language) if x]
        self.order = list(self.texts)

    def text(self, key: int) -> Lesson:
        """The lesson in the reader's language, else the course's, else any."""
        there = self.texts[key]
        return next((there[x] for x in self.wished if x in there), next(iter(there.values())))

    def url(self, place: int, language: str = "") -> str:
        """The address of the lesson at this place, from 1."""
        address = reverse("learning:lesson_read", args=[self.enrolment.pk, place])
        return f"{address}?language={language or self.text(self.order[place - 1]).language}"

    @property
    def done(self) -> int:
        """How many are read to the end."""
        return sum(1 for key in self.order if (p := self.progress.get(key)) and p.finished_at)

    @property
    def version(self) -> str:
        """Another one as soon as a text was published anew."""
        parts = [f"{x.pk}:{x.live_revision_id}:{x.number}" for t in self.texts.values() for x in t.values()]
        return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]

    def rows(self) -> list[dict[str, Any]]:
        """For the list."""
        return [self._row(place, key) for place, key in enumerate(self.order, 1)]

    def _row(self, place: int, key: int) -> dict[str, Any]:
        text, progress = self.text(key), self.progress.get(key)
        done = bool(progress and progress.finished_at)
        word, tone = (_("read"), "success") if done else (_("begun"), "info") if progress else ("", "")
        return {"it": text, "number": place, "url": self.url(place), "tag": word, "tone": tone, "done": done}

    def here(self) -> dict[str, Any] | None:
        """Where the reader stopped, or the first lesson not read yet."""
        open_ones = [(n, k) for n, k in enumerate(self.order, 1) if not self._finished(k)]
        begun = [(self.progress[k].seen_at, n, k) for n, k in open_ones if k in self.progress]
        if begun:
            _at, place, key = max(begun)
            return {
                "url": f"{self.url(place)}#b{self.progress[key].place}",
                "it": self.text(key),
                "begun": True,
            }
        if not open_ones:
            return None
        place, key = open_ones[0]
        return {"url": self.url(place), "it": self.text(key), "begun": False}

    def _finished(self, key: int) -> bool:
        return bool((p := self.progress.get(key)) and p.finished_at)


def lessons_read(enrolment: Enrolment) -> dict[str, Any] | None:
    """For the course's page: how many are read, and where to go on; nothing where there are none."""
    course = Course(enrolment)
    if not course.order:
        return None
    return {"done": course.done, "total": len(course.order), "here": course.here()}


def lesson_context(course: Course, place: int) -> dict[str, Any]:
    """One lesson with the ways to the others."""
    key = course.order[place - 1]
    text = Lesson.objects.get(pk=course.text(key).pk)
    enrolment = course.enrolment

    def url_of(medium: Medium) -> str:
        return reverse("learning:lesson_medium", args=[enrolment.pk, medium.pk])

    progress = course.progress.get(key)
    return {
        "lesson": text,
        "pieces": pieces(text, url_of),
        "place": place,
        "total": len(course.order),
        "languages": [
            {"code": x, "name": LANGUAGE_NAMES[x], "url": course.url(place, x), "current": x == text.language}
            for x in LANGUAGE_NAMES
            if x in course.texts[key]
        ],
        "kept": progress.place if progress and not progress.finished_at else 0,
        "finished": bool(progress and progress.finished_at),
        "before": course.url(place - 1) if place > 1 else "",
        "after": course.url(place + 1) if place < len(course.order) else "",
        "after_title": course.text(course.order[place]).title if place < len(course.order) else "",
    }


def pieces(lesson: Lesson, url_of: Callable[[Medium], str]) -> list[dict[str, Any]]:
    """The body, piece by piece, with the addresses of its files; one query for all of them."""
    raw = lesson.body.get_prep_value()
    media = Medium.objects.in_bulk(media_of(raw))
    found = []
    for number, block in enumerate(raw, 1):
        piece = {"kind": block["type"], "number": number, "value": block["value"]}
        if isinstance(block["value"], dict):
            piece["value"] = _with_files(block["value"], media, url_of)
        found.append(piece)
    return found


def media_of(raw: Iterable[dict[str, Any]]) -> set[int]:
    """The numbers of the files that a body shows."""
    values = [block["value"] for block in raw if isinstance(block["value"], dict)]
    return {value[name] for value in values for name in _PLACES if value.get(name)}


def _with_files(
    value: dict[str, Any], media: dict[int, Medium], url_of: Callable[[Medium], str]
) -> dict[str, Any]:
    files = {name: media[value[name]] for name in _PLACES if value.get(name) in media}
    choices = [c.get("value", c) for c in value.get("choices", [])]
    found = {**value, "choices": choices}
    for name in _PLACES:
        found[name] = files.get(name)
        found[f"{name}_url"] = url_of(files[name]) if name in files else ""
    return found


def shown_to_staff(lesson: Lesson, assignments: Sequence[Assignment]) -> dict[str, Any]:
    """As learners will see it, with files opened by who writes."""
    here = [a.operation for a in assignments if a.operation.consortium_id == lesson.consortium_id]
    return {"lesson": lesson, "pieces": pieces(lesson, lambda medium: medium.url_in(here[0]))}
