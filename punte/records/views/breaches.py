"""Breaches of personal data: their list, one with its clock and its log, the steps from noticing to closing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base import clock, formats
from punte.base.pages import paged
from punte.people.forms.refusals import acted
from punte.people.forms.tokens import OneTimeForm
from punte.people.requests import SignedIn
from punte.projects.models import Operation
from punte.records.actions.breaches import (
    ASSESSED,
    assess_breach,
    close_breach,
    keep_silent,
    tell_authority,
    write_breach,
)
from punte.records.forms.breaches import AssessForm, BreachForm, NotifyForm, moment
from punte.records.models import Breach
from punte.records.models.breaches import AUTHORITIES
from punte.records.views.protection import crumbs, door, hours_left, tabs

TONES = {
    Breach.State.OPEN: "danger",
    Breach.State.ASSESSED: "warning",
    Breach.State.NOTIFIED: "info",
    Breach.State.NOT_REQUIRED: "info",
    Breach.State.CLOSED: "success",
}


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The list, latest first."""
    operation = door(request, code)
    rows = Breach.objects.visible_to(request.user).filter(consortium=operation.consortium_id)
    page = paged(request, rows)
    context = {
        "crumbs": crumbs(operation, (_("Breaches"), "")),
        "operation": operation,
        "tabs": tabs(operation, "breach_list"),
        "page": page,
        "rows": [_row(operation, breach) for breach in page],
        "actions": [
            {"label": _("Write a breach down"), "url": reverse("records:breach_create", args=[code])}
        ],
    }
    return render(request, "records/breaches/index.html", context)


def _row(operation: Operation, breach: Breach) -> dict[str, Any]:
    word, tone = hours_left(breach.hours_left(clock.now(operation.zone)))
    return {
        "it": breach,
        "url": reverse("records:breach_detail", args=[operation.code, breach.pk]),
        "tone": TONES[Breach.State(breach.state)],
        "clock": word if breach.clock_runs else "",
        "clock_tone": tone,
    }


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """What happened; from when it was noticed the 72 hours run."""
    operation = door(request, code)
    form = BreachForm(request.POST or None)
    made: list[Breach] = []
    if form.is_valid() and acted(
        form,
        lambda: made.append(write_breach(by=request.user, operation=operation, **form.told(operation.zone))),
    ):
        messages.success(request, _("The breach is written down. Assess it next."))
        return (
            redirect("records:breach_detail", code, made[0].pk)
            if made
            else redirect("records:breach_list", code)
        )
    lead = _(
        "Personal data were lost, changed, seen or passed on without right. Write it down at once, however small."
    )
    return _step(request, operation, None, form, _("Write a breach down"), lead, _("Write it down"))


def breach_or_404(request: SignedIn, code: str, breach_id: int) -> tuple[Operation, Breach]:
    """A breach of this operation's circle."""
    operation = door(request, code)
    rows = Breach.objects.visible_to(request.user).filter(consortium=operation.consortium_id)
    return operation, get_object_or_404(rows.select_related("written_by"), pk=breach_id)


@login_required
def detail(request: SignedIn, code: str, breach_id: int) -> HttpResponse:
    """One breach: the clock, what is known, what comes next, the log."""
    operation, found = breach_or_404(request, code, breach_id)
    word, tone = hours_left(found.hours_left(clock.now(operation.zone)))
    context = {
        "crumbs": _way(operation, (_("Breach"), "")),
        "operation": operation,
        "it": found,
        "authority": AUTHORITIES.get(operation.zone, ""),
        "state_tone": TONES[Breach.State(found.state)],
        "word": word,
        "tone": tone,
        "rows": _told(found),
        "log": _log(found),
        "actions": _ways(operation, found),
        "may_close": found.may_move_to(Breach.State.CLOSED),
    }
    return render(request, "records/breaches/detail.html", context)


def _told(found: Breach) -> list[dict[str, str]]:
    categories = dict(Breach.Category.choices)
    count = "" if found.persons is None else formats.number(found.persons)
    rows = [
        (_("What happened"), found.what),
        (_("Happened on"), formats.day(found.happened_on, "long") if found.happened_on else ""),
        (_("Noticed at"), _moment(found.noticed_at)),
        (_("How many persons"), count),
        (_("Kinds of data"), "; ".join(str(categories[c]) for c in found.categories)),
        (_("Risk"), found.get_risk_display()),
        (_("Likely consequences"), found.consequences),
        (_("Measures taken"), found.measures),
        (_("Authority told at"), _moment(found.authority_told_at)),
        (_("Why late, or not at all"), found.authority_reason),
        (_("Persons told on"), formats.day(found.persons_told_on, "long") if found.persons_told_on else ""),
        (_("Why the persons were not told"), found.persons_reason),
    ]
    return [{"label": label, "value": str(value or "")} for label, value in rows]


