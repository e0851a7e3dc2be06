"""What an advertisement may not say is found in three languages, and what is fair is left alone."""

import re
from pathlib import Path

import pytest
import yaml
from django.utils.translation import override

from punte.jobs import wording
from punte.jobs.wording import findings

FORBIDDEN = [
    ("young women only", "sex"),
    ("We are looking for a girl with experience.", "sex"),
    ("Only men, please.", "sex"),
    ("Angajăm doar femei pentru curățenie", "sex"),
    ("ANGAJAM NUMAI BARBATI", "sex"),
    ("Căutăm domnișoară pentru recepție", "sex"),
    ("Търсим жена за почистване", "sex"),
    ("Работа само за мъже", "sex"),
    ("samo mladi zheni", "sex"),
    ("strong man for the warehouse", "sex"),
    ("Căutăm o persoană tânără", "age"),
    ("English native speaker", "ethnic origin or nationality"),
    ("creștin ortodox", "belief"),
    ("Предпочитаме млади момичета", "sex"),
    ("vârsta maximă 35 ani", "age"),
    ("persoană cu vârsta între 20 și 40 de ani", "age"),
    ("на възраст до 35 години", "age"),
    ("aged 20-35", "age"),
    ("under 35 years", "age"),
    ("doar români", "ethnic origin or nationality"),
    ("nu angajăm romi", "ethnic origin or nationality"),
    ("не наемаме роми", "ethnic origin or nationality"),
    ("no foreigners", "ethnic origin or nationality"),
    ("aspect fizic plăcut", "looks"),
    ("приятен външен вид", "looks"),
    ("good-looking waitress", "looks"),
    ("fără copii", "family or pregnancy"),
    ("без семейни ангажименти", "family or pregnancy"),
    ("no children", "family or pregnancy"),
    ("doar creștini", "belief"),
    ("Само   православни", "belief"),
    ("nu acceptăm persoane cu handicap", "disability or health"),
    ("напълно здрави", "disability or health"),
]
FAIR = [
    "Vânzător/vânzătoare la magazin",
    "Femei și bărbați sunt bineveniți",
    "Căutăm femei sau bărbați care vor să lucreze în echipă",
    "Търсим продавач/продавачка; жени и мъже",
    "Shop assistant (m/f/d)",
    "Women and men are welcome, regardless of age.",
    "Indiferent de vârstă, sex sau etnie",
    "Croitor confecții pentru femei",
    "Фризьор в дамски салон",
    "Experiență de minim 2 ani",
    "Опит от 3 години",
    "Salariu între 4000 și 5000 lei",
    "Îngrijitor pentru copii între 3 și 6 ani",
    "Activități cu copii între 10 și 14 ani",
    "Работа с деца от 10 до 14 години",
    "Work with children aged 10 to 14 years",
    "Working hours from 8 to 16, Monday to Friday",
    "Menționați disponibilitatea; manager de proiect; germană nivel B1",
    "Program pentru copii fără însoțitor",
    "A manual for the machine will be given; mentoring",
    "Vârsta minimă legală pentru munca de noapte: 18",
]


@pytest.mark.parametrize(("text", "ground"), FORBIDDEN)
def test_what_shuts_people_out_is_found_with_its_ground_law_and_another_wording(
    text: str, ground: str
) -> None:
    found = findings(f"Program flexibil. {text}. Зареждане.")
    assert [f.ground for f in found][:1] == [ground], found
    assert found[0].law
    assert found[0].say
    assert found[0].words in " ".join(text.split())


@pytest.mark.parametrize("text", FAIR)
def test_what_is_fair_is_left_alone(text: str) -> None:
    assert findings(text) == []


def test_the_sentence_is_in_the_readers_language() -> None:
    for language, law in (("ro", "OG 137/2000"), ("bg", "Закон за защита"), ("en", "Directive")):
        with override(language):
            assert law in str(findings("само жени")[0])


def test_every_phrase_is_readable_and_every_ground_speaks_three_languages() -> None:
    data = yaml.safe_load((Path(wording.__file__).parent / "phrases.yaml").read_text())
    for ground in data["grounds"].values():
        assert all(set(ground[k]) == {"en", "ro", "bg"} for k in ("name", "law", "say"))
        assert all(re.compile(p) for p in ground["phrases"])


def test_long_texts_and_strange_signs_are_read_quickly() -> None:
    assert findings("🙂" * 5_000) == []
    assert findings("între 20 " * 5_000) == []
    assert findings("İ ß ŉ only women")[0].words == "only women"
