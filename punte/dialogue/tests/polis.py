"""The open data of Polis (CC BY 4.0, The Computational Democracy Project), where PUNTE_POLIS names the folder that holds
them: not part of this repository."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from punte.dialogue.opinions.ratings import Ratings, latest, rate

FOLDER = os.environ.get("PUNTE_POLIS", "")
needs_polis = pytest.mark.skipif(not FOLDER, reason="PUNTE_POLIS names no folder")


def conversations() -> list[str]:
    return sorted(f.parent.name for f in Path(FOLDER).glob("*/votes.csv")) if FOLDER else []


def served() -> list[str]:
    return (
        sorted(f.parent.name for f in Path(FOLDER).glob("server-output/*/math-pca2.json")) if FOLDER else []
    )


def _rated(rows: list[tuple[int, int, int, int]], statements: list[int] | None = None) -> Ratings:
    person, statement, value, moment = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    return rate(*latest(person, statement, value.astype(np.int8), moment), statements=statements)


def conversation(name: str) -> tuple[Ratings, list[int], dict[int, int]]:
    """Votes, statements moderated out, the group that Polis published for each person."""
    folder = Path(FOLDER, name)

    def rows(file: str) -> list[dict[str, str]]:
        with (folder / file).open(newline="", encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    votes = [
        (int(r["voter-id"]), int(r["comment-id"]), int(r["vote"]), int(r["timestamp"]))
        for r in rows("votes.csv")
    ]
    out = [int(r["comment-id"]) for r in rows("comments.csv") if r["moderated"] == "-1"]
    groups = {
        int(r["participant"]): int(r["group-id"]) for r in rows("participants-votes.csv") if r["group-id"]
    }
    return _rated(votes), out, groups


def server(name: str) -> tuple[Ratings, dict[str, Any], dict[int, int]]:
    """Votes, what the server answered, and its group of each person."""
    folder = Path(FOLDER, "server-output", name)
    said = json.loads((folder / "math-pca2.json").read_text())
    votes = [
        (
            r.get("participant_id", r.get("pid")),
            r.get("statement_id", r.get("tid")),
            int(r["vote"]),
            int(float(r["modified"])),
        )
        for r in json.loads((folder / "votes.json").read_text())
    ]
    base = dict(zip(said["base-clusters"]["id"], said["base-clusters"]["members"], strict=True))
    groups = {p: g["id"] for g in said["group-clusters"] for b in g["members"] for p in base[b]}
    return _rated(votes, said["tids"]), said, groups


def dense(ratings: Ratings, zeroed: np.ndarray) -> np.ndarray:
    """Where people stand, computed the plain way: a full matrix, the gaps filled with means, singular values."""
    size = len(ratings.people), len(ratings.statements)
    votes = np.full(size, np.nan)
    votes[ratings.owners(np.arange(len(ratings.keys))), ratings.keys // 3] = ratings.keys.astype(int) % 3 - 1
    votes[:, zeroed] = 0
    cast = ~np.isnan(votes)
    mean = np.nansum(votes, axis=0) / np.maximum(cast.sum(axis=0), 1)
    centred = np.where(cast, votes, mean) - mean
    directions = np.linalg.svd(centred, full_matrices=False)[2][:2]
    return centred @ directions.T * np.sqrt(size[1] / np.maximum(cast.sum(axis=1), 1))[:, None]


def adjusted_rand(one: list[int], other: list[int]) -> float:
    """How far two groupings agree beyond chance (L. Hubert, P. Arabie, J. Classification 2, 1985)."""
    a, b = (np.unique(x, return_inverse=True)[1] for x in (one, other))
    table = np.zeros((a.max() + 1, b.max() + 1))
    np.add.at(table, (a, b), 1)

    def pairs(n: np.ndarray) -> float:
        return float((n * (n - 1) / 2).sum())

    rows, columns, whole = pairs(table.sum(axis=1)), pairs(table.sum(axis=0)), pairs(np.array([len(a)]))
    chance = rows * columns / whole
    return (pairs(table) - chance) / ((rows + columns) / 2 - chance)
