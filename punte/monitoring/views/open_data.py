"""The open data of a project, for everybody: what is published, what is hidden and why, and the files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.monitoring.open_data import OpenPeriod, Row, published
from punte.projects.models import Operation


def show(request: HttpRequest, code: str) -> HttpResponse:
    """The last period that was handed in, or the one asked for."""
    operation = get_object_or_404(Operation.objects.announced(), code=code)
    periods = published(operation)
    chosen = _chosen(periods, request.GET.get("period", ""))
    context = {
        "operation": operation,
        "chosen": chosen,
        "facts": _facts(chosen) if chosen else [],
        "tabs": [_tab(p, p is chosen) for p in reversed(periods)] if len(periods) > 1 else [],
        "people": [_row(r) for r in chosen.rows if r.people] if chosen else [],
        "supported": [r for r in chosen.rows if not r.people] if chosen else [],
        "hidden": any(r.total is None or None in (r.by_sex or {}).values() for r in chosen.rows)
        if chosen
        else False,
        "files": _files(chosen) if chosen else [],
        "crumbs": [
            (_("First page"), "/"),
            (_("Projects"), reverse("projects:operation_list")),
            (str(operation.title), reverse("projects:operation_detail", args=[code])),
            (_("Open data"), None),
        ],
    }
    return render(request, "monitoring/open_data/show.html", context)


def _chosen(periods: list[OpenPeriod], asked: str) -> OpenPeriod | None:
    if not asked:
        return periods[-1] if periods else None
    found = next((p for p in periods if str(p.number) == asked), None)
    if found is None:
        raise Http404
    return found


def _tab(period: OpenPeriod, current: bool) -> dict[str, Any]:
    label = _("Period %(number)s") % {"number": period.number}
    return {"label": label, "url": f"?period={period.number}", "current": current}


def _facts(period: OpenPeriod) -> list[tuple[str, str]]:
    facts = [(_("Period"), formats.period(period.starts_on, period.ends_on))]
    if period.submitted_on:
        facts.append((_("Handed in"), formats.day(period.submitted_on, "long")))
    facts.append((_("State"), _("approved by the funder") if period.approved else _("not approved yet")))
    return facts


def _row(row: Row) -> dict[str, Any]:
    return {"it": row, "cells": [*(row.by_sex or {}).values(), row.total]}


def _files(period: OpenPeriod) -> list[dict[str, str]]:
    address = [period.operation.code, period.number]
    return [
        {
            "icon": "download",
            "label": _("Table (CSV)"),
            "url": reverse("api:open_period_csv", args=address),
            "small": _("for spreadsheets"),
        },
        {
            "icon": "download",
            "label": _("Data (JSON)"),
            "url": reverse("api:open_period_detail", args=address),
            "small": _("for programs"),
        },
    ]
