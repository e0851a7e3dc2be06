"""Every page: nothing for axe to find, nothing wider than a small phone, nothing wrong in the console, nothing fetched
from another host. Each page in one variant by turns; with PUNTE_TEST_ALL=1 in every variant."""

import os
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.urls import reverse

from tests.journeys.consulting import CONSULTING_OTHER
from tests.journeys.conversing import CONVERSING_OTHER
from tests.journeys.job_pages import OTHER_ROWS
from tests.journeys.joining import JOINING_OTHER
from tests.journeys.moderating import MODERATING_OTHER
from tests.journeys.pages import NO_PAGE, PAGES, Page, values
from tests.journeys.plan_pages import PLAN_OTHER_ROWS
from tests.journeys.poll_pages import OTHER_ROWS as OTHER_POLLS
from tests.journeys.served import Demo
from tests.journeys.shown import assert_clean
from tests.journeys.table_pages import TABLE_OTHER_ROWS
from tests.security.routes import PARAMETERS
from tests.security.test_matrix import ACCOUNTS, ROWS, table

_OTHERS = (
    OTHER_ROWS
    | OTHER_POLLS
    | CONSULTING_OTHER
    | CONVERSING_OTHER
    | JOINING_OTHER
    | MODERATING_OTHER
    | PLAN_OTHER_ROWS
    | TABLE_OTHER_ROWS
)
# The order makes neighbours differ in every respect.
VARIANTS = [
    (scheme, language, width)
    for width, language, scheme in product((1280, 360), ("ro", "bg", "en"), ("light", "dark"))
]
ALL = os.environ.get("PUNTE_TEST_ALL") == "1"
TRIED = [
    (page, variant)
    for number, page in enumerate(PAGES)
    for variant in (VARIANTS if ALL else [VARIANTS[number * 5 % len(VARIANTS)]])
]


@pytest.fixture(scope="module")
def rows(demo: Demo) -> dict[str, Any]:
    """What the addresses are filled with."""
    found = values(demo)
    assert [name for name, value in found.items() if value is None] == []
    return found


def test_every_page_is_opened() -> None:
    """Every route that shows something to somebody stands in the list, or among those without a page."""
    answered = {r["route"] for r in ROWS if r["method"] == "GET" and "200" in r.values()}
    answered |= {r["route"] for r in table(ACCOUNTS)}
    listed = {page.route for page in PAGES if page.route}
    assert sorted(answered - listed - set(NO_PAGE)) == []
    assert sorted((listed | set(NO_PAGE)) - set(PARAMETERS)) == []


def test_the_turns_take_in_every_variant() -> None:
    assert {variant for _page, variant in TRIED} == set(VARIANTS)


def _name(value: Any) -> str:
    return str(value) if isinstance(value, Page) else "-".join(map(str, value))


@pytest.mark.parametrize(("shown", "variant"), TRIED, ids=_name)
def test_a_page_is_clean(
    shown: Page, variant: tuple[str, str, int], opened: Callable[..., Any], rows: dict[str, Any]
) -> None:
    scheme, language, width = variant
    window = opened(shown.who, language=language, width=width, color_scheme=scheme)
    where = address(shown, rows)
    answer = window.goto(where)
    assert answer.status == shown.status
    assert window.url.endswith(where), f"led to {window.url}"
    if shown.status >= 400:
        window.faults.clear()  # the browser says in its console that the answer was a refusal
    assert_clean(window, language)


# Work is asked for in another course than that with lessons.
HANDED_IN = {"learning:work_detail", "learning:work_asked", "learning:work_edit"}


def address(page: Page, rows: dict[str, Any]) -> str:
    """Where the page is."""
    if page.path:
        return page.path
    known = {**rows, "code": page.code}
    if page.code == "300609":
        known["target"] = "trained"
    if page.route == "participation:import_undo":
        known["batch_id"] = rows["applied_id"]
    if page.route.startswith("matching:person_"):
        known["participation_id"] = rows["profiled_id"]
    if page.route in HANDED_IN:
        known |= {"enrolment_id": rows["handing_id"], "programme_id": rows["asking_id"]}
    others = _OTHERS.get(str(page), {}) or _OTHERS.get(page.route, {})
    known |= {name: rows[other] for name, other in others.items()}
    return reverse(page.route, kwargs={n: known[n] for n in PARAMETERS[page.route]}) + page.query


def test_axe_does_look(opened: Callable[..., Any]) -> None:
    """A page with faults fails, so that the silence above means something."""
    window = opened()
    window.goto("/services/")
    window.evaluate(
        "document.querySelector('main').innerHTML = '<img src=data:image/gif;base64,R0lGODlhAQABAAAAACw=><input><p id=w>wide</p>'"
    )
    window.evaluate("document.getElementById('w').style.width = '5000px'")
    window.faults.clear()
    with pytest.raises(AssertionError, match=r"image-alt[\s\S]*label"):
        assert_clean(window)
