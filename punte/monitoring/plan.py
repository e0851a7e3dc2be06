"""Where a target stands against its plan: a straight line from the first to the last day of the operation."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from punte.base.charts import pace
from punte.monitoring.counting.promises import Count
from punte.monitoring.models import Target
from punte.projects.models import Operation


def share_gone_by(operation: Operation, on: dt.date) -> Decimal | None:
    """The part of the operation's days that has passed, 0 to 1; None where its dates are not known."""
    if not (operation.starts_on and operation.ends_on):
        return None
    total = (operation.ends_on - operation.starts_on).days + 1
    gone = (on - operation.starts_on).days + 1
    return min(Decimal(1), max(Decimal(0), Decimal(gone) / total))


def whole(value: Decimal) -> int | Decimal:
    """A whole number as one, so that pages write 318 and not 318.00."""
    return int(value) if value == value.to_integral_value() else value.normalize()


@dataclass(frozen=True)
class Standing:
    """A target beside what was achieved and what the plan expects by now (None without dates)."""

    target: Target
    count: Count
    expected: int | None
    is_over: bool

    @property
    def done(self) -> int | Decimal:
        """What counts now."""
        return whole(self.count.total)

    @property
    def promised(self) -> int | Decimal:
        """What was announced."""
        return whole(self.target.value)

    @property
    def reached(self) -> bool:
        """Whether the promise is kept."""
        return self.count.total >= self.target.value

    @property
    def behind(self) -> bool:
        """Whether less is done than the plan expects by now."""
        return not self.reached and self.expected is not None and self.count.total < self.expected

    @property
    def gap(self) -> int | Decimal:
        """How many units below (positive) or above (negative) the plan; 0 without dates."""
        return 0 if self.expected is None else whole(Decimal(self.expected) - self.count.total)

    @property
    def weight(self) -> Decimal:
        """How serious the gap is, as a part of the promise."""
        return Decimal(self.gap) / self.target.value


def standing(operation: Operation, target: Target, count: Count, on: dt.date) -> Standing:
    """Put a target's count beside its plan."""
    share = share_gone_by(operation, on)
    expected = None if share is None else int((target.value * share).to_integral_value(ROUND_FLOOR))
    return Standing(target, count, expected, bool(operation.ends_on and on > operation.ends_on))


def cumulated(operation: Operation, count: Count, on: dt.date) -> list[tuple[dt.date, float]]:
    """Points (end of month or today, total by then), from the operation's first day."""
    months = sorted(m for m, n in count.by_month.items() if m and n)
    start = operation.starts_on or (months[0] if months else on)
    points, total = [(start, 0.0)], Decimal(0)
    for month in months:
        total += count.by_month[month]
        end = min(on, _month_end(month))
        points.append((max(end, start), float(total)))
    if points[-1][0] < min(on, operation.ends_on or on):
        points.append((min(on, operation.ends_on or on), float(total)))
    return points


def forecast(operation: Operation, points: list[tuple[dt.date, float]], on: dt.date) -> float | None:
    """Where the pace of the last six months leads at the end; None when it is over, undated or has no pace."""
    if not operation.ends_on or on >= operation.ends_on:
        return None
    return pace(points, until=operation.ends_on)


def _month_end(month: dt.date) -> dt.date:
    return (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
