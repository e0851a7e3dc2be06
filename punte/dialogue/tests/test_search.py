"""Consultations and what was said are found without diacritics, in any language; what is not public is not."""

import pytest

from punte.base.rls import set_local
from punte.base.translated import Translated
from punte.dialogue.actions import contributions as acts
from punte.dialogue.actions.splitting import split_contribution
from punte.dialogue.tests.asked import opened, propose
from punte.portal.search_index import check


def page(client, words: str) -> str:
    answer = client.get("/dialogue/", {"q": words})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("words", ["autobuz dimineata", "AUTOBUZ", "locuri munca", "Muncă SATE"])
def test_found_without_diacritics_in_any_letters(client, citizen, asked, words) -> None:
    propose(citizen, asked)
    found = page(client, words)
    assert "Un autobuz dimineața" in found or "Locuri de muncă în sate" in found


def test_found_in_every_language_of_a_consultation(client, elena, operation, assoc) -> None:
    title = Translated({"ro": "Orarul", "bg": "Разписание", "en": "The timetable"}, "ro")
    opened(elena, operation, assoc, title=title)
    for words in ("razpis", "разписание", "timetable", "orarul"):
        assert "The timetable" in page(client, words)


def test_what_is_taken_back_or_changed_is_found_as_it_stands(client, elena, citizen, ana, asked) -> None:
    said = propose(citizen, asked)
    acts.change_contribution(by=citizen, contribution=said, version=1, text="Un tren.", title="Trenul")
    assert "Nothing holds these words" in page(client, "autobuz") and "Trenul" in page(client, "tren")
    set_local(consortium=asked.consortium_id)
    split_contribution(
        by=elena, contribution=said, parts=[("Vaporul", "Pe Someș."), ("Avionul", "Mai târziu.")]
    )
    assert "Vaporul" in page(client, "vapor")
    set_local(consortium=asked.consortium_id)
    said.refresh_from_db()
    acts.withdraw_contribution(by=citizen, contribution=said)
    assert "Nothing holds these words" in page(client, "vapor")


def test_drafts_and_members_only_are_not_found(client, elena, citizen, ana, operation, assoc, asked) -> None:
    propose(citizen, asked, "Ciorna mea", draft=True)
    propose(ana, opened(elena, operation, assoc, audience="members"), "Doar pentru membri")
    for words in ("ciorna", "doar membri"):
        assert "Nothing holds these words" in page(client, words)


def test_the_common_search_finds_them_for_the_team(client, elena, citizen, operation, assoc, asked) -> None:
    members = opened(elena, operation, assoc, audience="members")
    propose(elena, members, "Doar pentru membri")
    client.force_login(elena)
    found = client.get("/search/", {"q": "membri"}).content.decode()
    assert members.get_absolute_url() in found
    client.force_login(citizen)
    assert members.get_absolute_url() not in client.get("/search/", {"q": "membri"}).content.decode()


def test_the_index_is_as_the_actions_left_it(elena, citizen, ana, asked) -> None:
    said = propose(citizen, asked)
    acts.translate_contribution(by=ana, contribution=said, language="en", title="A bus", text="At nine.")
    propose(citizen, asked, draft=True)
    assert [f for f in check() if f.kind in ("consultations", "contributions")] == []


def test_hostile_searches_find_nothing_and_break_nothing(client, citizen, asked) -> None:
    propose(citizen, asked)
    for words in ("%", "_", "'; DROP TABLE x; --", "a" * 5000, "<script>"):
        assert "<script>" not in page(client, words).split("<main", 1)[1]
