"""From votes to a map, in one: axes, places, groups, what they hold, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from punte.dialogue.opinions import axes, clusters, holding, routing
from punte.dialogue.opinions.clusters import Smoothing
from punte.dialogue.opinions.holding import Held
from punte.dialogue.opinions.ratings import Ids, Mask, Numbers, Ratings


@dataclass(frozen=True)
class Position:
    """What the votes alone give: the mean of each statement, the products, the axes, where each person stands."""

    mean: Numbers
    products: Numbers
    axes: axes.Axes
    places: Numbers


@dataclass(frozen=True)
class Groups:
    """The centre of each group (k × 2), the group of each person (P; -1: voted too little), how good each possible
    number of groups would be. Group 0 is the largest."""

    centres: Numbers
    group_of: Ids
    scores: dict[int, float]

    @property
    def count(self) -> int:
        """How many groups."""
        return len(self.centres)

    @property
    def sizes(self) -> Ids:
        """How many people each group has."""
        return np.bincount(self.group_of[self.group_of >= 0], minlength=self.count)


@dataclass(frozen=True)
class Drawing:
    """The whole map. `votes` is G × C × 3 (disagree, pass, agree), from all votes that were cast."""

    ratings: Ratings
    zeroed: Mask
    meta: Mask
    position: Position
    groups: Groups
    smoothing: Smoothing
    votes: Ids

    @property
    def representative(self) -> list[list[Held]]:
        """What stands for each group."""
        return holding.representative(self.votes, self.ratings.statements, self.zeroed)

    @property
    def consensus(self) -> list[Held]:
        """What all people together hold."""
        return holding.consensus(self.ratings.counts, self.ratings.statements, self.zeroed)

    @property
    def shared(self) -> dict[int, float]:
        """What every group holds: group-aware consensus of each statement that counts."""
        found = holding.shared(self.votes)
        return {int(s): float(found[j]) for j, s in enumerate(self.ratings.statements) if not self.zeroed[j]}

    @property
    def priorities(self) -> dict[int, float]:
        """How likely each statement comes next."""
        far = axes.extremity(self.position.mean, self.position.axes.directions)
        total = self.votes.sum(axis=0)
        return {
            int(statement): routing.priority(
                agree=int(total[j, 2]),
                passed=int(total[j, 1]),
                seen=int(total[j].sum()),
                extremity=float(far[j]),
                meta=bool(self.meta[j]),
            )
            for j, statement in enumerate(self.ratings.statements)
        }


def draw(
    ratings: Ratings,
    *,
    moderated: Iterable[int] = (),
    meta: Iterable[int] = (),
    kept: Iterable[int] = (),
    before: Smoothing | None = None,
    count: int | None = None,
) -> Drawing:
    """The map of these votes. Statements that were `moderated` out, or are `meta`, do not move anybody; people who are
    `kept` are grouped however little they voted; `before` is what the last run told; `count` asks for so many groups,
    whatever is best."""
    meta_mask = ratings.places_of(meta)
    zeroed = ratings.places_of(moderated) | meta_mask
    position = locate(ratings, zeroed)
    held = np.isin(ratings.people, np.fromiter(kept, np.int64))
    inside = clusters.clustered(ratings.votes_each, len(ratings.statements), held)
    groups, smoothing = group(position.places, inside, before or Smoothing(), count)
    votes = holding.votes_by_group(ratings, groups.group_of, groups.count)
    return Drawing(ratings, zeroed, meta_mask, position, groups, smoothing, votes)


def locate(ratings: Ratings, zeroed: Mask) -> Position:
    """Axes and places from the votes."""
    mean = axes.means(ratings, zeroed)
    products = axes.gram(ratings, mean, zeroed)
    found = axes.axes(products)
    return Position(mean, products, found, axes.places(ratings, mean, found.directions, zeroed))


def group(
    places: Numbers, inside: Mask, before: Smoothing, count: int | None = None
) -> tuple[Groups, Smoothing]:
    """Who stands together, and what the next run is told."""
    group_of = np.full(len(places), -1, np.int64)
    if not inside.any():
        return Groups(np.zeros((0, 2)), group_of, {}), before
    points = places[inside]
    base = clusters.base_clusters(points)
    found = clusters.groupings(points, base)
    scores = {k: clusters.silhouette(base, one) for k, one in found.items()}
    after = before.then(clusters.best_count(scores))
    chosen = found[min(found, key=lambda k: abs(k - (count or after.shown)))]
    order = np.argsort(-chosen.sizes, kind="stable")
    group_of[inside] = np.argsort(order)[chosen.of]
    return Groups(chosen.centres[order], group_of, scores), after
