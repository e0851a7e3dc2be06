"""The way into work: found by anybody, applied for with a mediator on a phone, answered by the employer, taken."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.served import Demo
from tests.journeys.shown import assert_clean

NEAR = "&place=Cluj-Napoca&radius=30"
BAKER = """SELECT p.id FROM jobs_vacancy p JOIN jobs_employer e ON e.id = p.employer_id JOIN organisations_organisation o
    ON o.id = e.organisation_id WHERE o.name = 'Panificația Someșul SRL' AND p.state = 'open' AND starts_with(p.title, 'Brutar')
    ORDER BY p.id LIMIT 1"""


def test_a_vacancy_is_found_in_any_language_and_alphabet_and_words_are_proposed(
    opened: Callable[..., Page],
) -> None:
    page = opened(width=360)
    for word in ("brutar", "хлебар", "hlebar", "baker"):
        page.goto(f"/jobs/?q={word}{NEAR}")
        expect(page.get_by_role("link", name="Brutar/brutăreasă").first).to_be_visible()
    field = page.get_by_label("What work?")
    field.fill("")
    field.press_sequentially("shofyor na k")
    expect(page.get_by_role("option").first).to_contain_text(re.compile("driver", re.IGNORECASE))
    assert_clean(page)
    field.press("ArrowDown")
    field.press("Enter")
    assert "driver" in field.input_value().lower()
    assert page.faults == []  # type: ignore[attr-defined]


def test_floarea_applies_with_somebody_rodica_offers_and_the_person_takes_the_job(
    opened: Callable[..., Page], demo: Demo
) -> None:
    vacancy: Any = demo.ask(BAKER)
    page = opened("floarea", width=360, is_mobile=True, has_touch=True)
    page.goto(f"/jobs/posts/{vacancy}/")
    page.get_by_role("link", name="Apply with somebody beside you").tap()
    who = page.get_by_role("radio").first
    name = page.locator('label[for="id_participation_0"]').inner_text().strip()
    who.check()
    page.get_by_label("Message to the employer").fill("I baked for twelve people and can begin on Monday.")
    page.get_by_label("I have read the sentence aloud").check()
    page.get_by_role("button", name="Send the application").tap()
    sent = page.get_by_text("The application is sent.")
    expect(sent.or_(page.get_by_label("It goes along")).first).to_be_visible()
    if page.get_by_label("It goes along").count():  # whoever has a CV sees it before it is sent
        page.get_by_role("button", name="Send the application").tap()
    expect(page.locator("h1")).to_have_text(name)
    number = page.url.rstrip("/").split("/")[-1]

    firm = opened("rodica")
    firm.goto(f"/jobs/309187/candidates/{number}/")
    assert name not in firm.content()
    firm.get_by_role("link", name="Take up").or_(firm.get_by_role("button", name="Take up")).first.click()
    firm.get_by_role("button", name="Take up").click()
    expect(firm.locator("h1")).to_have_text(name)
    firm.get_by_role("link", name="Offer the job").first.click()
    for part, value in (("day", "24"), ("month", "3"), ("year", "2025")):
        firm.locator(f'[name="starts_on_{part}"]').fill(value)
    firm.get_by_role("button", name="Offer the job").click()
    assert_clean(firm)

    page.reload()
    page.get_by_role("link", name="They take the job").tap()
    page.get_by_role("button", name="They take the job").tap()
    expect(page.get_by_role("link", name="Record the first day of work")).to_be_visible()
    assert demo.ask("SELECT state FROM jobs_application WHERE id = %s", number) == "accepted"
