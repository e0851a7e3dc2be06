"""Reads the hand-worked tables: the operation, the people, what happened, and what must come of it."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tests.oracle.told import Fact, Operation, Participation

HERE = Path(__file__).parent
SETS = HERE.parents[1] / "punte" / "monitoring" / "sets"
SPECIAL = ("disability", "minority", "roma", "third_country", "foreign_background", "homeless")
FLAGS = ("rural", "jobless_household", "jobless_household_children", "single_adult_children")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table, as they are written."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def the_operation() -> tuple[Operation, date, date]:
    """The operation, the day of asking, and an earlier one."""
    said = yaml.safe_load((HERE / "operation.yaml").read_text(encoding="utf-8"))
    return Operation(said["starts_on"], said["ends_on"]), said["as_of"], said["as_of_earlier"]


def indicators() -> dict[str, dict[str, Any]]:
    """The indicators that count participants, by code, from the product's own set."""
    said = yaml.safe_load((SETS / "2021-2027.yaml").read_text(encoding="utf-8"))
    return {each["code"]: each for each in said["indicators"] if each["counts"] == "participants"}


def participations() -> list[Participation]:
    """The forty records."""
    return [participation(row) for row in rows("participants.csv")]


def participation(row: dict[str, str]) -> Participation:
    """One record; an empty cell is not known."""
    return Participation(
        id=row["participant"],
        person=row["participant"],
        sex=row["sex"] or None,
        age=int(row["age"]) if row["age"] else None,
        labour=row["labour"] or None,
        education=int(row["education"]) if row["education"] else None,
        studies=row["studies"] or None,
        special={name: row[name] for name in SPECIAL},
        **{name: {"true": True, "false": False}.get(row[name]) for name in FLAGS},
    )


def merges() -> dict[str, str]:
    """Who is known as whom."""
    return {row["participant"]: row["merged_into"] for row in rows("participants.csv") if row["merged_into"]}


def facts(name: str = "facts.csv") -> list[Fact]:
    """What happened, in the order of recording."""
    return [
        Fact(
            id=int(row["id"]),
            kind=row["kind"],
            happened_on=date.fromisoformat(row["happened_on"]),
            person=row.get("participant") or row.get("person") or None,
            organisation=row.get("organisation") or None,
            activity=row.get("activity") or None,
            quantity=Decimal(row["quantity"]) if row.get("quantity") else None,
            strikes=int(row["strikes"]) if row["strikes"] else None,
            evidence=tuple(paper for paper in row["evidence"].split("+") if paper != "none"),
        )
        for row in rows(name)
    ]


def targets() -> dict[str, dict[str, Any]]:
    """What each target counts, as a definition file says it, and the value it must have."""
    return {
        row["target"]: {
            "what": row["what"],
            "kinds": row["kinds"].split("+"),
            "activity": row["activity"] or None,
            "participants_only": row["participants_only"] == "yes",
            "at_least": int(row["at_least"]) if row["at_least"] else None,
            "value": Decimal(row["value"]),
        }
        for row in rows("targets.csv")
    }
