"""An interactive lesson in the browser: played on another origin, left and taken up again, finished, and nothing lost
when the network fails in the middle."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, expect

from tests.journeys.served import Demo
from tests.journeys.shown import assert_clean

Opened = Callable[..., Any]
_COURSE = """SELECT e.id FROM learning_enrolment e JOIN learning_offering o ON o.id = e.offering_id
    JOIN people_personkey k ON k.person_id = e.person_id JOIN people_user u ON u.id = k.user_id
    WHERE u.email = 'cosmina@demo.punte' AND o.state = 'running'"""
_KEPT = """SELECT a.{} FROM learning_packageattempt a JOIN learning_packageversion v ON v.id = a.version_id
    JOIN learning_package p ON p.id = v.package_id WHERE a.enrolment_id = %s AND p.title->'texts'->>'en' = %s"""
HALF = "Messages that deceive"


@pytest.fixture
def course(demo: Demo) -> int:
    return demo.ask(_COURSE)


def kept(demo: Demo, course: int, what: str, title: str = HALF) -> Any:
    return demo.ask(_KEPT.format(what), course, title)


def lesson(page: Any) -> FrameLocator:
    return page.frame_locator("[data-lesson] iframe").frame_locator("iframe")


def test_a_lesson_goes_on_where_it_was_left_and_its_end_reaches_the_course(
    opened: Opened, demo: Demo, course: int
) -> None:
    page = opened("cosmina")
    page.goto(f"/learning/my/{course}/")
    expect(page.get_by_text("One interactive lesson is still to finish.")).to_be_visible()
    page.get_by_role("link", name=f"Go on: {HALF}").click()
    inside = lesson(page)
    expect(inside.locator("#way")).to_contain_text("Page 2 / 4")
    expect(page.locator("[data-status]")).to_have_text("Your place is kept by itself.")

    inside.get_by_role("button", name="Next").click()
    expect(page.locator("[data-status]")).to_have_text("Saved.")
    assert kept(demo, course, "location") == "2"
    page.get_by_role("link", name="Back to the course").click()  # closing ends the session by itself
    page.wait_for_url(f"**/learning/my/{course}/")
    assert kept(demo, course, "exit") == "suspend"

    page.get_by_role("link", name=f"Go on: {HALF}").click()
    expect(inside.locator("#way")).to_contain_text("Page 3 / 4")
    _fails_and_succeeds(page, demo, course)

    page.get_by_role("link", name="Back to the course").click()
    page.wait_for_url(f"**/learning/my/{course}/")
    expect(page.get_by_text("is still to finish")).to_have_count(0)
    expect(page.get_by_role("link", name=f"Look at it again: {HALF}")).to_be_visible()
    assert kept(demo, course, "completion_status") == "completed"
    assert [fault for fault in page.faults if "ERR_FAILED" not in fault] == []


def _fails_and_succeeds(page: Any, demo: Demo, course: int) -> None:
    """The network breaks while the last answer is saved; what was done is kept here and saved once it is back."""
    inside = lesson(page)
    page.route("**/save/", lambda route: route.abort())
    inside.get_by_role("button", name="Next").click()
    expect(page.locator("[data-status]")).to_contain_text("Not saved yet.")
    inside.get_by_label("I call the bank").check()
    inside.get_by_role("button", name="Answer").click()
    expect(inside.locator("#said")).to_have_text("Right. The lesson is finished.")
    expect(page.get_by_role("button", name="Try now")).to_be_visible()
    page.faults.clear()  # the saves that were made to fail
    assert_clean(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert kept(demo, course, "completion_status") == "incomplete"
    assert "passed" in page.evaluate("Object.values(localStorage).join()")

    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()  # the window is closed in the middle; what was not saved stays on this device
    expect(page.locator("[data-status]")).to_contain_text("kept on this device and could not be saved yet")
    page.unroute("**/save/")
    page.get_by_role("button", name="Try now").click()
    expect(lesson(page).locator("#way")).to_contain_text("Page 4 / 4")
    expect(page.locator("[data-state]")).to_have_text("passed")
    assert kept(demo, course, "completion_status") == "completed"
    assert page.evaluate("localStorage.length") == 0


def test_without_script_the_lesson_is_there_as_a_text(opened: Opened, demo: Demo, course: int) -> None:
    page = opened("cosmina", java_script_enabled=False, width=360)
    page.goto(f"/learning/my/{course}/")
    page.get_by_role("link", name=re.compile("Safe passwords")).click()
    expect(page.get_by_text("it needs JavaScript")).to_be_visible()
    page.locator("details summary", has_text="The same as a text").click()
    expect(page.get_by_text("Four words that have nothing to do with each other").first).to_be_visible()
    expect(page.locator("iframe")).to_have_count(0)


def test_a_lesson_cannot_reach_the_page_around_it(opened: Opened, demo: Demo, course: int) -> None:
    """The package's frame sees neither the page's document nor its cookies, and reaches the house by no request."""
    page = opened("cosmina")
    page.goto(f"/learning/my/{course}/")
    page.get_by_role("link", name=re.compile("Safe passwords")).click()
    expect(lesson(page).locator("#way")).to_contain_text("Safe passwords")
    inner = page.frames[-1]
    assert inner.url.startswith(demo.address.replace("localhost", "127.0.0.1"))
    assert inner.evaluate("document.cookie") == ""
    tried = "(() => { try { return window.top.document.title } catch (error) { return error.name } })()"
    assert inner.evaluate(tried) == "SecurityError"
    asked = f"fetch('{demo.address}/me/', {{credentials: 'include'}}).then(() => 'reached', (e) => e.name)"
    assert inner.evaluate(asked) == "TypeError"
    # what is said in another's name is not heard
    page.evaluate("window.postMessage({punte: 'lesson', kind: 'commit', commit: 99, cmi: '{}'}, '*')")
    page.wait_for_timeout(300)
    assert kept(demo, course, "commit", "Safe passwords") != 99
