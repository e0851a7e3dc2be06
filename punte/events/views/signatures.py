"""Signing on the screen of who calls the roll: the phone goes round, each person finds their name and signs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base import formats
from punte.base.permissions import require
from punte.events import permissions
from punte.events.actions.signatures import part_now, parts_of, sign_presence
from punte.events.forms.signatures import SignForm
from punte.events.models import Registration, Sheet, Signature
from punte.events.paper.sheet import people
from punte.events.roll import hours, signed_parts
from punte.events.views.sheets import crumbs_of, sheet_or_404
from punte.people.requests import SignedIn


@login_required
@require_GET
def index(request: SignedIn, code: str, event_id: int, sheet_id: int) -> HttpResponse:
    """Everybody who has a place, and who has signed."""
    sheet = sheet_or_404(request, code, event_id, sheet_id)
    require(permissions.may_call_roll(request.user, sheet))
    if sheet.state == Sheet.State.CLOSED:
        return redirect(sheet)
    signed, whole = signed_parts(sheet), len(parts_of(sheet))
    rows = [
        {
            "id": r.pk,
            "name": r.name,
            "signed": ", ".join(signed.get(r.pk, [])),
            "done": len(signed.get(r.pk, [])) == whole,
            "url": reverse("events:signature_create", args=[code, event_id, sheet_id, r.pk]),
        }
        for r in people(sheet)
    ]
    context = {
        "crumbs": crumbs_of(sheet, (_("Signatures"), "")),
        "sheet": sheet,
        "event": sheet.event,
        "lead": f"{formats.day(sheet.day, 'long')}, {hours(sheet)}",
        "rows": rows,
        "here": sum(len(parts) == whole for parts in signed.values()),
    }
    return render(request, "events/signatures/index.html", context)


@login_required
def create(request: SignedIn, code: str, event_id: int, sheet_id: int, registration_id: int) -> HttpResponse:
    """One person signs."""
    sheet = sheet_or_404(request, code, event_id, sheet_id)
    require(permissions.may_call_roll(request.user, sheet))
    rows = Registration.objects.visible_to(request.user).coming().filter(event=event_id).named()
    registration = get_object_or_404(rows, pk=registration_id)
    back = reverse("events:signature_list", args=[code, event_id, sheet_id])
    open_parts = _open_parts(sheet, registration)
    if sheet.state == Sheet.State.CLOSED or not open_parts:
        messages.info(request, _("This is signed already, or the day is closed."))
        return redirect(sheet if sheet.state == Sheet.State.CLOSED else back)
    now = part_now(sheet)
    initial = {"parts": [now if now in open_parts else open_parts[0]]}
    form = SignForm(request.POST or None, parts=open_parts, initial=initial)

    def act() -> None:
        data = form.cleaned_data
        parts, drawn = data["parts"], data["drawn"]
        sign_presence(by=request.user, sheet=sheet, registration=registration, parts=parts, drawn=drawn)

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
        else:
            messages.success(request, _("Signed. Thank you!"))
            return redirect(f"{back}#r{registration.pk}")
    context = {
        "crumbs": crumbs_of(sheet, (_("Signatures"), back), (registration.name, "")),
        "name": registration.name,
        "lead": f"{sheet.event.title}, {formats.day(sheet.day, 'long')}",
        "form": form,
        "back_url": back,
    }
    return render(request, "events/signatures/create.html", context)


def _open_parts(sheet: Sheet, registration: Registration) -> list[str]:
    done = set(
        Signature.objects.filter(sheet=sheet, registration=registration).values_list("part", flat=True)
    )
    return [part for part in parts_of(sheet) if part not in done]
