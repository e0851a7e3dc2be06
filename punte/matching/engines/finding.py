"""The compiled search: for each seeker the exact best of a board. Compiled with numba; says nothing of the database.

For each cell that is open to a seeker the postings of their skills are added up; only where the sum and the most that
goal, way and freshness can add reach the last of the best so far is an opportunity looked at. What shares no skill is
looked at only if it could still stand among the best."""

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numba.core import types
from numba.extending import intrinsic

from punte.matching.engines.arrays import ALIVE, HERE, NEVER, NO_CAR, REMOTE, Array, Board, Homes, People
from punte.matching.weights import Weights

GOAL, TRAVEL, FRESH, DAYS, SAME, DIGITS, OPEN_GOAL, OPEN_TRAVEL = 0, 1, 2, 3, 4, 5, 10, 11
_CLOSED = -1


class Task(NamedTuple):
    """What is asked for everybody: kinds (a byte for each position), the day, how many, from how many points to
    count, and the weights in points (`weight_row`)."""

    kinds: Array
    day: int
    most: int
    count_from: int
    weights: Array


class Desk(NamedTuple):
    """Room to work in, for one thread: sums by number in the cell, what was touched, ways by settlement and county,
    and the best so far."""

    sums: Array
    touched: Array
    ways: Array
    best_way: Array
    reached: Array
    scores: Array
    ids: Array
    counted: Array


def weight_row(w: Weights) -> Array:
    """The weights as the search reads them."""
    digits = [w.goal_points(hundredths) for hundredths in w.same_digits]
    row = [w.goal, w.travel, w.freshness, w.fresh_days, w.goal_points(w.same_occupation), *digits]
    return np.array([*row, w.half(w.goal), w.half(w.travel)], dtype=np.int64)


def desk(board: Board, most: int) -> Desk:
    """Room for one thread at this board."""
    widest = int(np.diff(board.cell_rows).max(initial=1))
    settlements, regions = len(board.settlement_region), int(board.settlement_region.max(initial=0)) + 1
    return Desk(
        np.zeros(widest, np.int32),
        np.empty(widest, np.int32),
        np.full(settlements, _CLOSED, np.int32),
        np.full(regions, _CLOSED, np.int32),
        np.empty(settlements, np.int32),
        np.empty(max(1, most), np.int32),
        np.empty(max(1, most), np.int64),
        np.zeros(1, np.int64),
    )


@intrinsic
def _ones(typing: Any, word: Any) -> Any:
    """How many bits of a word are set, in one instruction."""

    def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), code


@njit(cache=True, nogil=True)
def find(board: Board, people: People, homes: Homes, task: Task, desk: Desk, first: int, last: int) -> Any:
    """The best for the seekers from `first` up to `last`: (ids, scores, how many were counted); -1 fills the rest. The
    desk is left as it was found."""
    ids = np.full((last - first, task.most), -1, np.int64)
    scores = np.full((last - first, task.most), -1, np.int32)
    counted = np.zeros(last - first, np.int64)
    for person in range(first, last):
        if people.never[person]:
            continue
        size = _find_one(board, people, homes, task, desk, person)
        for n in range(size):
            ids[person - first, n], scores[person - first, n] = desk.ids[n], desk.scores[n]
        counted[person - first] = desk.counted[0]
    return ids, scores, counted


@njit(cache=True, nogil=True)
def _find_one(board: Board, people: People, homes: Homes, task: Task, desk: Desk, person: int) -> int:
    desk.counted[0] = 0
    reached = _go(board, people, homes, task, desk, person)
    w = task.weights
    goals = people.goal_ptr[person + 1] - people.goal_ptr[person]
    wish = w[SAME] if goals else w[OPEN_GOAL]
    for digits in range(5):
        wish = max(wish, w[DIGITS + digits]) if goals else wish
    size, cells = 0, len(board.cell_rows) - 1
    for cell in range(cells):
        way = _way_to_cell(board, people, task, desk, cell, person)
        if way != _CLOSED:
            size = _cell(board, people, task, desk, cell, person, wish + way + w[FRESH], size)
    for cell in range(cells):
        way = _way_to_cell(board, people, task, desk, cell, person)
        if way != _CLOSED and wish + way + w[FRESH] >= _least(task, desk, size):
            size = _rest_of_cell(board, people, task, desk, cell, person, size)
    for n in range(reached):
        desk.ways[desk.reached[n]] = _CLOSED
    desk.best_way[:] = _CLOSED
    return size


@njit(cache=True, nogil=True)
def _go(board: Board, people: People, homes: Homes, task: Task, desk: Desk, person: int) -> int:
    """Fill in where they get to; gives how many settlements that are."""
    count, most = 0, task.weights[TRAVEL]
    for place in range(people.place_ptr[person], people.place_ptr[person + 1]):
        home, radius = people.place_home[place], people.place_radius[place]
        for n in range(homes.ptr[home], homes.ptr[home + 1]):
            km = homes.km[n]
            if km > radius:
                continue
            points = most * (radius + 1 - km) // (radius + 1) if km >= 0 else (most if km == HERE else 0)
            settlement = homes.settlement[n]
            if desk.ways[settlement] == _CLOSED:
                desk.reached[count] = settlement
                count += 1
            if points > desk.ways[settlement]:
                desk.ways[settlement] = points
                region = board.settlement_region[settlement]
                desk.best_way[region] = max(desk.best_way[region], points)
    return count


@njit(cache=True, nogil=True)
def _way_to_cell(board: Board, people: People, task: Task, desk: Desk, cell: int, person: int) -> int:
    """The most that the way to a cell can be worth; _CLOSED where nothing in it is for them."""
    if board.cell_consortium[cell] != people.consortium[person] or not task.kinds[board.cell_kind[cell]]:
        return _CLOSED
    contract, wanted = board.cell_contract[cell], people.contracts[person]
    if wanted and contract and not (wanted >> contract) & 1:
        return _CLOSED
    region = board.cell_region[cell]
    if board.cell_remote[cell]:
        if people.remote[person]:
            return task.weights[TRAVEL]
        if region < 0:
            return _CLOSED
    if people.place_ptr[person] == people.place_ptr[person + 1]:
        return task.weights[OPEN_TRAVEL]
    return 0 if region < 0 else desk.best_way[region]


@njit(cache=True, nogil=True)
def _least(task: Task, desk: Desk, size: int) -> int:
    """From how many points on an opportunity is worth a look."""
    least = 0
    if size == task.most:
        least = desk.scores[size - 1] if size else NEVER
    return min(least, task.count_from) if task.count_from else least


@njit(cache=True, nogil=True)
def _add_up(board: Board, people: People, desk: Desk, cell: int, person: int) -> int:
    """The sums of a cell, each one more than it is so that 0 means untouched; gives how many were touched."""
    count, sums = 0, desk.sums
    for n in range(people.skill_ptr[person], people.skill_ptr[person + 1]):
        skill, half = people.skill[n], people.half[n]
        word, bit = skill >> 6, np.uint64(1) << np.uint64(skill & 63)
        bits = board.words[cell, word]
        if not bits & bit:
            continue
        at = np.int64(board.ranks[cell, word]) + np.int64(_ones(bits & (bit - np.uint64(1))))  # type: ignore[call-arg]
        for p in range(np.int64(board.starts[at]), np.int64(board.starts[at + 1])):
            number = board.inside[p]
            if sums[number] == 0:
                desk.touched[count] = number
                count += 1
                sums[number] = 1
            sums[number] += np.int32(board.points[p]) >> half
    return count


@njit(cache=True, nogil=True)
def _cell(
    board: Board, people: People, task: Task, desk: Desk, cell: int, person: int, bound: int, size: int
) -> int:
    """Look at what shares a skill, or asks for little; gives how many of the best there are now."""
    count, begin = _add_up(board, people, desk, cell, person), board.cell_rows[cell]
    for n in range(board.free_rows[cell], board.free_rows[cell + 1]):
        row = np.int64(board.free[n])
        if desk.sums[row - begin] == 0 and board.granted[row] + bound >= _least(task, desk, size):
            size = _consider(board, people, task, desk, row, person, np.int64(board.granted[row]), size)
    least = _least(task, desk, size)
    for n in range(count):
        number = desk.touched[n]
        row, skills = begin + number, np.int64(desk.sums[number]) - 1 + board.granted[begin + number]
        desk.sums[number] = 0
        if skills + bound >= least:
            size = _consider(board, people, task, desk, row, person, skills, size)
            least = _least(task, desk, size)
    return size


