"""A few ways through the house that tell whether it does what it is for."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.served import Demo
from tests.journeys.shown import assert_clean
from tests.security.world import pdf

HOME = "/monitoring/309187/"
Opened = Callable[..., Any]


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_elena_opens_a_number_to_a_person_and_the_proof_in_three_clicks(
    opened: Opened, demo: Demo, script: bool
) -> None:
    page = opened("elena", java_script_enabled=script)
    page.goto(HOME)
    targets = page.locator("table.p-targets tbody tr")
    promised = demo.ask(
        "SELECT count(*) FROM monitoring_target t JOIN projects_operation o ON o.id = t.operation_id"
        " WHERE o.code = '309187' AND NOT t.retired"
    )
    assert targets.count() == promised == 21

    targets.get_by_role("link", name="entered").or_(
        page.locator(f'a[href="{HOME}targets/entered/"]')
    ).first.click()
    person = page.locator("table.p-table tbody th a").first
    name = person.inner_text()
    person.click()
    expect(page.locator("h1")).to_have_text(name)
    paper = page.locator('.p-papers a[href*="/papers/"]').first
    with page.expect_download() as download:
        paper.click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert page.faults == []


def test_every_main_page_works_without_script(opened: Opened) -> None:
    page = opened("elena", java_script_enabled=False)
    page.goto("/me/")
    for name in ("Projects", "Participants", "Organisations", "My page"):
        page.get_by_role("navigation").get_by_role("link", name=name, exact=True).first.click()
        expect(page.locator("h1")).to_be_visible()
    page.goto("/participation/309187/participants/?q=a&state=entered")
    expect(page.locator("table.p-table tbody tr").first).to_be_visible()
    page.goto("/")
    page.locator('form[action*="language"] button', has_text="Română").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "ro")


HEAD = "Family name;Given name;Date of birth;Sex;County\n"
BAD = HEAD + "Zamfirescu-Probă;Ileana;12.04.3036;woman;Cluj\nZamfirescu-Probă;Vasile;03.02.1981;man;Cluj\n"
GOOD = BAD.replace("3036", "1986")


def test_elena_imports_a_list_corrects_it_and_takes_it_back(opened: Opened, tmp_path: Path) -> None:
    page = opened("elena")
    bad, good = tmp_path / "list.csv", tmp_path / "corrected.csv"
    bad.write_text(BAD)
    good.write_text(GOOD)

    _upload(page, bad)
    problem = page.locator("table.p-table tbody tr").first
    expect(problem).to_contain_text("Row 2")
    expect(problem).to_contain_text("3036")
    assert_clean(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    with page.expect_download() as download:
        page.locator('a[href*="/problems/"]').first.click()
    handed_back = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "3036" in handed_back and len(handed_back.splitlines()[0].split(";")) > len(HEAD.split(";"))

    _upload(page, good)
    assert page.locator("table.p-table tbody tr").count() == 0
    page.get_by_role("link", name="Apply").first.click()
    page.get_by_role("button", name="Write it").click()
    expect(page.locator("body")).to_contain_text("The list is applied.")
    here = page.url
    assert _found(page, "Zamfirescu") == 2

    page.goto(here)
    page.get_by_role("link", name="Take").first.click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("body")).to_contain_text("The import is taken back.")
    assert _found(page, "Zamfirescu") == 0
    assert page.faults == []


def _upload(page: Any, file: Path) -> None:
    page.goto("/participation/309187/imports/")
    page.get_by_role("link", name="Import a list").first.click()
    page.set_input_files('input[type="file"]', file)
    page.get_by_role("button", name="Upload and check").click()
    expect(page.locator("h1")).to_have_text(file.name)


def _found(page: Any, name: str) -> int:
    page.goto(f"/participation/309187/participants/?q={name}")
    return int(page.locator("table.p-table tbody tr").count())


def test_floarea_registers_somebody_on_a_phone_and_loses_nothing_by_an_error(opened: Opened) -> None:
    page = opened("floarea", width=360, is_mobile=True, has_touch=True)
    page.goto("/participation/309187/participants/")
    page.get_by_role("link", name="Register a participant").first.tap()
    page.get_by_label("Family name").fill("Căldăraru-Probă")
    page.get_by_label("Given name").fill("Luminița")
    for part, value in (("day", "31"), ("month", "2"), ("year", "1990")):
        page.locator(f'[name="birth_date_{part}"]').fill(value)
    page.get_by_label("Telephone").fill("0740 000 000")
    page.get_by_role("button", name="Register").tap()

    expect(page).to_have_title(re.compile("^Error: "))
    assert page.get_by_label("Family name").input_value() == "Căldăraru-Probă"
    assert page.get_by_label("Telephone").input_value() == "0740 000 000"
    assert page.locator('[name="birth_date_day"]').input_value() == "31"
    summary = page.locator(".ds-error-summary, [class*=error-summary]").first
    summary.get_by_role("link").first.tap()
    assert page.evaluate("document.activeElement.name").startswith("birth_date")
    page.faults[:] = [f for f in page.faults if "422" not in f]
    assert_clean(page)

    page.locator('[name="birth_date_day"]').fill("28")
    page.get_by_role("button", name="Register").tap()
    expect(page.locator("h1")).to_have_text("Căldăraru-Probă Luminița")
    assert_clean(page)


def test_cosmina_sees_what_is_held_about_her_and_who_looked(opened: Opened) -> None:
    staff = opened("ana")
    staff.goto("/participation/309187/participants/?q=cosmina")
    staff.locator("table.p-table tbody th a").first.click()
    expect(staff.locator("h1")).to_contain_text("Cosmina")
    staff.get_by_role("link", name="Bring a paper").first.click()
    sent = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": pdf("A certificate of Cosmina")}
    staff.set_input_files('input[type="file"]', sent)
    staff.locator('select[name="kind"]').select_option("certificate")
    staff.locator('[name="title"]').fill("Certificate from the municipality")
    staff.get_by_role("button", name="Save the paper").click()
    expect(staff.locator("body")).to_contain_text("The paper is in the file.")

    page = opened("cosmina")
    page.goto("/me/")
    page.locator('a[href="/me/held/"]').first.click()
    held = page.locator("main")
    expect(held).to_contain_text("Cosmina")
    expect(held).to_contain_text("counsellor, Asociația ASSOC")
    assert not re.search(r"\b\d{13}\b", held.inner_text()), "no digit of a national number is shown"
    paper = page.get_by_role("link", name="Certificate from the municipality").first
    with page.expect_download() as download:
        paper.click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert page.goto("/participation/309187/participants/").status == 404


def test_a_value_changed_in_the_definition_file_changes_the_dashboard(opened: Opened, demo: Demo) -> None:
    page = opened("elena")
    page.goto(HOME)
    definition = demo.definitions / "309187.yaml"
    before = definition.read_text(encoding="utf-8")
    row = page.locator("tr", has=page.locator(f'a[href="{HOME}targets/debates/"]')).first
    expect(row).to_contain_text("of 2")
    start = before.index("code: debates")
    changed = before[:start] + re.sub(r"value: 2\b", "value: 3", before[start:], count=1)
    definition.write_text(changed, encoding="utf-8")
    page.reload()
    expect(row).to_contain_text("of 3")
    definition.write_text(before, encoding="utf-8")
    page.reload()
    expect(row).to_contain_text("of 2")


def test_one_signs_in_with_one_click_only_in_a_demonstration(opened: Opened) -> None:
    page = opened()
    page.goto("/monitoring/309187/")
    assert "/people/account/login/" in page.url
    page.click('form[action="/demo/become/georgi/"] button')
    expect(page.locator("h1")).to_be_visible()
    page.goto(HOME)
    page.locator(f'a[href="{HOME}targets/trained/"]').first.click()
    assert page.locator('main a[href*="/participants/"]').count() == 0, (
        "a trainer sees numbers, not who is behind them"
    )
