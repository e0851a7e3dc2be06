"""Measures of a plan: writing one, one with its reports and where it came from."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base import formats
from punte.base.permissions import require
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions import measures as actions
from punte.dialogue.forms.measures import MeasureForm
from punte.dialogue.models import Measure, ProgressReport
from punte.dialogue.origins import told_origins
from punte.dialogue.plan_page import MEASURE_TONES, reach, reached
from punte.dialogue.views.plan_doors import (
    below_measure,
    below_plan,
    form_page,
    measure_or_404,
    plan_crumbs,
    plan_or_404,
    said,
    sent,
)
from punte.people.requests import SignedIn


@login_required
def create(request: SignedIn, code: str, plan_id: int) -> HttpResponse:
    """Write a measure."""
    plan = plan_or_404(request, code, plan_id)
    require(permissions.may_write_plan(request.user, plan))
    form = MeasureForm(request.POST or None, plan=plan)
    url, title = f"{plan.get_absolute_url()}#measures", _("Write a measure")
    act = lambda: actions.write_measure(by=request.user, plan=plan, **form.told)  # noqa: E731
    return sent(request, form, act, _("The measure is written."), url) or form_page(
        request, form, way=below_plan(plan, title), title=title, verb=_("Save"), back_url=url
    )


@login_required
@require_GET
def detail(request: SignedIn, code: str, measure_id: int) -> HttpResponse:
    """One measure: what was promised, how far it is, where it came from."""
    measure = measure_or_404(request, code, measure_id)
    plan, user = measure.plan, request.user
    writes = permissions.may_write_plan(user, plan)
    context = {
        "crumbs": plan_crumbs(plan.operation, (plan.title, plan.get_absolute_url()), (measure.title, "")),
        "measure": measure,
        "tone": MEASURE_TONES.get(Measure.State(measure.state), "neutral"),
        "spoken": _("%(done)s percent done") % {"done": measure.progress},
        "facts": _facts(measure),
        "texts": _texts(measure),
        "budget": [(str(p.get_source_display()).capitalize(), p.amount) for p in measure.budget.all()],
        "reports": [_report(r) for r in measure.reports.select_related("by", "measure")],
        "origins": told_origins(measure),
        "links": writes,
        "edits": writes and plan.writable,
        "follows": plan.followed and permissions.may_report(user, measure),
        "pages": {name: reverse(f"dialogue:{name}", args=[code, measure.pk]) for name in _PAGES},
    }
    return render(request, "dialogue/measures/detail.html", context)


_PAGES = ("measure_edit", "measure_drop", "measure_report", "origin_link")


def _facts(measure: Measure) -> list[tuple[str, str]]:
    told = [
        (_("Responsible"), measure.responsible.name),
        (_("Deadline"), formats.day(measure.due_on, "long")),
        (_("Cost"), formats.money(measure.cost.amount, measure.cost.currency)),
    ]
    if measure.promised_by:
        told.insert(1, (_("Promised by"), measure.promised_by.name))
    return told


def _texts(measure: Measure) -> list[tuple[str, str]]:
    rows = [
        (_("Objective"), measure.objective.objective),
        (_("What is done"), measure.activities),
        (_("For whom"), measure.for_whom),
        (_("Partners"), measure.partners),
        (_("Indicator"), reach(measure)),
        (_("Equal access"), measure.equality),
        (_("Risk"), measure.risk),
    ]
    return [(word, text) for word, text in rows if text]


def _report(report: ProgressReport) -> dict[str, Any]:
    state = str(report.get_state_display())
    done = _("%(state)s, %(done)s %%") % {"state": state, "done": report.progress}
    now = reached(report.measure, report)
    small = " ".join(part for part in (report.said, report.reason, now, f"({report.by.name})") if part)
    bad = report.state in (Measure.State.BLOCKED, Measure.State.DROPPED)
    return {"on": report.on, "text": done, "small": small, "state": "bad" if bad else "done"}


@login_required
def edit(request: SignedIn, code: str, measure_id: int) -> HttpResponse:
    """Change a measure."""
    measure = measure_or_404(request, code, measure_id)
    require(permissions.may_write_plan(request.user, measure.plan))
    form = MeasureForm(request.POST or None, plan=measure.plan, initial=MeasureForm.of(measure))
    url, title = measure.get_absolute_url(), _("Change the measure")

    def act() -> None:
        version = form.cleaned_data["version"]
        actions.change_measure(by=request.user, measure=measure, version=version, **form.told)

    return sent(request, form, act, _("Saved."), url) or form_page(
        request, form, way=below_measure(measure, title), title=title, verb=_("Save"), back_url=url
    )


@login_required
@require_POST
def drop(request: SignedIn, code: str, measure_id: int) -> HttpResponse:
    """Take a measure out of the draft."""
    measure = measure_or_404(request, code, measure_id)
    act = lambda: actions.drop_measure(by=request.user, measure=measure)  # noqa: E731
    return said(request, act, _("The measure is taken out."), f"{measure.plan.get_absolute_url()}#measures")
