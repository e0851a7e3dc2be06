"""Definition files: a funded project as its announcement tells it, kept as data beside the code."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

Definition = dict[str, Any]


def _files() -> list[Path]:
    return sorted(settings.DEFINITIONS.glob("*.yaml"))


def all_definitions() -> list[Definition]:
    """Every definition file, in the order of their names; a changed file is read again."""
    return [_read(path, path.stat().st_mtime_ns) for path in _files()]


def stamp() -> tuple[int, ...]:
    """Changes whenever a definition file does."""
    return tuple(path.stat().st_mtime_ns for path in _files())


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> Definition:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
