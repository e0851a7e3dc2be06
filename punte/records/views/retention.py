"""Terms of keeping: what an operation still keeps, until when and under which law, and destroying what is over."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.models import Operation
from punte.records import permissions, retention
from punte.records.actions.retention import begin_term, destroy_due
from punte.records.forms.protection import DestroyForm, TermForm
from punte.records.models import Destruction, TermStart
from punte.records.views.protection import crumbs, door, tabs


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The table, a dry run each time it is opened; and the day from which the term runs."""
    operation = door(request, code)
    form = _term(request, operation)
    if request.method == "POST" and form.is_valid():
        try:
            begin_term(by=request.user, operation=operation, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None if not hasattr(refusal, "error_dict") else "happened_on", refusal.messages)
        else:
            messages.success(request, _("The term runs from this day."))
            return redirect("records:retention_list", code)
    return render(request, "records/retention/index.html", _context(request.user, operation, form))


def _term(request: SignedIn, operation: Operation) -> TermForm:
    known = TermStart.objects.filter(operation=operation).first()
    return TermForm(
        request.POST if request.method == "POST" else None,
        initial={"happened_on": known.happened_on if known else None},
        event=retention.said(retention.term_of(operation)["event"]),
    )


def _context(user: User, operation: Operation, form: TermForm) -> dict[str, Any]:
    today = clock.today(operation.zone)
    lines = retention.due_in(operation, today)
    return {
        "crumbs": crumbs(operation, (_("Terms of keeping"), "")),
        "operation": operation,
        "tabs": tabs(operation, "retention_list"),
        "lines": [{"it": line, "due": line.is_over(today)} for line in lines],
        "due": sum(line.count for line in _destroyable(user, operation, lines)),
        "form": form,
        "destroyed": Destruction.objects.filter(operation=operation).select_related("by")[:50],
        "names": {code: retention.said(rule["name"]) for code, rule in retention.rules()["rules"].items()},
        "until": retention.kept_until(operation),
    }


@login_required
def destroy(request: SignedIn, code: str) -> HttpResponse:
    """Asked once more, then what is over goes, with a line in the log for each rule."""
    operation = door(request, code)
    due = _destroyable(request.user, operation, retention.due_in(operation, clock.today(operation.zone)))
    form = DestroyForm(request.POST if request.method == "POST" else None, code=operation.code)
    if form.is_valid():
        made = destroy_due(by=request.user, operation=operation)
        count = sum(d.count for d in made)
        messages.success(
            request,
            ngettext("%(n)s thing was destroyed.", "%(n)s things were destroyed.", count) % {"n": count},
        )
        return redirect("records:retention_list", code)
    context = {
        "crumbs": crumbs(operation, (_("Destroy what is over"), "")),
        "operation": operation,
        "points": [f"{line.name}{', ' if line.word else ''}{line.word}: {line.count}" for line in due],
        "form": form,
        "back_url": reverse("records:retention_list", args=[code]),
    }
    return render(request, "records/retention/destroy.html", context)


def _destroyable(user: User, operation: Operation, lines: list[retention.Due]) -> list[retention.Due]:
    """The lines that are over and that this reader may destroy."""
    today = clock.today(operation.zone)
    over = [line for line in lines if line.is_over(today)]
    return [line for line in over if permissions.may_destroy(user, operation, line.rows.model)]
