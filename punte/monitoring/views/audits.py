"""The auditor's room: the audits of an operation, their samples, the way from opening to closing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.monitoring import audit_page, permissions, sampling
from punte.monitoring.actions.audits import ask_for_answers, close_audit, open_audit
from punte.monitoring.actions.samples import draw_sample
from punte.monitoring.auditing import result
from punte.monitoring.forms.audits import AuditForm, DrawForm
from punte.monitoring.models import Audit, Period, Sample
from punte.monitoring.populations import population, sources
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way into the auditor's room."""
    return way(operation, (_("Audits"), reverse("monitoring:audit_list", args=[operation.code])), *last)


def audit_or_404(request: SignedIn, code: str, number: int) -> Audit:
    """The audit of this address, for who may see it; who works here otherwise is refused."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_audits(request.user, operation))
    rows = Audit.objects.visible_to(request.user).filter(operation=operation)
    found = get_object_or_404(rows.select_related("period", "by", "sample__by"), number=number)
    found.operation = operation
    if found.period:
        found.period.operation = operation
    return found


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """All audits of the operation, latest first."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_audits(request.user, operation))
    audits = Audit.objects.visible_to(request.user).filter(operation=operation)
    actions = []
    if permissions.may_audit(request.user, operation):
        actions.append({"label": _("Begin an audit"), "url": reverse("monitoring:audit_create", args=[code])})
    if permissions.may_read_samples(request.user, operation):
        url = reverse("monitoring:evidence_list", args=[code])
        actions.append({"label": _("Samples of papers"), "url": url, "variant": "secondary"})
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "rows": audit_page.rows(audits.select_related("period", "by", "sample")),
        "actions": actions,
    }
    return render(request, "monitoring/audits/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Begin an audit."""
    operation = operation_or_404(request, code)
    require(permissions.may_audit(request.user, operation))
    periods = Period.objects.visible_to(request.user).filter(operation=operation)
    form = AuditForm(request.POST or None, periods=periods, today=clock.today(operation.zone))
    made: list[Audit] = []

    def act() -> None:
        told = {key: form.cleaned_data[key] for key in ("title", "period", "due_on")}
        made.append(open_audit(by=request.user, operation=operation, **told))

    if form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect(
                made[0].get_absolute_url() if made else "monitoring:audit_list", *_args(made, code)
            )
    context = {"crumbs": crumbs(operation, (_("Begin an audit"), "")), "operation": operation, "form": form}
    return render(request, "monitoring/audits/create.html", context)


def _args(made: list[Audit], code: str) -> list[str]:
    return [] if made else [code]


@login_required
def detail(request: SignedIn, code: str, number: int) -> HttpResponse:
    """One audit: what is to be done next, the sample, how far the checking is, what was found."""
    audit = audit_or_404(request, code, number)
    context = audit_page.overview(request.user, audit) | {
        "crumbs": crumbs(audit.operation, (audit.title, "")),
        "operation": audit.operation,
    }
    return render(request, "monitoring/audits/detail.html", context)


@login_required
def draw(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Draw the sample, once."""
    audit = audit_or_404(request, code, number)
    require(permissions.may_audit(request.user, audit.operation))
    form = DrawForm(request.POST or None, sources=sources(audit.operation))

    def act() -> None:
        told = {key: form.cleaned_data[key] for key in ("source", "method", "size", "share", "seed")}
        draw_sample(by=request.user, audit=audit, **told)

    if form.is_valid():
        try:
            if form.once(act):
                messages.success(
                    request, _("The sample is drawn. Everybody who opens the audit sees the seed.")
                )
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect(audit)
    if request.method == "GET" and hasattr(audit, "sample"):
        return redirect(audit)
    context = {
        "crumbs": crumbs(
            audit.operation, (audit.title, audit.get_absolute_url()), (_("Draw the sample"), "")
        ),
        "audit": audit,
        "form": form,
    }
    return render(request, "monitoring/audits/draw.html", context)


@login_required
def check_draw(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Draw again before everybody's eyes, and say whether the same units come."""
    audit = audit_or_404(request, code, number)
    sample = get_object_or_404(Sample, audit=audit)
    stored = dict(zip(sample.population, sample.strata, strict=True))
    numbers = sampling.numbered(stored)
    now = population(audit.operation, sample.source, on=sample.counted_on, period=audit.period)
    drawn = list(sample.units.values_list("unit", flat=True))
    stratified = sample.method == Sample.Method.STRATIFIED
    context = {
        "crumbs": crumbs(audit.operation, (audit.title, audit.get_absolute_url()), (_("Check the draw"), "")),
        "audit": audit,
        "sample": sample,
        "facts": audit_page.sample_facts(audit.operation, sample),
        "check": sampling.check(stored, now.units, drawn, seed=sample.seed, stratified=stratified),
        "rows": [
            (unit, numbers[unit.unit], sampling.place(sample.seed, numbers[unit.unit]))
            for unit in audit_page.units(request.user, audit)
        ],
    }
    return render(request, "monitoring/audits/check.html", context)


@login_required
def hand_over(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Ask, then hand the findings over for answers."""
    audit = audit_or_404(request, code, number)
    words: dict[str, Any] = {
        "title": _("Hand the findings over?"),
        "text": _("From now on the managers answer them. Checking and further findings remain possible."),
        "verb": _("Hand over"),
        "done": _("The findings are with the managers."),
    }
    return _step(request, audit, ask_for_answers, words)


@login_required
def close(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Ask, then close the audit."""
    audit = audit_or_404(request, code, number)
    words: dict[str, Any] = {
        "title": _("Close the audit?"),
        "text": _("Nothing is written afterwards. Everything stays readable."),
        "verb": _("Close the audit"),
        "done": _("The audit is closed."),
    }
    return _step(request, audit, close_audit, words)


def _step(request: SignedIn, audit: Audit, act: Any, words: dict[str, Any]) -> HttpResponse:
    require(permissions.may_audit(request.user, audit.operation))
    if request.method == "POST":
        try:
            act(by=request.user, audit=audit)
        except ValidationError as refusal:
            words["points"] = refusal.messages
        else:
            messages.success(request, words["done"])
            return redirect(audit)
    context = {
        "crumbs": crumbs(audit.operation, (audit.title, audit.get_absolute_url()), (words["verb"], "")),
        "audit": audit,
        "back_url": audit.get_absolute_url(),
        **words,
    }
    return render(request, "monitoring/audits/step.html", context)


@login_required
def protocol(request: SignedIn, code: str, number: int) -> HttpResponse:
    """The whole audit on one page, to be printed: sample, checklists by number, findings, answers, decisions."""
    audit = audit_or_404(request, code, number)
    units = audit_page.units(request.user, audit)
    context = {
        "crumbs": crumbs(audit.operation, (audit.title, audit.get_absolute_url()), (_("Protocol"), "")),
        "audit": audit,
        "operation": audit.operation,
        "facts": audit_page.facts(audit),
        "sample_facts": audit_page.sample_facts(audit.operation, audit.sample) if units else [],
        "summary": audit_page.summary(audit, result(audit, units)),
        "units": audit_page.protocol_units(audit, units),
        "findings": audit_page.findings(request.user, audit, whole=True),
    }
    return render(request, "monitoring/audits/protocol.html", context)
