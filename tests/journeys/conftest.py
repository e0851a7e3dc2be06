"""A served demonstration and a browser. The browser lives as long as a module: while it does, this process runs
an event loop, in which Django would refuse to talk to a database."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.served import Demo, Serving

CHROMIUM = os.environ.get("PUNTE_CHROMIUM") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def demo(server: Any) -> Iterator[Demo]:
    """The demonstration, served."""
    with Serving(server) as served:
        yield served


@pytest.fixture(scope="module")
def chromium(demo: Demo) -> Iterator[Browser]:
    """One browser for the tests of a module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def sessions(demo: Demo, chromium: Browser) -> Callable[[str], list[Any]]:
    """The cookies of one of the cast, who signed in with one click; once per module."""
    known: dict[str, list[Any]] = {"": []}

    def cookies(who: str) -> list[Any]:
        if who not in known:
            context = chromium.new_context(base_url=demo.address)
            page = context.new_page()
            page.goto("/people/account/login/")
            page.click(f'form[action="/demo/become/{who}/"] button')
            page.wait_for_url("**/me/")
            known[who] = [c for c in context.cookies() if c["name"] in ("sessionid", "csrftoken")]
            context.close()
        return known[who]

    return cookies


@pytest.fixture
def opened(demo: Demo, chromium: Browser, sessions: Any) -> Iterator[Callable[..., Page]]:
    """A fresh window: as whom, in which language, how wide, with or without JavaScript. What goes wrong in it is
    collected on `page.faults`: errors of the console, requests to another host."""
    contexts: list[BrowserContext] = []

    def window(who: str = "", *, language: str = "en", width: int = 1280, **more: Any) -> Page:
        context = chromium.new_context(
            base_url=demo.address, viewport={"width": width, "height": 900}, locale=language, **more
        )
        contexts.append(context)
        context.add_cookies(sessions(who))
        context.add_cookies([{"name": "django_language", "value": language, "url": demo.address}])
        page = context.new_page()
        page.faults = watch(page, demo.address)  # type: ignore[attr-defined]
        return page

    yield window
    for context in contexts:
        context.close()


def watch(page: Page, address: str) -> list[str]:
    """What the page does that it should not."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
    second = address.replace("localhost", "127.0.0.1")  # where interactive lessons are played
    own = (address, second, "data:", "blob:", "about:")
    page.on(
        "request",
        lambda sent: None if sent.url.startswith(own) else faults.append(f"another host: {sent.url}"),
    )
    return faults
