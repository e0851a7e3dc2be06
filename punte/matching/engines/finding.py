"""The compiled search: for each seeker the exact best of a board. Compiled with numba; says nothing of the database.

For each cell that is open to a seeker the postings of their skills are added up; only where the sum and the most that
goal, way and freshness can add reach the last of the best so far is an opportunity looked at. What shares no skill is
looked at only if it could still stand among the best."""

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numba.core import types
from numba.extending import intrinsic

from punte.matching.engines.arrays import (
    ALIVE,
    CONTRACT,
    FLAGS,
    FROM_DAY,
    HERE,
    HOURS,
    ISCO,
    LANGUAGES,
    NEVER,
    NO_CAR,
    OCCUPATION,
    OFFERS,
    REMOTE,
    SETTLEMENT,
    SHIFT,
    UNTIL_DAY,
    Array,
    Board,
    Homes,
    People,
)
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
    _CIRCLE,
    _DAY,
    _CONTRACTS,
    _HOURS,
    _SHIFTS,
    _ANY_LANGUAGE,
    _NO_CAR,
    _REMOTE,
    _PLACED,
    _MOST,
    _COUNT_FROM,
    _SIZE,
) = range(12)
_COUNTED, _SPEAKS, _NEEDS = 12, 13, 15


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
        ways=np.full(settlements, _CLOSED, np.int32),
        best_way=np.full(regions, _CLOSED, np.int32),
        reached=np.empty(settlements, np.int32),
        cells=np.empty(cells, np.int32),
        cell_ways=np.empty(cells, np.int32),
        who=np.zeros(17, np.int64),
        scores=np.empty(max(1, most), np.int32),
        ids=np.empty(max(1, most), np.int64),
    )


@intrinsic
def _ones(typing: Any, word: Any) -> Any:
    """How many bits of a word are set, in one instruction."""

    def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), code


def find(board: Board, people: People, homes: Homes, task: Task, desk: Desk, first: int, last: int) -> Any:
    """The best for the seekers from `first` up to `last`: (ids, scores, how many were counted); -1 fills the rest. The
    desk is left as it was found."""
    ids = np.full((last - first, task.most), -1, np.int64)
    scores = np.full((last - first, task.most), -1, np.int32)
    counted = np.zeros(last - first, np.int64)
    _find(board, people, homes, task, desk, first, last, ids, scores, counted)
    return ids, scores, counted


# Arrays are handed over one by one, and nobody counts who refers to them: with tuples, or counting, the handing over
# would take most of the time. Nothing is made inside.
_compiled = njit(cache=True, nogil=True, _nrt=False)


