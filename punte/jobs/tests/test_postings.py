"""Everybody finds open vacancies without an account: by words of any language, place, distance and what they are."""

import datetime as dt
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.base.rls import set_local
from punte.jobs.actions import vacancies as acts
from punte.jobs.postings import asked, stem
from punte.jobs.tests.cast import TODAY, employ, place, publish, write

LIST = "/jobs/"


@pytest.fixture
def board(elena, employer, known):
    """A baker in Cluj, two drivers around Baia Mare, a draft."""
    made = {
        "baker": publish(elena, employer, known["baker"]),
        "truck": publish(
            elena, employer, known["truck"], title="Camionagiu", settlement=place("Coltău", "RO114"), no_car=True,
            kind="apprenticeship", pay_from=None, pay_to=None, shift="night",
        ),
        "van": publish(
            elena, employer, known["van"], title="Livrări cu duba", settlement=place("Baia Mare", "RO114"),
            first_job=True, remote=True, on=TODAY - dt.timedelta(days=3),
        ),
    }  # fmt: skip
    write(elena, employer, known["van"], title="Ciornă, șofer")
    set_local(consortium="")
    return made


def found(client, question: str) -> set[str]:
    """The titles that a question finds."""
    return {row["it"].title for row in client.get(f"{LIST}?{question}").context["rows"]}


BAKER, TRUCK, VAN = "Brutar/brutăreasă", "Camionagiu", "Livrări cu duba"


@pytest.mark.parametrize(
    "typed", ["șofer", "sofer", "ȘOFERI", "шофьор", "шофьори", "shofyor", "driver", "Drivers", "șoferul"]
)
def test_whichever_language_it_is_asked_in_the_same_vacancies_are_found(client, board, typed) -> None:
    assert found(client, f"q={typed}") == {TRUCK, VAN}


def test_a_mistyped_word_is_understood_and_said_to_be(client, board) -> None:
    page = client.get(f"{LIST}?q=brutarr")
    assert [row["it"].title for row in page.context["rows"]] == [BAKER]
    assert "No vacancy has exactly these words" in page.content.decode()


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("", {BAKER, TRUCK, VAN}),
        ("q=sofer+camion", {TRUCK}),
        ("q=Brutăria+Bună", {BAKER, TRUCK, VAN}),
        ("q=🙂", {BAKER, TRUCK, VAN}),
        ("place=Baia+Mare&radius=10", {TRUCK, VAN}),
        ("place=Baia+Mare&radius=0", {VAN}),
        ("place=baia+mare%2C+maramures&radius=100", {BAKER, TRUCK, VAN}),
        ("place=Coltau", {TRUCK, VAN}),
        ("place=Cluj&radius=10", {BAKER}),
        ("place=Bucharest&radius=10", set()),
        ("q=шофьор&place=Baia+Mare&radius=30", {TRUCK, VAN}),
        ("kind=apprenticeship", {TRUCK}),
        ("contract=permanent", {BAKER, TRUCK, VAN}),
        ("contract=seasonal", set()),
        ("hours=full&shift=night", {TRUCK}),
        ("no_car=on", {TRUCK}),
        ("first_job=on", {VAN}),
        ("remote=on", {VAN}),
        ("pay=4500", {BAKER, VAN}),
        ("pay=4501", set()),
        ("pay=100&currency=EUR", set()),
        ("kind=nonsense&radius=7&pay=x&page=9", {BAKER, TRUCK, VAN}),
    ],
)
def test_each_condition_narrows_the_list(client, board, question, titles) -> None:
    assert found(client, question) == titles


def test_an_occupation_narrows_whatever_it_is_called(client, board, known) -> None:
    assert found(client, f"occupation={known['truck'].pk}") == {TRUCK}
    page = client.get(f"{LIST}?q=driver")
    assert f"occupation={known['van'].pk}" in page.content.decode()
    assert found(client, "occupation=4611686018427387903") == set()


def test_distances_and_other_places_of_the_name_are_told(client, board) -> None:
    page = client.get(f"{LIST}?place=Coltău").content.decode()
    assert "about 7 km" in page
    page = client.get(f"{LIST}?place=Florești").content.decode()
    assert "There are several places of this name" in page


def test_the_number_on_the_paper_list_finds_the_vacancy(client, board) -> None:
    assert found(client, f"q={board['baker'].pk}") == {BAKER}


def test_an_unknown_place_is_told_and_nothing_breaks(client, board) -> None:
    page = client.get(f"{LIST}?place=Nowhere")
    assert "We do not know this place" in page.content.decode()
    assert len(page.context["rows"]) == 3


