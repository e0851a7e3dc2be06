"""People of meetings and paper: each once across all ways, with proof; groups are counted without telling of few."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.base.permissions import Refused
from punte.dialogue import balance, facts
from punte.dialogue.actions.lists import bring_event, bring_list, lines_of
from punte.dialogue.models import Hearing, Voice
from punte.dialogue.tests.asked import TODAY, group, opened, propose, spoken
from punte.monitoring.counting import promises
from punte.monitoring.models import Target
from punte.projects.models import Operation
from punte.records.models import Evidence, Fact
from tests.security.world import pdf


def brought(by, consultation, names, **also):
    told = {
        "channel": "meeting",
        "on": TODAY,
        "place": "Coltău",
        "content": pdf(names),
        "file_name": "lista.pdf",
    }
    return bring_list(by=by, consultation=consultation, names=lines_of(names), **{**told, **also})


def test_each_person_counts_once_across_telephone_lists_and_consultations(
    elena, floarea, operation, assoc, asked
) -> None:
    propose(floarea, asked, spoken=spoken("Lina Rostaș", "0744123456"))
    names = "Lina Rostaș; 0744 123 456\nIon Pop\nIon Pop\nAna Man; ana@example.org; Seini"
    made = brought(elena, asked, names)
    assert (made.names, made.new) == (4, 2)  # Lina spoke before, Ion stands there twice
    again = brought(elena, opened(elena, operation, assoc), "Ana Man; ANA@example.org\nNou Venit")
    assert again.new == 2  # new in that consultation
    told = Fact.objects.live().of(facts.PERSON_CONSULTED)
    assert told.count() == Voice.objects.count() == 4
    assert Evidence.objects.filter(fact__in=told, document__isnull=False).count() == 3


def test_the_same_sheet_is_not_brought_twice(elena, asked) -> None:
    brought(elena, asked, "Ion Pop")
    with pytest.raises(ValidationError) as refusal:
        brought(elena, asked, "Ion Pop")
    assert "file" in refusal.value.error_dict
    assert Hearing.objects.count() == 1


def test_informed_people_are_told_apart_from_heard_ones(elena, asked) -> None:
    brought(elena, asked, "Ion Pop", purpose="informed")
    assert Fact.objects.of(facts.PERSON_INFORMED).count() == 1
    assert not Fact.objects.of(facts.PERSON_CONSULTED).exists()


def test_a_line_without_a_name_is_named(elena, asked) -> None:
    with pytest.raises(ValidationError, match="line 2"):
        lines_of("Ion Pop\n; 0744\nAna Man")


def test_a_list_of_many_asks_as_many_queries_as_one_of_few(elena, asked) -> None:
    def queries(names: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            brought(elena, asked, names)
        return len(captured)

    few = queries("\n".join(f"Om Puțin {n}x" for n in ("unu", "doi")))
    assert queries("\n".join(f"Om Mult {'abcdefghij'[n % 10]}{n}" for n in range(90))) <= few


def test_few_of_a_group_are_not_shown_and_cannot_be_found_by_subtracting(elena, asked) -> None:
    brought(elena, asked, "\n".join(f"Patron nr{n}" for n in range(9)), group=group(asked, "employers"))
    brought(elena, asked, "\n".join(f"Vecin nr{n}" for n in range(3)), group=group(asked, "roma"))
    rows = {row.group.code: (row.count, row.words) for row in balance.heard(asked, beside_total=True)}
    assert rows == {"employers": (None, "not shown"), "roma": (None, "not shown")}
    rows = {row.group.code: (row.count, row.words) for row in balance.heard(asked)}
    assert rows == {"employers": (9, "9"), "roma": (None, "under 5")}


def test_a_silent_group_is_named_with_whom_to_ask(elena, asked, assoc) -> None:
    assert [g.code for g in balance.silent(asked)] == ["employers", "roma"]
    assert assoc in balance.to_ask(asked, group(asked, "roma"))


def test_a_large_group_does_not_drown_a_small_one() -> None:
    """Twenty of one group support the first, five of another the second."""
    supports = {1: {(n, 10) for n in range(20)}, 2: {(n, 20) for n in range(100, 105)}}
    found = balance.weigh(supports)
    assert (found[1].each_person, found[1].each_group) == (80, 50)
    assert (found[2].each_person, found[2].each_group) == (20, 50)


def test_a_group_of_four_weighs_nothing_of_its_own() -> None:
    supports = {1: {(n, 10) for n in range(20)}, 2: {(n, 20) for n in range(100, 104)}}
    assert balance.weigh(supports)[2].each_group is None


def test_the_indicator_counts_them_beside_what_was_told_by_hand(elena, operation) -> None:
    kinds = Target.objects.get(operation__code="incluziune-activa", code="consulted").kinds
    assert kinds == ["records.people_consulted", "dialogue.person_consulted"]
    assert promises and Operation


def test_the_page_of_people_names_proof_and_sums(client, elena, asked) -> None:
    brought(elena, asked, "Ion Pop\nAna Man")
    client.force_login(elena)
    page = client.get(f"/dialogue/309187/consultations/{asked.pk}/people/").content.decode()
    assert "Ion Pop" in page
    assert "signed sheet" in page


def test_who_may_not_is_refused(ana, asked) -> None:
    with pytest.raises(Refused):
        brought(ana, asked, "Ion Pop")
    with pytest.raises(Refused):
        bring_event(by=ana, consultation=asked, event=None)  # type: ignore[arg-type]
    assert bring_list
