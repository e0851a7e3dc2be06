"""The opinion map of 50,000 people and 1,000 statements, of which each has voted on a twentieth: from votes in no order
to groups, what they hold, what all share. Beside red-dwarf (PyPI, 0.4.0), the open re-making of Polis in Python, where it
is installed or its folder stands in PUNTE_BENCH_RED_DWARF; it is asked at a smaller size, for which it takes about
as long as we do for all. Each is run in a process of its own, so that its memory can be seen."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

PEOPLE, STATEMENTS, SHARE, GROUPS = 50_000, 1_000, 0.05, 3
FEWER = 4_000
ROOT = Path(__file__).resolve().parents[1]

Votes = tuple[np.ndarray, np.ndarray, np.ndarray]


def run() -> list[dict[str, Any]]:
    """Ours at full size and at the peer's; the peer where it is here."""
    ours, again = asked("ours", PEOPLE), asked("ours", PEOPLE)
    assert ours["told"] == again["told"], "two runs differ"
    size = f"{PEOPLE:,} people × {STATEMENTS:,} statements, {ours['votes']:,} votes"
    fewer, peer = asked("ours", FEWER), asked("red_dwarf", FEWER)
    there = bool(peer)
    name = f"red-dwarf at {FEWER:,} people" if there else None
    return [
        {"figure": f"opinion map, {size}", "value": ours["seconds"], "unit": "s"},
        {"figure": "memory of the process, at its highest", "value": ours["megabytes"], "unit": "MB"},
        {
            "figure": f"opinion map of {FEWER:,} people",
            "value": fewer["seconds"],
            "unit": "s",
            "peer": name,
            "peer_value": peer["seconds"] if there else None,
            "ratio": peer["seconds"] / fewer["seconds"] if there else None,
        },
        {
            "figure": f"memory for {FEWER:,} people",
            "value": fewer["megabytes"],
            "unit": "MB",
            "peer": name,
            "peer_value": peer["megabytes"] if there else None,
            "ratio": peer["megabytes"] / fewer["megabytes"] if there else None,
        },
    ]


def asked(who: str, people: int) -> dict[str, Any]:
    """Run one of them in a new process; nothing where it is not installed."""
    path = [str(ROOT), os.environ.get("PUNTE_BENCH_RED_DWARF", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in path if p)}
    command = [sys.executable, "-m", "bench.opinion_map", who, str(people)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def votes(people: int) -> Votes:
    """People of three leanings, so that there is something to find; in no order, from a seed."""
    random = np.random.default_rng(20_261_122)
    count = int(people * STATEMENTS * SHARE)
    pairs = random.permutation(np.unique(random.integers(0, people * STATEMENTS, count, dtype=np.int64)))
    person, statement = np.divmod(pairs, STATEMENTS)
    leanings = random.normal(size=(GROUPS, STATEMENTS)).astype(np.float32)
    held = leanings[random.integers(0, GROUPS, people)[person], statement]
    held += random.normal(size=len(pairs)).astype(np.float32)
    return person, statement, ((held > 0.3).astype(np.int8) - (held < -0.3)).astype(np.int8)


def ours(cast: Votes) -> dict[str, Any]:
    """The whole way, with what is shown."""
    from punte.dialogue.opinions.drawing import draw
    from punte.dialogue.opinions.ratings import rate

    drawing = draw(rate(*cast, statements=range(STATEMENTS)))
    held = [[h.statement for h in group] for group in drawing.representative]
    shared = [h.statement for h in drawing.consensus]
    return {
        "sizes": drawing.groups.sizes.tolist(),
        "held": held,
        "shared": shared,
        "next": len(drawing.priorities),
    }


def red_dwarf(cast: Votes) -> dict[str, Any]:
    """The same of red-dwarf; its votes are dictionaries, which are made before the clock starts."""
    from reddwarf.implementations.polis import run_pipeline  # type: ignore[import-not-found]

    result = run_pipeline(votes=cast, random_state=1)
    return {"sizes": sorted(np.bincount(result.clusterer.labels_).tolist(), reverse=True)}


def child(who: str, people: int) -> None:
    """Measure one and tell it on the last line."""
    import importlib.util
    import resource
    import time

    if who == "red_dwarf" and importlib.util.find_spec("reddwarf") is None:
        print("{}")
        return
    cast: Any = votes(people)
    if who == "red_dwarf":
        rows = zip(*(column.tolist() for column in cast), strict=True)
        cast = [
            {"participant_id": p, "statement_id": s, "vote": v, "modified": n}
            for n, (p, s, v) in enumerate(rows)
        ]
    begun = time.perf_counter()
    found = (ours if who == "ours" else red_dwarf)(cast)
    spent = time.perf_counter() - begun
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = len(cast) if isinstance(cast, list) else len(cast[0])
    print(json.dumps({"seconds": spent, "megabytes": held, "votes": count, "told": found}))


if __name__ == "__main__":
    import punte.dialogue.opinions  # noqa: F401  one thread each, before NumPy is at work

    child(sys.argv[1], int(sys.argv[2]))
