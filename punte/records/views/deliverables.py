"""The deliverables of an operation: their list, one with its papers, writing one down, withdrawing it."""

import math
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock, formats
from punte.base.pages import paged
from punte.base.permissions import require
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records import facts, permissions
from punte.records.actions.access import log_access
from punte.records.actions.deliverables import deliver, withdraw_deliverable
from punte.records.forms.deliverables import DeliverableFilter, DeliverableForm, WithdrawForm
from punte.records.kinds import kinds_by_number
from punte.records.models import AccessEntry, Deliverable, Document, Fact, Standing

TONES = {
    Standing.NONE: "warning",
    Standing.LINKED: "warning",
    Standing.ATTESTED: "info",
    Standing.CHECKED: "success",
    Standing.REJECTED: "danger",
    Standing.STRUCK: "neutral",
}


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a deliverable's page."""
    return way(
        operation, (_("Deliverables"), reverse("records:deliverable_list", args=[operation.code])), *last
    )


def deliverable_or_404(request: HttpRequest, code: str, deliverable_id: int) -> Deliverable:
    """The deliverable of this address, as far as the reader may see."""
    operation = operation_or_404(request, code)
    rows = Deliverable.objects.visible_to(request.user).filter(operation=operation)  # type: ignore[arg-type]
    about = ("activity", "organisation", "entity", "person__identity", "person__consortium")
    found = get_object_or_404(rows.select_related(*about), pk=deliverable_id)
    found.operation = operation
    return found


@login_required
def index(request: HttpRequest, code: str) -> HttpResponse:
    """The list, filtered and paged; latest first."""
    operation = operation_or_404(request, code)
    form = DeliverableFilter(request.GET, activities=list(operation.activities.all()))
    rows = Deliverable.objects.visible_to(request.user).filter(operation=operation)  # type: ignore[arg-type]
    wanted = form.wanted()
    page = paged(request, rows.with_standing().for_list().filter(**wanted))
    actions = []
    if permissions.may_deliver(request.user, operation):  # type: ignore[arg-type]
        actions.append(
            {"label": _("Record a deliverable"), "url": reverse("records:deliverable_create", args=[code])}
        )
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "form": form,
        "chips": _chips(request, form),
        "page": page,
        "rows": [_row(code, d) for d in page],
        "filtered": bool(form.changed_data),
        "actions": actions,
    }
    return render(request, "records/deliverables/index.html", context)


def _row(code: str, deliverable: Deliverable) -> dict[str, Any]:
    standing = Standing(deliverable.standing)  # type: ignore[attr-defined]
    return {
        "it": deliverable,
        "url": _url(code, deliverable),
        "quantity": _quantity(deliverable),
        "word": standing.label,
        "tone": TONES[standing],
    }


def _url(code: str, deliverable: Deliverable) -> str:
    return reverse("records:deliverable_detail", args=[code, deliverable.pk])


def _quantity(deliverable: Deliverable) -> str:
    known = kinds_by_number().get(deliverable.kind)
    number = deliverable.quantity.normalize()
    said, whole = {"n": formats.number(number)}, math.ceil(number)
    words = {
        "people": ngettext("%(n)s person", "%(n)s people", whole),
        "hours": ngettext("%(n)s hour", "%(n)s hours", whole),
        "jobs": ngettext("%(n)s job", "%(n)s jobs", whole),
    }
    return (words.get(known.unit, "%(n)s") if known else "%(n)s") % said


def _chips(request: HttpRequest, form: DeliverableFilter) -> list[dict[str, str]]:
    chips = []
    for bound in form:
        value = request.GET.get(bound.name, "")
        word = {str(k): str(v) for k, v in bound.field.choices}.get(value)  # type: ignore[attr-defined]
        if value and word:
            rest = request.GET.copy()
            rest.pop(bound.name)
            rest.pop("page", None)
            chips.append({"label": f"{bound.label}: {word}", "url": f"?{rest.urlencode()}"})
    return chips


