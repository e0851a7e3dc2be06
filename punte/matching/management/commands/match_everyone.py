"""`manage.py match_everyone FILE`: the best of the board for everybody who is looking."""

import datetime as dt
import os
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from punte.base.clock import today
from punte.matching.board import JOBS

_WIDTH = 40


class Command(BaseCommand):
    """Reads as `punte_match`; writes a NumPy file with profiles, ids and scores: numbers only, no name."""

    help = "Match everybody who is looking with the whole board; PUNTE_EXECUTOR says who works."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where the result goes (.npz)")
        parser.add_argument("--on", type=dt.date.fromisoformat, default=None, help="as of which day")
        parser.add_argument("--most", type=int, default=20, help="for each person (default: %(default)s)")
        parser.add_argument("--parts", type=int, default=1, help="in how many parts the board is cut")

    def handle(
        self, *args: Any, file: Path, on: dt.date | None, most: int, parts: int, **options: Any
    ) -> None:
        try:
            import numpy as np

            from punte.matching import batch
        except ModuleNotFoundError as error:
            raise CommandError("This needs numba: pip install punte[matching].") from error
        if not (url := os.environ.get("DATABASE_MATCH_URL")):
            raise CommandError("DATABASE_MATCH_URL is not set: see docs/operate.md.")
        begun = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, batch.executor() as workers:
            asked = {"on": on or today(), "kinds": JOBS, "most": most, "parts": parts}
            profiles, shards = batch.everybody(url, Path(folder), **asked)
            ids = np.full((len(profiles), most), -1, np.int64)
            scores = np.full((len(profiles), most), -1, np.int32)
            for first, some, points in batch.match_all(shards, workers):
                ids[first : first + len(some)], scores[first : first + len(some)] = some, points
                _bar(first + len(some), len(profiles))
        with file.open("wb") as out:
            np.savez(out, profiles=profiles, ids=ids, scores=scores)
        nothing = int((scores[:, 0] < 0).sum()) if len(profiles) else 0
        self.stdout.write(
            f"{len(profiles)} people in {time.monotonic() - begun:.1f} s; {nothing} without any match."
        )


def _bar(done: int, all_: int) -> None:
    """How far it is, where somebody looks on."""
    if sys.stderr.isatty():
        full = _WIDTH * done // max(1, all_)
        end = "\n" if done == all_ else ""
        sys.stderr.write(f"\r[{'#' * full}{' ' * (_WIDTH - full)}] {done} of {all_} people{end}")
        sys.stderr.flush()