@njit(cache=True, nogil=True)
def _rest_of_cell(
    board: Board, people: People, task: Task, desk: Desk, cell: int, person: int, size: int
) -> int:
    """Look at what shares no skill."""
    count, begin = _add_up(board, people, desk, cell, person), board.cell_rows[cell]
    for row in range(begin, board.cell_rows[cell + 1]):
        if desk.sums[row - begin] == 0 and board.granted[row] == 0:
            size = _consider(board, people, task, desk, row, person, 0, size)
    for n in range(count):
        desk.sums[desk.touched[n]] = 0
    return size


@njit(cache=True, nogil=True)
def _consider(
    board: Board, people: People, task: Task, desk: Desk, row: Any, person: int, skills: Any, size: int
) -> int:
    """Put an opportunity among the best if it belongs there."""
    way = _fits(board, people, task, desk, row, person)
    if way == _CLOSED:
        return size
    w = task.weights
    days = min(task.day - board.from_day[row], w[DAYS])
    score = skills + way + _goal(board, people, task, row, person)
    score += w[FRESH] * (w[DAYS] - days) // w[DAYS]
    if task.count_from and score >= task.count_from:
        desk.counted[0] += 1
    number = board.ids[row]
    if size == task.most and (size == 0 or not _before(score, number, desk, size - 1)):
        return size
    place = size if size < task.most else size - 1
    while place > 0 and _before(score, number, desk, place - 1):
        desk.scores[place], desk.ids[place] = desk.scores[place - 1], desk.ids[place - 1]
        place -= 1
    desk.scores[place], desk.ids[place] = score, number
    return min(size + 1, task.most)


@njit(cache=True, nogil=True)
def _before(score: int, number: int, desk: Desk, place: int) -> bool:
    other = desk.scores[place]
    return score > other or (score == other and number < desk.ids[place])


@njit(cache=True, nogil=True)
def _fits(board: Board, people: People, task: Task, desk: Desk, row: int, person: int) -> int:
    """What the way is worth, _CLOSED where something removes the opportunity; its cell is open already."""
    if board.from_day[row] > task.day or board.until_day[row] < task.day or not board.flags[row] & ALIVE:
        return _CLOSED
    way = _way(board, people, task, desk, row, person)
    hours, shift = people.hours[person], people.shifts[person]
    if hours and board.hours[row] and not (hours >> board.hours[row]) & 1:
        return _CLOSED
    if shift and board.shift[row] and not (shift >> board.shift[row]) & 1:
        return _CLOSED
    for word in range(2):
        asked = board.language_sets[board.languages[row], word]
        if not people.any_language[person] and asked & ~people.speaks[person, word]:
            return _CLOSED
        if people.needs[person, word] & ~board.offer_sets[board.offers[row], word]:
            return _CLOSED
    return way


@njit(cache=True, nogil=True)
def _way(board: Board, people: People, task: Task, desk: Desk, row: int, person: int) -> int:
    settlement = board.settlement[row]
    if people.remote[person] and board.flags[row] & REMOTE:
        return task.weights[TRAVEL]
    if people.no_car[person] and not board.flags[row] & NO_CAR:
        return _CLOSED
    if people.place_ptr[person] == people.place_ptr[person + 1]:
        return task.weights[OPEN_TRAVEL]
    return 0 if settlement < 0 else desk.ways[settlement]


@njit(cache=True, nogil=True)
def _goal(board: Board, people: People, task: Task, row: int, person: int) -> Any:
    w, begin, end = task.weights, people.goal_ptr[person], people.goal_ptr[person + 1]
    if begin == end:
        return w[OPEN_GOAL]
    occupation, best = board.occupation[row], np.int64(0)
    if occupation < 0:
        return best
    for n in range(begin, end):
        if people.goal_occupation[n] == occupation:
            best = max(best, w[SAME])
            continue
        mine, wanted, digits = np.int64(board.isco[row]), np.int64(people.goal_isco[n]), 4
        while mine != wanted:
            mine, wanted, digits = mine // 12, wanted // 12, digits - 1
        best = max(best, w[DIGITS + digits])
    return best
