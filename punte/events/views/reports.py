"""The report of an event: written, published on the public page, withdrawn."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.events import permissions
from punte.events.actions.reports import publish_report, withdraw_report, write_report
from punte.events.forms.parts import ReportForm
from punte.events.models import EventReport
from punte.events.parts import pictures
from punte.events.views.events import crumbs, event_or_404
from punte.people.requests import SignedIn


@login_required
def edit(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Write the report; the pictures stand beside it."""
    event = event_or_404(request, code, event_id)
    require(permissions.may_tell_event(request.user, event))
    report = EventReport.objects.filter(event=event).first()
    initial = {"text": report.text, "version": report.version} if report else {"version": 0}
    form = ReportForm(request.POST or None, initial=initial)

    def act() -> None:
        data = form.cleaned_data
        write_report(by=request.user, event=event, text=data["text"], version=data["version"] or 0)

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except MoveNotAllowed:
            form.add_error(None, _("Somebody else changed this meanwhile. Open it anew and look again."))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("events:report_edit", code, event_id)
    context = {
        "crumbs": crumbs(event.operation, (str(event.title), event.get_absolute_url()), (_("Report"), "")),
        "event": event,
        "form": form,
        "report": report,
        "pictures": pictures(event),
    }
    return render(request, "events/reports/edit.html", context)


@login_required
@require_POST
def publish(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Show it to everybody."""
    said = _("The report stands on the public page.")
    return _moved(request, code, event_id, lambda r: publish_report(by=request.user, report=r), said)


@login_required
@require_POST
def withdraw(request: SignedIn, code: str, event_id: int) -> HttpResponse:
    """Take it from the public page."""
    said = _("The report is a draft again.")
    return _moved(request, code, event_id, lambda r: withdraw_report(by=request.user, report=r), said)


def _moved(
    request: SignedIn, code: str, event_id: int, act: Callable[[EventReport], None], said: str
) -> HttpResponse:
    event = event_or_404(request, code, event_id)
    report = get_object_or_404(EventReport.objects.select_related("event__operation"), event=event)
    try:
        act(report)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
    return redirect("events:report_edit", code, event_id)
