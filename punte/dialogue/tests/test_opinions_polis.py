"""The published results of Polis, found again from its open votes."""

import numpy as np
import pytest

from punte.dialogue.opinions import axes, holding
from punte.dialogue.opinions.clusters import clustered
from punte.dialogue.opinions.drawing import draw
from punte.dialogue.tests import polis

pytestmark = polis.needs_polis

# What red-dwarf 0.4.0 reaches with the same votes, statements moderated out and number of groups.
REACHED = {
    "brexit-consensus": 0.90,
    "canadian-electoral-reform": 1.00,
    "football-concussions": 0.83,
    "scoop-hivemind.taxes": 0.91,
    "vtaiwan.uberx": 0.82,
}


@pytest.mark.parametrize("name", polis.conversations())
def test_the_published_groups_come_out(name):
    ratings, out, published = polis.conversation(name)
    drawing = draw(ratings, moderated=out, kept=published, count=len(set(published.values())))
    ours = dict(zip(ratings.people.tolist(), drawing.groups.group_of.tolist(), strict=True))
    both = [person for person in published if ours.get(person, -1) >= 0]
    found = polis.adjusted_rand([ours[p] for p in both], [published[p] for p in both])
    print(f"{name}: {len(both)} people, adjusted Rand index {found:.4f}")
    assert len(both) == len(published)
    assert found >= REACHED.get(name, 0) - 0.005


@pytest.mark.parametrize("name", polis.conversations())
def test_places_are_those_of_a_dense_computation(name):
    ratings, out, _ = polis.conversation(name)
    drawing = draw(ratings, moderated=out)
    dense = polis.dense(ratings, drawing.zeroed)
    for axis in (0, 1):
        found = abs(np.corrcoef(dense[:, axis], drawing.position.places[:, axis])[0, 1])
        print(f"{name}, axis {axis + 1}: correlation {found:.12f}")
        assert found >= 0.9999


@pytest.fixture(params=polis.served())
def served(request):
    ratings, said, groups = polis.server(request.param)
    group_of = np.array([groups.get(p, -1) for p in ratings.people.tolist()])
    votes = holding.votes_by_group(ratings, group_of, len(said["group-clusters"]))
    return ratings, said, votes


def test_votes_by_group_are_those_of_the_server(served):
    ratings, said, votes = served
    for group, of_group in said["group-votes"].items():
        for column, statement in enumerate(ratings.statements):
            theirs = of_group["votes"][str(statement)]
            disagree, _, agree = votes[int(group), column]
            assert (agree, disagree, votes[int(group), column].sum()) == (
                theirs["A"],
                theirs["D"],
                theirs["S"],
            )


def test_representative_statements_are_those_of_the_server(served):
    ratings, said, votes = served
    found = holding.representative(votes, ratings.statements, ratings.places_of(said["mod-out"]))
    for group, theirs in said["repness"].items():
        ours = found[int(group)]
        assert [(h.statement, h.side, h.n, h.of, h.best) for h in ours] == [
            (t["tid"], t["repful-for"], t["n-success"], t["n-trials"], t.get("best-agree", False))
            for t in theirs
        ]
        for h, t in zip(ours, theirs, strict=True):
            assert (h.p, h.z, h.r) == pytest.approx((t["p-success"], t["p-test"], t["repness"]), rel=1e-12)
            assert h.q == pytest.approx(t["repness-test"], rel=1e-6)  # theirs is told in single precision


def test_what_all_share_is_that_of_the_server(served):
    ratings, said, votes = served
    found = holding.consensus(ratings.counts, ratings.statements, ratings.places_of(said["mod-out"]))
    theirs = [(side, t) for side in ("agree", "disagree") for t in said["consensus"][side]]
    assert [(h.side, h.statement, h.n, h.of) for h in found] == [
        (side, t["tid"], t["n-success"], t["n-trials"]) for side, t in theirs
    ]
    for h, (_, t) in zip(found, theirs, strict=True):
        assert (h.p, h.z) == pytest.approx((t["p-success"], t["p-test"]), rel=1e-12)
    for column, statement in enumerate(ratings.statements):
        assert holding.shared(votes)[column] == pytest.approx(said["group-aware-consensus"][str(statement)])


def test_places_and_priorities_are_those_of_the_server(served):
    ratings, said, _ = served
    drawing = draw(ratings, moderated=said["mod-out"], meta=said["meta-tids"], kept=said["in-conv"])
    base = said["base-clusters"]
    alone = {
        m[0]: (x, y) for m, x, y in zip(base["members"], base["x"], base["y"], strict=True) if len(m) == 1
    }
    rows = [row for row, person in enumerate(ratings.people.tolist()) if person in alone]
    theirs = np.array([alone[ratings.people[row]] for row in rows])
    for axis in (0, 1):
        found = abs(np.corrcoef(theirs[:, axis], drawing.position.places[rows, axis])[0, 1])
        print(f"axis {axis + 1}: correlation with the server {found:.12f}")
        assert found >= 0.9999
    far = axes.extremity(drawing.position.mean, drawing.position.axes.directions)
    assert far == pytest.approx(said["pca"]["comment-extremity"], abs=1e-6)
    if len(drawing.groups.group_of[drawing.groups.group_of >= 0]) == len(said["in-conv"]):
        assert drawing.priorities == pytest.approx({int(t): p for t, p in said["comment-priorities"].items()})


def test_who_is_grouped_is_in_the_conversation_of_the_server(served):
    ratings, said, _ = served
    mask = clustered(ratings.votes_each, len(ratings.statements))
    assert set(ratings.people[mask].tolist()) <= set(said["in-conv"])
