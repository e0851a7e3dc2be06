"""A fact with its papers, and judging them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.base.permissions import require
from punte.monitoring.forms.drill import JudgeForm
from punte.participation.models import Participation
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.acting import Scope, organisations, scope
from punte.projects.crumbs import way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records.actions.access import log_access
from punte.records.actions.documents import judge_evidence
from punte.records.models import AccessEntry, Fact
from punte.records.opened import opened
from punte.records.permissions import may_judge_fact


def visible_facts(user: User, operation: Operation) -> QuerySet[Fact]:
    """The facts this user may open: about persons only where they see the person."""
    facts = Fact.objects.filter(operation=operation)
    if scope(user, operation) >= Scope.OPERATION:
        return facts
    persons = Participation.objects.visible_to(user).filter(operation=operation).values("person")
    own = facts.filter(person=None)
    if scope(user, operation) >= Scope.ORGANISATION:
        own |= facts.filter(organisation__in=organisations(user, operation))
    return own | facts.filter(person__in=persons)


@login_required
def fact(request: SignedIn, code: str, fact_id: int) -> HttpResponse:
    """One fact: what happened, when, told by whom, proved by what; struck by what."""
    operation = operation_or_404(request, code)
    found = get_object_or_404(
        visible_facts(request.user, operation).select_related(
            "by", "organisation", "entity", "activity", "person", "operation"
        ),
        pk=fact_id,
    )
    if found.person:
        log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE)
    judge = may_judge_fact(request.user, found)
    form = JudgeForm(request.POST or None)
    if request.method == "POST":
        require(judge)
        if form.is_valid() and _judge(request, form, found.evidence.current().filter(document__isnull=False)):
            return redirect(request.path)
    participation = Participation.objects.filter(operation=operation, person=found.person_id).first()
    context = {
        "crumbs": way(operation, (found.kind_label, "")),
        "operation": operation,
        "fact": found,
        "facts": _facts(found),
        "source": _source(request.user, found),
        "participation": participation,
        "evidence": found.evidence.select_related("document", "by").order_by("-at", "-pk"),
        "struck": Fact.objects.filter(strikes=found).select_related("by").first(),
        "form": form if judge and found.evidence.current().exists() else None,
    }
    return render(request, "monitoring/facts/fact.html", context)


def _source(user: User, found: Fact) -> tuple[str, str] | None:
    """What told it, as (word, address), where this reader sees it and it has a page; or what a room says proves it."""
    if told := opened([found], user).get(found.pk):
        return (told.proof, told.url) if told.url else None
    model = found.source_type.model_class()
    seen = getattr(getattr(model, "objects", None), "visible_to", None)
    if seen is None or not hasattr(model, "get_absolute_url"):
        return None
    source = seen(user).filter(pk=found.source_id).first()
    return (str(source._meta.verbose_name), source.get_absolute_url()) if source else None


def _facts(found: Fact) -> list[tuple[str, Any]]:
    rows = [
        (_("Happened on"), formats.day(found.happened_on, "long")),
        (_("Recorded"), formats.day(found.recorded_at, "long")),
        (_("By"), found.by.name),
    ]
    rows += [(_("Partner"), found.organisation.name)] if found.organisation else []
    rows += [(_("Organisation"), found.entity.name)] if found.entity else []
    rows += [(_("Activity"), str(found.activity.name))] if found.activity else []
    rows += (
        [(_("Quantity"), formats.number(found.quantity.normalize()))]
        if found.unit and found.quantity != 1
        else []
    )
    return rows


def _judge(request: SignedIn, form: JudgeForm, evidence: Any) -> bool:
    try:
        judged = judge_evidence(
            by=request.user,
            evidence=evidence,
            verification=form.cleaned_data["verification"],
            reason=form.cleaned_data["reason"],
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(
        request, ngettext("%(n)s paper was judged.", "%(n)s papers were judged.", judged) % {"n": judged}
    )
    return True
