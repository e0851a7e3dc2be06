"""The two directions in which opinions differ most, and where each person stands in them.

A vote that was not cast counts as the mean of its statement (mean imputation). After centring it is 0, so the C × C
matrix of products (the Gram matrix) can be summed over the votes that were cast alone, and its two largest
eigenvectors are the exact principal components (I. T. Jolliffe, Principal Component Analysis, 2nd ed., sections 1.1
and 3.5). The sums of products are whole numbers, so they are the same to the last bit in whatever order they are made.
A statement that was moderated out, or only asks who somebody is, has its whole column set to 0, which counts as
voted."""

from dataclasses import dataclass

import numpy as np

from punte.dialogue.opinions.ratings import Ids, Mask, Numbers, Ratings

_VALUES = np.array([-1.0, 0.0, 1.0])


@dataclass(frozen=True)
class Axes:
    """Two unit vectors over the statements (C × 2), and all eigenvalues and -vectors, from which the next are found."""

    directions: Numbers
    values: Numbers
    vectors: Numbers


def means(ratings: Ratings, zeroed: Mask) -> Numbers:
    """The mean vote on each statement (C); 0 where nobody voted or the column is zeroed."""
    counts = ratings.counts
    cast = counts.sum(axis=1)
    found = np.divide(counts[:, 2] - counts[:, 0], cast, out=np.zeros(len(cast)), where=cast > 0)
    return np.where(zeroed, 0.0, found)


def gram(ratings: Ratings, mean: Numbers, zeroed: Mask) -> Numbers:
    """Σ over people of (v_ij - μ_j)(v_ik - μ_k), C × C, over those who voted on both."""
    size = len(ratings.statements)
    found = np.zeros((size, size))
    order = np.argsort(ratings.keys, kind="stable")
    last = np.concatenate([[0], np.cumsum(ratings.counts.ravel())])
    row_end = np.repeat(ratings.ends[1:], ratings.votes_each)
    for j in np.flatnonzero(~zeroed).tolist():
        by_vote = [order[last[3 * j + vote] : last[3 * j + vote + 1]] for vote in range(3)]
        counted = _together(ratings, [(at, row_end[at]) for at in by_vote])  # itself and what stands after it
        found[j, j:] = _products(counted, mean, j)[j:]
    found[zeroed] = found[:, zeroed] = 0
    return found + np.triu(found, 1).T


def gram_row(ratings: Ratings, mean: Numbers, zeroed: Mask, j: int) -> Numbers:
    """One row of the Gram matrix (C), for when only one statement has changed."""
    if zeroed[j]:
        return np.zeros(len(zeroed))
    at = np.flatnonzero((ratings.keys >= 3 * j) & (ratings.keys < 3 * j + 3))
    votes, owner = ratings.keys[at] - 3 * j, ratings.owners(at)
    rows = [owner[votes == vote] for vote in range(3)]
    counted = _together(ratings, [(ratings.ends[row], ratings.ends[row + 1]) for row in rows])
    return np.where(zeroed, 0.0, _products(counted, mean, j))


def _together(ratings: Ratings, spans: list[tuple[Ids, Ids]]) -> Ids:
    """For each of three sets of spans of keys: how many votes of each sort stand in them (3 × C × 3)."""
    width = 3 * len(ratings.statements)
    return np.array([_counted(ratings, first, past, width) for first, past in spans]).reshape(3, -1, 3)


def _counted(ratings: Ratings, first: Ids, past: Ids, width: int) -> Ids:
    length = past - first
    before = np.cumsum(length)
    where = np.repeat(first - before + length, length)
    where += np.arange(len(where))
    return np.bincount(ratings.keys[where], minlength=width)


