"""Definition files: a funded project as its announcement tells it, kept as data beside the code."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "definitions"
Definition = dict[str, Any]


def all_definitions() -> list[Definition]:
    """Every definition file, in the order of their names; a changed file is read again."""
    return [_read(path, path.stat().st_mtime_ns) for path in sorted(FOLDER.glob("*.yaml"))]


def stamp() -> tuple[int, ...]:
    """Changes whenever a definition file does."""
    return tuple(path.stat().st_mtime_ns for path in sorted(FOLDER.glob("*.yaml")))


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> Definition:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
