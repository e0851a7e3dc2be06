"""A lesson is written by one, reviewed and published by another, in three languages side by side."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from punte.base.states import MoveNotAllowed
from punte.learning.actions import lessons
from punte.learning.actions.media import add_medium
from punte.learning.models import Lesson, Medium
from punte.learning.rich_text import reduced
from punte.learning.tests.reading import TEXT, drawn, published, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(georgi, operation, programme) -> Lesson:
    return written(georgi, operation, programme)


def test_nobody_publishes_what_they_wrote_themselves(elena, georgi, operation, lesson) -> None:
    lessons.ask_review(by=georgi, operation=operation, lesson=lesson)
    lesson.refresh_from_db()
    told = {"operation": operation, "lesson": lesson, "revision": lesson.asked_revision}
    with pytest.raises(PermissionDenied):
        lessons.publish_lesson(by=georgi, **told)
    lessons.publish_lesson(by=elena, **told)
    lesson.refresh_from_db()
    assert (lesson.live, lesson.standing, lesson.reviewed_by) == (True, "published", elena)


def test_a_change_after_the_question_takes_the_review_back(elena, georgi, operation, lesson) -> None:
    lessons.ask_review(by=georgi, operation=operation, lesson=lesson)
    lesson.refresh_from_db()
    asked = lesson.asked_revision
    lessons.change_text(by=georgi, operation=operation, lesson=lesson, title="Another", body=[TEXT])
    lesson.refresh_from_db()
    assert lesson.standing == "draft"
    with pytest.raises(MoveNotAllowed):
        lessons.publish_lesson(by=elena, operation=operation, lesson=lesson, revision=asked)


def test_what_is_published_stays_while_the_next_text_is_written(elena, georgi, operation, lesson) -> None:
    lesson = published(georgi, elena, operation, lesson)
    lessons.change_text(by=georgi, operation=operation, lesson=lesson, title="Anew", body=[TEXT])
    lesson.refresh_from_db()
    assert (lesson.title, lesson.standing) == ("Prima zi", "changed")


def test_a_draft_is_sent_back_with_a_remark(elena, georgi, operation, lesson) -> None:
    lessons.ask_review(by=georgi, operation=operation, lesson=lesson)
    lesson.refresh_from_db()
    told = {"by": elena, "operation": operation, "lesson": lesson, "revision": lesson.asked_revision}
    with pytest.raises(ValidationError):
        lessons.return_lesson(**told, remark=" ")
    lessons.return_lesson(**told, remark="The second picture is missing.")
    lesson.refresh_from_db()
    assert (lesson.standing, lesson.remark) == ("draft", "The second picture is missing.")


def test_an_empty_lesson_is_not_reviewed_and_nothing_new_neither(
    elena, georgi, operation, programme, lesson
) -> None:
    empty = lessons.write_lesson(
        by=georgi, operation=operation, programme=programme, code="empty", language="ro", title="E", minutes=1
    )
    with pytest.raises(ValidationError):
        lessons.ask_review(by=georgi, operation=operation, lesson=empty)
    lesson = published(georgi, elena, operation, lesson)
    with pytest.raises(ValidationError):
        lessons.ask_review(by=georgi, operation=operation, lesson=lesson)


def test_a_translation_is_older_once_the_source_is_published_anew(elena, georgi, operation, lesson) -> None:
    lesson = published(georgi, elena, operation, lesson)
    told = {"by": georgi, "operation": operation}
    text = lessons.translate_lesson(**told, lesson=lesson, language="bg")
    with pytest.raises(ValidationError):
        lessons.translate_lesson(**told, lesson=lesson, language="bg")
    text = published(georgi, elena, operation, text)
    assert text.standing == "published"
    lessons.change_text(**told, lesson=lesson, title="Anew", body=[TEXT])
    published(georgi, elena, operation, lesson)
    assert Lesson.objects.select_related("translates").get(pk=text.pk).standing == "outdated"
    lessons.confirm_translation(**told, lesson=text)
    assert Lesson.objects.select_related("translates").get(pk=text.pk).standing == "published"


def test_lessons_change_places_in_every_language(georgi, operation, programme, lesson) -> None:
    told = {"by": georgi, "operation": operation}
    second = written(georgi, operation, programme, code="second")
    text = lessons.translate_lesson(**told, lesson=second, language="en")
    lessons.move_lesson(**told, lesson=second, up=True)
    rows = [Lesson.objects.get(pk=x.pk).number for x in (second, text, lesson)]
    assert rows == [1, 1, 2]
    with pytest.raises(ValidationError):
        lessons.move_lesson(**told, lesson=second, up=True)


def test_a_lesson_taken_back_is_read_no_longer(elena, georgi, operation, lesson) -> None:
    lesson = published(georgi, elena, operation, lesson)
    lessons.withdraw_lesson(by=georgi, operation=operation, lesson=lesson)
    lesson.refresh_from_db()
    assert (lesson.live, lesson.standing) == (False, "draft")
    assert len(lesson.get_latest_revision_as_object().body) == 5


def test_minutes_and_module_are_the_same_in_every_language(georgi, operation, lesson) -> None:
    told = {"by": georgi, "operation": operation}
    text = lessons.translate_lesson(**told, lesson=lesson, language="en")
    lessons.change_lesson(**told, lesson=text, minutes=20, module=None)
    lesson.refresh_from_db()
    assert lesson.minutes == 20


def test_who_does_not_teach_changes_no_lesson(ana, bogdan, operation, programme, lesson) -> None:
    for stranger in (ana, bogdan):
        told = {"by": stranger, "operation": operation}
        rest = {"code": "x", "language": "ro", "title": "X", "minutes": 1}
        for act in (
            lambda: lessons.write_lesson(**told, programme=programme, **rest),  # noqa: B023
            lambda: lessons.change_text(**told, lesson=lesson, title="X", body=[]),  # noqa: B023
            lambda: lessons.change_lesson(**told, lesson=lesson, minutes=1, module=None),  # noqa: B023
            lambda: lessons.translate_lesson(**told, lesson=lesson, language="bg"),  # noqa: B023
            lambda: lessons.confirm_translation(**told, lesson=lesson),  # noqa: B023
            lambda: lessons.move_lesson(**told, lesson=lesson, up=True),  # noqa: B023
            lambda: lessons.ask_review(**told, lesson=lesson),  # noqa: B023
            lambda: lessons.publish_lesson(**told, lesson=lesson, revision=1),  # noqa: B023
            lambda: lessons.return_lesson(**told, lesson=lesson, revision=1, remark="X"),  # noqa: B023
            lambda: lessons.withdraw_lesson(**told, lesson=lesson),  # noqa: B023
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_a_counsellor_brings_no_file(ana, operation) -> None:
    with pytest.raises(PermissionDenied):
        add_medium(by=ana, operation=operation, content=drawn(), name="a.jpg", title="X")


def test_a_photograph_no_longer_says_who_took_it(georgi, operation) -> None:
    medium = add_medium(by=georgi, operation=operation, content=drawn(3000), name="a.jpg", title="X")
    with medium.file.open("rb") as file:
        content = file.read()
    assert b"Cosmina" not in content
    assert (medium.kind, medium.mime, medium.size) == ("picture", "image/jpeg", len(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", b"MZ"),
        ("a.pdf", b"<html>"),
        ("a.mp4", b"nothing"),
        ("a.png", b"\x89PNG broken"),
        ("a.vtt", b"no captions"),
        ("a.svg", b'<!DOCTYPE x [<!ENTITY a "b">]><svg/>'),
        ("a.jpg", b""),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(georgi, operation, name, content) -> None:
    with pytest.raises(ValidationError):
        add_medium(by=georgi, operation=operation, content=content, name=name, title="X")


def test_text_from_outside_keeps_only_what_the_editor_writes() -> None:
    text = reduced(
        '<p onclick="x">A <b>b</b><script>alert(1)</script><a href="javascript:x">c</a></p><img src=x>'
    )
    assert "<b>b</b>" in text
    assert not any(word in text for word in ("script>", "javascript", "onclick", "<img"))


def test_the_list_shows_each_lesson_with_its_languages(
    client, elena, georgi, operation, programme, lesson
) -> None:
    published(georgi, elena, operation, lesson)
    client.force_login(georgi)
    page = client.get(f"/learning/309187/programmes/{programme.pk}/lessons/").content.decode()
    assert "Prima zi" in page
    assert page.count("missing") >= 2


def test_a_trainer_writes_a_lesson_and_a_manager_publishes_it(
    client, elena, georgi, operation, programme
) -> None:
    client.force_login(georgi)
    base = f"/learning/309187/programmes/{programme.pk}/lessons/"
    form = client.get(base + "new/").context["form"]
    told = {"title": "A day", "code": "a-day", "language": "ro", "minutes": 5, "module": ""}
    answer = client.post(base + "new/", told | {"token": form["token"].value()}, follow=True)
    assert answer.status_code == 200
    lesson = Lesson.objects.get(code="a-day")
    assert (
        client.get(f"{base}{lesson.pk}/write/").url == f"/editor/snippets/learning/lesson/edit/{lesson.pk}/"
    )
    lessons.change_text(by=georgi, operation=operation, lesson=lesson, title="A day", body=[TEXT])
    client.post(f"{base}{lesson.pk}/move/ask/")
    client.force_login(elena)
    page = client.get(f"{base}{lesson.pk}/review/")
    client.post(f"{base}{lesson.pk}/review/", {"revision": page.context["revision"]})
    lesson.refresh_from_db()
    assert lesson.live
    assert client.get(f"{base}{lesson.pk}/").status_code == 200


def test_the_reviewer_sends_a_draft_back(client, elena, georgi, operation, programme, lesson) -> None:
    lessons.ask_review(by=georgi, operation=operation, lesson=lesson)
    client.force_login(elena)
    url = f"/learning/309187/programmes/{programme.pk}/lessons/{lesson.pk}/review/"
    revision = client.get(url).context["revision"]
    client.post(url, {"revision": revision, "remark": ""})
    client.post(url, {"revision": revision, "remark": "Shorter, please."})
    lesson.refresh_from_db()
    assert lesson.remark == "Shorter, please."
    page = client.get(f"/learning/309187/programmes/{programme.pk}/lessons/{lesson.pk}/")
    assert "Shorter, please." in page.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("georgi", 200), ("ana", 200), ("hristo", 200), ("mallory", 404)]
)
def test_a_file_of_lessons_is_opened_by_whoever_reads_the_lesson(
    client, request, lesson, who, status
) -> None:
    medium = Medium.objects.get()
    client.force_login(request.getfixturevalue(who))
    assert client.get(f"/learning/309187/media/{medium.pk}/").status_code == status
