"""The dashboard of an operation: every promise beside what was achieved, and what needs attention, in words."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import charts, formats
from punte.monitoring.addresses import dated
from punte.monitoring.counting import promises
from punte.monitoring.models import Target
from punte.monitoring.plan import Standing, cumulated, forecast, standing, whole
from punte.organisations.models import Organisation
from punte.projects.models import Operation, Partnership

ATTENTION = 3


def standings(operation: Operation, on: dt.date) -> list[Standing]:
    """Every target of the operation with its count, in the order of the announcement; two queries."""
    targets = list(Target.objects.filter(operation=operation, retired=False).select_related("activity"))
    counts = promises.counts(operation, targets, on)
    return [standing(operation, t, counts[t.pk], on) for t in targets]


def partners(operation: Operation) -> list[Partnership]:
    """The partners, lead first."""
    return list(operation.partnerships.select_related("organisation"))


def lead_sentence(operation: Operation, rows: Sequence[Standing], on: dt.date) -> str:
    """What is so, in one or two sentences."""
    reached, behind = sum(s.reached for s in rows), sum(s.behind for s in rows)
    months = operation.months(on)
    parts = []
    if months and months[0] < months[1]:
        parts.append(_("%(gone)s of %(total)s months have passed.") % {"gone": months[0], "total": months[1]})
    elif months:
        parts.append(_("The project has ended."))
    else:
        parts.append(_("The announcement gives no dates, so there is no plan to compare with."))
    total = ngettext("Of one target", "Of %(n)s targets", len(rows)) % {"n": len(rows)}
    done = ngettext("%(n)s is reached", "%(n)s are reached", reached) % {"n": reached}
    if months is None:
        parts.append(f"{total}, {done}.")
    elif behind:
        late = ngettext("%(n)s is behind", "%(n)s are behind", behind) % {"n": behind}
        parts.append(f"{total}, {done}; {late}.")
    else:
        parts.append(f"{total}, {done}; " + _("none is behind") + ".")
    return " ".join(parts)


def facts(operation: Operation, on: dt.date) -> list[tuple[Any, ...]]:
    """The facts under the title; what the announcement does not say is not there."""
    rows: list[tuple[Any, ...]] = [(_("Code"), operation.official_code or operation.code)]
    rows.append((_("Partners"), ", ".join(p.organisation.name for p in partners(operation))))
    if operation.starts_on and operation.ends_on:
        rows.append((_("Period"), formats.period(operation.starts_on, operation.ends_on)))
    if operation.budget:
        rows.append((_("Total value"), formats.money(operation.budget.amount, operation.currency)))
    rows.append((_("Numbers on"), formats.day(on, "long")))
    return rows


def row(operation: Operation, s: Standing, on: dt.date) -> dict[str, Any]:
    """A target row of the components."""
    shown = {
        "label": str(s.target.name),
        "url": target_url(operation, s.target, on),
        "done": s.done,
        "target": s.promised,
        "expected": s.expected,
        "behind": s.behind,
        "note": note(s),
    }
    if s.is_over and not s.reached:
        shown |= {"tag": _("not reached"), "tone": "danger", "icon": "warn"}
    elif s.expected is None and not s.reached:
        shown |= {"tag": _("no dates known"), "tone": "neutral"}
    return shown


def note(s: Standing) -> str:
    """How a target stands against the plan, in words."""
    if s.reached:
        return _("promise kept")
    if s.expected is None:
        return ""
    if s.is_over:
        return _("%(n)s short of the promise") % {"n": formats.number(s.promised - s.done)}
    expected = _("expected by now %(n)s") % {"n": formats.number(s.expected)}
    if s.behind:
        return _("%(n)s below plan") % {"n": formats.number(s.gap)} + "; " + expected
    return expected


def target_url(operation: Operation, target: Target, on: dt.date, **asked: str) -> str:
    """Where the number of this day opens."""
    url = reverse("monitoring:target_detail", args=[operation.code, target.code])
    return dated(url, operation, on, **asked)


def groups(operation: Operation, rows: Sequence[Standing], on: dt.date) -> list[dict[str, Any]]:
    """All targets in their groups, in the order of the choices."""
    found = []
    for group, label in Target.Group.choices:
        members = [row(operation, s, on) for s in rows if s.target.group == group]
        if members:
            found.append({"name": label, "rows": members})
    return found


def trend(operation: Operation, s: Standing, on: dt.date) -> dict[str, Any] | None:
    """The line of one target with its table and its sentence; None while nothing is counted."""
    points = cumulated(operation, s.count, on)
    if s.count.total <= 0 or len(points) < 2:
        return None
    start, end = points[0][0], operation.ends_on or points[-1][0]
    promised = float(s.promised)
    ahead = forecast(operation, points, on)
    plan = (
        [(operation.starts_on, 0.0), (operation.ends_on, promised)]
        if operation.starts_on and operation.ends_on
        else []
    )
    chart = charts.line_chart(
        summary=sentence(s, ahead),
        start=start,
        end=max(end, points[-1][0]),
        actual=points,
        plan=plan,
        forecast=[points[-1], (operation.ends_on, ahead)] if ahead is not None and operation.ends_on else [],
        goal=(promised, _("promised: %(number)s") % {"number": formats.number(s.promised)}),
        today=(on, _("today")) if start < on < end else None,
        dates=[(d, formats.month(d)) for d in (start, start + (end - start) / 2, end)],
        write=_round,
    )
    return {
        "title": str(s.target.name),
        "chart": chart,
        "sentence": sentence(s, ahead),
        "rows": _table(s, points),
    }


def _table(s: Standing, points: list[tuple[dt.date, float]]) -> list[list[str]]:
    last = points[1:][-6:]
    return [[formats.month(d), formats.number(int(v) if v == int(v) else v)] for d, v in last]


def sentence(s: Standing, ahead: float | None) -> str:
    """What the line says."""
    name, done, promised = str(s.target.name), formats.number(s.done), formats.number(s.promised)
    text = _("%(name)s: %(done)s of %(promised)s.") % {"name": name, "done": done, "promised": promised}
    if s.reached:
        return text + " " + _("The promise is kept.")
    if ahead is None:
        return text
    end = round(ahead)
    if end >= s.target.value:
        return text + " " + _("At the pace of the last six months the promise is kept in time.")
    return (
        text
        + " "
        + _("At the pace of the last six months it will be %(end)s at the end, %(gap)s fewer than promised.")
        % {
            "end": formats.number(end),
            "gap": formats.number(int(s.target.value) - end),
        }
    )


def attention(operation: Operation, rows: Sequence[Standing], on: dt.date) -> list[dict[str, Any]]:
    """The targets that are furthest behind, worst first."""
    late = sorted((s for s in rows if s.behind), key=lambda s: -s.weight)[:ATTENTION]
    return [
        {
            "tag": _("not reached") if s.is_over else _("high risk") if s.weight > 0.25 else _("behind"),
            "tone": "danger" if s.is_over or s.weight > 0.25 else "warning",
            "icon": "warn" if s.weight > 0.25 else "clock",
            "text": f"{s.target.name}: " + note(s),
            "small": _who(operation, s),
            "verb": _("See why"),
            "url": target_url(operation, s.target, on, view="not"),
        }
        for s in late
    ]


def _who(operation: Operation, s: Standing) -> str:
    if not s.count.not_counted:
        return _("Nothing has been recorded that is not counted.")
    return ngettext(
        "%(n)s record is not counted; open it to see why.",
        "%(n)s records are not counted; open them to see why.",
        s.count.not_counted,
    ) % {"n": formats.number(s.count.not_counted)}


def breakdown(operation: Operation, s: Standing) -> list[dict[str, Any]]:
    """One target partner by partner; the announcements promise nothing per partner, so only what was done."""
    return [
        {"label": p.organisation.name, "small": p.get_role_display(), "done": _done(s, p.organisation)}
        for p in partners(operation)
    ]


def _done(s: Standing, organisation: Organisation) -> Any:
    return whole(s.count.by_partner.get(organisation.pk, Decimal(0)))


def _round(value: float) -> str:
    """A point of a line in whole numbers."""
    return formats.number(round(value))
