"""Looking at opportunities, cell by cell: which are worth a look, and how many points each has. Compiled with numba."""

from typing import Any

import numpy as np
from numba.core import types
from numba.extending import intrinsic

from punte.matching.engines.arrays import (
    ALIVE,
    FLAGS,
    FROM_DAY,
    HOURS,
    LANGUAGES,
    NEVER,
    NO_CAR,
    OFFERS,
    REMOTE,
    SETTLEMENT,
    SHIFT,
    UNTIL_DAY,
    Array,
)
from punte.matching.engines.desk import (
    CLOSED,
    DAYS,
    DIGITS,
    FRESH,
    MY_ANY_LANGUAGE,
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
    SAME,
    TRAVEL,
    compiled,
)


@intrinsic
def _ones(typing: Any, word: Any) -> Any:
    """How many bits of a word are set, in one instruction."""

    def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), code


@compiled
def add_up(
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


@compiled
def look(
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
    aims: Array,
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
        count = add_up(words[cell], ranks[cell], starts, postings, skill, half, sums, touched)
        some, others = granted[begin:end], free[free_rows[cell] : free_rows[cell + 1]]
        if rest:
            count = _untouched(sums, some, touched, worth)
        else:
            count = _worthy(
                sums, touched, count, some, others, begin, worth, _least(who, scores) - wish - most
            )
        count = _wanted(
            aims[begin:end], touched, worth, count, goals, wishes, w, who, _least(who, scores) - most
        )
        for m in range(count):
            if worth[m] + most >= _least(who, scores):
                fact = facts[begin + touched[m]]
                way = _fits(fact, language_sets, offer_sets, w, who, ways)
                if way != CLOSED:
                    score = worth[m] + way + _fresh(fact, w, who)
                    _place(score, numbers[begin + touched[m]], who, scores, ids)


@compiled
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


@compiled
def _untouched(sums: Array, granted: Array, touched: Array, worth: Array) -> int:
    """What shares no skill and asks for some; clears the sums."""
    kept = 0
    for number in range(len(granted)):
        alone = sums[number] == 0 and granted[number] == 0
        sums[number] = 0
        touched[kept], worth[kept] = number, 0
        kept += alone
    return kept


@compiled
def _wanted(
    aims: Array,
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
    kept, wanted = 0, who[MY_CONTRACTS]
    anything = wanted == 0
    for n in range(count):
        number = touched[n]
        aim = aims[number]
        occupation, isco, contract = (aim & 0xFFFFFFFF) - 1, (aim >> 32) & 0xFFFF, aim >> 48
        same = False
        for goal in goals:
            same |= goal == occupation
        wish = np.int64(wishes[isco])
        points = worth[n] + (max(w[SAME], wish) if same else wish)
        touched[kept], worth[kept] = number, points
        suits = anything | (contract == 0) | (((wanted >> contract) & 1) == 1)
        kept += suits & (points >= least)
    return kept


@compiled
def _most_wished(w: Array, goals: int) -> int:
    if not goals:
        return w[OPEN_GOAL]
    most = w[SAME]
    for digits in range(5):
        most = max(most, w[DIGITS + digits])
    return most


@compiled
def _least(who: Array, scores: Array) -> Any:
    """From how many points on an opportunity is worth a look."""
    least, size = np.int64(0), who[MY_SIZE]
    if size == who[MY_MOST]:
        least = np.int64(scores[size - 1]) if size else np.int64(NEVER)
    return min(least, who[MY_COUNT_FROM]) if who[MY_COUNT_FROM] else least


@compiled
def _place(score: int, number: int, who: Array, scores: Array, ids: Array) -> None:
    """Put an opportunity among the best if it belongs there."""
    size, most = who[MY_SIZE], who[MY_MOST]
    if who[MY_COUNT_FROM] and score >= who[MY_COUNT_FROM]:
        who[MY_COUNTED] += 1
    if size == most and (size == 0 or not _before(score, number, scores[size - 1], ids[size - 1])):
        return
    place = size if size < most else size - 1
    while place > 0 and _before(score, number, scores[place - 1], ids[place - 1]):
        scores[place], ids[place] = scores[place - 1], ids[place - 1]
        place -= 1
    scores[place], ids[place] = score, number
    who[MY_SIZE] = min(size + 1, most)


@compiled
def _before(score: int, number: int, other: int, other_number: int) -> bool:
    return score > other or (score == other and number < other_number)


@compiled
def _fresh(fact: Array, w: Array, who: Array) -> int:
    days = min(who[MY_DAY] - fact[FROM_DAY], w[DAYS])
    return w[FRESH] * (w[DAYS] - days) // w[DAYS]


@compiled
def _fits(fact: Array, language_sets: Array, offer_sets: Array, w: Array, who: Array, ways: Array) -> int:
    """What the way is worth, CLOSED where something removes the opportunity; its cell is open, its contract suits."""
    if fact[FROM_DAY] > who[MY_DAY] or fact[UNTIL_DAY] < who[MY_DAY] or not fact[FLAGS] & ALIVE:
        return CLOSED
    if not (_said(fact[HOURS], who[MY_HOURS]) and _said(fact[SHIFT], who[MY_SHIFTS])):
        return CLOSED
    for word in range(2):
        asked = np.int64(language_sets[fact[LANGUAGES], word])
        if not who[MY_ANY_LANGUAGE] and asked & ~who[MY_SPEAKS + word]:
            return CLOSED
        if who[MY_NEEDS + word] & ~np.int64(offer_sets[fact[OFFERS], word]):
            return CLOSED
    return _way(fact, w, who, ways)


@compiled
def _said(code: int, wanted: int) -> bool:
    return not wanted or not code or bool((wanted >> code) & 1)


@compiled
def _way(fact: Array, w: Array, who: Array, ways: Array) -> Any:
    settlement = fact[SETTLEMENT]
    if fact[FLAGS] & REMOTE:
        if who[MY_REMOTE]:
            return w[TRAVEL]
        if settlement < 0:
            return CLOSED
    if who[MY_NO_CAR] and not fact[FLAGS] & NO_CAR:
        return CLOSED
    if not who[MY_PLACED]:
        return w[OPEN_TRAVEL]
    return np.int64(0) if settlement < 0 else np.int64(ways[settlement])
