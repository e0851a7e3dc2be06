"""The compiled search: for each seeker the exact best of a board. Compiled with numba; says nothing of the database.

For each cell that is open to a seeker the postings of their skills are added up; only where the sum and the most that
goal, way and freshness can add reach the last of the best so far is an opportunity looked at. What shares no skill is
looked at only if it could still stand among the best."""

from typing import Any

import numpy as np

from punte.matching.engines.arrays import (
    HERE,
    Array,
    Board,
    Homes,
    People,
)
from punte.matching.engines.desk import (
    CLOSED,
    DIGITS,
    MY_ANY_LANGUAGE,
    MY_CIRCLE,
    MY_CONTRACTS,
    MY_COUNT_FROM,
    MY_COUNTED,
    MY_DAY,
    MY_HOURS,
    MY_MOST,
    MY_NEEDS,
    MY_NO_CAR,
    MY_PLACED,
    MY_REMOTE,
    MY_SHIFTS,
    MY_SIZE,
    MY_SPEAKS,
    OPEN_GOAL,
    OPEN_TRAVEL,
    TRAVEL,
    Desk,
    Task,
    compiled,
)
from punte.matching.engines.looking import look


def find(board: Board, people: People, homes: Homes, task: Task, desk: Desk, first: int, last: int) -> Any:
    """The best for the seekers from `first` up to `last`: (ids, scores, how many were counted); -1 fills the rest. The
    desk is left as it was found."""
    ids = np.full((last - first, task.most), -1, np.int64)
    scores = np.full((last - first, task.most), -1, np.int32)
    counted = np.zeros(last - first, np.int64)
    _find(board, people, homes, task, desk, first, last, ids, scores, counted)
    return ids, scores, counted


@compiled
def _find(
    board: Board,
    people: People,
    homes: Homes,
    task: Task,
    desk: Desk,
    first: int,
    last: int,
    ids: Array,
    scores: Array,
    counted: Array,
) -> None:
    for person in range(first, last):
        if people.never[person]:
            continue
        _meet(people, task, desk.who, person)
        places = slice(people.place_ptr[person], people.place_ptr[person + 1])
        skills = slice(people.skill_ptr[person], people.skill_ptr[person + 1])
        goals = slice(people.goal_ptr[person], people.goal_ptr[person + 1])
        reached = _go(
            people.place_home[places],
            people.place_radius[places],
            homes.ptr,
            homes.settlement,
            homes.km,
            task.weights[TRAVEL],
            board.settlement_region,
            desk.ways,
            desk.best_way,
            desk.reached,
        )
        cells = _open(
            board.cell_consortium,
            board.cell_kind,
            board.cell_contracts,
            board.cell_region,
            board.cell_remote,
            task.kinds,
            task.weights,
            desk.who,
            desk.best_way,
            desk.cells,
            desk.cell_ways,
        )
        _wish(board.iscos, people.goal_isco[goals], task.weights, desk.wishes)
        for rest in range(2):
            look(
                rest,
                desk.cells[:cells],
                desk.cell_ways,
                board.cell_rows,
                board.words,
                board.ranks,
                board.starts,
                board.postings,
                people.skill[skills],
                people.half[skills],
                people.goal_occupation[goals],
                board.free_rows,
                board.free,
                board.granted,
                board.aims,
                board.facts,
                board.ids,
                board.language_sets,
                board.offer_sets,
                task.weights,
                desk.who,
                desk.sums,
                desk.touched,
                desk.worth,
                desk.wishes,
                desk.ways,
                desk.scores,
                desk.ids,
            )
        for n in range(desk.who[MY_SIZE]):
            ids[person - first, n], scores[person - first, n] = desk.ids[n], desk.scores[n]
        counted[person - first] = desk.who[MY_COUNTED]
        for n in range(reached):
            desk.ways[desk.reached[n]] = CLOSED
        desk.best_way[:] = CLOSED


@compiled
def _meet(people: People, task: Task, who: Array, person: int) -> None:
    """Note what a person asks for."""
    who[MY_CIRCLE], who[MY_DAY], who[MY_MOST], who[MY_COUNT_FROM] = (
        people.consortium[person],
        task.day,
        task.most,
        task.count_from,
    )
    who[MY_CONTRACTS], who[MY_HOURS], who[MY_SHIFTS] = (
        people.contracts[person],
        people.hours[person],
        people.shifts[person],
    )
    who[MY_ANY_LANGUAGE], who[MY_NO_CAR], who[MY_REMOTE] = (
        people.any_language[person],
        people.no_car[person],
        people.remote[person],
    )
    who[MY_PLACED] = people.place_ptr[person] != people.place_ptr[person + 1]
    who[MY_SIZE], who[MY_COUNTED] = 0, 0
    for word in range(2):
        who[MY_SPEAKS + word] = np.int64(people.speaks[person, word])
        who[MY_NEEDS + word] = np.int64(people.needs[person, word])


@compiled
def _go(
    home: Array,
    radius: Array,
    ptr: Array,
    near: Array,
    kilometres: Array,
    most: int,
    region: Array,
    ways: Array,
    best_way: Array,
    reached: Array,
) -> int:
    """Fill in where they get to; gives how many settlements that are."""
    count = 0
    for place in range(len(home)):
        far = radius[place]
        for n in range(ptr[home[place]], ptr[home[place] + 1]):
            km, settlement = kilometres[n], near[n]
            if km > far:
                continue
            points = most * (far + 1 - km) // (far + 1) if km >= 0 else (most if km == HERE else 0)
            if ways[settlement] == CLOSED:
                reached[count] = settlement
                count += 1
            if points > ways[settlement]:
                ways[settlement] = points
                best_way[region[settlement]] = max(best_way[region[settlement]], points)
    return count


@compiled
def _wish(iscos: Array, goals: Array, w: Array, wishes: Array) -> None:
    """What each group of occupations on the board is worth by its leading digits."""
    for n in range(len(iscos)):
        best = np.int64(0) if len(goals) else w[OPEN_GOAL]
        for goal in goals:
            differ = iscos[n] ^ goal
            digits = (differ < 1) + (differ < 16) + (differ < 256) + (differ < 4096)
            best = max(best, w[DIGITS + digits])
        wishes[iscos[n]] = best


@compiled
def _open(
    consortium: Array,
    kind: Array,
    contracts: Array,
    region: Array,
    remote: Array,
    kinds: Array,
    w: Array,
    who: Array,
    best_way: Array,
    cells: Array,
    cell_ways: Array,
) -> int:
    """Which cells are open to them, and the most that the way can be worth there; the best way first, so that the last
    of the best so far is soon a good one. Gives how many those are."""
    count, wanted = 0, who[MY_CONTRACTS]
    for cell in range(len(consortium)):
        if consortium[cell] != who[MY_CIRCLE] or not kinds[kind[cell]]:
            continue
        if wanted and not contracts[cell] & (wanted | 1):
            continue
        if remote[cell]:
            way = w[TRAVEL]
        elif not who[MY_PLACED]:
            way = w[OPEN_TRAVEL]
        else:
            way = np.int64(0) if region[cell] < 0 else np.int64(best_way[region[cell]])
        if way != CLOSED:
            place = count
            while place > 0 and cell_ways[place - 1] < way:
                cells[place], cell_ways[place] = cells[place - 1], cell_ways[place - 1]
                place -= 1
            cells[place], cell_ways[place] = cell, way
            count += 1
    return count
