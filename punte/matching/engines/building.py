"""Building the index: opportunities are sorted into cells, their skills into postings. Compiled with numba."""

from typing import Any

import numpy as np
from numba import njit

from punte.matching.engines.arrays import (
    ALIVE,
    FLAGS,
    FROM_DAY,
    HOURS,
    LANGUAGES,
    LARGEST_CELL,
    NO_CAR,
    OFFERS,
    REMOTE,
    SETTLEMENT,
    SHIFT,
    UNTIL_DAY,
    Array,
    Board,
    Table,
)
from punte.matching.engines.lists import Lists


def build(table: Table, lists: Lists) -> Board:
    """The index of these opportunities."""
    somewhere = (table.settlement >= 0) & (table.remote == 0)
    region = np.where(somewhere, lists.settlement_region[table.settlement], -1)
    key = _keys(table, region)
    order = np.lexsort((table.contract, key))
    rows = _cells(key[order])
    first = order[rows[:-1]] if len(order) else order
    words, ranks, starts, postings = _postings(
        order, rows, table.ptr, table.skill, table.points, max(1, len(lists.skills))
    )
    granted = table.granted[order].astype(np.uint16)
    free = np.flatnonzero(granted).astype(np.int32)
    return Board(
        cell_consortium=table.consortium[first].astype(np.int64),
        cell_kind=table.kind[first].astype(np.int16),
        cell_contracts=_contracts(table.contract[order], rows),
        cell_region=region[first].astype(np.int16),
        cell_remote=table.remote[first].astype(np.uint8),
        cell_rows=rows,
        words=words,
        ranks=ranks,
        starts=starts,
        postings=postings,
        ids=table.ids[order].astype(np.int64),
        facts=_facts(table)[order],
        aims=_aims(table)[order],
        granted=granted,
        free_rows=np.searchsorted(free, rows).astype(np.int64),
        free=free,
        iscos=np.unique(table.isco).astype(np.int32),
        settlement_region=lists.settlement_region,
        language_sets=lists.language_sets.masks(),
        offer_sets=lists.offer_sets.masks(),
    )


def _aims(table: Table) -> Array:
    """Contract from bit 48 on, ISCO group from bit 32 on, below it the occupation and one."""
    contract, isco = table.contract.astype(np.int64) << 48, table.isco.astype(np.int64) << 32
    return contract | isco | (table.occupation.astype(np.int64) + 1)


def _facts(table: Table) -> Array:
    """A row of numbers for each opportunity, columns as `arrays` names them."""
    columns = {
        SETTLEMENT: table.settlement,
        FROM_DAY: table.from_day,
        UNTIL_DAY: table.until_day,
        HOURS: table.hours,
        SHIFT: table.shift,
        LANGUAGES: table.languages,
        OFFERS: table.offers,
        FLAGS: table.no_car * NO_CAR + table.remote * REMOTE + ALIVE,
    }
    facts = np.empty((len(table.ids), len(columns)), np.int32)
    for column, values in columns.items():
        facts[:, column] = values
    return facts


def _keys(table: Table, region: Array) -> Array:
    """One number for consortium, kind, from home or not, county."""
    circles, circle = np.unique(table.consortium, return_inverse=True)
    key = circle.astype(np.int64)
    for column, size in (
        (table.kind, 64),
        (table.remote, 2),
        (region + 1, 4096),
    ):
        key = key * size + column
    return key


def _contracts(contract: Array, rows: Array) -> Array:
    """A bit for each contract in each cell."""
    bits = np.left_shift(np.int64(1), contract.astype(np.int64))
    return np.bitwise_or.reduceat(bits, rows[:-1]) if len(contract) else np.empty(0, np.int64)


def _cells(keys: Array) -> Array:
    """Where each cell begins in the sorted order, and the end; a cell that is too large becomes several."""
    size = len(keys)
    edges = np.flatnonzero(np.diff(keys)) + 1
    bounds = [0, *edges.tolist(), size] if size else [0]
    rows: list[int] = []
    for begin, end in zip(bounds, bounds[1:], strict=False):
        rows.extend(range(begin, end, LARGEST_CELL))
    return np.array([*rows, size], dtype=np.int64)


@njit(cache=True, nogil=True)
def _postings(order: Array, rows: Array, ptr: Array, skill: Array, points: Array, skills: int) -> Any:
    """Cell by cell: how often each skill, then where its postings begin, then the postings."""
    cells, width, total = len(rows) - 1, (skills + 63) // 64, len(skill)
    words, ranks = np.zeros((cells, width), np.uint64), np.zeros((cells, width), np.uint32)
    starts = np.empty(total + 1, np.uint32)
    postings = np.empty(total, np.uint32)
    number = np.zeros(width * 64, np.int64)
    at, known = 0, 0
    for cell in range(cells):
        found = order[rows[cell] : rows[cell + 1]]
        for row in found:
            for p in range(ptr[row], ptr[row + 1]):
                number[skill[p]] += 1
        at, known = _begin(number, words[cell], ranks[cell], starts, at, known)
        for n in range(len(found)):
            for p in range(ptr[found[n]], ptr[found[n] + 1]):
                place = number[skill[p]]
                postings[place] = n << 16 | np.int64(points[p])
                number[skill[p]] = place + 1
        for row in found:
            for p in range(ptr[row], ptr[row + 1]):
                number[skill[p]] = 0
    starts[known] = at
    return words, ranks, starts[: known + 1].copy(), postings


@njit(cache=True, nogil=True)
def _begin(number: Array, words: Array, ranks: Array, starts: Array, at: int, known: int) -> Any:
    """From how often each skill stands in a cell to where its postings begin, in `number` itself."""
    for word in range(len(words)):
        ranks[word] = known
        for bit in range(64):
            often = number[word * 64 + bit]
            if often:
                words[word] |= np.uint64(1) << np.uint64(bit)
                starts[known] = at
                number[word * 64 + bit] = at
                at += often
                known += 1
    return at, known