@_compiled
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
            _look(
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
        for n in range(desk.who[_SIZE]):
            ids[person - first, n], scores[person - first, n] = desk.ids[n], desk.scores[n]
        counted[person - first] = desk.who[_COUNTED]
        for n in range(reached):
            desk.ways[desk.reached[n]] = _CLOSED
        desk.best_way[:] = _CLOSED


@_compiled
def _meet(people: People, task: Task, who: Array, person: int) -> None:
    """Note what a person asks for."""
    who[_CIRCLE], who[_DAY], who[_MOST], who[_COUNT_FROM] = (
        people.consortium[person],
        task.day,
        task.most,
        task.count_from,
    )
    who[_CONTRACTS], who[_HOURS], who[_SHIFTS] = (
        people.contracts[person],
        people.hours[person],
        people.shifts[person],
    )
    who[_ANY_LANGUAGE], who[_NO_CAR], who[_REMOTE] = (
        people.any_language[person],
        people.no_car[person],
        people.remote[person],
    )
    who[_PLACED] = people.place_ptr[person] != people.place_ptr[person + 1]
    who[_SIZE], who[_COUNTED] = 0, 0
    for word in range(2):
        who[_SPEAKS + word] = np.int64(people.speaks[person, word])
        who[_NEEDS + word] = np.int64(people.needs[person, word])


@_compiled
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
            if ways[settlement] == _CLOSED:
                reached[count] = settlement
                count += 1
            if points > ways[settlement]:
                ways[settlement] = points
                best_way[region[settlement]] = max(best_way[region[settlement]], points)
    return count


@_compiled
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
    """Which cells are open to them, and the most that the way can be worth there; gives how many those are."""
    count, wanted = 0, who[_CONTRACTS]
    for cell in range(len(consortium)):
        if consortium[cell] != who[_CIRCLE] or not kinds[kind[cell]]:
            continue
        if wanted and not contracts[cell] & (wanted | 1):
            continue
        if remote[cell]:
            way = w[TRAVEL]
        elif not who[_PLACED]:
            way = w[OPEN_TRAVEL]
        else:
            way = np.int64(0) if region[cell] < 0 else np.int64(best_way[region[cell]])
        if way != _CLOSED:
            cells[count], cell_ways[count] = cell, way
            count += 1
    return count


@_compiled
def _add_up(
    words: Array,
    ranks: Array,
    starts: Array,
    postings: Array,
    skill: Array,
    half: Array,
    sums: Array,
    touched: Array,
) -> int:
    """The sums of a cell, each one more than it is so that 0 means untouched; gives how many were touched."""
    count = 0
    for n in range(len(skill)):
        word, bit = skill[n] >> 6, np.uint64(1) << np.uint64(skill[n] & 63)
        bits = words[word]
        if not bits & bit:
            continue
        at = np.int64(ranks[word]) + np.int64(_ones(bits & (bit - np.uint64(1))))  # type: ignore[call-arg]
        for p in range(np.int64(starts[at]), np.int64(starts[at + 1])):
            posting = postings[p]
            number = np.int64(posting >> np.uint32(16))
            before = sums[number]
            if before == 0:
                touched[count] = number
                count += 1
                before = np.int32(1)
            sums[number] = before + (np.int32(posting & np.uint32(0xFFFF)) >> half[n])
    return count


@_compiled
def _look(
    rest: int,
    cells: Array,
    cell_ways: Array,
    cell_rows: Array,
    words: Array,
    ranks: Array,
    starts: Array,
    postings: Array,
    skill: Array,
    half: Array,
    goals: Array,
    free_rows: Array,
    free: Array,
    granted: Array,
    facts: Array,
    numbers: Array,
    language_sets: Array,
    offer_sets: Array,
    w: Array,
    who: Array,
    sums: Array,
    touched: Array,
    worth: Array,
    wishes: Array,
    ways: Array,
    scores: Array,
    ids: Array,
) -> None:
    """Look at what shares a skill or asks for little; then, as the `rest`, at what shares none and could still stand
    among the best."""
    wish = _most_wished(w, len(goals))
    for n in range(len(cells)):
        cell, most = cells[n], cell_ways[n] + w[FRESH]
        if rest and wish + most < _least(who, scores):
            continue
        begin, end = cell_rows[cell], cell_rows[cell + 1]
        count = _add_up(words[cell], ranks[cell], starts, postings, skill, half, sums, touched)
        some, others = granted[begin:end], free[free_rows[cell] : free_rows[cell + 1]]
        if rest:
            count = _untouched(sums, some, touched, worth)
        else:
            count = _worthy(
                sums, touched, count, some, others, begin, worth, _least(who, scores) - wish - most
            )
        count = _wanted(
            facts[begin:end], touched, worth, count, goals, wishes, w, who, _least(who, scores) - most
        )
        for m in range(count):
            if worth[m] + most >= _least(who, scores):
                fact = facts[begin + touched[m]]
                way = _fits(fact, language_sets, offer_sets, w, who, ways)
                if way != _CLOSED:
                    score = worth[m] + way + _fresh(fact, w, who)
                    _place(score, numbers[begin + touched[m]], who, scores, ids)


@_compiled
def _worthy(
    sums: Array, touched: Array, count: int, granted: Array, free: Array, begin: int, worth: Array, least: int
) -> int:
    """Of what was touched, and of what asks for little, that whose skills bring enough; clears the sums. The loop has
    no branch, so that the processor reads ahead."""
    for n in range(len(free)):
        number = free[n] - begin
        if sums[number] == 0:
            touched[count], sums[number] = number, 1
            count += 1
    kept = 0
    for n in range(count):
        number = touched[n]
        skills = sums[number] - 1 + np.int32(granted[number])
        sums[number] = 0
        touched[kept], worth[kept] = number, skills
        kept += skills >= least
    return kept


@_compiled
def _untouched(sums: Array, granted: Array, touched: Array, worth: Array) -> int:
    """What shares no skill and asks for some; clears the sums."""
    kept = 0
    for number in range(len(granted)):
        alone = sums[number] == 0 and granted[number] == 0
        sums[number] = 0
        touched[kept], worth[kept] = number, 0
        kept += alone
    return kept


@_compiled
def _wanted(
    facts: Array,
    touched: Array,
    worth: Array,
    count: int,
    goals: Array,
    wishes: Array,
    w: Array,
    who: Array,
    least: int,
) -> int:
    """Of these, with the goal added, those that are still worth enough and have a contract that suits. No branch."""
    kept, wanted = 0, who[_CONTRACTS]
    anything = wanted == 0
    for n in range(count):
        number = touched[n]
        occupation, contract = facts[number, OCCUPATION], facts[number, CONTRACT]
        same = False
        for goal in goals:
            same |= goal == occupation
        points = worth[n] + (
            max(w[SAME], wishes[facts[number, ISCO]]) if same else wishes[facts[number, ISCO]]
        )
        touched[kept], worth[kept] = number, points
        suits = anything | (contract == 0) | (((wanted >> contract) & 1) == 1)
        kept += suits & (points >= least)
    return kept


@_compiled
def _wish(iscos: Array, goals: Array, w: Array, wishes: Array) -> None:
    """What each group of occupations on the board is worth by its leading digits."""
    for n in range(len(iscos)):
        best = np.int64(0) if len(goals) else w[OPEN_GOAL]
        for goal in goals:
            differ = iscos[n] ^ goal
            digits = (differ < 1) + (differ < 16) + (differ < 256) + (differ < 4096)
            best = max(best, w[DIGITS + digits])
        wishes[iscos[n]] = best


@_compiled
def _most_wished(w: Array, goals: int) -> int:
    if not goals:
        return w[OPEN_GOAL]
    most = w[SAME]
    for digits in range(5):
        most = max(most, w[DIGITS + digits])
    return most


@_compiled
def _least(who: Array, scores: Array) -> int:
    """From how many points on an opportunity is worth a look."""
    least, size = np.int64(0), who[_SIZE]
    if size == who[_MOST]:
        least = np.int64(scores[size - 1]) if size else np.int64(NEVER)
    return min(least, who[_COUNT_FROM]) if who[_COUNT_FROM] else least


@_compiled
def _place(score: int, number: int, who: Array, scores: Array, ids: Array) -> None:
    """Put an opportunity among the best if it belongs there."""
    size, most = who[_SIZE], who[_MOST]
    if who[_COUNT_FROM] and score >= who[_COUNT_FROM]:
        who[_COUNTED] += 1
    if size == most and (size == 0 or not _before(score, number, scores[size - 1], ids[size - 1])):
        return
    place = size if size < most else size - 1
    while place > 0 and _before(score, number, scores[place - 1], ids[place - 1]):
        scores[place], ids[place] = scores[place - 1], ids[place - 1]
        place -= 1
    scores[place], ids[place] = score, number
    who[_SIZE] = min(size + 1, most)


@_compiled
def _before(score: int, number: int, other: int, other_number: int) -> bool:
    return score > other or (score == other and number < other_number)


@_compiled
def _fresh(fact: Array, w: Array, who: Array) -> int:
    days = min(who[_DAY] - fact[FROM_DAY], w[DAYS])
    return w[FRESH] * (w[DAYS] - days) // w[DAYS]


@_compiled
def _fits(fact: Array, language_sets: Array, offer_sets: Array, w: Array, who: Array, ways: Array) -> int:
    """What the way is worth, _CLOSED where something removes the opportunity; its cell is open already."""
    if fact[FROM_DAY] > who[_DAY] or fact[UNTIL_DAY] < who[_DAY] or not fact[FLAGS] & ALIVE:
        return _CLOSED
    if not (
        _said(fact[CONTRACT], who[_CONTRACTS])
        and _said(fact[HOURS], who[_HOURS])
        and _said(fact[SHIFT], who[_SHIFTS])
    ):
        return _CLOSED
    for word in range(2):
        asked = np.int64(language_sets[fact[LANGUAGES], word])
        if not who[_ANY_LANGUAGE] and asked & ~who[_SPEAKS + word]:
            return _CLOSED
        if who[_NEEDS + word] & ~np.int64(offer_sets[fact[OFFERS], word]):
            return _CLOSED
    return _way(fact, w, who, ways)


@_compiled
def _said(code: int, wanted: int) -> bool:
    return not wanted or not code or bool((wanted >> code) & 1)


@_compiled
def _way(fact: Array, w: Array, who: Array, ways: Array) -> int:
    settlement = fact[SETTLEMENT]
    if fact[FLAGS] & REMOTE:
        if who[_REMOTE]:
            return w[TRAVEL]
        if settlement < 0:
            return _CLOSED
    if who[_NO_CAR] and not fact[FLAGS] & NO_CAR:
        return _CLOSED
    if not who[_PLACED]:
        return w[OPEN_TRAVEL]
    return np.int64(0) if settlement < 0 else np.int64(ways[settlement])
