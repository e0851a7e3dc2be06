"""Compiles the translations (`locale/*/LC_MESSAGES/*.po`) where they are newer than what was compiled."""

import os
from pathlib import Path

import polib


def compile_catalogues(folder: Path) -> int:
    """Compile what changed; returns how many catalogues that were."""
    changed = stale_catalogues(folder)
    for po in changed:
        draft = po.with_suffix(f".{os.getpid()}.tmp")
        polib.pofile(str(po)).save_as_mofile(str(draft))
        draft.replace(po.with_suffix(".mo"))
    return len(changed)


def stale_catalogues(folder: Path) -> list[Path]:
    """The translations that readers do not see yet."""
    return [po for po in sorted(folder.glob("*/LC_MESSAGES/*.po")) if _stale(po)]


def _stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime
