"""The published layout of the participants' list, read as somebody who fills it in would."""

import functools
from pathlib import Path
from typing import Any

import yaml

from tests.importing.places import bare

LAYOUT = Path(__file__).parents[2] / "punte" / "participation" / "layouts" / "participants.yaml"
PERIOD = "2021-2027"


@functools.cache
def _read() -> dict[str, Any]:
    return yaml.safe_load(LAYOUT.read_text(encoding="utf-8"))


@functools.cache
def columns() -> dict[str, dict[str, Any]]:
    """Key → column, of those asked for in an operation of 2021-2027."""
    return {c["key"]: c for c in _read()["columns"] if PERIOD in c.get("asked_in", [PERIOD])}


def codes(column: str) -> list[str]:
    """The values of a column with choices."""
    return [choice["code"] for choice in _choices(column)]


def label(column: str, code: str, language: str) -> str:
    """How a value is called in a language."""
    return next(choice["label"][language] for choice in _choices(column) if choice["code"] == code)


def taken_for_a_value(column: str, text: str) -> bool:
    """Whether the text is some value of the column, however it is written."""
    return any(
        bare(text) in map(bare, (choice["code"], *choice["label"].values(), *choice["aliases"]))
        for choice in _choices(column)
    )


def _choices(column: str) -> list[dict[str, Any]]:
    return _read()["choices"][columns()[column]["choices"]]


def problem_codes() -> set[str]:
    """Every problem that the layout says a row can have."""
    return {problem["code"] for problem in _read()["problems"]}
