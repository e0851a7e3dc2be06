"""A course is copied, taken out as one file, brought in again; a hostile file is refused with its line."""

import io
import json
import stat
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from punte.base.translated import Translated
from punte.learning.actions import lessons
from punte.learning.actions.course_files import copy_programme, export_course, import_course
from punte.learning.actions.programmes import add_module
from punte.learning.actions.quizzes import add_question, make_quiz
from punte.learning.models import Programme
from punte.learning.tests import quizzed
from punte.learning.tests.reading import published, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(elena, georgi, operation, programme) -> Programme:
    """With a module, a test and a lesson in two languages, one of them a draft."""
    told = {"by": elena, "operation": operation, "programme": programme}
    title = Translated({"en": "A part", "ro": "O parte"}, "ro")
    add_module(**told, title=title, hours=4)
    asked = {"kind": "single", "options": [title.as_json(), title.as_json()], "right": [1], "accepted": []}
    question = add_question(**told, text=title, tolerance=0, points=2, explanation=title, **asked)
    rest = {"minutes": None, "pass_percent": 60, "attempts": 2, "per_page": 3}
    make_quiz(**told, questions=[question], title=title, purpose="final", **rest)
    lesson = published(
        georgi, elena, operation, written(georgi, operation, programme, module=programme.modules.get())
    )
    lessons.translate_lesson(by=georgi, operation=operation, lesson=lesson, language="bg", title="Първи ден")
    return programme


def changed(content: bytes, change) -> bytes:
    """The same file with another course.json."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name == "course.json":
                document = json.loads(old.read(name))
                change(document)
                new.writestr(name, json.dumps(document, indent=1))
            else:
                new.writestr(name, old.read(name))
    return out.getvalue()


def with_member(content: bytes, name: str, data: bytes, mode: int = 0) -> bytes:
    """The same file and another in it."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        file.writestr(info, data)
    return out.getvalue()


def test_a_copy_holds_everything_but_learners(elena, operation, course) -> None:
    copy = copy_programme(by=elena, operation=operation, programme=course, code="digital-2")
    assert (copy.modules.count(), copy.questions.count(), copy.quizzes.count()) == (1, 1, 1)
    assert copy.rule == course.rule
    rows = {x.language: x for x in copy.lessons.select_related("translates")}
    assert (rows["ro"].live, rows["bg"].live) == (True, False)
    assert rows["bg"].translates == rows["ro"]
    assert rows["ro"].module == copy.modules.get()
    assert copy.quizzes.get().questions.get().programme == copy


def test_what_is_taken_out_comes_in_again_as_drafts(elena, operation, assoc, course) -> None:
    content = export_course(by=elena, operation=operation, programme=course)
    told = {"by": elena, "operation": operation, "organisation": assoc, "content": content}
    found = import_course(**told, code="digital-3")
    rows = {x.language: x.get_latest_revision_as_object() for x in found.lessons.all()}
    assert (rows["ro"].title, rows["bg"].title) == ("Prima zi", "Първи ден")
    assert [piece.block_type for piece in rows["ro"].body] == "heading text picture question remember".split()
    assert not found.lessons.filter(live=True).exists()
    again = export_course(by=elena, operation=operation, programme=found)
    with zipfile.ZipFile(io.BytesIO(again)) as file:
        assert len(json.loads(file.read("course.json"))["lessons"]) == 2


def test_who_does_not_teach_takes_no_course_along(ana, operation, assoc, course) -> None:
    told = {"by": ana, "operation": operation}
    with pytest.raises(PermissionDenied):
        export_course(**told, programme=course)
    with pytest.raises(PermissionDenied):
        copy_programme(**told, programme=course, code="x")
    with pytest.raises(PermissionDenied):
        import_course(**told, organisation=assoc, code="x", content=b"")


def refused(elena, operation, assoc, content: bytes) -> str:
    """Nothing is written, and why is said."""
    before = Programme.objects.count()
    with pytest.raises(ValidationError) as refusal:
        import_course(by=elena, operation=operation, organisation=assoc, code="new", content=content)
    assert Programme.objects.count() == before
    return " ".join(refusal.value.messages)


