"""Words proposed while somebody types."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.reference.models import Concept, Label, Need

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vocabulary() -> None:
    call_command("load_vocabulary", verbosity=0)


def proposed(client, what: str, typed: str, language: str = "en") -> str:
    answer = client.get(f"/reference/words/{what}/", {"title": typed}, headers={"Accept-Language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def test_occupations_are_proposed_in_the_readers_language_with_the_word_that_was_near(client) -> None:
    for typed in ("șofer de camion", "шофьор на камион", "shofyor na kamion", "truck driver"):
        page = proposed(client, "occupations", typed)
        first = page.split("data-word=")[1]
        assert "driver" in first.split(">")[0].lower(), (typed, first[:200])


def test_of_several_skills_only_the_last_is_proposed_and_the_others_stay(client) -> None:
    page = proposed(client, "skills", "driving, cooking")
    assert 'data-word="driving, ' in page


@pytest.mark.parametrize("typed", ["", "s", "😀", "x" * 5000, "'; DROP TABLE", "%_%"])
def test_whatever_is_typed_has_an_answer(client, typed) -> None:
    for what in ("occupations", "skills"):
        proposed(client, what, typed)


def test_typing_costs_three_questions_at_most(client) -> None:
    proposed(client, "occupations", "driver")
    with CaptureQueriesContext(connection) as asked:
        proposed(client, "occupations", "driver")
    own = [q["sql"] for q in asked if "reference_" in q["sql"] or "trgm" in q["sql"]]
    assert len(own) == 3
    assert client.post("/reference/words/occupations/").status_code == 405


def test_a_vocabulary_that_is_there_is_left_alone() -> None:
    call_command("load_vocabulary", "--where-none", verbosity=0)
    assert Concept.objects.exists()
    Need.objects.all().delete()
    Label.objects.all().delete()
    call_command("load_vocabulary", "--where-none", verbosity=0)
    assert Concept.objects.exists() and not Label.objects.exists()
