"""What people write finds what is meant, whatever the language, the letters, the gender and the slips."""

import pytest

from punte.reference.actions.vocabulary import load_starter
from punte.reference.models import Concept, OfficialCode
from punte.reference.suggesting import suggest

pytestmark = pytest.mark.django_db
OCCUPATION = Concept.Kind.OCCUPATION


@pytest.fixture(scope="module")
def starter(django_db_setup, django_db_blocker):
    """The vocabulary that ships, once for this module."""
    with django_db_blocker.unblock():
        load_starter()
        yield
        Concept.objects.all().delete()


def first(text: str, kind: str = OCCUPATION) -> str:
    """The English name of the best candidate."""
    found = suggest(text, kind)
    return found[0].concept.name.texts["en"] if found else ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("șofer camion", "truck driver"),
        ("sofer de camion", "truck driver"),
        ("шофьор на камион", "truck driver"),
        ("shofyor kamion", "truck driver"),
        ("truck driver", "truck driver"),
        ("Truck drivers", "truck driver"),
        ("bucătăreasă", "cook"),
        ("готвачка", "cook"),
        ("bucatar", "cook"),
        ("zidari", "bricklayer"),
        ("зидар", "bricklayer"),
        ("mediatoare scolara", "school mediator"),
    ],
)
@pytest.mark.usefixtures("starter")
def test_one_occupation_is_found_as_people_write_it(typed: str, meant: str) -> None:
    assert first(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("permis categoria B", "drives a car"), ("lucrează în echipă", "works in a team")]
)
@pytest.mark.usefixtures("starter")
def test_a_skill_is_found_too(typed: str, meant: str) -> None:
    found = [s.concept.name.texts["en"] for s in suggest(typed, Concept.Kind.SKILL)]
    assert any(meant.split()[-1] in name for name in found), found


@pytest.mark.parametrize("typed", ["", " ", "a", "🧑‍🍳", "ъ", "%%", "___"])
@pytest.mark.usefixtures("starter")
def test_what_says_nothing_suggests_nothing(typed: str) -> None:
    assert suggest(typed, OCCUPATION) == []


@pytest.mark.usefixtures("starter")
def test_five_thousand_words_are_cut_short_and_answered() -> None:
    assert len(suggest("bucătar " * 5000, OCCUPATION)) <= 5
    assert first("bucătar " * 5000) == "cook"


@pytest.mark.usefixtures("starter")
def test_the_beginning_of_a_word_is_enough_while_one_types() -> None:
    assert suggest("tâmp", OCCUPATION)[0].word.startswith("tâmp")


@pytest.mark.usefixtures("starter")
def test_the_same_words_give_the_same_candidates_in_the_same_order() -> None:
    once = [(s.concept.pk, s.nearness) for s in suggest("operator", OCCUPATION)]
    assert once == [(s.concept.pk, s.nearness) for s in suggest("operator", OCCUPATION)]
    assert len(once) == 5


@pytest.mark.usefixtures("starter")
def test_an_official_code_stands_for_its_occupation_and_its_title_is_a_word_of_it() -> None:
    cook = next(s.concept for s in suggest("cook", OCCUPATION))
    OfficialCode.objects.create(
        scheme="cor", code="512001", title="maestru în arta culinară", folded="maestru in arta culinara",
        concept=cook, relation="close",
    )  # fmt: skip
    assert [s.concept for s in suggest("512001", OCCUPATION)] == [cook]
    (best, *_others) = suggest("maestru in arta culinara", OCCUPATION)
    assert (best.concept, best.official) == (cook, "COR 512001")


@pytest.mark.usefixtures("starter")
def test_what_is_retired_is_no_longer_suggested() -> None:
    cook = next(s.concept for s in suggest("cook", OCCUPATION))
    Concept.objects.filter(pk=cook.pk).update(retired=True)
    assert cook not in [s.concept for s in suggest("cook", OCCUPATION)]


@pytest.mark.usefixtures("starter")
def test_a_suggestion_asks_three_times_whatever_is_typed(django_assert_num_queries) -> None:
    suggest("operator", OCCUPATION)
    with django_assert_num_queries(3):  # whether words came in, the concepts, the words
        suggest("operator calculator", OCCUPATION)