def test_a_hostile_file_is_refused(elena, operation, assoc, course) -> None:
    good = export_course(by=elena, operation=operation, programme=course)
    link = stat.S_IFLNK | 0o777
    assert "lies where none may" in refused(elena, operation, assoc, with_member(good, "../x", b"x"))
    assert "lies where none may" in refused(elena, operation, assoc, with_member(good, "/etc/x", b"x"))
    assert "lies where none may" in refused(
        elena, operation, assoc, with_member(good, "media/a/../../x", b"x")
    )
    assert "way to another" in refused(
        elena, operation, assoc, with_member(good, "media/l", b"/etc/passwd", link)
    )
    assert "too large" in refused(elena, operation, assoc, with_member(good, "media/b", bytes(50_000_000)))
    for broken in (b"", b"no zip", good[: len(good) // 2]):
        assert "not a course" in refused(elena, operation, assoc, broken)


def test_what_is_wrong_inside_is_told_by_its_line(elena, operation, assoc, course) -> None:
    good = export_course(by=elena, operation=operation, programme=course)

    def untitled(document):
        del document["lessons"][1]["title"]

    said = refused(elena, operation, assoc, changed(good, untitled))
    assert "lessons.1.title" in said
    assert said.startswith("line ")

    def unknown(document):
        document["lessons"][0]["body"][0] = {"type": "script", "value": "x"}

    assert "no such piece" in refused(elena, operation, assoc, changed(good, unknown))

    def wild(document):
        document["lessons"][0]["body"][3] = {"type": "question", "value": [1, 2]}

    assert "this piece" in refused(elena, operation, assoc, changed(good, wild))

    def unplaced(document):
        document["lessons"][0]["module"] = 77

    assert "nothing at this place" in refused(elena, operation, assoc, changed(good, unplaced))


def test_a_text_in_a_file_brings_no_script(elena, operation, assoc, course) -> None:
    good = export_course(by=elena, operation=operation, programme=course)

    def evil(document):
        document["lessons"][0]["body"][1]["value"] = (
            '<p>A<script>alert(1)</script><a href="javascript:x">b</a></p>'
        )

    told = {"by": elena, "operation": operation, "organisation": assoc, "code": "new"}
    found = import_course(**told, content=changed(good, evil))
    text = str(found.lessons.get(language="ro").get_latest_revision_as_object().body)
    assert "<script" not in text
    assert "javascript" not in text


def test_the_screens_copy_take_out_and_bring_in(client, elena, operation, assoc, course) -> None:
    client.force_login(elena)
    base = f"/learning/309187/programmes/{course.pk}/"
    form = client.get(base + "copy/").context["form"]
    client.post(base + "copy/", {"code": "Copied", "token": form["token"].value()})
    assert Programme.objects.filter(code="copied").exists()
    answer = client.get(base + "course.zip")
    assert "attachment" in answer["Content-Disposition"]
    url = "/learning/309187/programmes/import/"
    form = client.get(url).context["form"]
    file = SimpleUploadedFile("course.zip", answer.content)
    told = {"file": file, "organisation": assoc.pk, "code": "brought", "token": form["token"].value()}
    assert client.post(url, told).status_code == 302
    assert Programme.objects.filter(code="brought").exists()


def _in_lesson(name, value):
    return lambda document: document["lessons"][0].update({name: value})


def _in_quiz(name, value):
    return lambda document: document["quizzes"][0].update({name: value})


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (_in_lesson("code", "a" * 100), "lessons.0.code"),
        (_in_lesson("code", "a b"), "lessons.0.code"),
        (_in_lesson("module", -1), "lessons.0.module"),
        (_in_lesson("module", 1), "lessons.0.module"),
        (_in_lesson("minutes", 10_000), "lessons.0.minutes"),
        (_in_lesson("title", "a\0b"), "lessons.0.title"),
        (_in_lesson("language", ["ro"]), "lessons.0.language"),
        (_in_quiz("pass_percent", 9999), "quizzes.0.pass_percent"),
        (_in_quiz("minutes", 100_000), "quizzes.0.minutes"),
        (_in_quiz("questions", [-1]), "quizzes.0.questions"),
    ],
)
def test_a_number_or_code_that_no_form_would_take_is_told_by_its_line(
    elena, operation, assoc, course, change, where
) -> None:
    good = export_course(by=elena, operation=operation, programme=course)
    said = refused(elena, operation, assoc, changed(good, change))
    assert said.startswith("line ") and where in said


@pytest.mark.parametrize(("name", "value"), [("purpose", "x" * 80), ("draw", -7), ("purpose", "a\0b")])
def test_what_the_database_refuses_is_refused_in_words(elena, operation, assoc, course, name, value) -> None:
    good = export_course(by=elena, operation=operation, programme=course)
    assert "not what it should be" in refused(elena, operation, assoc, changed(good, _in_quiz(name, value)))


def test_questions_of_every_kind_and_the_ways_of_a_test_are_copied(elena, operation, assoc, course) -> None:
    quizzed.write_bank(elena, operation, course)
    course.quizzes.update(policy="last", shows="page", shuffle_questions=True)
    copy = copy_programme(by=elena, operation=operation, programme=course, code="digital-2")
    assert len(plain(copy)) == 9 and plain(copy) == plain(course)
    quiz = copy.quizzes.get()
    assert (quiz.policy, quiz.shows, quiz.shuffle_questions) == ("last", "page", True)
    content = export_course(by=elena, operation=operation, programme=course)
    told = {"by": elena, "operation": operation, "organisation": assoc, "content": content}
    assert plain(import_course(**told, code="digital-3")) == plain(course)


def plain(programme: Programme) -> list[dict]:
    """The bank without its numbers."""
    rows = [q.as_json() for q in programme.questions.order_by("pk")]
    return [{k: v for k, v in row.items() if k not in ("id", "version")} for row in rows]
