"""Checking in with the code: the trainer's screen shows it, who scans it while signed in is marked present."""

import base64

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from punte.base.permissions import require
from punte.events import permissions
from punte.events.actions.sheets import check_in
from punte.events.actions.signatures import sign_own
from punte.events.check_in import EVERY, CodeExpired, read, url_of
from punte.events.forms.signatures import SignForm
from punte.events.models import Registration, Sheet
from punte.events.telling import when
from punte.events.views.sheets import crumbs_of, sheet_or_404
from punte.participation.registration.drawing import qr_svg
from punte.people.circles import in_consortium
from punte.people.requests import SignedIn


@login_required
@require_GET
@never_cache
def code(request: SignedIn, code: str, event_id: int, sheet_id: int) -> HttpResponse:
    """The square for the wall; the page draws itself anew before the code is too old."""
    sheet = sheet_or_404(request, code, event_id, sheet_id)
    require(permissions.may_call_roll(request.user, sheet))
    if sheet.state == Sheet.State.CLOSED:
        return redirect(sheet)
    picture = base64.b64encode(qr_svg(url_of(sheet))).decode()
    here = sheet.attendances.there().count()
    context = {
        "crumbs": crumbs_of(sheet, (_("Check in"), "")),
        "sheet": sheet,
        "event": sheet.event,
        "picture": f"data:image/svg+xml;base64,{picture}",
        "every": EVERY,
        "here": here,
        "whole": sheet.event.registrations.coming().count(),
    }
    return render(request, "events/sheets/code.html", context)


@login_required
@never_cache
def arrive(request: SignedIn, signed: str) -> HttpResponse:
    """Somebody scanned the code: say which event it is, and with one touch that they are there."""
    try:
        consortium, number = read(signed)
    except CodeExpired:
        return _said(request, _("This code is too old. Scan the one on the screen now."))
    with in_consortium(consortium):
        rows = Sheet.objects.select_related("event__operation", "closed_by")
        sheet = rows.filter(pk=number).first()
        own = Registration.objects.own(request.user).coming().filter(event=sheet.event_id) if sheet else None
        if sheet is None or own is None or not own.exists():
            return _said(
                request, _("You are not registered for this event. Tell the trainer that you are here.")
            )
        if request.method == "POST":
            form = SignForm(request.POST, parts=[])
            try:
                check_in(by=request.user, sheet=sheet)
                if form.is_valid() and form.signs:
                    sign_own(by=request.user, sheet=sheet, drawn=form.cleaned_data["drawn"])
            except ValidationError as refusal:
                return _said(request, " ".join(refusal.messages))
            messages.success(request, _("You are marked as present. Welcome!"))
            return redirect("events:calendar_event", sheet.event_id)
        context = {
            "event": sheet.event,
            "when": when(sheet.event, "long"),
            "crumbs": _crumbs(),
            "form": SignForm(parts=[]),
        }
        return render(request, "events/sheets/arrive.html", context)


def _said(request: SignedIn, problem: str) -> HttpResponse:
    return render(request, "events/sheets/arrive.html", {"problem": problem, "crumbs": _crumbs()})


def _crumbs() -> list[tuple[str, str]]:
    return [(_("First page"), "/"), (_("Check in"), "")]
