"""Lessons in the browser: written in the editor by a trainer, read on a phone, and without a network."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.pages import ROWS
from tests.journeys.served import Demo


@pytest.fixture
def lessons(demo: Demo) -> str:
    """The address of Cosmina's lessons."""
    return f"/learning/my/{demo.ask(ROWS['enrolment_id'])}/lessons/"


def test_a_course_is_saved_and_read_without_a_network(opened: Callable[..., Page], lessons: str) -> None:
    page = opened("cosmina", width=360)
    page.goto(lessons)
    total = page.locator(".l-list li").count()
    assert total >= 2
    page.get_by_role("button", name="Save this course for reading offline").click()
    said = page.locator("[data-offline] [data-said]")
    expect(said).to_contain_text("You can read it without a network.", timeout=60_000)
    page.reload()
    page.context.set_offline(True)
    page.goto(f"{lessons}2/?language=en")
    expect(page.locator("article h1")).to_be_visible()
    style = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert style
    page.get_by_role("button", name="I have read it").click()
    expect(page.locator("[data-reading] [data-said]")).to_contain_text("sent as soon as there is one")
    page.context.set_offline(False)
    page.faults.clear()  # type: ignore[attr-defined]  # the browser tells each request that found no network
    expect(page.locator("[data-reading] [data-said]")).to_contain_text("is sent")
    page.goto(lessons)
    expect(page.locator(".l-list li").nth(1)).to_contain_text("read")


def test_who_signs_out_leaves_nothing_behind(opened: Callable[..., Page], lessons: str) -> None:
    page = opened("cosmina")
    page.goto(lessons)
    page.get_by_role("button", name="Save this course for reading offline").click()
    said = page.locator("[data-offline] [data-said]")
    expect(said).to_contain_text("You can read it without a network.", timeout=60_000)
    kept = "caches.keys().then(names => names.filter(n => n.startsWith('punte-course-')).length)"
    assert page.evaluate(kept) == 1
    page.get_by_role("button", name="Remove it from this device").click()
    expect(said).to_contain_text("no longer on this device")
    assert page.evaluate(kept) == 0


_COURSES = "caches.keys().then(names => names.filter(n => n.startsWith('punte-course-')))"


def test_signing_out_drops_what_lessons_and_tests_could_not_send(opened: Callable[..., Page]) -> None:
    page = opened()
    page.goto("/people/account/login/")
    page.click('form[action="/demo/become/cosmina/"] button')  # a session of its own: it ends here for good
    page.wait_for_url("**/me/")
    page.evaluate(
        "['punte-reading', 'punte-saved-1', 'punte-lesson:/x/', 'punte-test:1-1', 'other']"
        ".forEach(place => localStorage.setItem(place, '{}'))"
    )
    page.locator('form[action$="/account/logout/"] button').locator("visible=true").first.click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("Object.keys(localStorage)") == ["other"]


def test_saved_lessons_do_not_outlive_the_session(opened: Callable[..., Page], lessons: str) -> None:
    page = opened("cosmina")
    page.goto(lessons)
    page.get_by_role("button", name="Save this course for reading offline").click()
    said = page.locator("[data-offline] [data-said]")
    expect(said).to_contain_text("You can read it without a network.", timeout=60_000)
    page.reload()
    page.evaluate("caches.open('punte-course-999999999-1')")
    page.goto("/learning/my/999999999/lessons/")  # a course that is not the reader's (any more)
    page.faults.clear()  # type: ignore[attr-defined]  # the browser tells that it is not there
    assert [name.split("-")[2] for name in page.evaluate(_COURSES)] == [lessons.split("/")[3]]
    page.evaluate("localStorage.setItem('punte-test:1-1', '[]')")
    page.route("**/punte/punte*.js", lambda route: route.abort())  # what the worker does alone
    page.context.clear_cookies()
    page.goto(lessons)
    assert "/account/login/" in page.url and page.evaluate(_COURSES) == []
    page.unroute_all()
    page.evaluate("caches.open('punte-course-1-1')")
    page.goto(page.url)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(_COURSES) == []
    assert page.evaluate("localStorage.getItem('punte-test:1-1')") == "[]"
    page.faults.clear()  # type: ignore[attr-defined]


def test_a_lesson_is_read_without_script(opened: Callable[..., Page], lessons: str) -> None:
    page = opened("cosmina", width=360, java_script_enabled=False)
    page.goto(f"{lessons}1/?language=en")
    page.locator(".l-ask label").first.click()
    expect(page.locator(".l-why:visible")).to_have_count(1)


def test_a_trainer_writes_in_the_editor(opened: Callable[..., Page], demo: Demo) -> None:
    page = opened("georgi")
    number = demo.ask(ROWS["lesson_id"])
    programme: Any = demo.ask(ROWS["programme_id"])
    page.goto(f"/learning/309187/programmes/{programme}/lessons/{number}/write/")
    expect(page.locator("#id_title")).to_be_visible()
    expect(page.locator("[data-streamfield-child]").first).to_be_visible()
    page.fill("#id_title", "A better title")
    page.get_by_role("button", name="Save draft").first.click()
    page.wait_for_load_state("networkidle")
    title = "SELECT content->>'title' FROM wagtailcore_revision WHERE object_id = %s ORDER BY id DESC LIMIT 1"
    assert demo.ask(title, str(number)) == "A better title"
    assert page.get_by_role("button", name="Publish").count() == 0
