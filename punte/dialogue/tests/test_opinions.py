"""Opinion groups on votes small enough to work out by hand, and what must hold for any votes."""

import subprocess
import sys
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from punte.dialogue.opinions import axes, clusters, holding, routing
from punte.dialogue.opinions.clusters import Smoothing
from punte.dialogue.opinions.drawing import draw
from punte.dialogue.opinions.increment import with_vote
from punte.dialogue.opinions.ratings import latest, rate
from punte.dialogue.tests.polis import dense

Vote = tuple[int, int, int]


def rated(votes, **more):
    """Votes as (person, statement, value); of two for one pair the later counts."""
    columns = np.array([(p, s, v, n) for n, (p, s, v) in enumerate(votes)], np.int64).reshape(-1, 4).T
    return rate(*latest(columns[0], columns[1], columns[2].astype(np.int8), columns[3]), **more)


# Two camps of ten on four statements: the first agrees with 1 and 2, the second with 3; all agree with 4.
CAMPS = [
    (person, statement, value)
    for person in range(20)
    for statement, value in zip((1, 2, 3, 4), (1, 1, -1, 1) if person < 10 else (-1, -1, 1, 1), strict=True)
]


def test_two_camps_are_two_groups():
    drawing = draw(rated(CAMPS))
    assert drawing.groups.count == 2
    assert drawing.groups.sizes.tolist() == [10, 10]
    assert len({*drawing.groups.group_of[:10].tolist()}) == 1 == len({*drawing.groups.group_of[10:].tolist()})
    assert drawing.groups.scores[2] == 0  # each camp is one base cluster, alone in its group


def test_places_of_two_camps_worked_by_hand():
    """The means are 0, 0, 0, 1; the first axis is (1, 1, -1, 0)/√3, so a camp stands at √(4/4) · ±3/√3."""
    drawing = draw(rated(CAMPS))
    assert drawing.position.mean.tolist() == [0, 0, 0, 1]
    assert drawing.position.axes.directions[:, 0] == pytest.approx(
        [1 / sqrt(3), 1 / sqrt(3), -1 / sqrt(3), 0]
    )
    assert drawing.position.places[:, 0] == pytest.approx([sqrt(3)] * 10 + [-sqrt(3)] * 10)


def test_the_figures_of_a_group_worked_by_hand():
    """Of ten all agree, of the other ten nobody: p = 11/12, z = 2√11 · ½, r = (11/12)/(1/12), q from π̂ = 12/22."""
    drawing = draw(rated(CAMPS))
    first = int(drawing.groups.group_of[0])
    held = next(h for h in drawing.representative[first] if h.statement == 1)
    q = (1 - 1 / 11) / sqrt(12 / 22 * 10 / 22 * (2 / 11))
    assert (held.side, held.n, held.of) == ("agree", 10, 10)
    assert (held.p, held.z, held.r, held.q) == pytest.approx((11 / 12, sqrt(11), 11, q))
    assert [(h.statement, h.side, h.best) for h in drawing.representative[first]] == [
        (1, "agree", True),
        (2, "agree", False),
        (3, "disagree", False),
    ]


def test_what_all_share_worked_by_hand():
    drawing = draw(rated(CAMPS))
    assert [(h.statement, h.side, h.n, h.of) for h in drawing.consensus] == [(4, "agree", 20, 20)]
    assert drawing.consensus[0].z == pytest.approx(2 * sqrt(21) / 2)
    assert drawing.shared == pytest.approx({1: 11 / 144, 2: 11 / 144, 3: 11 / 144, 4: 121 / 144})


def test_a_small_group_weighs_as_much_as_a_large_one():
    votes = np.array([[[0, 0, 90]], [[6, 0, 0]]])  # 90 agree, six do not
    assert holding.shared(votes)[0] == pytest.approx(91 / 92 * 1 / 8)


