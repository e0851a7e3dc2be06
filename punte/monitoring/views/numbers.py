"""A number opened: what is counted with its evidence, what is not and why."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.pages import Page, paged
from punte.base.permissions import require
from punte.monitoring import dashboard, numbers, permissions
from punte.monitoring.addresses import dated, taking
from punte.monitoring.counting import drill, entities, participants, promises
from punte.monitoring.forms.drill import DrillForm
from punte.monitoring.models import Target
from punte.monitoring.plan import standing
from punte.monitoring.reasons import REASONS
from punte.monitoring.sets import Indicator, indicator_set
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records.kinds import kind


@login_required
def target(request: SignedIn, code: str, target: str) -> HttpResponse:
    """A promise opened into the facts that count towards it."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_numbers(request.user, operation))
    found = get_object_or_404(
        Target.objects.select_related("activity"), operation=operation, code=target, retired=False
    )
    people = found.what == Target.What.PEOPLE
    today = clock.today(operation.zone)
    form = DrillForm(request.GET, today=today, partners=dashboard.partners(operation), people=people)
    on = form.day(today)
    ask = partial(promises.candidate_sql, operation, found, on)
    opened = _opened(request, operation, form, ask, on, people=people, target=found)
    now = standing(operation, found, opened["found"].count, on)
    context = opened | {
        "title": str(found.name),
        "lead": _target_rule(found),
        "facts": [
            (_("Promised"), (_("at least") + " " if found.at_least else "") + formats.number(now.promised)),
            (_("Facts counted"), ", ".join(str(kind(k).label) for k in found.kinds)),
            (_("Rule"), _("version %(n)s") % {"n": found.version}),
            (_("Numbers on"), formats.day(on, "long")),
        ],
        "figure": dashboard.row(operation, now, on) | {"label": _("counted now")},
        "quote": found.quote.replace("*", ""),
        "trend": dashboard.trend(operation, now, on),
        "breakdown": dashboard.breakdown(operation, now),
        "crumbs": _crumbs(operation, on, str(found.name)),
        "may_open": not people or permissions.may_open_people(request.user, operation),
        "actions": taking(request.user, operation, _list_kind(people), on, number=found.code),
    }
    return render(request, "monitoring/numbers/number.html", context)


def _list_kind(people: bool) -> str:
    return "monitoring.members" if people else "monitoring.units"


def _target_rule(found: Target) -> str:
    words = {
        Target.What.PEOPLE: _("Each person counts once, by the earliest fact that counts."),
        Target.What.ORGANISATIONS: _("Each organisation counts once, by the earliest fact that counts."),
        Target.What.OCCURRENCES: _("Each time it happened counts."),
        Target.What.QUANTITY: _("The quantities add up."),
    }
    text = words[Target.What(found.what)]
    if found.minimum is not None:
        text += " " + _("At least %(n)s are needed for one to count.") % {"n": formats.number(found.minimum)}
    if found.participants_only:
        text += " " + _("Only participants of this project count.")
    return text


@login_required
def indicator(request: SignedIn, code: str, indicator: str) -> HttpResponse:
    """A common indicator opened into participants."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_numbers(request.user, operation))
    found = indicator_set(operation.indicator_set).get(indicator)
    if found is None:
        raise Http404
    people = found.counts == "participants"
    today = clock.today(operation.zone)
    form = DrillForm(request.GET, today=today, partners=dashboard.partners(operation), people=people)
    on = form.day(today)
    ask = partial((participants if people else entities).candidate_sql, operation, found, on)
    opened = _opened(request, operation, form, ask, on, people=people)
    may_open = not people or permissions.may_open_members(request.user, operation, found)
    context = opened | {
        "title": f"{found.code}: {found.name}",
        "lead": str(found.definition),
        "facts": [*_indicator_facts(operation, found), (_("Numbers on"), formats.day(on, "long"))],
        "figure": {"label": _("counted now"), "done": opened["found"].units},
        "crumbs": _crumbs(operation, on, found.code, (_("Common indicators"), "monitoring:indicator_list")),
        "source": found.source,
        "may_open": may_open,
        "actions": taking(request.user, operation, _list_kind(people), on, number=found.code)
        if may_open
        else [],
        "sensitive": found.is_sensitive,
    }
    return render(request, "monitoring/numbers/number.html", context)


def _indicator_facts(operation: Operation, found: Indicator) -> list[tuple[str, str]]:
    return [
        (_("Set"), operation.indicator_set),
        (_("Rule"), _("version %(n)s") % {"n": found.version}),
        (_("Unit"), _("people, by sex") if found.counts == "participants" else _("organisations")),
    ]


def _crumbs(operation: Operation, on: dt.date, last: str, *between: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (_("Projects"), reverse("projects:operation_list")),
        (operation.code, dated(operation.get_absolute_url(), operation, on)),
        *((label, dated(reverse(name, args=[operation.code]), operation, on)) for label, name in between),
        (last, ""),
    ]


def _opened(
    request: SignedIn,
    operation: Operation,
    form: DrillForm,
    ask: drill.Asked,
    on: dt.date,
    *,
    people: bool,
    target: Target | None = None,
) -> dict[str, Any]:
    """What both kinds of numbers show."""
    counted = request.GET.get("view") != "not"
    reason = request.GET.get("reason", "")
    wanted = form.wanted(
        counted=counted,
        reason=reason if reason in REASONS and not counted else "",
        page=_page_number(request),
    )
    found = drill.drill(
        ask, reader=request.user, operation=operation, wanted=wanted, people=people, target=target
    )
    address = partial(dated, request.path, operation, on)
    return {
        "operation": operation,
        "found": found,
        "counted": counted,
        "reason": REASONS.get(wanted.reason),
        "people": people,
        "units": numbers.units(operation, found, reader=request.user, people=people),
        "drawers": numbers.drawers(found, address),
        "not_counted": sum(found.reasons.values()),
        "strengths": numbers.strengths(found, address) if found.units else None,
        "tabs": _tabs(found, address, counted),
        "page": _page(request, found),
        "form": form,
        "elsewhere": _elsewhere(found, wanted),
    }


def _elsewhere(found: drill.Drill, wanted: drill.Wanted) -> int:
    """How many are counted and not in this reader's list, where nothing was filtered."""
    filtered = wanted.reason or wanted.strength is not None or wanted.partner or wanted.name
    whole = found.units if wanted.counted else sum(found.reasons.values())
    return 0 if filtered else max(0, whole - found.found)


def _page_number(request: SignedIn) -> int:
    asked = request.GET.get("page", "1")
    return min(max(int(asked), 1), 1_000_000) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1


def _page(request: SignedIn, found: drill.Drill) -> Page:
    return paged(request, range(found.found), per_page=drill.PAGE)


def _tabs(found: drill.Drill, address: Callable[..., str], counted: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("Counted"), "url": address(), "current": counted, "count": found.units},
        {
            "label": _("Not counted"),
            "url": address(view="not"),
            "current": not counted,
            "count": sum(found.reasons.values()),
        },
    ]
