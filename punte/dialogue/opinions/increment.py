"""One more vote, without beginning again.

A vote on one statement changes its mean, and so one row and one column of the products; the axes are followed from the
former ones, everybody's place is summed anew, and people go to the nearest of the groups of the last drawing.
Means, products, axes, places and counts are those that a whole computation finds; where the middle of a group lies, and
how many groups there are, stays until the next drawing."""

from dataclasses import replace

import numpy as np

from punte.dialogue.opinions import axes, clusters
from punte.dialogue.opinions.drawing import Drawing, Groups, Position
from punte.dialogue.opinions.ratings import Ids, Numbers, Ratings


def with_vote(drawing: Drawing, *, person: int, statement: int, value: int) -> Drawing:
    """The map after this vote. A second vote of a person on a statement takes the place of the first.
    KeyError where the statement is not part of the conversation."""
    column = int(np.searchsorted(drawing.ratings.statements, statement))
    if column == len(drawing.ratings.statements) or drawing.ratings.statements[column] != statement:
        raise KeyError(statement)
    before, former = drawing.ratings, drawing.groups.group_of
    row = int(np.searchsorted(before.people, person))
    if row == len(before.people) or before.people[row] != person:
        before = _with_person(before, row, person)
        former = np.insert(former, row, -1)
    ratings = _put(before, row, 3 * column + value + 1)
    position = _moved(ratings, drawing, column)
    groups = replace(drawing.groups, group_of=_regrouped(ratings, position.places, drawing.groups))
    votes = _recounted(drawing.votes, before, former, ratings, groups, row)
    return replace(drawing, ratings=ratings, position=position, groups=groups, votes=votes)


def _with_person(ratings: Ratings, row: int, person: int) -> Ratings:
    ends = np.insert(ratings.ends, row, ratings.ends[row])
    return replace(ratings, people=np.insert(ratings.people, row, person), ends=ends)


def _put(ratings: Ratings, row: int, key: int) -> Ratings:
    """The votes with this one in its place among those of the person."""
    first, past = ratings.ends[row], ratings.ends[row + 1]
    counts = ratings.counts.copy()
    at = int(first + np.searchsorted(ratings.keys[first:past] // 3, key // 3))
    if at < past and ratings.keys[at] // 3 == key // 3:
        keys, ends = ratings.keys.copy(), ratings.ends
        counts.flat[keys[at]] -= 1
        keys[at] = key
    else:
        keys, ends = np.insert(ratings.keys, at, key), ratings.ends.copy()
        ends[row + 1 :] += 1
    counts.flat[key] += 1
    return replace(ratings, keys=keys, ends=ends, counts=counts)


def _moved(ratings: Ratings, drawing: Drawing, column: int) -> Position:
    """Mean, products, axes and places after a change in one column."""
    mean = axes.means(ratings, drawing.zeroed)
    products = drawing.position.products.copy()
    products[column] = products[:, column] = axes.gram_row(ratings, mean, drawing.zeroed, column)
    found = axes.follow(products, drawing.position.axes)
    return Position(mean, products, found, axes.places(ratings, mean, found.directions, drawing.zeroed))


def _regrouped(ratings: Ratings, places: Numbers, groups: Groups) -> Ids:
    inside = clusters.clustered(ratings.votes_each, len(ratings.statements))
    if not groups.count:
        return np.full(len(places), -1, np.int64)
    return np.where(inside, clusters.nearest(places, groups.centres), -1)


def _recounted(votes: Ids, before: Ratings, former: Ids, ratings: Ratings, groups: Groups, row: int) -> Ids:
    """Counts by group: who voted, and who went to another group, are taken out where they were and put where they
    are."""
    changed = np.flatnonzero(former != groups.group_of)
    changed = np.union1d(changed, [row])
    found = votes.copy()
    flat = found.reshape(len(found), 3 * len(ratings.statements))
    for one in changed:
        if former[one] >= 0:
            flat[former[one], before.keys[before.ends[one] : before.ends[one + 1]]] -= 1
        if groups.group_of[one] >= 0:
            flat[groups.group_of[one], ratings.keys[ratings.ends[one] : ratings.ends[one + 1]]] += 1
    return found