def test_priorities_worked_by_hand():
    """Seen by nobody: (½ · 1 · ½ · 9)²; agreed by ten of ten: (11/12 · 1 · 11/12 · (1 + 8/4))²."""
    assert routing.priority(agree=0, passed=0, seen=0, extremity=0) == pytest.approx((0.25 * 9) ** 2)
    assert routing.priority(agree=10, passed=0, seen=10, extremity=0) == pytest.approx((121 / 144 * 3) ** 2)
    assert routing.priority(agree=10, passed=0, seen=10, extremity=0, meta=True) == 49


def test_the_next_statement_is_drawn_as_its_priority_says():
    weights = {1: 1.0, 2: 3.0}
    assert [routing.choose([1, 2], weights, lot) for lot in (0, 0.24, 0.26, 0.99)] == [1, 1, 2, 2]
    assert routing.choose([7], {}, 0.5) == 7
    assert routing.choose([], weights, 0.5) is None


def test_a_statement_that_was_moderated_out_moves_nobody_but_is_counted():
    votes = [*CAMPS, *((person, 5, 1 if person % 2 else -1) for person in range(20))]
    with_it, without = draw(rated(votes), moderated=[5]), draw(rated(CAMPS))
    assert with_it.position.axes.directions[:4] == pytest.approx(without.position.axes.directions)
    assert with_it.position.places[:, 0] == pytest.approx(without.position.places[:, 0])  # √(5/5), as √(4/4)
    assert with_it.votes[:, 4].sum() == 20
    assert 5 not in {h.statement for held in with_it.representative for h in held}
    assert 5 not in with_it.shared


def test_zeroed_columns_count_as_voted_on():
    ratings = rated([(1, 1, 1), (2, 1, -1), (2, 2, 1)])
    assert axes.cast_in(ratings, ratings.places_of([2])).tolist() == [2, 2]
    assert axes.cast_in(ratings, ratings.places_of([])).tolist() == [1, 2]


def test_who_voted_little_is_in_no_group_once_there_are_fifteen():
    votes = [(person, statement, 1) for person in range(15) for statement in range(8)]
    assert clusters.clustered(rated([*votes, (99, 1, 1)]).votes_each, 8).sum() == 15
    assert clusters.clustered(rated([*votes[:-8], (99, 1, 1)]).votes_each, 8).sum() == 15


def test_the_number_of_groups_changes_only_after_four_wins_in_a_row():
    state = Smoothing().then(2)
    assert state == Smoothing(last=2, times=1, shown=2)
    for best in (3, 3, 2, 3, 3, 3):
        state = state.then(best)
        assert state.shown == 2
    assert state.then(3) == Smoothing(last=3, times=4, shown=3)


@pytest.mark.parametrize("votes", [[], [(1, 1, 1)], [(1, 1, 1), (2, 1, 1)], [(1, 1, 0), (1, 2, -1)]])
def test_hardly_any_votes_give_a_map_too(votes):
    drawing = draw(rated(votes, statements=[1, 2, 3]))
    assert drawing.groups.count == (1 if votes else 0)
    assert set(drawing.priorities) == {1, 2, 3}
    assert np.isfinite(drawing.position.places).all()


def test_two_votes_on_one_statement_are_refused_where_nobody_said_which_is_later():
    with pytest.raises(ValueError, match="two votes"):
        rate(np.array([1, 1]), np.array([2, 2]), np.array([1, -1], np.int8))


def test_pages_do_not_load_the_arithmetic():
    told = "import sys; import punte.dialogue.opinions.routing; print('numpy' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )


# ---- whatever the votes are

some_votes = st.lists(
    st.tuples(st.integers(1, 30), st.integers(1, 12), st.sampled_from([-1, 0, 1])), min_size=30, max_size=250
)
STATEMENTS = range(1, 13)


def told(drawing):
    """Everything that is shown of a map."""
    return (
        drawing.groups.group_of.tolist(),
        drawing.votes.tolist(),
        drawing.representative,
        drawing.consensus,
        drawing.shared,
        drawing.priorities,
        drawing.smoothing,
        drawing.position.places.tolist(),
    )


