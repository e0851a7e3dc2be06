"""Papers that wait to be checked, and the samples drawn from them: kept, read by managers and auditors."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.base.pages import paged
from punte.base.permissions import require
from punte.monitoring import audit_page, permissions
from punte.monitoring.actions.samples import draw_papers
from punte.monitoring.forms.drill import DrawPapersForm, JudgePapersForm
from punte.monitoring.models import Sample, SampleUnit
from punte.monitoring.populations import waiting
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.acting import Scope, organisations, scope
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records.actions.documents import judge_evidence
from punte.records.models import Evidence
from punte.records.permissions import may_judge

_SHOWN = ("document", "fact__operation", "fact__person__identity", "fact__person__consortium")
Verification = Evidence.Verification


def _own(user: User, operation: Operation) -> Organisation | None:
    """The partner whose papers this user checks; nothing where it is the whole operation's."""
    if scope(user, operation) >= Scope.OPERATION:
        return None
    return Organisation.objects.filter(pk__in=organisations(user, operation)).order_by("pk").first()


def _crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    return way(
        operation, (_("Evidence to check"), reverse("monitoring:evidence_list", args=[operation.code])), *last
    )


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """What waits, the samples drawn so far, and the form that draws another."""
    operation = operation_or_404(request, code)
    require(permissions.may_read_samples(request.user, operation))
    own, judges = _own(request.user, operation), may_judge(request.user, operation)
    form = DrawPapersForm(request.POST or None)
    if request.method == "POST":
        require(judges)
        if form.is_valid() and (made := _drawn(request, operation, own, form)):
            return redirect(made)
    papers = waiting(operation, own).select_related(*_SHOWN).order_by("pk")
    samples = Sample.objects.visible_to(request.user).filter(operation=operation).of_papers()
    context = {
        "crumbs": _crumbs(operation),
        "operation": operation,
        "page": paged(request, papers),
        "samples": _samples(operation, samples.select_related("by", "organisation")),
        "form": form if judges else None,
    }
    return render(request, "monitoring/facts/evidence.html", context)


def _drawn(
    request: SignedIn, operation: Operation, own: Organisation | None, form: DrawPapersForm
) -> str | None:
    data, made = form.cleaned_data, []

    def act() -> None:
        made.append(
            draw_papers(
                by=request.user, operation=operation, organisation=own, seed=data["seed"], share=data["share"]
            )
        )

    try:
        form.once(act)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    if made:
        messages.success(request, _("The sample is drawn and kept."))
        return reverse("monitoring:evidence_sample", args=[operation.code, made[0].pk])
    return reverse("monitoring:evidence_list", args=[operation.code])


def _samples(operation: Operation, samples: QuerySet[Sample]) -> list[dict[str, Any]]:
    rows = list(samples[:50])
    done = {s.pk: s.size - _left(s).count() for s in rows}
    return [
        {
            "sample": s,
            "url": reverse("monitoring:evidence_sample", args=[operation.code, s.pk]),
            "done": done[s.pk],
            "who": s.organisation.name if s.organisation else _("all partners"),
        }
        for s in rows
    ]


def _current(sample: Sample) -> QuerySet[Evidence]:
    """The latest word on each drawn paper: of the same fact and the same document."""
    drawn = Evidence.objects.filter(pk__in=sample.units.values("unit"))
    return Evidence.objects.current().filter(
        fact__in=drawn.values("fact"), document__in=drawn.values("document")
    )


def _left(sample: Sample) -> QuerySet[Evidence]:
    return _current(sample).filter(verification=Verification.LINKED)


@login_required
def sample(request: SignedIn, code: str, sample_id: int) -> HttpResponse:
    """The drawn papers with what was said of each, and the form that judges those still waiting."""
    operation = operation_or_404(request, code)
    require(permissions.may_read_samples(request.user, operation))
    samples = Sample.objects.visible_to(request.user).filter(operation=operation).of_papers()
    found = get_object_or_404(samples.select_related("by", "organisation"), pk=sample_id)
    left = list(_left(found).select_related(*_SHOWN).order_by("pk"))
    form = JudgePapersForm(request.POST or None, papers=left)
    if request.method == "POST":
        require(may_judge(request.user, operation))
        if form.is_valid() and _judged(request, form, left):
            return redirect(request.path)
    judges = may_judge(request.user, operation) and bool(left)
    context = {
        "crumbs": _crumbs(operation, (_("Sample %(seed)s") % {"seed": found.seed}, "")),
        "operation": operation,
        "sample": found,
        "facts": audit_page.sample_facts(operation, found),
        "papers": _papers(found),
        "done": found.size - len(left),
        "form": form if judges else None,
    }
    return render(request, "monitoring/facts/sample.html", context)


def _papers(found: Sample) -> list[dict[str, Any]]:
    """The drawn papers in the order of the draw, each with the latest word on it."""
    units = list(SampleUnit.objects.filter(sample=found))
    drawn = Evidence.objects.select_related(*_SHOWN).in_bulk([u.unit for u in units])
    latest = {(e.fact_id, e.document_id): e for e in _current(found).select_related("by")}
    return [
        {"unit": u, "paper": paper, "now": latest.get((paper.fact_id, paper.document_id), paper)}
        for u in units
        if (paper := drawn.get(u.unit))
    ]


def _judged(request: SignedIn, form: JudgePapersForm, left: list[Evidence]) -> bool:
    chosen = set(form.cleaned_data["papers"])
    try:
        judged = judge_evidence(
            by=request.user,
            evidence=[e for e in left if str(e.pk) in chosen],
            verification=form.cleaned_data["verification"],
            reason=form.cleaned_data["reason"],
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    text = ngettext("%(n)s paper was judged.", "%(n)s papers were judged.", judged)
    messages.success(request, text % {"n": formats.number(judged)})
    return True
