"""Votes as numbers: one per person and statement, the latest counts.

A vote is 1 agree, 0 pass, -1 disagree. A key is 3 × the place of the statement + 1 + the vote, so one small number
holds both; the keys of a person stand together, in the order of the statements."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]

MOST_STATEMENTS = 10_000  # as Polis has it
AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True)
class Ratings:
    """Everybody's votes. `people` (P ids) and `statements` (C ids) ascend; the keys of the person at i are
    `keys[ends[i]:ends[i + 1]]`. A statement without a vote is among them, a person without one is not."""

    people: Ids
    statements: Ids
    keys: NDArray[np.uint16]
    ends: Ids
    counts: Ids  # C × 3: how many disagree, pass, agree

    @property
    def votes_each(self) -> Ids:
        """How many statements each person has voted on (P)."""
        return np.diff(self.ends)

    def places_of(self, statements: Iterable[int]) -> Mask:
        """Which columns these statements are (C); ids that are not here are passed over."""
        return np.isin(self.statements, np.fromiter(statements, np.int64))

    def owners(self, positions: Ids) -> Ids:
        """Whose vote stands at these positions of `keys`, as places in `people`."""
        return np.searchsorted(self.ends, positions, side="right") - 1


def latest(
    person: Ids, statement: Ids, value: NDArray[np.int8], moment: Ids
) -> tuple[Ids, Ids, NDArray[np.int8]]:
    """Of several votes of a person on a statement the one of the last moment (of two at once the larger value),
    whatever the order in which they come."""
    order = np.lexsort((value, moment, statement, person))
    person, statement, value = person[order], statement[order], value[order]
    last = np.ones(len(person), bool)
    last[:-1] = (person[1:] != person[:-1]) | (statement[1:] != statement[:-1])
    return person[last], statement[last], value[last]


def rate(
    person: Ids,
    statement: Ids,
    value: NDArray[np.int8],
    *,
    statements: Iterable[int] | None = None,
    struck: Iterable[int] = (),
) -> Ratings:
    """Put votes in order, one per pair. `statements` are those of the conversation (votes on others are passed over;
    without them, those with a vote); who is `struck` leaves nothing behind. ValueError if a pair comes twice."""
    columns = np.unique(statement if statements is None else np.fromiter(statements, np.int64)).astype(
        np.int64
    )
    if len(columns) > MOST_STATEMENTS:
        raise ValueError(f"more than {MOST_STATEMENTS} statements")
    keep = ~np.isin(person, np.fromiter(struck, np.int64)) & np.isin(statement, columns)
    if not keep.all():
        person, statement, value = person[keep], statement[keep], value[keep]
    people, row = np.unique(person, return_inverse=True)
    width = max(1, 3 * len(columns))
    pairs = row * width + 3 * np.searchsorted(columns, statement) + value + 1
    pairs.sort()
    if (pairs[1:] // 3 == pairs[:-1] // 3).any():
        raise ValueError("two votes of one person on one statement")
    ends = np.searchsorted(pairs, np.arange(len(people) + 1) * width)
    keys = (pairs % width).astype(np.uint16)
    counts = np.bincount(keys, minlength=3 * len(columns)).reshape(-1, 3)
    return Ratings(people.astype(np.int64), columns, keys, ends.astype(np.int64), counts)
