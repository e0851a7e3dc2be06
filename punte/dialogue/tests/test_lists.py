"""People of meetings and paper: each once across all ways, with proof; groups are counted without telling of few."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.base.permissions import Refused
from punte.dialogue import balance, facts
from punte.dialogue.actions.lists import bring_event, bring_list, lines_of
from punte.dialogue.models import Hearing, Voice
from punte.dialogue.tests.asked import DAY, TODAY, group, opened, propose, spoken
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


@pytest.fixture
def counted(operation) -> str:
    """The address of a number of the project that counts people consulted."""
    target = operation.targets.filter(retired=False).first()
    Target.objects.filter(pk=target.pk).update(
        kinds=[facts.PERSON_CONSULTED.code], what="quantity", activity=None
    )
    return f"/monitoring/{operation.code}/targets/{target.code}/"


def test_whoever_opens_the_number_reads_way_group_and_proof_of_each_and_no_name(
    client, elena, floarea, operation, assoc, asked, counted
) -> None:
    said = propose(floarea, asked, spoken=spoken("Lina Rostaș", "0744123456"))
    six = "\n".join(f"Om {letter}" for letter in ("Unu", "Doi", "Trei", "Patru", "Cinci", "Șase"))
    brought(elena, asked, six, group=group(asked, "employers"))
    brought(elena, asked, six.replace("Om", "Rom"), group=group(asked, "roma"), on=TODAY - DAY)
    brought(elena, asked, "Ion Pop\nAna Man", group=group(asked, "authorities"), channel="phone")
    client.force_login(elena)
    client.cookies["django_language"] = "ro"
    page = client.get(counted)
    rows = page.context["units"]
    assert len(rows) == 15
    groups = [row["small"].partition(" · ")[2] for row in rows]
    assert (
        sorted(groups) == [""] * 9 + [str(group(asked, "employers"))] * 6
    )  # origin, and what is small: not said
    assert {row["proof"] for row in rows} == {"foaie semnată", "ce s-a spus"}
    assert said.get_absolute_url() in {row["proof_url"] for row in rows} and all(r["proof_url"] for r in rows)
    text = page.content.decode()
    assert "Rostaș" not in text and "Om Unu" not in text and str(asked.title) in text
    assert "telefon" in text and "List of people" not in text


def test_opening_the_number_asks_the_same_however_many_it_counts(client, elena, asked, counted) -> None:
    client.force_login(elena)
    asked_of = []
    for names in ("Ion Pop\nAna Man", "\n".join(f"Om {chr(n)}x" for n in range(97, 115))):
        brought(elena, asked, names, group=group(asked, "employers"))
        client.get(counted)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(counted)
        asked_of.append(len(queries))
    assert asked_of[0] == asked_of[1]


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
