"""Findings of an audit: the list, a new one, and the thread of answer and decision."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.monitoring import audit_page, permissions
from punte.monitoring.actions.findings import answer_finding, decide_finding, raise_finding
from punte.monitoring.checklists import checklist
from punte.monitoring.forms.audits import AnswerForm, DecisionForm, FindingForm
from punte.monitoring.models import Audit, Finding
from punte.monitoring.views.audits import audit_or_404, crumbs
from punte.monitoring.views.units import unit_or_404
from punte.people.forms.tokens import OneTimeForm
from punte.people.requests import SignedIn
from punte.records.models import Document


def _crumbs(audit: Audit, last: str) -> list[tuple[str, str]]:
    list_url = audit_page.url(audit, "finding_list")
    way = [(audit.title, audit.get_absolute_url()), (_("Findings"), list_url)]
    return crumbs(audit.operation, *way, (last, ""))


@login_required
def index(request: SignedIn, code: str, number: int) -> HttpResponse:
    """All findings of the audit that the reader may see."""
    audit = audit_or_404(request, code, number)
    writes = permissions.may_audit(request.user, audit.operation) and not audit.is_closed
    url = audit_page.url(audit, "finding_create")
    context = {
        "crumbs": [*_crumbs(audit, "")[:-2], (_("Findings"), "")],
        "audit": audit,
        "rows": audit_page.findings(request.user, audit),
        "actions": [{"label": _("Write a finding"), "url": url}] if writes else [],
    }
    return render(request, "monitoring/findings/index.html", context)


@login_required
def create(request: SignedIn, code: str, number: int) -> HttpResponse:
    """A finding about a drawn unit (?unit=ID&item=CODE), or about the whole."""
    audit = audit_or_404(request, code, number)
    require(permissions.may_audit(request.user, audit.operation))
    asked = request.GET.get("unit", "")
    unit = (
        unit_or_404(request, audit, int(asked))
        if asked.isascii() and asked.isdigit() and len(asked) < 18
        else None
    )
    form = FindingForm(
        request.POST or None,
        initial={"item": request.GET.get("item", "")},
        points=checklist(unit.sample.what) if unit else None,
        currency=audit.operation.currency,
    )
    made: list[Finding] = []

    def act() -> None:
        data = form.cleaned_data
        amount: Decimal | None = data["amount"]
        told = {"severity": data["severity"], "text": data["text"], "item": data.get("item", "")}
        made.append(raise_finding(by=request.user, audit=audit, unit=unit, amount=amount, **told))

    if _done(form, act):
        messages.success(request, _("The finding is written."))
        return redirect(made[0].get_absolute_url() if made else audit_page.url(audit, "finding_list"))
    context = {
        "crumbs": _crumbs(audit, _("Write a finding")),
        "audit": audit,
        "form": form,
        "unit": audit_page.unit_rows(audit, [unit])[0] if unit else None,
    }
    return render(request, "monitoring/findings/create.html", context)


def _done(form: OneTimeForm, act: Any) -> bool:
    """Whether the form was sent and its action did not refuse."""
    if not form.is_valid():
        return False
    try:
        form.once(act)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


@login_required
def detail(request: SignedIn, code: str, number: int, finding_id: int) -> HttpResponse:
    """What was found, what was answered, what was decided; and the form of whose turn it is."""
    audit = audit_or_404(request, code, number)
    rows = Finding.objects.visible_to(request.user).filter(audit=audit)
    finding = get_object_or_404(rows.select_related("unit__sample", "organisation", "by"), pk=finding_id)
    finding.audit = audit
    turn = _turn(request, finding)
    form = turn[0] if turn else None
    if request.method == "POST":
        require(turn is not None)
        if turn and _done(turn[0], turn[1]):
            messages.success(request, _("It is saved."))
            return redirect(finding)
    told = next(f for f in audit_page.findings(request.user, audit, whole=True) if f["finding"] == finding)
    opened = [e.document_id for e in told["entries"] if e.document_id]
    context = {
        "crumbs": _crumbs(audit, _("Finding %(n)s") % {"n": finding.number}),
        "operation": audit.operation,
        "audit": audit,
        "finding": finding,
        "told": told,
        "facts": _facts(finding, told),
        "may_open": set(
            Document.objects.visible_to(request.user)
            .filter(pk__in=opened, state=Document.State.ACCEPTED)
            .values_list("pk", flat=True)
        ),
        "form": form,
        "verb": turn[2] if turn else "",
        "waits": _waits(audit, finding),
    }
    return render(request, "monitoring/findings/detail.html", context)


def _facts(finding: Finding, told: dict[str, Any]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("How serious"), finding.get_severity_display()),
        (_("About"), told["unit"], told["unit_url"]) if told["unit_url"] else (_("About"), told["unit"]),
    ]
    rows += [(_("Point"), told["point"])] if told["point"] else []
    rows += [(_("Amount"), told["amount"])] if told["amount"] else []
    rows += [(_("Partner"), finding.organisation.name)] if finding.organisation else []
    return rows


def _turn(request: SignedIn, finding: Finding) -> tuple[OneTimeForm, Any, str] | None:
    """The form for whose turn it is, with what it does and its verb; a sent one is heard whatever the state, so that
    the second of two is told and keeps the words."""
    user, audit = request.user, finding.audit
    sent = request.method == "POST"
    data = request.POST if sent else None
    if permissions.may_answer_finding(user, finding):
        open_ = audit.state == Audit.State.ANSWERING and finding.state == Finding.State.RAISED
        form = AnswerForm(data, request.FILES if sent else None)
        return (form, _answer(user, finding, form), _("Send the answer")) if sent or open_ else None
    if permissions.may_audit(user, audit.operation):
        open_ = audit.state == Audit.State.ANSWERING and finding.state not in Finding.DECIDED
        decision = DecisionForm(data)
        return (decision, _decide(user, finding, decision), _("Decide")) if sent or open_ else None
    return None


def _answer(user: Any, finding: Finding, form: AnswerForm) -> Any:
    return lambda: answer_finding(by=user, finding=finding, text=form.cleaned_data["text"], paper=form.paper)


def _decide(user: Any, finding: Finding, form: DecisionForm) -> Any:
    return lambda: decide_finding(
        by=user,
        finding=finding,
        accepted=form.cleaned_data["decision"] == "accepted",
        text=form.cleaned_data["text"],
    )


def _waits(audit: Audit, finding: Finding) -> str:
    if audit.state == Audit.State.OPEN:
        return _("The auditor has not handed the findings over for answers yet.")
    if finding.state == Finding.State.RAISED and not audit.is_closed:
        return _("The managers have not answered yet.")
    return ""
