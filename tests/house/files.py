"""Where the house tests look."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "punte"
FLOORS = (
    "base",
    "reference",
    "people",
    "organisations",
    "projects",
    "records",
    "participation",
    "matching",
    "events",
    "ballots",
    "learning",
    "jobs",
    "dialogue",
    "monitoring",
    "portal",
    "config",
)


def modules(*, tests: bool = False) -> Iterator[Path]:
    """Our Python files, migrations left out; with `tests`, only what tests."""
    for path in sorted([*HOUSE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]):
        inside = path.relative_to(ROOT).parts
        if "migrations" not in inside and ("tests" in inside) == tests:
            yield path


def templates() -> Iterator[Path]:
    """Our templates, Django's and those in Jinja2."""
    for kind in ("templates", "jinja2"):
        yield from sorted(p for p in HOUSE.glob(f"*/{kind}/**/*") if p.is_file())


def name_of(template: Path) -> str:
    """As `render` and `include` call it."""
    return re.split("/(?:templates|jinja2)/", str(template), maxsplit=1)[1]


def told(path: Path, line: int = 0) -> str:
    """The place, for a message."""
    return f"{path.relative_to(ROOT)}:{line}" if line else str(path.relative_to(ROOT))
