"""The reporting periods of an operation: their list, one with its numbers, and each step it takes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.permissions import require
from punte.monitoring import periods as page
from punte.monitoring import permissions
from punte.monitoring.actions import periods
from punte.monitoring.counting import totals
from punte.monitoring.counting.asked import numbers
from punte.monitoring.dossiers import dossiers_url
from punte.monitoring.forms.periods import ConfirmForm, DayForm, PeriodForm
from punte.monitoring.jobs import freeze_soon, is_large
from punte.monitoring.models import Period
from punte.monitoring.plan import whole
from punte.organisations.models import Organisation
from punte.people.forms.tokens import OneTimeForm
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a period's page."""
    return way(
        operation, (_("Reporting periods"), reverse("monitoring:period_list", args=[operation.code])), *last
    )


def period_or_404(request: SignedIn, code: str, number: int) -> Period:
    """The period of this address, as far as the reader may see."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_numbers(request.user, operation))
    rows = Period.objects.visible_to(request.user).filter(operation=operation)
    found = get_object_or_404(rows.select_related("snapshot__previous", "snapshot__by"), number=number)
    found.operation = operation
    return found


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """All periods, the latest first."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_numbers(request.user, operation))
    found = list(Period.objects.visible_to(request.user).filter(operation=operation).order_by("-number"))
    for period in found:
        period.operation = operation
    may_open = permissions.may_manage_periods(request.user, operation)
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "rows": [{"it": p, "tone": page.TONES[Period.State(p.state)]} for p in found],
        "actions": [{"label": _("Open a period"), "url": reverse("monitoring:period_create", args=[code])}]
        if may_open
        else [],
    }
    return render(request, "monitoring/periods/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Open the next period."""
    operation = operation_or_404(request, code)
    require(permissions.may_manage_periods(request.user, operation))
    last = Period.objects.visible_to(request.user).filter(operation=operation).last()
    starts_on = last.next_day() if last else operation.starts_on
    form = PeriodForm(request.POST or None, operation=operation, starts_on=starts_on)
    made: list[Period] = []
    if form.is_valid():
        days = {k: form.cleaned_data[k] for k in ("starts_on", "ends_on", "due_on")}
        try:
            form.once(lambda: made.append(periods.open_period(by=request.user, operation=operation, **days)))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The period is open."))
            return redirect(
                made[0].get_absolute_url() if made else "monitoring:period_list", *([] if made else [code])
            )
    context = {"crumbs": crumbs(operation, (_("Open a period"), "")), "operation": operation, "form": form}
    return render(request, "monitoring/periods/create.html", context)


@login_required
def detail(request: SignedIn, code: str, number: int) -> HttpResponse:
    """One period: its numbers as reported beside those of today, who confirmed, what was asked."""
    period = period_or_404(request, code, number)
    operation, asked = period.operation, page.asked_in(period)
    today = clock.today(operation.zone)
    rows = page.rows(period, asked)
    context = {
        "crumbs": crumbs(operation, (str(period), "")),
        "operation": operation,
        "period": period,
        "title": _("%(period)s: %(first)s to %(last)s")
        % {
            "period": period,
            "first": formats.day(period.starts_on, "long"),
            "last": formats.day(period.ends_on, "long"),
        },
        "lead": page.lead(period, today),
        "facts": page.facts(period),
        "stages": page.stages(period),
        "actions": page.actions(request.user, period, today),
        "confirmations": page.confirmations(request.user, period),
        "targets": [r for r in rows if r["target"]],
        "indicators": [r for r in rows if not r["target"]],
        "corrections": page.corrections(period, asked),
        "dossiers_url": dossiers_url(request.user, period),
        "narratives_url": page.url("narrative_list", period),
        "report_url": page.url("period_report", period),
        "questions": page.clarifications(period, today),
    }
    return render(request, "monitoring/periods/detail.html", context)


@login_required
def confirm(request: SignedIn, code: str, number: int, organisation_id: int) -> HttpResponse:
    """A partner looks at its own numbers and says that they are right."""
    period = period_or_404(request, code, number)
    partners = period.operation.partnerships.values("organisation")
    organisation = get_object_or_404(Organisation.objects.filter(pk__in=partners), pk=organisation_id)
    require(permissions.may_confirm(request.user, period.operation, organisation))
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            form.once(
                lambda: periods.confirm_numbers(
                    by=request.user, period=period, organisation=organisation, seen=seen
                )
            )
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("Thank you. The numbers are confirmed."))
            return redirect(period.get_absolute_url())
    own = totals.by_partner(period.operation, period.ends_on).get(organisation.pk, {})
    context = {
        "crumbs": crumbs(period.operation, (str(period), period.get_absolute_url()), (_("Confirm"), "")),
        "period": period,
        "organisation": organisation,
        "form": ConfirmForm(initial={"seen": periods.mark(own)}),
        "heads": [_("Number"), _("until %(day)s") % {"day": formats.day(period.ends_on)}],
        "rows": [
            [str(n.name) if n.is_target else f"{n.code}: {n.name}", formats.number(whole(own[n.code]))]
            for n in numbers(period.operation)
            if n.code in own
        ],
    }
    return render(request, "monitoring/periods/confirm.html", context)