def _moment(value: Any) -> str:
    return formats.moment(timezone.localtime(value)) if value else ""


def _log(found: Breach) -> list[dict[str, Any]]:
    names = {f.name: str(f.verbose_name) for f in Breach._meta.concrete_fields}
    states = dict(Breach.State.choices)
    return [
        {
            "moment": _moment(entry.at),
            "text": f"{states[entry.state]}: {entry.by.name}",
            "small": ", ".join(names.get(name, name) for name in entry.changed),
            "state": "done",
        }
        for entry in found.log.select_related("by")
    ]


def _ways(operation: Operation, found: Breach) -> list[dict[str, str]]:
    def url(name: str) -> str:
        return reverse(f"records:breach_{name}", args=[operation.code, found.pk])

    ways = []
    if found.state == Breach.State.ASSESSED:
        ways.append({"label": _("Say whether the authority was told"), "url": url("notify")})
    if found.state != Breach.State.CLOSED:
        ways.append({"label": _("Assess"), "url": url("assess")})
    return ways


def _way(operation: Operation, *last: tuple[str, str]) -> list[tuple[str, str]]:
    return crumbs(operation, (_("Breaches"), reverse("records:breach_list", args=[operation.code])), *last)


@login_required
def assess(request: SignedIn, code: str, breach_id: int) -> HttpResponse:
    """How many persons, which data, which risk, what is done."""
    operation, found = breach_or_404(request, code, breach_id)
    if found.state == Breach.State.CLOSED:
        raise Http404
    initial = {name: getattr(found, name) for name in (*ASSESSED, "version")}
    form = AssessForm(request.POST or None, initial=initial)
    told = {n: form.cleaned_data[n] for n in (*ASSESSED, "version")} if form.is_valid() else {}
    if told and acted(form, lambda: assess_breach(by=request.user, breach=found, **told)):
        messages.success(request, _("The assessment is saved."))
        return redirect("records:breach_detail", code, breach_id)
    lead = _("What you do not know yet may stay empty; come back when you know. The log keeps every version.")
    return _step(request, operation, found, form, _("Assess the breach"), lead, _("Save"))


@login_required
def notify(request: SignedIn, code: str, breach_id: int) -> HttpResponse:
    """Whether and when the supervisory authority was told, or why not."""
    operation, found = breach_or_404(request, code, breach_id)
    if found.state != Breach.State.ASSESSED:
        raise Http404
    form = NotifyForm(request.POST or None, authority=AUTHORITIES.get(operation.zone, ""))

    def act() -> None:
        data = form.cleaned_data
        if data["told"] == "yes":
            at = moment(data["told_on"], data["told_time"], operation.zone)
            tell_authority(by=request.user, breach=found, told_at=at, reason=data["reason"])
        else:
            keep_silent(by=request.user, breach=found, reason=data["reason"])

    if form.is_valid() and acted(form, act):
        messages.success(request, _("It is written down."))
        return redirect("records:breach_detail", code, breach_id)
    lead = _("Within 72 hours after noticing, unless a risk for the people is unlikely (GDPR Art. 33).")
    return _step(request, operation, found, form, _("The supervisory authority"), lead, _("Write it down"))


@login_required
@require_POST
def close(request: SignedIn, code: str, breach_id: int) -> HttpResponse:
    """Nothing is left to do."""
    _operation, found = breach_or_404(request, code, breach_id)
    try:
        close_breach(by=request.user, breach=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The breach is closed."))
    return redirect("records:breach_detail", code, breach_id)


def _step(
    request: SignedIn,
    operation: Operation,
    found: Breach | None,
    form: OneTimeForm,
    title: str,
    lead: str,
    verb: str,
) -> HttpResponse:
    back = reverse("records:breach_list", args=[operation.code])
    way = []
    if found:
        back = reverse("records:breach_detail", args=[operation.code, found.pk])
        way = [(_("Breach"), back)]
    context = {
        "crumbs": _way(operation, *way, (title, "")),
        "form": form,
        "title": title,
        "lead": lead,
        "verb": verb,
        "back_url": back,
    }
    return render(request, "pages/form.html", context)