def _products(counted: Ids, mean: Numbers, j: int) -> Numbers:
    """Row j of the matrix from the counted pairs. The grouping of the sum keeps it symmetric to the last bit."""
    both = counted.sum(axis=(0, 2))
    ours = np.tensordot(_VALUES, counted.sum(axis=2), 1)
    theirs = counted.sum(axis=0) @ _VALUES
    product = np.tensordot(_VALUES, counted @ _VALUES, 1)
    return product - (mean * ours + mean[j] * theirs) + mean * mean[j] * both


def axes(products: Numbers) -> Axes:
    """The two largest eigenvectors of the Gram matrix; where there is only one statement the second is 0."""
    if not len(products):
        return Axes(np.zeros((0, 2)), np.zeros(0), np.zeros((0, 0)))
    values, vectors = np.linalg.eigh(products)
    two = np.zeros((len(products), 2))
    two[:, : min(2, len(products))] = vectors[:, ::-1][:, :2]
    return Axes(signed(two), values, vectors)


def signed(directions: Numbers) -> Numbers:
    """Eigenvectors have no sign of their own: the first of the largest entries (within a billionth) is made
    positive."""
    size = np.abs(directions)
    first = np.argmax(size >= size.max(axis=0) * (1 - 1e-9), axis=0)
    return directions * np.where(directions[first, [0, 1]] < 0, -1.0, 1.0)


def follow(products: Numbers, before: Axes, rounds: int = 12) -> Axes:
    """The axes after a small change of the Gram matrix, to the same precision: Davidson's correction with the former
    eigenvectors (E. R. Davidson, J. Comput. Phys. 17, 1975). Where it does not settle, all is computed anew."""
    if len(products) < 8:
        return axes(products)
    found, basis, values = before.directions, before.vectors, before.values
    for _ in range(rounds):
        image = products @ found
        small, turn = np.linalg.eigh(found.T @ image)
        found, image = (found @ turn)[:, ::-1], (image @ turn)[:, ::-1]
        left = image - found * small[::-1]
        if np.abs(left).max() <= 1e-12 * max(1.0, small[-1]):
            return Axes(signed(found), values, basis)
        share = (basis.T @ left) / _away_from_zero(values[:, None] - small[::-1])
        share[-2:] = 0
        found = np.linalg.qr(found - basis @ share)[0]
    return axes(products)


def _away_from_zero(gaps: Numbers) -> Numbers:
    tiny = 1e-9 * max(1.0, float(np.abs(gaps).max()))
    return np.where(np.abs(gaps) < tiny, tiny, gaps)


def places(ratings: Ratings, mean: Numbers, directions: Numbers, zeroed: Mask) -> Numbers:
    """Where each person stands (P × 2): √(C / n) · Σ over their votes of (v - μ) · direction, so that who voted little
    is not drawn into the middle. n counts zeroed columns as voted."""
    if not len(ratings.people):
        return np.zeros((0, 2))
    weights = (directions[:, 0] + 1j * directions[:, 1])[:, None] * (_VALUES - mean[:, None])
    weights[zeroed] = 0
    sums = np.add.reduceat(weights.ravel()[ratings.keys], ratings.ends[:-1])
    sums *= np.sqrt(len(mean) / cast_in(ratings, zeroed))
    return sums.view(np.float64).reshape(-1, 2)


def cast_in(ratings: Ratings, zeroed: Mask) -> Ids:
    """On how many columns each person counts as having voted: their votes elsewhere, and every zeroed one (P)."""
    if not zeroed.any():
        return np.maximum(ratings.votes_each, 1)
    inside = np.add.reduceat(np.repeat(zeroed, 3)[ratings.keys].astype(np.int64), ratings.ends[:-1])
    return np.maximum(ratings.votes_each - inside + int(zeroed.sum()), 1)


def extremity(mean: Numbers, directions: Numbers) -> Numbers:
    """How far out somebody would stand who only agreed with one statement, for each (C)."""
    return np.sqrt(len(mean)) * np.abs(1 - mean) * np.hypot(directions[:, 0], directions[:, 1])