def _sure(
    request: SignedIn, period: Period, form: OneTimeForm, act: Callable[[], object], done: str, **words: Any
) -> HttpResponse:
    """Ask first; then act once, or say why not."""
    if form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, done)
            return redirect(period.get_absolute_url())
    context = {
        "crumbs": crumbs(period.operation, (str(period), period.get_absolute_url()), (words["verb"], "")),
        "back_url": period.get_absolute_url(),
        "form": form,
        **words,
    }
    return render(request, "monitoring/periods/sure.html", context)


@login_required
def compute(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Hand the numbers to the partners."""
    period = period_or_404(request, code, number)
    require(permissions.may_manage_periods(request.user, period.operation))
    today = clock.today(period.operation.zone)
    return _sure(
        request,
        period,
        OneTimeForm(request.POST or None),
        lambda: periods.compute_period(by=request.user, period=period, today=today),
        _("The partners can look at their numbers now."),
        title=_("Ask the partners to confirm?"),
        points=[
            _("Each partner sees its own numbers until the last day of the period and confirms them."),
            _("If a number changes meanwhile, that partner is asked again."),
        ],
        verb=_("Ask the partners to confirm"),
        tone="accent",
    )


@login_required
def reopen(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Take it back from the partners."""
    period = period_or_404(request, code, number)
    require(permissions.may_manage_periods(request.user, period.operation))
    return _sure(
        request,
        period,
        OneTimeForm(request.POST or None),
        lambda: periods.reopen_period(by=request.user, period=period),
        _("The period is open again."),
        title=_("Take the period back?"),
        points=[_("What the partners confirmed is forgotten, and they are asked again later.")],
        verb=_("Take it back"),
    )


@login_required
def freeze(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Freeze it: at once, or as a job where the project is large."""
    period = period_or_404(request, code, number)
    require(permissions.may_manage_periods(request.user, period.operation))
    large = is_large(period)

    def act() -> None:
        if large:
            freeze_soon(by=request.user, period=period)
        else:
            periods.freeze_period(by=request.user, period=period)

    return _sure(
        request,
        period,
        OneTimeForm(request.POST or None),
        act,
        _("The period is being frozen. You get a notice when it is done.")
        if large
        else _("The period is frozen."),
        title=_("Freeze the numbers?"),
        text=_("This cannot be taken back."),
        points=[
            _(
                "Every counted person, organisation and event is kept as it is today, with the rule that counted it."
            ),
            _("What changes later shows as a correction in the next period, with its reason."),
            _("Imported lists with days in this period can no longer be taken back as a whole."),
        ],
        verb=_("Freeze the numbers"),
    )


@login_required
def submit(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Note that the report was handed in."""
    period = period_or_404(request, code, number)
    require(permissions.may_manage_periods(request.user, period.operation))
    form = DayForm(request.POST or None, initial={"on": clock.today(period.operation.zone)})
    return _sure(
        request,
        period,
        form,
        lambda: periods.submit_period(by=request.user, period=period, on=form.cleaned_data["on"]),
        _("It is noted that the report was handed in."),
        title=_("The report was handed in"),
        verb=_("Note that it was submitted"),
        tone="accent",
    )


@login_required
def approve(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Note the funder's approval."""
    period = period_or_404(request, code, number)
    require(permissions.may_manage_periods(request.user, period.operation))
    form = DayForm(request.POST or None, initial={"on": clock.today(period.operation.zone)})
    return _sure(
        request,
        period,
        form,
        lambda: periods.approve_period(by=request.user, period=period, on=form.cleaned_data["on"]),
        _("The approval is noted."),
        title=_("The funder has approved the report"),
        verb=_("Note the approval"),
        tone="accent",
    )
