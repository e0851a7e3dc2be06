"""The draw against vectors worked out apart (sha256sum, sort, and a calculator), so that it never changes."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from punte.monitoring import sampling

# printf 'Baia Mare 12 martie|4711' | sha256sum
PLACE = "ddd85df6a3f4a96a99b465b8646ca65403fbc112df70933e6ad9bdc3f04ac729"


def test_a_place_is_the_sha256_of_seed_and_number():
    assert sampling.place("Baia Mare 12 martie", 4711) == PLACE


def test_the_order_of_a_seed_is_that_of_the_vectors():
    assert sampling.ordered("Baia Mare 12 martie", sampling.numbered(range(1, 11))) == ORDER


ORDER = [7, 6, 1, 10, 5, 9, 3, 2, 8, 4]


def test_letters_of_both_alphabets_are_hashed_as_utf_8():
    assert sampling.ordered("ș ț щ ъ", sampling.numbered([1, 2, 3, 4, 5])) == ORDER_OF_LETTERS


ORDER_OF_LETTERS = [4, 1, 5, 3, 2]


def test_the_seed_and_the_length_of_the_list_say_which_lines_are_drawn():
    keys = [number * 31 + 7 for number in range(1, 11)]
    drawn = sampling.draw(dict.fromkeys(keys, 0), seed="Baia Mare 12 martie", size=4)
    assert [keys.index(unit) + 1 for unit in drawn] == ORDER[:4]


def test_each_partner_gives_its_share_in_the_order_of_the_seed():
    population = {number: 1 if number <= 5 else 2 for number in range(1, 11)}
    drawn = sampling.draw(population, seed="Baia Mare 12 martie", size=4, stratified=True)
    assert drawn == [7, 6, 1, 5], "of 7 6 1 10 5 9 3 2 8 4 the first two of each partner"


def test_the_digest_covers_number_and_partner():
    # printf '1 1\n2 1\n' | sha256sum
    told = "41baca8a9951e387b05e152471e89219c43a58d6c76fb3447763ba77ef26d4af"
    assert sampling.digest({2: 1, 1: 1}) == told
    assert sampling.digest({2: 1, 1: 2}) != told


@pytest.mark.parametrize(
    ("strata", "size", "expected"),
    [
        ({7: 60, 9: 40}, 10, {7: 6, 9: 4}),
        ({7: 50, 9: 50}, 5, {7: 3, 9: 2}),  # equal remainders: the smaller number first
        ({1: 1, 2: 99}, 10, {1: 0, 2: 10}),
        ({0: 33, 1: 33, 2: 34}, 10, {0: 3, 1: 3, 2: 4}),
        ({1: 3}, 3, {1: 3}),
    ],
)
def test_partners_get_their_share_by_the_largest_remainders(strata, size, expected):
    assert sampling.allocation(strata, size) == expected


@pytest.mark.parametrize(("share", "units", "size"), [(10, 318, 32), (1, 5, 1), (100, 7, 7), (50, 3, 2)])
def test_a_share_is_rounded_up(share, units, size):
    assert sampling.size_of(share, units) == size


POPULATIONS = st.dictionaries(st.integers(1, 10**9), st.integers(0, 5), min_size=1, max_size=60)


@given(POPULATIONS, st.text(min_size=1, max_size=20), st.data(), st.booleans())
def test_a_draw_is_repeated_whatever_the_order_of_the_population(population, seed, data, stratified):
    size = data.draw(st.integers(1, len(population)))
    drawn = sampling.draw(population, seed=seed, size=size, stratified=stratified)
    assert len(drawn) == len(set(drawn)) == size and set(drawn) <= set(population)
    shuffled = list(population.items())
    random.Random(1).shuffle(shuffled)
    assert sampling.draw(dict(shuffled), seed=seed, size=size, stratified=stratified) == drawn
    found = sampling.check(population, population, drawn, seed=seed, stratified=stratified)
    assert found.repeated and found.unchanged


def test_a_check_tells_how_the_population_has_changed():
    was, now = {1: 1, 2: 1, 3: 2}, {2: 1, 3: 1, 4: 2, 5: 2}
    drawn = sampling.draw(was, seed="a", size=2)
    found = sampling.check(was, now, drawn, seed="a", stratified=False)
    assert (found.repeated, found.added, found.gone, found.moved) == (True, 2, 1, 1)
    assert not sampling.check(was, was, drawn[::-1], seed="a", stratified=False).repeated


@pytest.mark.parametrize(("typed", "kept"), [("  a \n b ", "a b"), ("ş", "ș"), ("\u200b ", "")])
def test_a_typed_seed_is_kept_in_one_form(typed, kept):
    assert sampling.as_seed(typed) == kept
