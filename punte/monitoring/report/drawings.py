"""The charts of a report as SVG, from the same geometry as those on the screens."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from punte.base import charts, clock, formats
from punte.monitoring.counting import promises
from punte.monitoring.models import Period, SnapshotMember, Target
from punte.monitoring.plan import cumulated, whole
from punte.monitoring.report.figures import Figures, Rule

_PLUM, _RIVER, _SOFT, _LINE, _INK, _TRACK = "#6A2450", "#3F8480", "#5C5255", "#D9D2D4", "#231A1D", "#EBE5E7"
_WIDTH, _HEIGHT = 500, 190  # of the plot, in the units of the drawing
_LEFT, _TOP, _RIGHT, _BOTTOM = 38, 22, 12, 26
_POINT = re.compile(r"([ML])(-?[\d.]+) (-?[\d.]+)")


def _text(label: charts.Label, *, colour: str = _SOFT, size: float = 9.5, bold: bool = False) -> str:
    x = _LEFT + float(label.x) / 100 * _WIDTH + label.dx
    y = _TOP + float(label.y) / 100 * _HEIGHT + label.dy * 0.75
    halo = ' paint-order="stroke" stroke="#fff" stroke-width="3"'  # where a line runs behind the word
    weight = f' font-weight="700"{halo}' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{label.anchor}"{weight}>'
        f"{escape(label.text)}</text>"
    )


def _placed(path: str) -> str:
    """A path of the geometry (1000 by 100) in the units of the drawing."""

    def point(found: re.Match[str]) -> str:
        x, y = float(found[2]) / 1000 * _WIDTH + _LEFT, float(found[3]) / 100 * _HEIGHT + _TOP
        return f"{found[1]}{x:.2f} {y:.2f}"

    return _POINT.sub(point, path).replace("h1000", f"h{_WIDTH}")


def _line(path: str, colour: str, width: float, more: str = "") -> str:
    return (
        f'<path d="{_placed(path)}" fill="none" stroke="{colour}" stroke-width="{width}" {more}/>'
        if path
        else ""
    )


def line_svg(chart: charts.LineChart) -> bytes:
    """What has been reached over time beside the plan."""
    now = "" if chart.now is None else f"M{float(chart.now) * 10} 4L{float(chart.now) * 10} 100"
    goal = "" if chart.goal is None else f"M0 {chart.goal}h1000"
    parts = [
        _line(chart.grid, _LINE, 0.6),
        f'<path d="{_placed(chart.area)}" fill="{_PLUM}" fill-opacity=".08"/>' if chart.area else "",
        _line(now, _SOFT, 0.6),
        _line(goal, _SOFT, 0.8, 'stroke-dasharray="2 3"'),
        _line(chart.plan, _RIVER, 1.4, 'stroke-dasharray="6 4"'),
        _line(chart.actual, _PLUM, 2.2, 'stroke-linejoin="round"'),
        _line(chart.dot, _PLUM, 6, 'stroke-linecap="round"'),
        *(_text(label) for label in (*chart.y_labels, *chart.x_labels)),
        *(_text(label, colour=_INK, size=10, bold=True) for label in chart.words),
    ]
    return _svg(_LEFT + _WIDTH + _RIGHT, _TOP + _HEIGHT + _BOTTOM, parts)


def _svg(width: float, height: float, parts: Iterable[str]) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" font-family="Noto Sans">'
        + "".join(parts)
        + "</svg>"
    ).encode()


def bars_svg(rows: Sequence[tuple[str, str, charts.Bar]]) -> bytes:
    """One bar per promise: its name, the numbers in words, how far it is and where the plan stands."""
    parts, step, left, width = [], 27, 235, 265
    for i, (name, told, bar) in enumerate(rows):
        y = 4 + i * step
        parts.append(f'<text x="0" y="{y + 10}" font-size="9.5" fill="{_INK}">{escape(_short(name))}</text>')
        parts.append(f'<rect x="{left}" y="{y + 2}" width="{width}" height="10" rx="2" fill="{_TRACK}"/>')
        done = float(bar.done) / 100 * width
        parts.append(f'<rect x="{left}" y="{y + 2}" width="{done:.1f}" height="10" rx="2" fill="{_PLUM}"/>')
        if bar.expected is not None:
            x = left + float(bar.expected) / 100 * width
            parts.append(f'<path d="M{x:.1f} {y - 1}v16" stroke="{_RIVER}" stroke-width="2"/>')
        parts.append(
            f'<text x="550" y="{y + 10}" font-size="9.5" fill="{_SOFT}" text-anchor="end">{escape(told)}</text>'
        )
    return _svg(550, 4 + len(rows) * step, parts)


def _short(name: str, most: int = 44) -> str:
    return name if len(name) <= most else name[: most - 1].rsplit(" ", 1)[0] + "…"


def headlines(period: Period, found: Figures) -> list[tuple[Target, Rule]]:
    """The promises that stand for the whole, in the order of the announcement."""
    rules = {r.code: r for r in found.targets}
    targets = Target.objects.filter(operation=period.operation_id, headline=True).select_related("activity")
    return [(t, rules[t.code]) for t in targets if t.code in rules]


def expected(period: Period, promised: float) -> float | None:
    """What a straight line from the first to the last day of the project expects by the end of the period."""
    first, last = period.operation.starts_on, period.operation.ends_on
    if not (first and last):
        return None
    return promised * charts.share((period.ends_on - first).days + 1, (last - first).days + 1) / 100


def progress_chart(period: Period, found: Figures) -> tuple[bytes, str] | None:
    """Bars of the headline promises, with what they say in words."""
    rows, told = [], []
    for _target, rule in headlines(period, found):
        done, promised = found.value(rule.code), rule.promised or 0
        words = _("%(done)s of %(promised)s") % {
            "done": formats.number(whole(done)),
            "promised": formats.number(whole(Decimal(promised))),
        }
        bar = charts.bar(float(done), float(promised), expected(period, float(promised)))
        rows.append((rule.name, words, bar))
        told.append(f"{rule.name}: {words}")
    return (bars_svg(rows), _sentence(told)) if rows else None


def _sentence(told: list[str]) -> str:
    return "; ".join(told) + "."


def course_chart(period: Period, found: Figures) -> tuple[bytes, str, str] | None:
    """The line of the largest headline promise, as (drawing, what it says, its name); None while nothing counts."""
    shown = [(t, r) for t, r in headlines(period, found) if found.value(r.code) > 0]
    if not shown or not (period.operation.starts_on and period.operation.ends_on):
        return None
    target, rule = max(shown, key=lambda pair: found.value(pair[1].code))
    points = _points(period, target)
    promised, done = rule.promised or Decimal(0), found.value(rule.code)
    told = {
        "name": rule.name,
        "done": formats.number(whole(done)),
        "promised": formats.number(whole(rule.promised or done)),
        "day": formats.day(_until(period), "long"),
    }
    summary = _("%(name)s: %(done)s of %(promised)s (%(day)s).") % told
    return line_svg(_laid_out(period, points, promised, summary)), summary, rule.name


def _laid_out(period: Period, points: charts.Points, promised: Decimal, summary: str) -> charts.LineChart:
    start, end = period.operation.starts_on, period.operation.ends_on
    assert start and end
    return charts.line_chart(
        summary=summary,
        start=start,
        end=end,
        actual=points,
        plan=[(start, 0.0), (end, float(promised))],
        goal=(float(promised), _("promised: %(number)s") % {"number": formats.number(whole(promised))}),
        today=_mark(period),
        dates=[(day, formats.month(day)) for day in (start, start + (end - start) / 2, end)],
        write=lambda value: formats.number(round(value)),
    )


def _mark(period: Period) -> tuple[dt.date, str]:
    until = _until(period)
    return until, _("end of period") if until == period.ends_on else _("today")


def _points(period: Period, target: Target) -> list[tuple[dt.date, float]]:
    """Cumulated month by month: from the members as they were frozen, or counted today for a draft."""
    count = promises.Count()
    if period.is_frozen:
        members = SnapshotMember.objects.filter(snapshot=period.snapshot, number=target.code)
        rows = (
            members.annotate(month=TruncMonth("happened_on")).values_list("month").annotate(n=Sum("quantity"))
        )
        for month, n in rows:
            count.add(None, month, n)
    else:
        count = promises.counts(period.operation, [target], period.ends_on)[target.pk]
    return cumulated(period.operation, count, _until(period))


def _until(period: Period) -> dt.date:
    """The last day of the period; of a draft of one that is still running, today."""
    return min(period.ends_on, clock.today(period.operation.zone))
