"""Where the compiled search works: what is asked, room for sums, and where the numbers in it lie."""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from punte.matching.engines.arrays import (
    Array,
    Board,
)
from punte.matching.weights import Weights

GOAL, TRAVEL, FRESH, DAYS, SAME, DIGITS, OPEN_GOAL, OPEN_TRAVEL = 0, 1, 2, 3, 4, 5, 10, 11
CLOSED = -1


class Task(NamedTuple):
    """What is asked for everybody: kinds (a byte for each position), the day, how many, from how many points to
    count, and the weights in points (`weight_row`)."""

    kinds: Array
    day: int
    most: int
    count_from: int
    weights: Array


class Desk(NamedTuple):
    """Room to work in, for one thread: sums by number in the cell, what was touched, ways by settlement and county, the
    cells that are open, what the person asks for (`who`), and the best so far."""

    sums: Array
    touched: Array
    worth: Array
    wishes: Array
    ways: Array
    best_way: Array
    reached: Array
    cells: Array
    cell_ways: Array
    who: Array
    scores: Array
    ids: Array


# Places in Desk.who.
(
    MY_CIRCLE,
    MY_DAY,
    MY_CONTRACTS,
    MY_HOURS,
    MY_SHIFTS,
    MY_ANY_LANGUAGE,
    MY_NO_CAR,
    MY_REMOTE,
    MY_PLACED,
    MY_MOST,
    MY_COUNT_FROM,
    MY_SIZE,
) = range(12)
MY_COUNTED, MY_SPEAKS, MY_NEEDS = 12, 13, 15


def weight_row(w: Weights) -> Array:
    """The weights as the search reads them."""
    digits = [w.goal_points(hundredths) for hundredths in w.same_digits]
    row = [w.goal, w.travel, w.freshness, w.fresh_days, w.goal_points(w.same_occupation), *digits]
    return np.array([*row, w.half(w.goal), w.half(w.travel)], dtype=np.int64)


def desk(board: Board, most: int) -> Desk:
    """Room for one thread at this board."""
    widest = int(np.diff(board.cell_rows).max(initial=1))
    settlements, regions = len(board.settlement_region), int(board.settlement_region.max(initial=0)) + 1
    cells = len(board.cell_rows) - 1
    return Desk(
        sums=np.zeros(widest, np.int32),
        touched=np.empty(widest, np.int32),
        worth=np.empty(widest, np.int32),
        wishes=np.zeros(2**16, np.int16),
        ways=np.full(settlements, CLOSED, np.int32),
        best_way=np.full(regions, CLOSED, np.int32),
        reached=np.empty(settlements, np.int32),
        cells=np.empty(cells, np.int32),
        cell_ways=np.empty(cells, np.int32),
        who=np.zeros(17, np.int64),
        scores=np.empty(max(1, most), np.int32),
        ids=np.empty(max(1, most), np.int64),
    )


# Arrays are handed over one by one, and nobody counts who refers to them: with tuples, or counting, the handing over
# would take most of the time. Nothing is made inside.
compiled: Any = njit(cache=True, nogil=True, _nrt=False)  # type: ignore[call-overload]
