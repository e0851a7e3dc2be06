"""The editor behind its one door: a trainer writes the lessons of their own provider there, and nothing else is there."""

import json
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.models import EditingSession

from punte.learning.models import Lesson, Medium
from punte.learning.tests.reading import written

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(elena, georgi, operation, programme) -> Lesson:
    return written(georgi, operation, programme)


def edit_url(lesson: Lesson) -> str:
    return f"/editor/snippets/learning/lesson/edit/{lesson.pk}/"


def stream(name: str, blocks: list[tuple[str, Any]]) -> dict[str, str]:
    """As the editor's form sends it."""
    fields = {f"{name}-count": str(len(blocks))}
    for n, (kind, value) in enumerate(blocks):
        fields |= {
            f"{name}-{n}-deleted": "",
            f"{name}-{n}-order": str(n),
            f"{name}-{n}-type": kind,
            f"{name}-{n}-id": "",
        }
        fields[f"{name}-{n}-value"] = value
    return fields


def test_a_trainer_writes_a_draft_and_publishes_nothing(client, georgi, lesson) -> None:
    client.force_login(georgi)
    page = client.get(edit_url(lesson))
    assert page.status_code == 200
    text = page.content.decode()
    assert "action-publish" not in text
    assert "Before you begin" in text
    typed = json.dumps({"blocks": [{"key": "a", "text": "Hello", "type": "unstyled", "depth": 0,
                                    "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}})  # fmt: skip
    told = {"title": "Anew", **stream("body", [("heading", "H"), ("text", typed)])}
    answer = client.post(edit_url(lesson), told | {"action-publish": "yes"})
    assert answer.status_code == 302, answer.context["form"].errors
    lesson.refresh_from_db()
    draft = lesson.get_latest_revision_as_object()
    assert (lesson.live, draft.title) == (False, "Anew")
    assert lesson.latest_revision.user == georgi
    assert [piece.block_type for piece in draft.body] == ["heading", "text"]


def test_the_preview_shows_the_lesson_as_learners_see_it(client, georgi, lesson) -> None:
    client.force_login(georgi)
    url = f"/editor/snippets/learning/lesson/preview/{lesson.pk}/"
    told = {"title": "Anew", **stream("body", [("heading", "A heading only here")])}
    assert client.post(url, told).json()["is_valid"]
    page = client.get(url + "?mode=")
    assert "A heading only here" in page.content.decode()
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "SAMEORIGIN"


def test_versions_are_listed_and_compared(client, georgi, operation, lesson) -> None:
    client.force_login(georgi)
    assert client.get(f"/editor/snippets/learning/lesson/history/{lesson.pk}/").status_code == 200


def test_a_file_is_chosen_from_the_consortium_s_own(client, georgi, lesson) -> None:
    client.force_login(georgi)
    page = client.get("/editor/snippets/choose/learning/medium/")
    assert page.status_code == 200
    assert Medium.objects.get().title in json.loads(page.content)["html"]


@pytest.mark.parametrize("who", ["ana", "hristo", "bogdan", "mallory"])
def test_who_may_not_write_this_lesson_finds_nothing(client, request, who, lesson) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(edit_url(lesson)).status_code == 404
    assert client.post(edit_url(lesson), {"title": "X"}).status_code == 404


def test_a_stranger_is_led_to_the_sign_in_page(client, lesson) -> None:
    answer = client.get(edit_url(lesson))
    assert answer.status_code == 302
    assert answer.url.startswith("/people/account/login/")


def addresses(resolver: URLResolver | None = None, before: str = "") -> list[str]:
    """Every address below the editor, with 1 for each parameter."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if before or route == "editor/":
                found += addresses(pattern, route)
        elif isinstance(pattern, URLPattern):
            found.append(route)
    return found


def plain(route: str) -> str:
    """An address that could be asked for."""
    import re

    route = re.sub(r"<(?:int|path|slug|str):\w+>|<\w+>|\(\?P<\w+>[^)]*\)", "1", route)
    return "/" + re.sub(r"[\^$\\]", "", route)


OPEN = (
    "snippets/learning/lesson/",
    "snippets/choose/learning/medium/",
    "sprite/",
    "jsi18n/",
    "choose-",
    "dismissibles",
    "editing-sessions/",
)


def test_everything_else_of_the_editor_is_not_there(client, georgi) -> None:
    """Accounts, pages, sites, collections, workflows, reports, deletion: more than a hundred addresses, one rule."""
    client.force_login(georgi)
    every = sorted({plain(route) for route in addresses()})
    assert len(every) > 100
    reached = []
    for address in every:
        inside = address.removeprefix("/editor/")
        if client.get(address).status_code not in (404, 405) and not inside.startswith(OPEN):
            reached.append(address)
    assert reached == ["/editor/"]  # which leads back to the page one came from


def test_nobody_deletes_copies_or_unpublishes_in_the_editor(client, georgi, lesson) -> None:
    client.force_login(georgi)
    for step in ("delete", "unpublish", "usage", "copy"):
        assert client.post(f"/editor/snippets/learning/lesson/{step}/{lesson.pk}/").status_code == 404
    back = client.get(f"/learning/309187/programmes/{lesson.programme_id}/lessons/{lesson.pk}/write/")
    assert back.status_code == 302
    assert client.get("/editor/snippets/learning/lesson/").url.endswith(f"/lessons/{lesson.pk}/")
    assert client.get("/editor/snippets/learning/lesson/add/").status_code == 404
    assert Lesson.objects.filter(pk=lesson.pk).exists()


def test_a_version_under_review_is_not_written_over(client, georgi, lesson) -> None:
    client.force_login(georgi)
    told = {"title": "Behind the reviewer's back", "overwrite_revision_id": lesson.latest_revision_id}
    assert client.post(edit_url(lesson), told | stream("body", [("heading", "H")])).status_code == 400
    assert lesson.get_latest_revision_as_object().title == "Prima zi"


def test_only_who_may_write_a_lesson_says_so_to_others(client, georgi, bogdan, ana, lesson) -> None:
    ping = f"/editor/editing-sessions/ping/learning/lesson/{lesson.pk}/0/"
    client.force_login(georgi)
    told = client.post(ping).json()
    for other in (bogdan, ana):
        client.force_login(other)
        assert client.post(ping).status_code == 404
        assert client.post(told["release_url"]).status_code == 404
    client.force_login(georgi)
    assert client.post(f"/editor/editing-sessions/ping/people/user/{georgi.pk}/0/").status_code == 404
    assert EditingSession.objects.count() == 1
    assert client.post(told["release_url"]).status_code == 200 and not EditingSession.objects.exists()
