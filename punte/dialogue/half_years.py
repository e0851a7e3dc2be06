"""Half-years, in which plans are followed: when the next report is due, and how far a plan is."""

import datetime as dt
from collections.abc import Iterable

from punte.dialogue.models import Measure

GRACE = dt.timedelta(days=30)  # after the end of a half-year there is a month to report


def half_year(on: dt.date) -> str:
    """The half-year of this day, as it is kept: "2012-1"."""
    return f"{on.year}-{1 if on.month <= 6 else 2}"


def ended_before(today: dt.date) -> tuple[str, dt.date]:
    """The last half-year that is over, and its last day."""
    end = dt.date(today.year - 1, 12, 31) if today.month <= 6 else dt.date(today.year, 6, 30)
    return half_year(end), end


def due_on(today: dt.date) -> dt.date:
    """Until when one reports on the half-year that is over."""
    return ended_before(today)[1] + GRACE


def progress(measures: Iterable[Measure]) -> int | None:
    """How far they are together, in percent: Σ progress × weight / Σ weight, without what was dropped; None where
    nothing is left."""
    counted = [m for m in measures if m.state != Measure.State.DROPPED]
    weight = sum(m.weight for m in counted)
    return round(sum(m.progress * m.weight for m in counted) / weight) if weight else None
