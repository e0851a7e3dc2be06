"""A learner reads: small pages, no script needed, the place is kept, nothing of other courses."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.learning.actions import lessons
from punte.learning.actions.reading import keep_place
from punte.learning.models import LessonProgress, Medium
from punte.learning.tests.cast import seat, take_part
from punte.learning.tests.reading import published, written
from punte.people.models import PersonKey, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def cosmina(db) -> User:
    return User.objects.create_user("reader@example.org", name="Reader", language="en")


@pytest.fixture
def enrolment(elena, cosmina, operation, assoc, offering):
    found = seat(elena, offering, take_part(elena, operation, assoc, "Munteanu"))
    PersonKey.objects.create(user=cosmina, person=found.person, consortium=operation.consortium)
    return found


@pytest.fixture
def lesson(elena, georgi, operation, programme):
    return published(georgi, elena, operation, written(georgi, operation, programme))


def test_a_lesson_is_read_in_the_reader_s_language(
    client, cosmina, elena, georgi, operation, enrolment, lesson
) -> None:
    text = lessons.translate_lesson(
        by=georgi, operation=operation, lesson=lesson, language="bg", title="Първи ден"
    )
    published(georgi, elena, operation, text)
    client.force_login(cosmina)
    base = f"/learning/my/{enrolment.pk}/lessons/"
    assert "Prima zi" in client.get(base + "1/?language=ro").content.decode()
    page = client.get(base + "1/?language=bg").content.decode()
    assert "Първи ден" in page
    assert 'lang="bg"' in page


def test_a_lesson_is_small_and_asks_the_database_little(client, cosmina, enrolment, lesson) -> None:
    client.force_login(cosmina)
    url = f"/learning/my/{enrolment.pk}/lessons/1/"
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(url)
    own = [q for q in asked if "SAVEPOINT" not in q["sql"]]
    assert len(own) <= 16, [q["sql"][:90] for q in own]
    assert len(page.content) < 50_000


def test_reading_needs_no_script(client, cosmina, enrolment, lesson) -> None:
    client.force_login(cosmina)
    base = f"/learning/my/{enrolment.pk}/lessons/"
    page = client.get(base + "1/").content.decode()
    assert "Both keep a copy." in page
    client.post(base + "1/place/", {"place": "4"})
    assert 'href="#b4"' in client.get(base + "1/").content.decode()
    assert client.post(base + "1/place/", {"finished": "yes"}).url == base
    index = client.get(base)
    assert index.context["done"] == 1
    course = client.get(f"/learning/my/{enrolment.pk}/")
    assert course.context["lessons"]["done"] == 1


def test_progress_only_grows_however_often_it_is_told(cosmina, enrolment, lesson) -> None:
    told = {"by": cosmina, "enrolment": enrolment, "lesson": lesson}
    keep_place(**told, place=4, finished=True)
    before = LessonProgress.objects.get()
    keep_place(**told, place=2)
    keep_place(**told, place=4, finished=True)
    after = LessonProgress.objects.get()
    assert (after.place, after.finished_at) == (4, before.finished_at)


def test_nobody_reads_in_somebody_else_s_name(ana, georgi, enrolment, lesson) -> None:
    for other in (ana, georgi):
        with pytest.raises(PermissionDenied):
            keep_place(by=other, enrolment=enrolment, lesson=lesson, finished=True)


def test_a_draft_is_not_read(client, cosmina, georgi, operation, programme, enrolment) -> None:
    draft = written(georgi, operation, programme)
    client.force_login(cosmina)
    assert client.get(f"/learning/my/{enrolment.pk}/lessons/1/").status_code == 404
    with pytest.raises(PermissionDenied):
        keep_place(by=cosmina, enrolment=enrolment, lesson=draft)


def test_a_file_is_opened_through_a_published_lesson_only(
    client, cosmina, elena, georgi, operation, programme, enrolment
) -> None:
    draft = written(georgi, operation, programme)
    medium = Medium.objects.get()
    client.force_login(cosmina)
    url = f"/learning/my/{enrolment.pk}/media/{medium.pk}/"
    assert client.get(url).status_code == 403
    published(georgi, elena, operation, draft)
    answer = client.get(url)
    assert answer["Content-Type"] == "image/jpeg"
    assert "sandbox" in answer["Content-Security-Policy"]
    part = client.get(url, headers={"Range": "bytes=2-5"})
    assert (part.status_code, len(part.content)) == (206, 4)
    assert part["Content-Range"] == f"bytes 2-5/{medium.size}"
    client.force_login(georgi)
    assert client.get(f"/learning/309187/media/{medium.pk}/").status_code == 200


def test_a_device_is_told_what_to_keep(client, cosmina, enrolment, lesson) -> None:
    client.force_login(cosmina)
    told = client.get(f"/learning/my/{enrolment.pk}/lessons/parts.json").json()
    assert len(told["urls"]) == 3
    for url in told["urls"]:
        assert client.get(url).status_code == 200
    worker = client.get("/learning/my/offline.js")
    assert worker["Content-Type"] == "text/javascript"


def test_a_program_on_the_page_is_told_that_the_place_is_kept(client, cosmina, enrolment, lesson) -> None:
    client.force_login(cosmina)
    url = f"/learning/my/{enrolment.pk}/lessons/1/place/"
    answer = client.post(url, {"place": "3"}, headers={"Accept": "application/json"})
    assert answer.json() == {"kept": True}
    assert client.post(url, {"place": "x" * 50}).status_code == 302
    assert client.post(f"/learning/my/{enrolment.pk}/lessons/9/place/").status_code == 404
