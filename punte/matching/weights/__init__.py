"""The weights of the score, one dated file for each rule. Pure, no database."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Weights:
    """Points of 10,000, see the file; `same_digits` is by how many leading digits of ISCO-08 agree, 0 to 4."""

    rule: str
    since: dt.date
    source: str
    essential: int
    optional: int
    goal: int
    travel: int
    freshness: int
    same_occupation: int
    same_digits: tuple[int, ...]
    left_open: int
    fresh_days: int
    open_from: int

    def half(self, points: int) -> int:
        """What counts where nothing was said."""
        return points * self.left_open // 100

    def goal_points(self, hundredths: int) -> int:
        """Of the goal's points."""
        return self.goal * hundredths // 100


@cache
def weights(rule: str = "") -> Weights:
    """The rule of this name, else the newest. Raises FileNotFoundError for a rule there never was."""
    name = rule or max(file.stem for file in _FOLDER.glob("*.yaml"))
    read = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return Weights(**read | {"same_digits": tuple(read["same_digits"])})
