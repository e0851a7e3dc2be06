"""The day whose numbers somebody looks at stays chosen from page to page."""

import datetime as dt
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from punte.monitoring.tests.test_screens import take_part
from punte.records.actions.deliverables import evidence_deliverable
from punte.records.facts import PERSON_TRAINED

HOME = "/monitoring/309187/"
CHOSEN = "2024-12-31"


def links(client, path, to):
    """The addresses on this page that begin so."""
    page = client.get(path).content.decode()
    return [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]*)"', page) if re.match(to, link)]


def day(link):
    return parse_qs(urlsplit(link).query).get("on")


@pytest.fixture
def trained(elena, operation, assoc):
    """One was trained before the chosen day and one after it."""
    activity = operation.activities.get(code="A14")
    for name, on in (("Ardelean", dt.date(2024, 9, 2)), ("Boldijar", dt.date(2025, 2, 3))):
        found = take_part(elena, operation, assoc, name, on=on)
        evidence_deliverable(
            by=elena, operation=operation, activity=activity, kind=PERSON_TRAINED, organisation=assoc,
            title="Curs", on=on, document=None, person=found.person,
        )  # fmt: skip


def numbers_of(page):
    return {row["url"]: row["done"] for group in page.context["groups"] for row in group["rows"]}


def test_every_link_to_a_target_keeps_the_day_and_shows_the_same_number(client, elena, trained):
    client.force_login(elena)
    found = links(client, f"{HOME}?on={CHOSEN}", HOME + "targets/")
    assert len(found) >= 21 and all(day(link) == [CHOSEN] for link in found)
    then, now = (numbers_of(client.get(path)) for path in (f"{HOME}?on={CHOSEN}", HOME))
    assert sum(then.values()) < sum(now.values())
    for link, done in (then | now).items():
        opened = client.get(link)
        assert opened.context["figure"]["done"] == opened.context["found"].units == done


@pytest.mark.parametrize("path", ["targets/trained/", "targets/trained/?view=not", "indicators/EECO01/"])
def test_what_opens_within_a_number_keeps_the_day(client, elena, trained, path):
    client.force_login(elena)
    joint = "&" if "?" in path else "?"
    found = links(client, f"{HOME}{path}{joint}on={CHOSEN}", HOME + r"(targets/|indicators/|\?|$)")
    assert len(found) >= 3 and all(day(link) == [CHOSEN] for link in found)


def test_the_common_indicators_keep_the_day(client, elena, trained):
    client.force_login(elena)
    assert [
        day(link) for link in links(client, f"{HOME}?on={CHOSEN}", HOME + "indicators/$|.*indicators/\\?")
    ] == [[CHOSEN]]
    found = links(client, f"{HOME}indicators/?on={CHOSEN}", HOME + "indicators/.")
    assert len(found) > 20 and all(day(link) == [CHOSEN] for link in found)


def test_today_needs_no_words_in_the_address(client, elena, trained):
    client.force_login(elena)
    for path in (HOME, f"{HOME}?on=2025-03-17", f"{HOME}targets/trained/"):
        assert not any(day(link) for link in links(client, path, HOME + "targets/"))
