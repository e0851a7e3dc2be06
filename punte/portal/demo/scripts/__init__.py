"""What happened in each project, as tables: `CODE-cohorts.csv` are the groups of people, `CODE-delivered.csv` what
was delivered. A proof is none, linked, attested or checked, or else the reason why the paper was rejected."""

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Delivered:
    """One line of what was delivered. `entity` names the organisation it is about; `partner` says that the partner
    did it, not the lead; `by` is who writes it; lines with the same `paper` share it."""

    kind: str
    activity: str
    title: str
    on: dt.date
    quantity: int = 1
    proof: str = "checked"
    entity: str = ""
    partner: bool = False
    by: str = ""
    paper: str = ""


@dataclass(frozen=True)
class Cohort:
    """One group from first session to last. `trained` and `certified` say how many of those who stayed; `kind` is
    what the training counts as; `follow` names the mood of what is seen afterwards: jobs, staff, or none;
    `early` leave before the end; `writes` is who writes the training down."""

    title: str
    size: int
    start: dt.date
    end: dt.date
    activity: str
    by: str
    decides: str = "elena"
    kind: str = "person_trained"
    trained: float = 1.0
    certified: float = 0.0
    entry_proof: str = "checked"
    proof: str = "checked"
    follow: str = "none"
    early: int = 1
    partner: bool = False
    writes: str = ""


_READ: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    float: float,
    bool: bool,
    dt.date: dt.date.fromisoformat,
}


def cohorts(code: str, scale: float = 1) -> list[Cohort]:
    """The groups of a project, in the order of the table; `scale` makes them smaller, never below three people."""
    told = [Cohort(**row) for row in _rows(f"{code}-cohorts.csv", Cohort)]
    return [replace(cohort, size=max(3, round(cohort.size * scale))) for cohort in told]


def delivered(code: str) -> list[Delivered]:
    """What a project delivered, by day."""
    return [Delivered(**row) for row in _rows(f"{code}-delivered.csv", Delivered)]


def _rows(name: str, line: type) -> Iterator[dict[str, Any]]:
    types = {f.name: f.type for f in fields(line)}
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield {key: _READ[types[key]](text) for key, text in row.items() if text}
