"""Paragraphs found again, and differences word by word: whatever is written, nothing is found twice and no word is lost."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from punte.dialogue.text_changes import Part, parts
from punte.dialogue.text_matching import matched

WORDS = st.lists(st.sampled_from("autobuz sat oră muncă copii nouă la în și, joi.".split()), max_size=14)
TEXTS = st.lists(WORDS.map(" ".join), max_size=9)


@settings(max_examples=150, deadline=None)
@given(former=TEXTS, new=TEXTS)
def test_no_paragraph_is_found_twice_and_the_same_words_are_found_first(former, new) -> None:
    found = matched(former, new)
    taken = [match[0] for match in found if match]
    assert len(taken) == len(set(taken))
    for words, match in zip(new, found, strict=True):
        if match and match[1]:
            assert former[match[0]] == words
    same = sum(min(former.count(w), new.count(w)) for w in set(new))
    assert sum(bool(match and match[1]) for match in found) == same


@settings(max_examples=150, deadline=None)
@given(former=WORDS.map(" ".join), new=WORDS.map(" ".join))
def test_both_versions_can_be_read_from_the_difference(former, new) -> None:
    found = parts(former, new)
    assert "".join(p.words for p in found if p.what != "out").split() == new.split()
    assert "".join(p.words for p in found if p.what != "new").split() == former.split()


def test_a_moved_paragraph_keeps_its_number_and_a_changed_one_is_found_in_its_place() -> None:
    former = [
        "Titlul planului",
        "Autobuzul pleacă la nouă dimineața",
        "Creșa primește copii mici",
        "Bugetul anului",
    ]
    new = [
        "Bugetul anului",
        "Titlul planului",
        "Autobuzul pleacă la cinci dimineața",
        "Cu totul altceva aici",
    ]
    assert matched(former, new) == [(3, True), (0, True), (1, False), None]


def test_changes_a_word_apart_are_read_as_one() -> None:
    found = parts(
        "Cursa pleacă la nouă și ajunge la zece în oraș", "Cursa vine la cinci și ajunge la șase în oraș"
    )
    assert found == [
        Part("same", "Cursa "),
        Part("out", "pleacă la nouă"),
        Part("new", "vine la cinci"),
        Part("same", " și ajunge la "),
        Part("out", "zece"),
        Part("new", "șase"),
        Part("same", " în oraș"),
    ]


def test_four_hundred_paragraphs_without_one_in_common_take_seconds_and_not_minutes() -> None:
    former = [f"paragraful {n} spune una și alta despre satul {n}" for n in range(400)]
    begun = time.process_time()
    assert len(matched(former, [words.replace("una", "alta") for words in former])) == len(former)
    assert time.process_time() - begun < 20
