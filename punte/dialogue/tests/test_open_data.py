"""What everybody may take along of a public consultation: without names, small groups hidden, no formulas; feeds."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest

from punte.base.rls import set_local
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.actions.consultations import move_consultation
from punte.dialogue.actions.contributions import support, withdraw_contribution
from punte.dialogue.open_data import COLUMNS
from punte.dialogue.tests.asked import group, opened, over, propose, spoken, text
from punte.dialogue.tests.said import camps, conversing
from punte.dialogue.tests.surveyed import answered, surveying

ATOM = "{http://www.w3.org/2005/Atom}"


def body(response) -> str:
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def table(client, consultation) -> list[list[str]]:
    return list(
        csv.reader(
            io.StringIO(body(client.get(f"{consultation.get_absolute_url()}data.csv")).lstrip("\ufeff"))
        )
    )


def document(client, consultation) -> dict:
    return json.loads(body(client.get(f"{consultation.get_absolute_url()}data.json")))


def test_the_words_go_out_with_the_licence_and_without_who_said_them(
    client, elena, citizen, ana, asked
) -> None:
    said = propose(citizen, asked, named=True, group=group(asked, "employers"))
    support(by=ana, contribution=said)
    gone = propose(citizen, asked, "Retras")
    withdraw_contribution(by=citizen, contribution=gone)
    rows = table(client, asked)
    assert "CC BY 4.0" in rows[0][0] and rows[1] == list(COLUMNS)
    assert [r[6] for r in rows[2:]] == ["Un autobuz dimineața"]
    assert rows[2][COLUMNS.index("supporters")] == "1"
    found = document(client, asked)
    assert found["licence"] == "CC BY 4.0" and len(found["contributions"]) == 1
    for content in (str(rows), json.dumps(found)):
        assert "Maria" not in content and "Retras" not in content
    assert "group" not in found["contributions"][0]
    page = client.get(asked.get_absolute_url()).content.decode()
    assert 'rel="alternate" type="application/atom+xml"' in page and "data.csv" in page


def test_no_cell_is_a_formula(client, citizen, asked) -> None:
    propose(citizen, asked, title="=HYPERLINK(1)", text="@cmd lui")
    row = table(client, asked)[2]
    assert row[COLUMNS.index("title")] == "'=HYPERLINK(1)"
    assert row[COLUMNS.index("text")] == "'@cmd lui"


def test_a_group_of_four_is_hidden_and_no_sum_tells_it(client, floarea, asked) -> None:
    for n in range(10):
        code = "roma" if n < 4 else "employers"
        propose(
            floarea,
            asked,
            f"Ceva {n}",
            spoken=spoken(f"Om {n}", f"0744 000 {n:03}"),
            group=group(asked, code),
        )
    found = document(client, asked)
    counts = {g["group"]: (g["voices"], g["suppressed"]) for g in found["groups"]}
    assert counts["roma"] == (None, True) and counts["employers"] == (6, False)
    assert not {"heard", "voices", "people"} & (set(found) | set(found["consultation"]))


def test_decisions_go_out_once_they_are_public(client, elena, citizen, asked) -> None:
    said = propose(citizen, asked)
    answer_contribution(by=elena, contribution=said, outcome="rejected", reason=text("Fără bani."))
    feed = f"{asked.get_absolute_url()}feed/"
    assert "Fără bani." not in str(document(client, asked)) + client.get(feed).content.decode()
    set_local(consortium=asked.consortium_id)
    found = over(asked)
    move_consultation(by=elena, consultation=found, step="analyse")
    publish_feedback(by=elena, consultation=found, outcome=text("Se face."))
    row = document(client, asked)["contributions"][0]
    assert (row["decision"], row["reason"]) == ("rejected", "Fără bani.")
    entries = ET.fromstring(client.get(feed).content).findall(f"{ATOM}entry")
    assert [e.find(f"{ATOM}summary").text for e in entries] == ["Fără bani."]
    assert "Un autobuz" in entries[0].find(f"{ATOM}title").text


def test_statements_have_totals_from_fifteen_people_on(client, elena, operation, assoc) -> None:
    from punte.dialogue.opinion_store import draw_map

    found = conversing(elena, operation, assoc)
    camps(elena, found, 6, 5)
    draw_map(found)
    assert document(client, found)["statements"] == []
    set_local(consortium=operation.consortium_id)
    camps(elena, found, 12, 9)
    draw_map(found)
    rows = document(client, found)["statements"]
    assert len(rows) == 8 and all(r["voters"] >= 5 for r in rows)


@pytest.mark.parametrize("audience", ["members", "invited"])
def test_what_is_not_public_has_no_files_and_no_feed(client, elena, operation, assoc, audience) -> None:
    found = opened(elena, operation, assoc, audience=audience)
    client.force_login(elena)
    for name in ("data.csv", "data.json", "feed/"):
        assert client.get(f"{found.get_absolute_url()}{name}").status_code == 404
    client.logout()
    assert "Locuri de" not in client.get("/dialogue/feed/").content.decode()


def test_the_feed_tells_of_public_consultations(client, asked) -> None:
    root = ET.fromstring(client.get("/dialogue/feed/").content)
    assert [e.find(f"{ATOM}title").text for e in root.findall(f"{ATOM}entry")] == ["Locuri de muncă în sate"]
    assert root.find(f"{ATOM}entry/{ATOM}link").get("href").endswith(asked.get_absolute_url())


def test_the_files_ask_as_much_for_thirty_as_for_three(
    client, floarea, asked, django_assert_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        with CaptureQueriesContext(connection) as asked_for:
            document(client, asked)
        return len(asked_for)

    def say(first: int, last: int) -> None:
        set_local(consortium=asked.consortium_id)
        for n in range(first, last):
            propose(floarea, asked, f"Propunerea {n}", spoken=spoken(f"Om {n}", f"0744 000 {n:03}"))

    say(0, 3)
    count()
    few = count()
    say(3, 20)
    assert count() == few


def test_sums_of_a_survey_go_out_from_its_close_on_without_those_of_few(
    client, elena, operation, assoc
) -> None:
    asked = surveying(elena, operation, assoc)
    for n in range(8):
        answered(elena, asked, n, work=int(n > 5))
    address = f"/dialogue/{asked.pk}/data.json"
    assert json.loads(b"".join(client.get(address).streaming_content))["survey"] == []
    over(asked)
    set_local(consortium=asked.consortium_id)
    told = json.loads(b"".join(client.get(address).streaming_content))
    rows = {(row["question"], row["option"]): row["count"] for row in told["survey"]}
    assert (
        rows[1, "Da"] is None and rows[1, "Nu"] is None
    )  # two said no: with eight in all, six would tell it
    assert all(n is None or n == 0 or n >= 5 for n in rows.values())
    assert "Un autobuz, a spus" not in json.dumps(told, ensure_ascii=False)
