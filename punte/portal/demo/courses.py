"""Courses of the hub in the demonstration: each teaches what profiles lack for the vacancies around them."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from punte.portal.demo import learning
from punte.portal.demo.desk import Desk


@cache
def script() -> dict[str, list[dict[str, Any]]]:
    """What is told, by project."""
    path = Path(__file__).parent / "scripts" / "hub_courses.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def tell(desk: Desk) -> int:
    """Announced and open, with who has a place already; gives how many programmes."""
    return learning.tell_lines(desk, script().get(desk.operation.code, []))
