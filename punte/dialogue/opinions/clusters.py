"""Who stands together: k-means twice, with nothing drawn by lot.

At most a hundred base clusters of people start from the first distinct places, in the order of the people's ids. For
each possible number of groups k-means over the people starts from the places furthest to one side. The silhouette (P.
J. Rousseeuw, J. Comput. Appl. Math. 20, 1987) over the base clusters, each put to the nearest group, says how many
groups. Polis lets base clusters, weighted by their people, form the groups. Then a person's group depends on with
whom they were lumped; people who decide for themselves agree better with the groups that Polis published."""

from dataclasses import dataclass

import numpy as np

from punte.dialogue.opinions.ratings import Ids, Mask, Numbers

BASE, BASE_ROUNDS, STILL = 100, 100, 0.01
ROUNDS, CLEARLY = 300, 0.99
MOST_GROUPS, PER_GROUP = 5, 12
ENOUGH_VOTES, ENOUGH_PEOPLE = 7, 15
WINS = 4  # so many times another number of groups must win before it is taken


@dataclass(frozen=True)
class Smoothing:
    """What one run tells the next: the number of groups that won last, how many times in a row, and the one shown."""

    last: int = 0
    times: int = 0
    shown: int = 0

    def then(self, best: int) -> "Smoothing":
        """After another run in which `best` won: what is shown changes only after four wins in a row."""
        times = self.times + 1 if best == self.last else 1
        return Smoothing(best, times, best if times >= WINS or not self.shown else self.shown)


@dataclass(frozen=True)
class Clusters:
    """Centres (k × 2), the cluster of each point, and how many people are in each."""

    centres: Numbers
    of: Ids
    sizes: Ids


def clustered(votes_each: Ids, statements: int, kept: Mask | None = None) -> Mask:
    """Who is grouped: who voted on seven statements (on all, where there are fewer), and who is `kept` from before; if
    those are under fifteen, the next who voted most, of equals the first."""
    chosen = votes_each >= min(ENOUGH_VOTES, statements)
    if kept is not None:
        chosen |= kept
    if (missing := ENOUGH_PEOPLE - int(chosen.sum())) > 0:
        rest = np.flatnonzero(~chosen)
        chosen[rest[np.argsort(-votes_each[rest], kind="stable")][:missing]] = True
    return chosen


def nearest(points: Numbers, centres: Numbers) -> Ids:
    """The nearest centre of each point, of equals the first."""
    found = np.empty(len(points), np.int64)
    half = (centres**2).sum(axis=1) / 2
    for start in range(0, len(points), 4096):
        part = points[start : start + 4096]
        found[start : start + 4096] = (half - part @ centres.T).argmin(axis=1)
    return found


def first_distinct(points: Numbers, most: int) -> Numbers:
    """The first places that differ, in order."""
    _, first = np.unique(points, axis=0, return_index=True)
    return points[np.sort(first)[:most]]


def settle(points: Numbers, centres: Numbers, *, rounds: int, still: float) -> Clusters:
    """k-means (S. P. Lloyd) from these centres: until no centre moves further than `still`, at most so many rounds; an
    empty cluster is dropped."""
    for _ in range(rounds):
        of = nearest(points, centres)
        sizes = np.bincount(of, minlength=len(centres))
        sums = np.column_stack([np.bincount(of, points[:, axis], len(centres)) for axis in (0, 1)])
        here = sizes > 0
        moved = sums[here] / sizes[here, None]
        step = np.hypot(*(moved - centres[here]).T).max(initial=0)
        centres = moved
        if here.all() and step <= still:
            break
    of = nearest(points, centres)
    return Clusters(centres, of, np.bincount(of, minlength=len(centres)))


def base_clusters(points: Numbers) -> Clusters:
    """At most a hundred places for all people (points P × 2)."""
    return settle(points, first_distinct(points, BASE), rounds=BASE_ROUNDS, still=STILL)


def groupings(points: Numbers, base: Clusters) -> dict[int, Clusters]:
    """The people in each possible number of groups: two to five, at most 2 + ⌊B / 12⌋ of B base clusters; one where
    all stand in one place."""
    distinct = np.unique(points, axis=0)
    most = min(MOST_GROUPS, 2 + len(base.centres) // PER_GROUP, len(distinct))
    far = _far_apart(distinct, most)
    counts = range(2, most + 1) if most > 1 else (1,)
    found = [_better(points, distinct[:k], far[:k]) for k in counts]
    return {len(one.centres): one for one in found}


def _far_apart(distinct: Numbers, most: int) -> Numbers:
    """Places far from each other: the furthest out, then always the furthest from those (T. F. Gonzalez, 1985)."""
    chosen = [int((distinct**2).sum(axis=1).argmax())]
    near = np.full(len(distinct), np.inf)
    while len(chosen) < most:
        near = np.minimum(near, ((distinct - distinct[chosen[-1]]) ** 2).sum(axis=1))
        chosen.append(int(near.argmax()))
    return distinct[chosen]


def _better(points: Numbers, usual: Numbers, other: Numbers) -> Clusters:
    """k-means from the usual start, from the other one only where that is clearly better: a start must not decide."""
    first, second = (settle(points, start, rounds=ROUNDS, still=0.0) for start in (usual, other))
    return second if spread(points, second) < CLEARLY * spread(points, first) else first


def spread(points: Numbers, clusters: Clusters) -> float:
    """The sum of squared distances to the centres."""
    return float(((points - clusters.centres[clusters.of]) ** 2).sum())


def silhouette(base: Clusters, groups: Clusters) -> float:
    """How well base clusters lie in their groups: the mean of (b - a) / max(a, b); 0 for one alone in its group."""
    points = base.centres
    _, of = np.unique(nearest(points, groups.centres), return_inverse=True)
    count = int(of.max(initial=0)) + 1
    sizes = np.bincount(of, minlength=count)
    if count < 2:
        return 0.0
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    sums = np.column_stack([apart[:, of == one].sum(axis=1) for one in range(count)])
    own = np.arange(len(points)), of
    a = sums[own] / np.maximum(sizes[of] - 1, 1)
    sums[own], mean = np.inf, np.maximum(sizes, 1)
    b = (sums / mean).min(axis=1)
    larger = np.maximum(a, b)
    score = np.divide(b - a, larger, out=np.zeros(len(a)), where=(larger > 0) & (sizes[of] > 1))
    return float(score.mean())


def best_count(scores: dict[int, float]) -> int:
    """The number of groups with the best silhouette; of equals the smaller."""
    return max(scores, key=lambda k: (round(scores[k], 12), -k))
