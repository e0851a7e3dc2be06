"""Everyone × everything: the best of the board for all who are looking, in shards that any executor can work off.

A shard names files and ranges, so that another process or machine gets nothing but a few words. PUNTE_EXECUTOR says who
works: nothing (this process), `processes:4`, or `tcp://…` (a Dask cluster that sees the same files). The answer is
the same whoever works and however it is cut: the best of each part are merged by score and number."""

import datetime as dt
import os
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from punte.matching.engines import arrays, loading
from punte.matching.engines.arrays import Array, Board, Homes, People, Table
from punte.matching.engines.building import build
from punte.matching.engines.compiled import day
from punte.matching.engines.desk import Task, desk, weight_row
from punte.matching.engines.finding import find
from punte.matching.engines.lists import Lists
from punte.matching.engines.seeking import people
from punte.matching.score import Seeker
from punte.matching.weights import weights

_AT_A_TIME = 5_000  # people of one shard


@dataclass(frozen=True)
class Shard:
    """Some of the people, some of the board: files, the range of people, and what is asked (finding.Task)."""

    board: str
    people: str
    homes: str
    first: int
    last: int
    kinds: tuple[int, ...]
    day: int
    most: int
    rule: str


def match_shard(shard: Shard) -> tuple[Array, Array]:
    """The best of these opportunities for these people: (ids, scores), a row for each person, -1 where there are no
    more."""
    task = Task(np.array(shard.kinds, np.uint8), shard.day, shard.most, 0, weight_row(weights(shard.rule)))
    board, seekers, homes = _kept(shard.board, Board), _kept(shard.people, People), _kept(shard.homes, Homes)
    room = desk(board, shard.most)
    ids, scores, _counted = find(board, seekers, homes, task, room, shard.first, shard.last)
    return ids, scores


@lru_cache(maxsize=6)
def _kept(file: str, what: Any) -> Any:
    return arrays.load(file, what)


def cut(
    table: Table,
    lists: Lists,
    seekers: Sequence[Seeker],
    folder: Path,
    *,
    on: dt.date,
    kinds: Collection[str],
    most: int = 20,
    parts: int = 1,
    at_a_time: int = _AT_A_TIME,
) -> list[Shard]:
    """Write board and people into an empty folder, the board in so many parts; gives the shards, those of the same
    people together."""
    everybody, homes = people(seekers, lists)
    arrays.save(str(folder / "people.npz"), everybody)
    arrays.save(str(folder / "homes.npz"), homes)
    boards = [folder / f"board-{n}.npz" for n in range(parts)]
    edges = [len(table.ids) * n // parts for n in range(parts + 1)]
    for n, file in enumerate(boards):
        arrays.save(str(file), build(_between(table, edges[n], edges[n + 1]), lists))
    asked = tuple(int(kind in kinds) for kind in lists.kinds.position)
    return [
        Shard(
            str(board),
            str(folder / "people.npz"),
            str(folder / "homes.npz"),
            first,
            min(first + at_a_time, len(seekers)),
            asked,
            day(on),
            most,
            weights().rule,
        )
        for first in range(0, len(seekers), at_a_time)
        for board in boards
    ]


def match_all(shards: Sequence[Shard], executor: Executor | None) -> Iterator[tuple[int, Array, Array]]:
    """Work off the shards; gives (first person, ids, scores) for one range of people after the other."""
    done = executor.map(match_shard, shards) if executor else map(match_shard, shards)
    together = zip(shards, done, strict=True)
    for first, found in groupby(together, key=lambda pair: pair[0].first):
        results = [result for _shard, result in found]
        most = results[0][0].shape[1]
        ids = np.concatenate([ids for ids, _scores in results], axis=1)
        scores = np.concatenate([scores for _ids, scores in results], axis=1)
        order = np.lexsort((ids, -scores), axis=1)[:, :most]
        yield first, np.take_along_axis(ids, order, 1), np.take_along_axis(scores, order, 1)


@contextmanager
def executor(named: str | None = None) -> Iterator[Executor | None]:
    """Who works, as PUNTE_EXECUTOR says. Raises ValueError where it says something else."""
    named = os.environ.get("PUNTE_EXECUTOR", "") if named is None else named
    if not named:
        yield None
    elif named.startswith("processes"):
        with ProcessPoolExecutor(int(named.partition(":")[2] or os.cpu_count() or 1)) as pool:
            yield pool
    elif named.startswith(("tcp://", "tls://")):
        from distributed import Client

        with Client(named) as client:
            yield client.get_executor()
    else:
        raise ValueError("PUNTE_EXECUTOR is empty, processes, processes:4 or tcp://…")


def everybody(url: str, folder: Path, **asked: Any) -> tuple[Array, list[Shard]]:
    """Read board and people as `punte_match` and cut them; gives the numbers of the profiles, and the shards."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        table, lists = loading.board(connection)
        found = list(loading.seekers(connection))
    numbers = np.array([number for number, _seeker in found], np.int64)
    return numbers, cut(table, lists, [seeker for _number, seeker in found], folder, **asked)


def _between(table: Table, first: int, last: int) -> Table:
    lines = slice(table.ptr[first], table.ptr[last])
    rows = {name: column[first:last] for name, column in table._asdict().items()}
    rows["ptr"] = table.ptr[first : last + 1] - table.ptr[first]
    return Table(**rows | {"skill": table.skill[lines], "points": table.points[lines]})
