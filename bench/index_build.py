"""Building the index of a million opportunities from columns that are in memory, its size, and how soon a change is in
it; beside a GIN index of PostgreSQL over the same skills, tantivy and a sparse matrix turned for its product."""

import time
from collections.abc import Callable
from typing import Any

from bench import board, board_rows, match_one


def run() -> list[dict[str, Any]]:
    """The best of three."""
    from punte.matching.engines.building import build
    from punte.matching.engines.compiled import Index
    from punte.matching.weights import weights

    small, known = board.table(1_000)
    build(small, known)
    table, lists = board.table()
    spent = min(_seconds(lambda: build(table, lists)) for _ in range(3))
    index = build(table, lists)
    megabytes = sum(column.nbytes for column in index) / 1e6
    turned = _seconds(lambda: match_one.matrix(table, lists).tocsc())
    tantivy = _seconds(lambda: match_one.tantivy_index(table))
    with board_rows.database(table, lists) as rows:
        gin = rows.build_gin
    whole = Index(table, lists, weights())
    changes = [_seconds(lambda n=n: whole.change({n: _offer(n)})) for n in range(1, 30)]  # type: ignore[misc]
    size = f"{board.SIZE:,} opportunities of {board.loaded()}"
    return [
        _figure(f"index of {size}", spent, "s", "PostgreSQL, GIN of int[]", gin),
        _figure(f"index of {size}", spent, "s", "tantivy", tantivy),
        _figure(f"index of {size}", spent, "s", "scipy, a sparse matrix turned", turned),
        _figure("its size", megabytes * 1e6 / board.SIZE, "MB per million"),
        _figure("a change is in it, slowest of 29", max(changes[1:]) * 1000, "ms"),
    ]


def _offer(number: int) -> Any:
    from punte.matching.score import Offer

    skills = dict.fromkeys(board.vocabulary().skills[number : number + 10], 700)
    return Offer(number, 1, "job", board.TODAY, contract="day", skills=skills, remote=True)


def _figure(what: str, value: float, unit: str, peer: str | None = None, other: float | None = None) -> Any:
    ratio = other / value if other else None
    return {"figure": what, "value": value, "unit": unit, "peer": peer, "peer_value": other, "ratio": ratio}


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
