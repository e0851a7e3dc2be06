"""Where each line, bar and label of a chart stands: pure geometry, drawn by the templates as SVG.

All positions are shares of the drawing's width or height in per cent, written with a point whatever the
reader's language (they go into SVG attributes). Text keeps its real size, only lines and areas stretch.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

PIPS_UP_TO = 10  # so few things can be counted with the eye
_PIP, _GAP = 22, 4  # pixels


def share(part: float, whole: float) -> float:
    """A part in per cent of the whole, between 0 and 100; nothing of nothing is 0."""
    return max(0.0, min(100.0, 100 * float(part) / float(whole))) if whole else 0.0


def _p(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Bar:
    """One bar: the done part and where the mark of what is expected by now stands (None = no plan)."""

    done: str
    expected: str | None


def bar(done: float, target: float, expected: float | None = None) -> Bar:
    """The bar of a target. More than promised fills it; the number beside says how much more."""
    return Bar(_p(share(done, target)), None if expected is None else _p(share(expected, target)))


@dataclass(frozen=True)
class Pips:
    """Countable pieces: x and whether it is done; where the mark stands; the width of all in pixels."""

    pieces: tuple[tuple[int, bool], ...]
    expected: int | None
    width: int


def pips(done: int, target: int, expected: float | None = None) -> Pips:
    """The pieces of a small target, at most ten; a mark at either end says nothing and is not set."""
    step = _PIP + _GAP
    pieces = tuple((i * step, i < done) for i in range(int(target)))
    mark = round(expected) if expected is not None else 0
    return Pips(pieces, mark * step - _GAP // 2 - 1 if 0 < mark < target else None, int(target) * step - _GAP)


def parts(values: Sequence[float], gap: float = 0.4) -> list[tuple[str, str]]:
    """A bar cut into parts (x, width), in order, with a hair between; a part of nothing has width 0."""
    whole, x, found = sum(values), 0.0, []
    for value in values:
        width = share(value, whole)
        found.append((_p(x), _p(max(0.0, width - (gap if x + width < 99.9 else 0)))))
        x += width
    return found


@dataclass(frozen=True)
class Label:
    """A word in a chart: text, place, how it is anchored (start, middle, end), its shift in pixels."""

    text: str
    x: str
    y: str
    anchor: str = "start"
    dx: int = 0
    dy: int = 0


def nice_steps(top: float, most: int = 4) -> list[int | float]:
    """Round numbers from 0 up to, and not beyond, `top`, at most `most` after the zero."""
    if top <= 0:
        return [0]
    rough = top / most
    power = 10 ** math.floor(math.log10(rough))
    step = next(s * power for s in (1, 2, 2.5, 5, 10) if s * power >= rough)
    step = max(1, step) if top >= 1 else step
    count = int(top / step + 1e-9)
    return [int(n) if (n := step * i) == int(n) else n for i in range(count + 1)]


def _path(points: Iterable[tuple[float, float]]) -> str:
    """A path in a box 1000 wide and 100 high."""
    return "M" + "L".join(f"{_p(x * 10)} {_p(y)}" for x, y in points)


Points = Sequence[tuple[dt.date, float]]


@dataclass(frozen=True)
class LineChart:
    """What has been reached over time, beside the plan and where today's pace leads."""

    summary: str
    actual: str
    area: str
    plan: str
    forecast: str
    grid: str
    goal: str | None
    now: str | None
    dot: str
    y_labels: tuple[Label, ...]
    x_labels: tuple[Label, ...]
    words: tuple[Label, ...]


class _Frame:
    """Turns dates and values into places on the drawing."""

    def __init__(self, start: dt.date, end: dt.date, top: float):
        self.start, self.days, self.top = start, max(1, (end - start).days), top * 1.12 or 1

    def x(self, date: dt.date) -> float:
        return share((date - self.start).days, self.days)

    def y(self, value: float) -> float:
        return 100 - share(value, self.top)

    def line(self, points: Points) -> list[tuple[float, float]]:
        return [(self.x(d), self.y(v)) for d, v in points]


def line_chart(
    *,
    summary: str,
    start: dt.date,
    end: dt.date,
    actual: Points,
    plan: Points = (),
    forecast: Points = (),
    goal: tuple[float, str] | None = None,
    today: tuple[dt.date, str] | None = None,
    dates: Sequence[tuple[dt.date, str]] = (),
    write=str,
) -> LineChart:
    """Lay out cumulated values between two dates.

    `goal` and `today` bring their word ("promised: 310", "today"); `dates` are the words under the axis,
    first, middle, last; `write` turns a number into the reader's writing. Points are in order of date.
    """
    values = [v for line in (actual, plan, forecast) for _, v in line] + ([goal[0]] if goal else [])
    frame = _Frame(start, end, max(values, default=0))
    steps = nice_steps(max(values, default=0))
    done = frame.line(actual)
    return LineChart(
        summary=summary,
        actual=_path(done) if len(done) > 1 else "",
        area=_path([(done[0][0], 100), *done, (done[-1][0], 100)]) + "z" if len(done) > 1 else "",
        plan=_path(frame.line(plan)) if plan else "",
        forecast=_path(frame.line(forecast)) if forecast else "",
        grid="".join(f"M0 {_p(frame.y(s))}h1000" for s in steps),
        goal=_p(frame.y(goal[0])) if goal else None,
        now=_p(frame.x(today[0])) if today else None,
        dot=f"M{_p(done[-1][0] * 10)} {_p(done[-1][1])}h0" if done else "",
        y_labels=tuple(Label(write(s), "0", _p(frame.y(s)), "end", -8, 5) for s in steps),
        x_labels=_under(frame, dates),
        words=_words(frame, actual, plan, forecast, goal, today, write),
    )