@login_required
def create(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what was delivered, with its paper."""
    operation = operation_or_404(request, code)
    require(permissions.may_deliver(request.user, operation))  # type: ignore[arg-type]
    partners = _partners(request.user, operation)  # type: ignore[arg-type]
    form = DeliverableForm(
        request.POST or None, request.FILES or None, operation=operation, partners=partners
    )
    if form.is_valid():
        try:
            made = _written_once(request, operation, form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("It is recorded. Somebody still has to check the paper."))
            return redirect(_url(code, made) if made else reverse("records:deliverable_list", args=[code]))
    context = {
        "crumbs": crumbs(operation, (_("Record a deliverable"), "")),
        "operation": operation,
        "form": form,
    }
    return render(request, "records/deliverables/create.html", context)


@transaction.atomic
def _written_once(request: HttpRequest, operation: Operation, form: DeliverableForm) -> Deliverable | None:
    """Together with the token: where the action refuses, the form can be sent again."""
    if not form.is_first_sending():
        return None
    return deliver(by=request.user, operation=operation, **form.told)  # type: ignore[arg-type]


def _partners(user: User, operation: Operation) -> list[Organisation]:
    delivering = [p.organisation for p in operation.partnerships.select_related("organisation")]
    return [o for o in delivering if permissions.may_deliver_for(user, operation, o.pk)]


@login_required
def detail(request: HttpRequest, code: str, deliverable_id: int) -> HttpResponse:
    """One deliverable: what is told about it, its papers and what was said about them."""
    found = deliverable_or_404(request, code, deliverable_id)
    if found.person:
        log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE)  # type: ignore[arg-type]
    fact = Fact.objects.about(found).filter(strikes=None).select_related("by").order_by("-round").first()
    struck = Fact.objects.filter(strikes=fact).select_related("by").first() if fact else None
    visible = Document.objects.visible_to(request.user).filter(evidence__fact=fact)  # type: ignore[arg-type]
    context = {
        "crumbs": crumbs(found.operation, (found.title, "")),
        "operation": found.operation,
        "deliverable": found,
        "facts": _facts(found, fact),
        "fact": fact,
        "struck": struck,
        "evidence": fact.evidence.select_related("document", "by").order_by("-at", "-pk") if fact else [],
        "may_open": set(visible.values_list("pk", flat=True)),
        "may_judge": bool(fact) and permissions.may_judge_fact(request.user, fact) and not struck,  # type: ignore[arg-type]
        "actions": [] if struck else _ways(request.user, found),  # type: ignore[arg-type]
    }
    return render(request, "records/deliverables/detail.html", context)


def _facts(found: Deliverable, fact: Fact | None) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("What was done"), found.kind_label),
        (_("Date"), formats.day(found.happened_on, "long")),
        (_("Activity"), f"{found.activity.code} {found.activity.name}"),
        (_("Partner"), found.organisation.name),
    ]
    known = kinds_by_number().get(found.kind)
    if known and known.unit in facts.MEASURED and not found.person_id:
        rows.append((_("How many"), _quantity(found)))
    if found.entity:
        rows.append((_("Organisation"), found.entity.name, found.entity.get_absolute_url()))
    if found.person:
        rows.append((_("Person"), found.person.full_name))
    if fact:
        rows.append((_("Recorded"), f"{fact.by.name}, {formats.day(fact.recorded_at, 'long')}"))
    return rows


def _ways(user: User, found: Deliverable) -> list[dict[str, str]]:
    args, ways = [found.operation.code, found.pk], []
    if permissions.may_add_document(user, found.operation):
        ways.append({"label": _("Bring a paper"), "url": reverse("records:evidence_create", args=args)})
    if permissions.may_withdraw_deliverable(user, found):
        url = reverse("records:deliverable_withdraw", args=args)
        ways.append({"label": _("Withdraw"), "url": url, "variant": "tertiary"})
    return ways


@login_required
def withdraw(request: HttpRequest, code: str, deliverable_id: int) -> HttpResponse:
    """Ask first, then strike it through with a reason."""
    found = deliverable_or_404(request, code, deliverable_id)
    require(permissions.may_withdraw_deliverable(request.user, found))  # type: ignore[arg-type]
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        today = clock.today(found.operation.zone)
        try:
            withdraw_deliverable(by=request.user, deliverable=found, reason=form.kind, on=today)  # type: ignore[arg-type]
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("It is withdrawn and no longer counted. The history stays."))
            return redirect(_url(code, found))
    context = {
        "crumbs": crumbs(found.operation, (found.title, _url(code, found)), (_("Withdraw"), "")),
        "operation": found.operation,
        "deliverable": found,
        "form": form,
        "points": [
            _("It is no longer counted towards any target."),
            _("It stays in the list, struck through, with your name and the reason."),
            _("Its papers stay where they are."),
        ],
        "back_url": _url(code, found),
    }
    return render(request, "records/deliverables/withdraw.html", context)
