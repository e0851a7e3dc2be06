"""What the pages of a reporting period show: where it stands, what was reported beside what counts now, and why."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.monitoring import permissions
from punte.monitoring.actions.periods import changed_since_confirmed, confirming
from punte.monitoring.counting import totals
from punte.monitoring.counting.asked import Number, as_frozen, numbers
from punte.monitoring.models import Clarification, Correction, Period
from punte.monitoring.plan import whole
from punte.people.models import User

State = Period.State
TONES = {
    State.OPEN: "neutral",
    State.COMPUTED: "warning",
    State.REVIEWED: "info",
    State.FROZEN: "info",
    State.SUBMITTED: "info",
    State.CLARIFICATION: "warning",
    State.APPROVED: "success",
}
# The steps as readers think of them; several states may lie in one.
STEPS = (State.OPEN, State.COMPUTED, State.FROZEN, State.SUBMITTED, State.APPROVED)


def stages(period: Period) -> dict[str, Any]:
    """Where the period stands, for the component of stages."""
    words = [_("Running"), _("Partners confirm"), _("Frozen"), _("Submitted"), _("Approved")]
    state = {State.REVIEWED: State.COMPUTED, State.CLARIFICATION: State.SUBMITTED}.get(
        State(period.state), State(period.state)
    )
    return {"words": words, "now": STEPS.index(state) + 1}


def lead(period: Period, today: dt.date) -> str:
    """What is so, and what comes next, in a sentence."""
    if period.state == State.OPEN and today > period.ends_on:
        return _("The period is over. Next, each partner is asked to confirm its numbers.")
    return {
        State.OPEN: _("The period is open: what is recorded for its days moves its numbers."),
        State.COMPUTED: _("Each partner looks at its own numbers and confirms them."),
        State.REVIEWED: _("All partners have confirmed. Now the numbers can be frozen."),
        State.FROZEN: _("The numbers are frozen. What changes now shows as a correction in the next period."),
        State.SUBMITTED: _("The report is with the funder."),
        State.CLARIFICATION: _("The funder has asked questions. Each has a day by which it is answered."),
        State.APPROVED: _("The funder has approved the report."),
    }[State(period.state)]


def url(name: str, period: Period, *more: object) -> str:
    """An address under this period."""
    return reverse(f"monitoring:{name}", args=[period.operation.code, period.number, *more])


def facts(period: Period) -> list[tuple[Any, ...]]:
    """The facts under the title."""
    rows: list[tuple[Any, ...]] = [
        (_("State"), period.get_state_display()),
        (_("Report due on"), formats.day(period.due_on, "long")),
    ]
    if period.submitted_on:
        rows.append((_("Submitted on"), formats.day(period.submitted_on, "long")))
    if period.approved_on:
        rows.append((_("Approved on"), formats.day(period.approved_on, "long")))
    return rows


def actions(user: User, period: Period, today: dt.date) -> list[dict[str, str]]:
    """What the reader may do with the period now, the likeliest first."""
    if not permissions.may_manage_periods(user, period.operation):
        return []
    ways = {
        State.OPEN: [("period_compute", _("Ask the partners to confirm"))] if today > period.ends_on else [],
        State.COMPUTED: [("period_reopen", _("Take it back"))],
        State.REVIEWED: [("period_freeze", _("Freeze the numbers")), ("period_reopen", _("Take it back"))],
        State.FROZEN: [("period_submit", _("Note that it was submitted"))],
        State.SUBMITTED: [
            ("period_approve", _("Note the approval")),
            ("clarification_create", _("The funder asks")),
        ],
        State.CLARIFICATION: [("clarification_create", _("The funder asks"))],
        State.APPROVED: [],
    }
    return [{"label": word, "url": url(name, period)} for name, word in ways[State(period.state)]]


def confirmations(user: User, period: Period) -> list[dict[str, Any]]:
    """Partner by partner: confirmed, waiting, or to be confirmed again because the numbers have changed."""
    told = {c.organisation_id: c for c in period.confirmations.select_related("by")}
    live = period.state in (State.COMPUTED, State.REVIEWED)
    stale = {o.pk for o in changed_since_confirmed(period)} if live else set()
    rows = []
    for organisation in confirming(period):
        said = told.get(organisation.pk)
        open_to = live and permissions.may_confirm(user, period.operation, organisation)
        rows.append(
            {
                "name": organisation.name,
                "said": said,
                "stale": organisation.pk in stale,
                "url": url("period_confirm", period, organisation.pk)
                if open_to and (not said or organisation.pk in stale)
                else "",
            }
        )
    return rows


def asked_in(period: Period) -> list[Number]:
    """The numbers this period answers for: as they were frozen, or today's."""
    return as_frozen(period) if period.is_frozen else numbers(period.operation)


def rows(period: Period, asked: Sequence[Number]) -> list[dict[str, Any]]:
    """Each number: promised, in this period, cumulative as reported (or so far), now, and the difference."""
    kept = period.snapshot.rules if period.is_frozen else ()
    now = totals.by_number(totals.cells(period.operation, period.ends_on, retired=kept))
    reported = _reported(period) if period.is_frozen else now
    before = period.before()
    earlier = _reported(before) if before and before.is_frozen else {}
    found = []
    for number in asked:
        cumulative = reported.get(number.code, Decimal(0))
        found.append(
            {
                "label": str(number.name) if number.is_target else f"{number.code}: {number.name}",
                "target": number.is_target,
                "promised": None if number.promised is None else whole(number.promised),
                "period": whole(cumulative - earlier.get(number.code, Decimal(0))),
                "reported": whole(cumulative),
                "now": whole(now.get(number.code, Decimal(0))),
                "difference": whole(now.get(number.code, Decimal(0)) - cumulative),
                "url": url("period_number", period, number.code) if period.is_frozen else "",
            }
        )
    return found


def _reported(period: Period) -> dict[str, Decimal]:
    sums = period.snapshot.values.values_list("number").annotate(total=Sum("value"))
    return dict(sums)


def corrections(period: Period, asked: Iterable[Number]) -> list[dict[str, Any]]:
    """What this period tells about the one before: number by number and reason by reason, without names."""
    if not (period.is_frozen and period.snapshot.previous):
        return []
    names = {n.code: str(n.name) if n.is_target else f"{n.code}: {n.name}" for n in asked}
    sums = (
        period.snapshot.corrections.values("number", "why")
        .annotate(change=Sum("change"), n=Sum("units"), rows=Count("pk"))
        .order_by("number", "why")
    )
    return [
        {
            "label": names.get(row["number"], row["number"]),
            "why": Correction.Why(row["why"]).label,
            "change": whole(row["change"]),
            "units": ngettext("%(n)s case", "%(n)s cases", row["n"]) % {"n": formats.number(row["n"])},
        }
        for row in sums
    ]


def clarifications(period: Period, today: Any) -> list[dict[str, Any]]:
    """The funder's questions as work: what is late first."""
    found = []
    for asked in period.clarifications.all():
        late = asked.is_late(today)
        waiting = asked.state == Clarification.State.ASKED
        found.append(
            {
                "tag": _("late") if late else asked.get_state_display(),
                "tone": "danger" if late else "warning" if waiting else "success",
                "icon": "warn" if late else "clock" if waiting else "check",
                "text": _("Question of %(day)s") % {"day": formats.day(asked.asked_on, "long")},
                "small": _("answer due on %(day)s") % {"day": formats.day(asked.due_on, "long")},
                "verb": _("Answer") if waiting else _("Read"),
                "url": url("clarification_detail", period, asked.pk),
            }
        )
    return found
