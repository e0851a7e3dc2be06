"""Engines: each finds the best opportunities for a seeker, to the last point the same (score.py)."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from punte.matching.score import Seeker


class Ranked(NamedTuple):
    """An opportunity and its score."""

    id: int
    score: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an engine: the `most` best of these kinds on a day, and how many have at least `count_from`
    points (0: nobody asks)."""

    seeker: Seeker
    on: dt.date
    kinds: Collection[str]
    most: int = 20
    count_from: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The best, best first; and how many have at least so many points, if that was asked."""

    best: list[Ranked]
    counted: int = 0