def test_where_nothing_is_found_it_says_what_to_let_go(client, board) -> None:
    page = client.get(f"{LIST}?q=хлебар&place=Baia+Mare&radius=10&no_car=on")
    labels = [way["label"] for way in page.context["loosen"]]
    assert labels[0] == "look within 20 km"
    assert "without “Reachable without a car”" in labels
    assert "Nothing fits all of this" in page.content.decode()
    wider = page.context["loosen"][0]["url"]
    assert "radius=20" in wider
    assert "no_car=on" in wider


def test_a_page_takes_eight_queries_at_most_and_not_more_with_more_rows(
    client, board, elena, employer, known
) -> None:
    url = f"{LIST}?q=driver&place=Baia+Mare&radius=50&no_car=&kind=&occupation={known['van'].pk}"

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len([q for q in seen if "SAVEPOINT" not in q["sql"]])

    queries(url)
    few = queries(url)
    set_local(consortium=employer.consortium_id)
    for _n in range(20):
        publish(elena, employer, known["van"], settlement=place("Baia Mare", "RO114"))
    set_local(consortium="")
    assert queries(url) == few <= 8
    assert queries(LIST) <= 8
    assert queries(f"{LIST}?q=livratorr&place=Baia+Mare") <= 8


def test_the_public_page_tells_people_and_machines(client, board) -> None:
    page = client.get(board["baker"].get_absolute_url()).content.decode()
    assert "baker skill True" in page
    assert "Brutăria Bună SRL" in page
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert told["@type"] == "JobPosting"
    assert told["title"] == BAKER
    assert told["datePosted"] == "2025-03-17"
    assert told["jobLocation"]["address"]["addressCountry"] == "RO"
    assert told["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "unitText": "MONTH", "minValue": 4000, "maxValue": 4500,
    }  # fmt: skip
    assert told["occupationalCategory"]["codeValue"] == "7512"
    assert told["employmentType"] == ["FULL_TIME"]
    page = client.get(board["van"].get_absolute_url()).content.decode()
    assert '"jobLocationType": "TELECOMMUTE"' in page


def test_nothing_typed_by_an_employer_leaves_the_markup(client, elena, employer, known) -> None:
    bad = '</script><script>alert("x")</script> & <b>bold</b>'
    vacancy = publish(elena, employer, known["baker"], title="Brutar </script>", tasks=f"Coaceți pâine {bad}")
    page = client.get(vacancy.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "<b>bold" not in page


def test_what_is_closed_or_not_yet_public_is_not_found(client, board, elena, employer, known) -> None:
    set_local(consortium=employer.consortium_id)
    vacancy = board["baker"]
    acts.close_vacancy(by=elena, vacancy=vacancy, closing="filled", on=TODAY)
    hidden = publish(
        elena, employ(elena, employer.operation, "Nou SRL", approved=False), known["baker"], title="Ascuns"
    )
    set_local(consortium="")
    gone = client.get(vacancy.get_absolute_url())
    assert gone.status_code == 404 and "filled or closed meanwhile" in gone.content.decode()
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert found(client, "q=хлебар") == set()
    assert client.get(f"/jobs/309187/vacancies/{hidden.pk}/").status_code == 302


def test_feeds_and_the_map_name_every_open_vacancy(client, board) -> None:
    news = client.get("/jobs/jobs.rss?q=driver")
    assert news["Content-Type"].startswith("application/rss+xml")
    assert "Camionagiu" in news.content.decode()
    assert BAKER not in news.content.decode()
    sitemap = client.get("/jobs/sitemap.xml").content.decode()
    assert sitemap.count("<loc>") == 3
    assert f"/jobs/posts/{board['van'].pk}/" in sitemap


def test_the_list_to_print_has_what_one_must_know(client, board) -> None:
    page = client.get("/jobs/print/?q=driver").content.decode()
    assert "Camionagiu" in page
    assert BAKER not in page
    assert f"no. {board['truck'].pk}" in page


def test_programs_read_open_vacancies_without_a_token(client, board) -> None:
    told = client.get("/api/v1/vacancies/?q=driver").json()
    assert {v["title"] for v in told["items"]} == {TRUCK, VAN}
    one = client.get(f"/api/v1/vacancies/{board['truck'].pk}/").json()
    assert (one["isco"], one["region"], one["no_car"], one["posts"]) == ("8332", "RO114", True, 2)
    assert client.get("/api/v1/vacancies/999999/").status_code == 404
    assert client.get("/api/v1/vacancies/?place=Nowhere").status_code == 422


def test_endings_go_and_at_least_four_letters_stay() -> None:
    words = {
        "soferi": "sofer",
        "croitoare": "croitor",
        "drivers": "driver",
        "shofyorka": "shofyor",
        "casa": "casa",
    }
    assert {word: stem(word) for word in words} == words
    assert asked("un șofer de camion la Cluj") == ["sofer", "camion", "cluj"]
    assert asked("de la") == ["de", "la"]
    assert len(asked("cuvânt " * 5_000)) == 1
