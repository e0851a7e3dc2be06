"""Deadlines as a list of work, and the day of a period's claim."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock, formats
from punte.base.pages import paged
from punte.base.permissions import require
from punte.monitoring import permissions
from punte.monitoring.actions.deadlines import plan_claim
from punte.monitoring.deadline_rows import rows
from punte.monitoring.deadlines import (
    GROUPS,
    Deadline,
    all_of,
    given_up,
    group_of,
    report_due,
    rules,
)
from punte.monitoring.forms.deadlines import NOBODY, OFFICE, ClaimForm, WhoForm
from punte.monitoring.models import Claim, Period
from punte.participation.models import Participation
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation

FEW = 8
UNREACHABLE = "unreachable"


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to the deadlines."""
    return way(operation, (_("Deadlines"), reverse("monitoring:deadline_list", args=[operation.code])), *last)


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """What is due, by when, who does it, and where."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_deadlines(request.user, operation))
    today = clock.today(operation.zone)
    whole = all_of(request.user, operation)
    form = WhoForm(request.GET, people=_people(whole))
    asked = form.cleaned_data["who"] if form.is_valid() else ""
    shown = [d for d in whole if _of(d, asked)]
    groups: dict[str, list[Deadline]] = {key: [] for key in GROUPS}
    for deadline in shown:
        groups[group_of(deadline.due, today)].append(deadline)
    lost = given_up(Participation.objects.visible_to(request.user).filter(operation=operation))
    when = request.GET.get("when", "")
    chosen = lost if when == UNREACHABLE else groups.get(when)
    page = paged(request, chosen) if chosen is not None else None
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "lead": _sentence(groups),
        "form": form if len({d.who for d in whole}) > 1 else None,
        "tabs": _tabs(groups, lost, when if page else "", asked),
        "page": page,
        "rows": rows(operation, page.rows, today) if page else [],
        "heading": _headings().get(when, ""),
        "groups": [] if page else [_group(operation, key, groups[key], today, asked) for key in GROUPS],
        "source": rules(operation, today).source if operation.programme else "",
    }
    return render(request, "monitoring/deadlines/deadlines.html", context)


def _of(deadline: Deadline, asked: str) -> bool:
    if asked == OFFICE:
        return not deadline.about_person
    if asked == NOBODY:
        return deadline.about_person and deadline.who is None
    return not asked or str(deadline.who) == asked


def _people(whole: Sequence[Deadline]) -> list[tuple[int, str]]:
    ids = {d.who for d in whole if d.who}
    return list(User.objects.filter(pk__in=ids).order_by("name").values_list("pk", "name"))


def _sentence(groups: dict[str, list[Deadline]]) -> str:
    late, week = len(groups["overdue"]), len(groups["week"])
    if not (late or week):
        return _("Nothing is overdue, and nothing is due this week.")
    said = {"late": formats.number(late), "week": formats.number(week)}
    first = ngettext("%(late)s is overdue", "%(late)s are overdue", late) % said
    second = ngettext("%(week)s is due this week", "%(week)s are due this week", week) % said
    return _("%(overdue)s, %(soon)s.") % {"overdue": first, "soon": second}


def _headings() -> dict[str, str]:
    return {key: str(word) for key, word in GROUPS.items()} | {UNREACHABLE: _("Not reached")}


def _tabs(groups: dict[str, list[Deadline]], lost: list[Deadline], when: str, asked: str) -> list[dict]:
    counts = {key: len(found) for key, found in groups.items()} | ({UNREACHABLE: len(lost)} if lost else {})
    tabs = [{"label": _("All"), "url": _address(who=asked), "current": not when}]
    return tabs + [
        {
            "label": _headings()[key],
            "url": _address(who=asked, when=key),
            "current": when == key,
            "count": count,
        }
        for key, count in counts.items()
    ]


def _address(**asked: str) -> str:
    return f"?{urlencode({k: v for k, v in asked.items() if v})}"


def _group(operation: Operation, key: str, found: list[Deadline], today: Any, asked: str) -> dict[str, Any]:
    """The first few of a group, and where all of them are."""
    return {
        "key": key,
        "heading": GROUPS[key],
        "count": len(found),
        "rows": rows(operation, found[:FEW], today),
        "more": len(found) - FEW,
        "url": _address(who=asked, when=key),
    }


@login_required
def claim(request: SignedIn, code: str, number: int) -> HttpResponse:
    """For which day the claim of a period is planned; the report has to be in so many working days before."""
    operation = operation_or_404(request, code)
    require(permissions.may_manage_periods(request.user, operation))
    periods = Period.objects.visible_to(request.user).select_related("operation__programme")
    period = get_object_or_404(periods, operation=operation, number=number)
    found = Claim.objects.filter(period=period).first()
    initial = (
        {"version": found.version, "planned_on": found.planned_on, "sent_on": found.sent_on}
        if found
        else {"version": 0}
    )
    form = ClaimForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            planned = plan_claim(by=request.user, period=period, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            _tell(request, period, planned)
            return redirect("monitoring:deadline_list", code)
    back = reverse("monitoring:deadline_list", args=[code])
    context = {
        "crumbs": crumbs(operation, (_("Claim"), "")),
        "period": period,
        "form": form,
        "back_url": back,
        "ahead": rules(operation, period.ends_on).before_claim_working_days,
        "until": report_due(period, found),
    }
    return render(request, "monitoring/deadlines/claim.html", context)


def _tell(request: SignedIn, period: Period, planned: Claim) -> None:
    messages.success(request, _("The claim's day is saved."))
    due, today = report_due(period, planned), clock.today(period.operation.zone)
    if period.submitted_on is None and due < today:
        said = {"day": formats.day(due, "long")}
        messages.warning(
            request, _("The report would have been due on %(day)s; the claim may be returned.") % said
        )
