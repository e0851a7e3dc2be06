"""Everyone × everything: the twenty best of a million opportunities for 100,000 people, on one core, beside a sparse
product of scipy (filtered by nothing, which spares it work). PUNTE_BENCH_PEOPLE says how many people."""

import os
import time
from typing import Any

import numpy as np

from bench import board, match_one

PEOPLE = int(os.environ.get("PUNTE_BENCH_PEOPLE", "100000"))
FEW = 40


def run() -> list[dict[str, Any]]:
    """Processor time of one thread, without reading the people."""
    from punte.matching.engines.building import build
    from punte.matching.engines.compiled import day
    from punte.matching.engines.desk import Task, desk, weight_row
    from punte.matching.engines.finding import find
    from punte.matching.engines.seeking import people
    from punte.matching.weights import weights

    table, lists = board.table()
    seekers = list(board.people(PEOPLE))
    everybody, homes = people(seekers, lists)
    index = build(table, lists)
    task = Task(np.array([0, 1], np.uint8), day(board.TODAY), 20, 0, weight_row(weights()))
    room = desk(index, 20)
    find(index, everybody, homes, task, room, 0, 10)
    begun = time.process_time()
    ids, _scores, _counted = find(index, everybody, homes, task, room, 0, PEOPLE)
    spent = time.process_time() - begun
    assert (ids[:, 0] >= 0).mean() > 0.9
    ours, theirs = PEOPLE / spent, _scipy(table, lists, seekers[:FEW])
    return [
        {
            "figure": f"people a second and core, {board.SIZE:,} opportunities of {board.loaded()}",
            "value": ours,
            "unit": "people/s",
            "peer": "scipy, sparse product, unfiltered",
            "peer_value": theirs,
            "ratio": ours / theirs,
        },
        {
            "figure": f"{PEOPLE:,} people, processor time",
            "value": spent,
            "unit": "s",
            "peer": None,
            "peer_value": None,
            "ratio": None,
        },
    ]


def _scipy(table: Any, lists: Any, seekers: list[Any]) -> float:
    from scipy.sparse import csr_matrix

    points = match_one.matrix(table, lists).T.tocsr()
    rows, columns, has = [], [], []
    for n, seeker in enumerate(seekers):
        for skills, worth in ((seeker.related, 0.5), (seeker.skills, 1.0)):
            for skill in skills:
                rows.append(n)
                columns.append(lists.skills[skill])
                has.append(worth)
    shape = (len(seekers), len(lists.skills))
    asked = csr_matrix((np.array(has, np.float32), (rows, columns)), shape=shape)
    begun = time.process_time()
    for n in range(0, len(seekers), 8):
        product = asked[n : n + 8] @ points
        for row in range(product.shape[0]):
            line = product.getrow(row)
            np.argpartition(-line.data, min(20, len(line.data) - 1))[:20]
    return len(seekers) / (time.process_time() - begun)
