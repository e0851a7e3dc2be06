"""The dashboard of an operation, and its common indicators."""

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.monitoring import dashboard, permissions
from punte.monitoring.actions.targets import reload_if_changed
from punte.monitoring.addresses import dated, taking
from punte.monitoring.counting import entities, participants
from punte.monitoring.forms.drill import AsOfForm
from punte.monitoring.sets import Indicator, indicator_set
from punte.monitoring.ways import ways
from punte.participation.models import Participation
from punte.people.requests import SignedIn
from punte.projects.acting import acting
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


@login_required
def dashboard_page(request: SignedIn, code: str) -> HttpResponse:
    """Every promise beside what was achieved. Who only recruits there is led to what everybody may see."""
    reload_if_changed()
    operation = operation_or_404(request, code, recruiters=True)
    if not acting(request.user).in_operation(operation):
        return redirect("projects:operation_detail", code)
    require(permissions.may_see_numbers(request.user, operation))
    today = clock.today(operation.zone)
    form = AsOfForm(request.GET, today=today)
    on = form.day(today)
    rows = dashboard.standings(operation, on)
    headlines = [s for s in rows if s.target.headline][:4]
    charted = next((s for s in sorted(headlines, key=lambda s: -s.weight) if s.count.total), None)
    context = {
        "crumbs": [(_("Projects"), reverse("projects:operation_list")), (operation.code, "")],
        "operation": operation,
        "lead": dashboard.lead_sentence(operation, rows, on),
        "facts": dashboard.facts(operation, on),
        "actions": _ways(operation, request, on),
        "figures": [dashboard.row(operation, s, on) for s in headlines],
        "todo": dashboard.attention(operation, rows, on),
        "timeline": _timeline(operation, on),
        "trend": dashboard.trend(operation, charted, on) if charted else None,
        "breakdown": dashboard.breakdown(operation, charted) if charted else [],
        "groups": dashboard.groups(operation, rows, on),
        "behind": sum(s.behind for s in rows),
        "total": len(rows),
        "form": form,
        "ways": ways(request.user, operation),
    }
    return render(request, "monitoring/dashboards/dashboard.html", context)


def _ways(operation: Operation, request: SignedIn, on: dt.date) -> list[dict[str, str]]:
    ways = [
        {
            "label": _("Common indicators"),
            "url": dated(reverse("monitoring:indicator_list", args=[operation.code]), operation, on),
            "variant": "secondary",
        },
        {"label": _("Deliverables"), "url": reverse("records:deliverable_list", args=[operation.code])},
        {"label": _("Files"), "url": reverse("records:export_list", args=[operation.code])},
        {
            "label": _("Organisations taking part"),
            "url": reverse("participation:entity_list", args=[operation.code]),
        },
    ]
    if permissions.may_see_audits(request.user, operation):
        ways.append({"label": _("Audits"), "url": reverse("monitoring:audit_list", args=[operation.code])})
    if permissions.may_open_people(request.user, operation):
        participants_url = reverse("participation:participant_list", args=[operation.code])
        ways.insert(0, {"label": _("Participants"), "url": participants_url, "variant": "primary"})
    return ways


def _timeline(operation: Operation, on: dt.date) -> list[dict[str, object]]:
    items: list[dict[str, object]] = []
    if operation.starts_on:
        items.append({"on": operation.starts_on, "text": _("The project begins"), "state": "done"})
    items.append({"on": on, "text": _("The numbers of this page"), "state": "done"})
    if operation.ends_on:
        over = operation.ends_on < on
        items.append(
            {"on": operation.ends_on, "text": _("The project ends"), "state": "done" if over else ""}
        )
    return sorted(items, key=lambda i: i["on"])  # type: ignore[arg-type,return-value]


@login_required
def indicators(request: SignedIn, code: str) -> HttpResponse:
    """The common indicators of the operation's programming period, by sex."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_numbers(request.user, operation))
    today = clock.today(operation.zone)
    form = AsOfForm(request.GET, today=today)
    on = form.day(today)
    whole = indicator_set(operation.indicator_set)
    counted = [i for i in whole.values() if i.counts == "participants"]
    values = participants.values(operation, counted, on)
    context = {
        "crumbs": [
            (_("Projects"), reverse("projects:operation_list")),
            (operation.code, dated(operation.get_absolute_url(), operation, on)),
            (_("Common indicators"), ""),
        ],
        "operation": operation,
        "facts": [(_("Programming period"), operation.indicator_set), *dashboard.facts(operation, on)[-1:]],
        "outputs": [_row(operation, i, values[i.code], on) for i in counted if not i.result],
        "results": [_row(operation, i, values[i.code], on) for i in counted if i.result],
        "supported": [_supported(operation, i, on) for i in whole.values() if i.counts == "entities"],
        "actions": taking(request.user, operation, "monitoring.numbers", on),
        "sexes": [label for _value, label in Participation.Sex.choices],
        "form": form,
    }
    return render(request, "monitoring/dashboards/indicators.html", context)


def _row(
    operation: Operation, indicator: Indicator, counted: dict[tuple[str, int], int], on: dt.date
) -> dict[str, object]:
    by_sex = [
        sum(n for (sex, _o), n in counted.items() if sex == wanted) for wanted in Participation.Sex.values
    ]
    total = sum(counted.values())
    return {
        "code": indicator.code,
        "name": str(indicator.name),
        "definition": str(indicator.definition),
        "special": indicator.is_sensitive,
        "url": _indicator_url(operation, indicator, on),
        "by_sex": by_sex,
        "not_known": total - sum(by_sex),
        "total": total,
    }


def _indicator_url(operation: Operation, indicator: Indicator, on: dt.date) -> str:
    url = reverse("monitoring:indicator_detail", args=[operation.code, indicator.code])
    return dated(url, operation, on)


def _supported(operation: Operation, indicator: Indicator, on: dt.date) -> dict[str, object]:
    return {
        "label": f"{indicator.code}: {indicator.name}",
        "small": str(indicator.definition),
        "url": _indicator_url(operation, indicator, on),
        "total": entities.value(operation, indicator, on),
    }