@settings(max_examples=40, deadline=None)
@given(some_votes, st.randoms(use_true_random=False))
def test_the_order_of_votes_does_not_matter(votes, random):
    once = list({(p, s): (p, s, v) for p, s, v in votes}.values())
    shuffled = list(once)
    random.shuffle(shuffled)
    assert told(draw(rated(once, statements=STATEMENTS))) == told(
        draw(rated(shuffled, statements=STATEMENTS))
    )


@settings(max_examples=40, deadline=None)
@given(some_votes, st.sets(st.integers(1, 30), max_size=8))
def test_struck_people_leave_no_trace(votes, struck):
    never = [vote for vote in votes if vote[0] not in struck]
    assert told(draw(rated(votes, statements=STATEMENTS, struck=struck))) == told(
        draw(rated(never, statements=STATEMENTS))
    )


@settings(max_examples=40, deadline=None)
@given(some_votes)
def test_a_vote_given_again_counts_once(votes):
    last = list({(p, s): (p, s, v) for p, s, v in votes}.values())
    assert told(draw(rated([*votes, *last]))) == told(draw(rated(last)))


@settings(max_examples=40, deadline=None)
@given(some_votes, st.sets(st.sampled_from(STATEMENTS), max_size=3))
def test_places_are_those_of_the_plain_way(votes, out):
    drawing = draw(rated(votes, statements=STATEMENTS), moderated=out)
    values = drawing.position.axes.values[::-1]
    if len(values) > 2 and min(values[0] - values[1], values[1] - values[2]) > 1e-3:  # else any turn is right
        plain = dense(drawing.ratings, drawing.zeroed)
        assert np.abs(drawing.position.places) == pytest.approx(np.abs(plain), abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(some_votes, st.lists(some_votes.map(lambda v: v[0]), min_size=1, max_size=6))
def test_one_vote_more_is_the_same_as_beginning_again(votes, more):
    begun = rated(votes, statements=STATEMENTS)
    drawing = draw(begun, moderated=[3])
    for person, statement, value in more:
        drawing = with_vote(drawing, person=person, statement=statement, value=value)
    whole = draw(rated([*votes, *more], statements=STATEMENTS), moderated=[3])
    for part in ("people", "keys", "ends", "counts"):
        assert getattr(drawing.ratings, part).tolist() == getattr(whole.ratings, part).tolist()
    assert drawing.position.mean.tolist() == whole.position.mean.tolist()
    assert drawing.position.products.tolist() == whole.position.products.tolist()  # to the last bit
    again = holding.votes_by_group(whole.ratings, drawing.groups.group_of, drawing.groups.count)
    assert drawing.votes.tolist() == again.tolist()
    assert drawing.consensus == whole.consensus
    values = whole.position.axes.values[::-1]
    if min(values[0] - values[1], values[1] - values[2]) > 1e-3:
        assert np.abs(drawing.position.places) == pytest.approx(np.abs(whole.position.places), abs=1e-6)


def test_axes_followed_over_many_votes_stay_exact():
    random = np.random.default_rng(3)
    votes = {
        (p, s): int(random.integers(-1, 2)) for p in range(60) for s in range(20) if random.random() < 0.5
    }
    drawing = draw(rated([(p, s, v) for (p, s), v in votes.items()], statements=range(20)))
    for _ in range(200):
        person, statement, value = (int(random.integers(*span)) for span in ((0, 60), (0, 20), (-1, 2)))
        votes[person, statement] = value
        drawing = with_vote(drawing, person=person, statement=statement, value=value)
    whole = draw(rated([(p, s, v) for (p, s), v in votes.items()], statements=range(20)))
    assert drawing.position.places == pytest.approx(whole.position.places, abs=1e-8)
    assert drawing.priorities == pytest.approx(
        {
            s: routing.priority(
                agree=int(drawing.votes[:, j, 2].sum()),
                passed=int(drawing.votes[:, j, 1].sum()),
                seen=int(drawing.votes[:, j].sum()),
                extremity=float(axes.extremity(whole.position.mean, whole.position.axes.directions)[j]),
            )
            for j, s in enumerate(range(20))
        }
    )
