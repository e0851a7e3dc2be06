"""Bringing a paper for something that happened: from a deliverable's page, or from a fact's."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records import permissions
from punte.records.actions.documents import bring_paper
from punte.records.forms.papers import PaperForm
from punte.records.models import Deliverable, Fact
from punte.records.views.deliverables import crumbs, deliverable_or_404


@login_required
def add_to_deliverable(request: HttpRequest, code: str, deliverable_id: int) -> HttpResponse:
    """Another paper for a deliverable."""
    found = deliverable_or_404(request, code, deliverable_id)
    fact = Fact.objects.about(found).filter(strikes=None).order_by("-round").first()
    if fact is None or not Fact.objects.live().filter(pk=fact.pk).exists():
        messages.warning(request, _("This was struck through; it needs no more papers."))
        return redirect(found)
    here = crumbs(found.operation, (found.title, found.get_absolute_url()))
    return _bring(request, found.operation, fact, found.title, found.get_absolute_url(), here)


@login_required
def add(request: HttpRequest, code: str, fact_id: int) -> HttpResponse:
    """A paper for a fact about no person; those about persons are brought on the person's page."""
    operation = operation_or_404(request, code)
    facts = Fact.objects.live().filter(operation=operation, person=None)
    fact = get_object_or_404(facts.select_related("organisation"), pk=fact_id)
    source = Deliverable.objects.filter(pk=fact.source_id).first() if _is_deliverable(fact) else None
    title = source.title if source else str(fact)
    back = _back(request) or (source.get_absolute_url() if source else operation.get_absolute_url())
    return _bring(request, operation, fact, title, back, way(operation))


def _is_deliverable(fact: Fact) -> bool:
    return fact.source_type.model_class() is Deliverable


def _back(request: HttpRequest) -> str:
    """The page one came from, if it is ours."""
    wanted = request.GET.get("next", "")
    return (
        wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else ""
    )


def _bring(
    request: HttpRequest, operation: Operation, fact: Fact, title: str, back: str, here: Crumbs
) -> HttpResponse:
    require(permissions.may_bring_paper(request.user, fact))  # type: ignore[arg-type]
    form = PaperForm(request.POST or None, request.FILES or None, operation=operation)
    if form.is_valid():
        try:
            with transaction.atomic():
                if form.is_first_sending():
                    bring_paper(by=request.user, fact=fact, **form.paper)  # type: ignore[arg-type]
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The paper is in. Somebody still has to check it."))
            return redirect(back)
    context = {
        "crumbs": [*here, (_("Bring a paper"), "")],
        "operation": operation,
        "fact": fact,
        "title": title,
        "form": form,
        "back_url": back,
    }
    return render(request, "records/papers/add.html", context)
