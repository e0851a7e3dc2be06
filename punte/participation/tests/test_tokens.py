"""How answers on special categories rest: readable with the key, for this person, in one way only."""

import datetime as dt

import pytest

from punte.participation.actions.participations import register_participant
from punte.participation.models import SpecialCategory
from punte.participation.models.special import TOKEN, Answer, place

pytestmark = pytest.mark.django_db
KEY = b"k" * 32


@pytest.fixture
def entered(elena, operation, assoc, cosmina):
    return register_participant(
        by=elena,
        operation=operation,
        organisation=assoc,
        person=cosmina,
        on=dt.date(2024, 9, 2),
        labour="inactive",
    )


def test_what_was_answered_is_read_again_and_the_rest_was_not_asked(entered) -> None:
    given = {"roma": "yes", "disability": "declined", "homeless": "no"}
    row = SpecialCategory.of(entered, KEY, given)
    said = {field: str(answer) for field, answer in row.answers(KEY).items()}
    assert said == dict.fromkeys(SpecialCategory.FIELDS, "not_asked") | given


def test_every_answer_to_every_question_has_its_own_place_in_the_digest() -> None:
    places = [place(field, answer) for field in SpecialCategory.FIELDS for answer in Answer]
    assert sorted(places) == list(range(0, TOKEN * len(places), TOKEN))
    assert max(places) + TOKEN <= 64


def test_the_same_answers_never_rest_alike(entered) -> None:
    rows = [
        SpecialCategory.of(entered, KEY, dict.fromkeys(SpecialCategory.FIELDS, "yes")) for _n in range(300)
    ]
    assert len({row.salt for row in rows}) == 300
    assert len({row.roma for row in rows}) > 290  # of 65,536 tokens two may meet by chance
    assert all(len({bytes(getattr(row, f)) for f in SpecialCategory.FIELDS}) > 1 for row in rows)


def test_without_the_key_or_under_another_person_a_row_reads_as_nothing(entered) -> None:
    row = SpecialCategory.of(entered, KEY, {"roma": "yes"})
    with pytest.raises(KeyError):
        row.answers(b"x" * 32)
    row.participation_id += 1
    with pytest.raises(KeyError):
        row.answers(KEY)
