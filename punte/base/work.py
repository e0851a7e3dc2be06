"""What a room puts on "My page": each room's `work.py` may have `work(user, today) -> list[WorkItem]`."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class WorkItem:
    """One thing that needs this person. `level` is danger, warning or neutral; `due` a date, or None."""

    title: str
    text: str = ""
    url: str = ""
    level: str = "neutral"
    due: dt.date | None = None
