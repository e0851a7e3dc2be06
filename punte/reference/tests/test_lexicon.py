"""The lexicon: letters as the database sees them, a space in which languages meet, kept once and read by all."""

import numpy as np
import pytest
from django.db import connection

from punte.reference import lexicon_store
from punte.reference.lexicon import learning
from punte.reference.lexicon.learning import Word, learn
from punte.reference.lexicon.lexicon import Lexicon
from punte.reference.lexicon.pieces import pieces
from punte.reference.models import Concept, Label, StoredLexicon

KIND = "occupation"
TOLD = {
    1: ["truck driver", "conducator auto camion"],
    2: ["bus driver", "conducator auto autobuz"],
    3: ["cook", "bucatar"],
    4: ["nurse", "asistent medical"],
    5: ["driver of a tractor"],
}


def small() -> Lexicon:
    """A lexicon of five occupations."""
    rows = [(concept, text) for concept, texts in TOLD.items() for text in texts]
    return learn([Word(concept, KIND, number, text) for number, (concept, text) in enumerate(rows)], [KIND])


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["pop de", "truck driver", "a", "operator 2", "sofer sofer"])
def test_trigrams_are_those_of_the_database(text: str) -> None:
    _texts, found = pieces([text])
    ours = {"".join(chr(p >> shift & 0x1FFFFF) for shift in (42, 21, 0)) for p in found.tolist() if p >= 0}
    with connection.cursor() as cursor:
        cursor.execute("SELECT show_trgm(%s)", [text])
        assert ours == set(cursor.fetchone()[0])


def test_pieces_of_nothing_are_none() -> None:
    texts, found = pieces(["", " "])
    assert (len(texts), len(found)) == (0, 0)
    assert small().nearest("", [KIND], 5) == []
    assert small().nearest("щщщ", [KIND], 5) == []


def test_the_same_word_is_as_near_as_can_be() -> None:
    first = small().nearest("bucatar", [KIND], 5)[0]
    assert (first.concept, first.nearness) == (3, pytest.approx(1))


def test_what_is_said_together_in_one_concept_draws_the_other_language_near(monkeypatch) -> None:
    """In a space of two directions, "voditel" leads to the tractor driver, whose own word nobody wrote in Bulgarian."""
    monkeypatch.setattr(learning, "DIMENSIONS", 2)
    pairs = [("driver", "voditel"), ("cook", "gotvach")] * 4
    rows = [(n, text) for n, pair in enumerate(pairs) for text in pair] + [
        (8, "tractor driver"),
        (9, "head cook"),
    ]
    lexicon = learn([Word(concept, KIND, n, text) for n, (concept, text) in enumerate(rows)], [KIND])
    known = np.searchsorted(lexicon.shapes, pieces(["voditel"])[1])
    near = lexicon._latent(known)
    assert near[8] > 0.8 > 0.2 > near[9]


def test_only_the_kinds_that_are_asked_for_are_found_and_ties_go_by_number() -> None:
    rows = [(7, "skill", "welding"), (9, KIND, "welding"), (8, KIND, "welding")]
    lexicon = learn([Word(c, kind, n, text) for n, (c, kind, text) in enumerate(rows)], [KIND])
    assert [near.concept for near in lexicon.nearest("welding", [KIND], 5)] == [8, 9]
    assert [near.concept for near in lexicon.nearest("welding", ["skill"], 5)] == [7]


def test_what_is_kept_and_read_again_answers_the_same() -> None:
    lexicon = small()
    again = Lexicon.from_bytes(lexicon.as_bytes())
    assert again.nearest("drivar", [KIND], 5) == lexicon.nearest("drivar", [KIND], 5)
    assert lexicon.as_bytes() == small().as_bytes()


def _concept(word: str) -> Concept:
    found = Concept.objects.create(
        kind=KIND, uri=f"urn:test:{word}", isco="8332", name={"texts": {"en": word}}
    )
    Label.objects.create(concept=found, language="en", text=word, folded=word, rank=0, source="punte")
    return found


@pytest.mark.django_db
def test_a_process_reads_what_was_kept_and_learns_only_of_words_that_came_without(monkeypatch) -> None:
    driver = _concept("driver")
    lexicon_store.keep_lexicon()
    monkeypatch.setattr(lexicon_store, "_kept", ("", None))
    with monkeypatch.context() as patched:
        patched.setattr(lexicon_store, "_learned", lambda: pytest.fail("it was kept"))
        assert lexicon_store.lexicon().nearest("driver", [KIND], 1)[0].concept == driver.pk
    cook = _concept("cook")
    assert lexicon_store.lexicon().nearest("cook", [KIND], 1)[0].concept == cook.pk


@pytest.mark.django_db
def test_one_lexicon_is_kept_and_none_where_there_are_no_words() -> None:
    _concept("driver")
    lexicon_store.keep_lexicon()
    lexicon_store.keep_lexicon()
    assert StoredLexicon.objects.count() == 1
    Concept.objects.all().delete()
    lexicon_store.keep_lexicon()
    assert not StoredLexicon.objects.exists()
