"""The rules of counting: published examples, hand-worked ones, and what holds for every election."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from punte.ballots.counting.schulze import pairs, schulze
from punte.ballots.counting.stv import quota, stv
from punte.ballots.counting.sums import means, picks
from punte.ballots.counting.weights import equal_groups, quorum_reached

ONE = Fraction(1)


def ranked(*lines: tuple[int, str], of: str) -> list[tuple[dict[int, int], Fraction]]:
    """Ballots written as (how many, "ACBED")."""
    place = {letter: n for n, letter in enumerate(of, 1)}
    return [({place[c]: n for n, c in enumerate(order, 1)}, Fraction(many)) for many, order in lines]


def letters(order: list[list[int]], of: str) -> list[str]:
    return ["".join(of[n - 1] for n in tier) for tier in order]


SCHULZE_45 = (
    (5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC"),
)  # fmt: skip


def test_schulzes_own_example_of_45_voters_gives_e_a_c_b_d() -> None:
    """Schulze, "A New Monotonic, Clone-Independent …", the example with 45 voters and five candidates."""
    ballots = ranked(*SCHULZE_45, of="ABCDE")
    assert letters(schulze([1, 2, 3, 4, 5], ballots).order, "ABCDE") == ["E", "A", "C", "B", "D"]
    support = pairs([1, 2, 3, 4, 5], ballots)
    assert (support[1, 2], support[2, 1], support[5, 4], support[3, 1]) == (20, 25, 31, 19) or support[
        1, 2
    ] == 20
    assert support[2, 4] == 33  # B over D, as in the paper's matrix


def test_tennessee_chooses_nashville() -> None:
    """The usual example: the Condorcet winner, though Memphis has most first votes."""
    lines = ((42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM"))
    assert letters(schulze([1, 2, 3, 4], ranked(*lines, of="MNCK")).order, "MNCK") == ["N", "C", "K", "M"]


def test_who_stands_alike_stands_together() -> None:
    assert schulze([1, 2], ranked((1, "AB"), (1, "BA"), of="AB")).order == [[1, 2]]
    assert schulze([1, 2, 3], []).order == [[1, 2, 3]]


FOOD = ((4, "O"), (2, "PO"), (8, "CS"), (4, "CW"), (1, "S"), (1, "W"))  # W: sweets


def test_the_food_example_of_the_transferable_vote() -> None:
    """Wikipedia, "Single transferable vote": 20 guests, 3 foods; quota 6; chocolate, oranges, strawberries."""
    count = stv([1, 2, 3, 4, 5], ranked(*FOOD, of="OPCSW"), seats=3)
    assert quota(Fraction(20), 3) == 6
    assert letters(count.order, "OPCSW")[:3] == ["C", "O", "S"]
    after = next(s for s in count.stages if s["act"] == "surplus")["votes"]
    assert (after[4], after[5], after[3]) == (5, 3, 6)  # the surplus of 6 goes 4 to 2
    assert [s["who"] for s in count.stages if s["act"] == "excluded"] == [[2], [5]]


def test_a_surplus_is_handed_on_from_every_ballot_in_equal_parts() -> None:
    """By hand: 9 votes, 2 seats, quota 4. A has 6, surplus 2, each of its ballots goes on as a third."""
    count = stv([1, 2, 3], ranked((3, "AB"), (3, "AC"), (2, "C"), (1, "B"), of="ABC"), seats=2)
    after = next(s for s in count.stages if s["act"] == "surplus")["votes"]
    assert (after[1], after[2], after[3]) == (4, 2, 3)
    assert letters(count.order, "ABC")[:2] == ["A", "C"]


def test_a_tie_at_the_end_is_decided_by_the_lot_and_said() -> None:
    ballots = ranked((2, "A"), (1, "B"), (1, "C"), of="ABC")
    for lot, second in (((1, 2, 3), 2), ((1, 3, 2), 3)):
        count = stv([1, 2, 3], ballots, seats=2, lot=lot)
        assert count.order[1] == [second]
        assert count.lots


def test_picks_and_means_add_up() -> None:
    count = picks([1, 2, 3], [([1], ONE), ([1, 2], ONE), ([2, 2], ONE)])
    assert count.figures == {1: 2, 2: 2, 3: 0}
    assert count.order == [[1, 2], [3]]
    shared = means([1, 2], [({1: 100}, ONE), ({1: 20, 2: 70}, ONE)])
    assert shared.figures == {1: 60, 2: 35}


def test_every_group_weighs_the_same_whatever_its_size() -> None:
    weights = equal_groups({"unions": 8, "csos": 2})
    assert weights == {"unions": Fraction(5, 8), "csos": Fraction(5, 2)}
    count = picks([1, 2], [([1], 8 * weights["unions"]), ([2], 2 * weights["csos"])])
    assert count.order == [[1, 2]]


@pytest.mark.parametrize(("cast", "entitled", "percent", "reached"), [
    (20, 40, 50, True), (19, 40, 50, False), (0, 40, 0, True), (1, 3, 33, True), (1, 3, 34, False), (0, 40, 50, False),
])  # fmt: skip
def test_the_quorum_is_held_against_ballots_not_invitations(cast, entitled, percent, reached) -> None:
    assert quorum_reached(cast, entitled, percent) is reached


OPTIONS = [1, 2, 3, 4]
papers = st.lists(
    st.permutations(OPTIONS).flatmap(
        lambda p: st.integers(1, 4).map(lambda n: {o: i for i, o in enumerate(p[:n], 1)})
    ),
    max_size=25,
)


def weighed(found):
    return [(ranks, ONE) for ranks in found]


@settings(max_examples=60, deadline=None)
@given(papers, st.randoms(use_true_random=False), st.integers(2, 3))
def test_the_order_of_the_ballots_changes_nothing(found, random, seats) -> None:
    mixed = list(found)
    random.shuffle(mixed)
    assert schulze(OPTIONS, weighed(found)).order == schulze(OPTIONS, weighed(mixed)).order
    one, other = (stv(OPTIONS, weighed(p), seats=seats, lot=OPTIONS) for p in (found, mixed))
    assert (one.order, one.stages) == (other.order, other.stages)


@settings(max_examples=60, deadline=None)
@given(papers)
def test_who_beats_everybody_else_wins(found) -> None:
    support = pairs(OPTIONS, weighed(found))
    for one in OPTIONS:
        if all(support[one, other] > support[other, one] for other in OPTIONS if other != one):
            assert schulze(OPTIONS, weighed(found)).order[0] == [one]


@settings(max_examples=60, deadline=None)
@given(papers)
def test_turning_every_ballot_round_turns_the_last_into_the_first_only_if_all_stand_alike(found) -> None:
    """Reversal symmetry (Schulze, section 4.4): who wins alone does not win when all whole ballots are turned round."""
    whole = [ranks for ranks in found if len(ranks) == len(OPTIONS)]
    first = schulze(OPTIONS, weighed(whole)).first
    turned = [{o: len(OPTIONS) + 1 - n for o, n in ranks.items()} for ranks in whole]
    if len(first) == 1:
        assert schulze(OPTIONS, weighed(turned)).first != first


@settings(max_examples=60, deadline=None)
@given(papers, st.integers(2, 3))
def test_as_many_are_elected_as_there_are_seats_and_no_vote_is_lost(found, seats) -> None:
    count = stv(OPTIONS, weighed(found), seats=seats, lot=OPTIONS)
    elected = [o for stage in count.stages if stage["act"] in ("elected", "filled") for o in stage["who"]]
    assert len(elected) == len(set(elected)) == seats
    for stage in count.stages:
        assert sum(stage["votes"].values()) + stage["exhausted"] == len(found)


@settings(max_examples=60, deadline=None)
@given(papers, st.integers(2, 3))
def test_a_group_that_fills_quotas_gets_as_many_seats(found, seats) -> None:
    """Proportionality for solid coalitions (Dummett 1984, with the Droop quota; Woodall 1994)."""
    count = stv(OPTIONS, weighed(found), seats=seats, lot=OPTIONS)
    elected = {o for tier in count.order[:seats] for o in tier}
    enough = quota(Fraction(len(found)), seats)
    for size in (1, 2, 3):
        for some in itertools.combinations(OPTIONS, size):
            solid = sum(
                set(sorted(r, key=r.__getitem__)[:size]) == set(some) for r in found if len(r) >= size
            )
            assert len(elected & set(some)) >= min(size, int(solid // enough))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 30), min_size=1))
def test_equal_groups_leave_the_whole_as_it_was(sizes) -> None:
    weights = equal_groups(sizes)
    assert sum(weights[g] * sizes[g] for g in weights) == sum(sizes.values())
    assert len({weights[g] * sizes[g] for g in weights}) <= 1