def _under(frame: _Frame, dates: Sequence[tuple[dt.date, str]]) -> tuple[Label, ...]:
    """The words under the axis; the first and the last stay inside the drawing, others only if they fit."""
    found, last = [], len(dates) - 1
    for i, (date, text) in enumerate(dates):
        x = frame.x(date)
        if 0 < i < last and not 30 <= x <= 70:
            continue
        anchor = "start" if i == 0 else "end" if i == last else "middle"
        found.append(Label(text, _p(x), "100", anchor, 0, 22))
    return tuple(found)


def _words(frame, actual, plan, forecast, goal, today, write) -> tuple[Label, ...]:
    """The numbers at the ends of the lines, each on the side where no line runs."""
    words = []
    now = frame.x(today[0]) if today else 100
    if goal:  # above its line, on the side where "today" does not stand
        right = now < 45
        x, anchor = ("100", "end") if right else ("0", "start")
        words.append(Label(goal[1], x, _p(frame.y(goal[0])), anchor, 0, -7))
    if today and 12 <= now <= 97:
        words.append(Label(today[1], _p(now), "0", "middle" if now < 88 else "end", 0, -2))
    if actual:
        date, value = actual[-1]
        x, y = frame.x(date), frame.y(value)
        planned = max((v for d, v in plan if d <= date), default=value)
        low = planned > value and y < 80
        below = Label(write(value), _p(x), _p(y), "start" if x < 80 else "end", 9 if x < 80 else -4, 20)
        above = Label(write(value), _p(x), _p(y), "end" if x > 10 else "start", -8, -12)
        words.append(below if low else above)
    if forecast:
        date, value = forecast[-1]
        under = not goal or value <= goal[0]
        x, y = _p(frame.x(date)), _p(frame.y(value))
        words.append(Label(write(value), x, y, "end", 0, 24 if under else -10))
    return tuple(words)


@dataclass(frozen=True)
class Column:
    """One column: its word, the value as written, its box; where the plan's mark and the value stand."""

    word: str
    value: str
    x: str
    y: str
    width: str
    height: str
    middle: str
    planned: str | None
    top: str
    sparse: bool


@dataclass(frozen=True)
class ColumnChart:
    """Values of equal periods side by side."""

    summary: str
    columns: tuple[Column, ...]
    grid: tuple[tuple[str, str], ...]


def _above(height: float, mark: float) -> float:
    """Where the number stands: on its column, or on the mark of the plan if that would run through it."""
    return mark if height <= mark < height + 14 else height


def column_chart(*, summary: str, rows: Sequence[tuple], write=str) -> ColumnChart:
    """Lay out columns from rows (word, value) or (word, value, planned), at most about twelve.

    A column marked sparse loses its word where there is little room.
    """
    top = max((v for row in rows for v in row[1:] if v is not None), default=0) * 1.15 or 1
    slot, every = 100 / max(1, len(rows)), math.ceil(len(rows) / 4)
    columns = []
    for i, (word, value, *planned) in enumerate(rows):
        height, mark = share(value, top), planned[0] if planned else None
        columns.append(
            Column(
                word,
                write(value),
                _p(i * slot + slot * 0.16),
                _p(100 - height),
                _p(slot * 0.68),
                _p(height),
                _p(i * slot + slot / 2),
                None if mark is None else _p(100 - share(mark, top)),
                _p(100 - _above(height, share(mark or 0, top))),
                i % every != 0,
            )  # fmt: skip
        )
    grid = tuple((write(s), _p(100 - share(s, top))) for s in nice_steps(top / 1.15, 3))
    return ColumnChart(summary, tuple(columns), grid)


def pace(points: Points, *, until: dt.date, days: int = 182) -> float | None:
    """Where the pace of the last `days` days leads by `until`, from cumulated points; None without a pace."""
    if len(points) < 2:
        return None
    last, value = points[-1]
    before = [p for p in points if p[0] <= last - dt.timedelta(days)] or [points[0]]
    then, was = before[-1]
    if last <= then:
        return None
    return value + (value - was) / (last - then).days * max(0, (until - last).days)


def spread(points: Points) -> list[float]:
    """How much each step added: the differences of cumulated points, the first from zero."""
    values = [0.0, *(v for _, v in points)]
    return [b - a for a, b in pairwise(values)]
