"""The sheet of a day: the roll on a phone, closing, the paper, and corrections afterwards."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base import formats
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.typeset import LANGUAGES
from punte.events import permissions
from punte.events.actions.addenda import add_addendum
from punte.events.actions.sheets import attach_scan, call_roll, close_sheet, open_paper
from punte.events.forms.sheets import CloseForm, CorrectForm, Roll, ScanForm
from punte.events.marks import Mark
from punte.events.models import Registration, Sheet
from punte.events.paper.sheet import blank
from punte.events.roll import close_page, closed_page, roll_of, roll_page
from punte.events.views.events import crumbs
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs
from punte.projects.doors import operation_or_404
from punte.records.downloads import as_file, saved_name


def sheet_or_404(request: SignedIn, code: str, event_id: int, sheet_id: int) -> Sheet:
    """The day of this address, for who may read it."""
    operation = operation_or_404(request, code)
    rows = Sheet.objects.visible_to(request.user).filter(event=event_id, event__operation=operation)
    rows = rows.select_related(
        "event__operation__consortium", "event__organiser", "event__activity", "trainer", "closed_by",
        "document__consortium", "scan__consortium",
    )  # fmt: skip
    sheet = get_object_or_404(rows, pk=sheet_id)
    require(permissions.may_read_sheet(request.user, sheet))
    return sheet


def crumbs_of(sheet: Sheet, *last: tuple[str, str]) -> Crumbs:
    """The way to a day, and on."""
    event = sheet.event
    own = (formats.day(sheet.day), sheet.get_absolute_url() if last else "")
    return crumbs(event.operation, (str(event.title), event.get_absolute_url()), own, *last)


@login_required
def detail(request: SignedIn, code: str, event_id: int, sheet_id: int) -> HttpResponse:
    """Call the roll while the sheet is open; read it once it is closed."""
    sheet = sheet_or_404(request, code, event_id, sheet_id)
    calls = permissions.may_call_roll(request.user, sheet)
    if request.method == "POST":
        require(calls)
    context: dict[str, Any] = {"crumbs": crumbs_of(sheet), "sheet": sheet, "event": sheet.event}
    if sheet.state == Sheet.State.CLOSED or not calls:
        if request.method == "POST":
            messages.error(
                request, _("This day was closed meanwhile; what you marked is not on it. Correct it below.")
            )
        return render(request, "events/sheets/closed.html", context | closed_page(request.user, sheet))
    roll = roll_of(sheet)
    if request.method == "POST" and _saved(request, sheet, roll):
        return redirect(sheet)
    return render(request, "events/sheets/roll.html", context | roll_page(sheet, roll))


def _saved(request: SignedIn, sheet: Sheet, roll: Roll) -> bool:
    roll.take(request.POST)
    try:
        call_roll(by=request.user, sheet=sheet, marks=roll.marks(), version=roll.version)
    except MoveNotAllowed:
        sheet.refresh_from_db(fields=["version", "state"])
        roll.version = sheet.version
        roll.problem = _(
            "Somebody else saved this sheet while you were marking. What you marked stands below and is not saved"
            " yet; what they saved stands beside the name. Look through it, then save again."
        )
        roll.conflict = True
    except ValidationError as refusal:
        roll.blame(refusal)
    else:
        messages.success(request, _("The roll is saved."))
        return True
    return False


@login_required
def close(request: SignedIn, code: str, event_id: int, sheet_id: int) -> HttpResponse:
    """Look once more, sign, close the day."""
    sheet = sheet_or_404(request, code, event_id, sheet_id)
    require(permissions.may_call_roll(request.user, sheet))
    form = CloseForm(request.POST or None)

    def act() -> None:
        close_sheet(by=request.user, sheet=sheet, signature=form.cleaned_data["signature"])

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            sheet.refresh_from_db()
            if sheet.state == Sheet.State.CLOSED:
                messages.warning(request, " ".join(refusal.messages))
                return redirect(sheet)
            form.add_error(None, ValidationError(refusal.messages))
        else:
            messages.success(request, _("The day is closed. The sheet is the evidence for what it tells."))
            return redirect(sheet)
    context = {"crumbs": crumbs_of(sheet, (_("Close the day"), "")), "sheet": sheet, "form": form}
    return render(request, "events/sheets/close.html", context | close_page(sheet))


@login_required
@require_GET
def printed(request: SignedIn, code: str, event_id: int, sheet_id: int, language: str) -> HttpResponse:
    """The sheet to print and sign, in one of the three languages."""
    sheet = sheet_or_404(request, code, event_id, sheet_id)
    if language not in LANGUAGES:
        raise Http404
    return as_file(blank(sheet, language), "application/pdf", f"{sheet.day}-{sheet.event_id}-{language}.pdf")


@login_required
@require_GET
def paper(request: SignedIn, code: str, event_id: int, sheet_id: int) -> HttpResponse:
    """The closed sheet as it was frozen, or the signed paper."""
    sheet = sheet_or_404(request, code, event_id, sheet_id)
    document = sheet.scan if request.GET.get("which") == "signed" else sheet.document
    if document is None:
        raise Http404
    content = open_paper(by=request.user, sheet=sheet, document=document)
    return as_file(content, document.content_type, saved_name(document))


@login_required
def scan(request: SignedIn, code: str, event_id: int, sheet_id: int) -> HttpResponse:
    """Bring the signed paper back."""
    sheet = sheet_or_404(request, code, event_id, sheet_id)
    require(permissions.may_call_roll(request.user, sheet))
    form = ScanForm(request.POST or None, request.FILES or None)

    def act() -> None:
        attach_scan(by=request.user, sheet=sheet, content=form.content, name=form.cleaned_data["file"].name)

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The signed paper is with the sheet."))
            return redirect(sheet)
    return _form(request, sheet, form, _("Bring the signed paper"), _("Save the signed paper"))


@login_required
def correct(request: SignedIn, code: str, event_id: int, sheet_id: int, registration_id: int) -> HttpResponse:
    """Correct one person on a closed sheet, with the reason."""
    sheet = sheet_or_404(request, code, event_id, sheet_id)
    require(permissions.may_call_roll(request.user, sheet))
    rows = Registration.objects.visible_to(request.user).filter(event=sheet.event_id).named()
    registration = get_object_or_404(rows, pk=registration_id)
    form = CorrectForm(request.POST or None, initial=_now(sheet, registration))

    def act() -> None:
        data = form.cleaned_data
        mark = Mark(data["status"], minutes=data["minutes"])
        add_addendum(
            by=request.user, sheet=sheet, registration=registration, mark=mark, reason=data["reason"]
        )

    if request.method == "POST" and form.is_valid():
        try:
            form.once(act)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The sheet is corrected; what it said before stays readable."))
            return redirect(sheet)
    title = _("Correct the sheet: %(name)s") % {"name": registration.name}
    return _form(request, sheet, form, title, _("Save the correction"))


def _now(sheet: Sheet, registration: Registration) -> dict[str, Any]:
    found = sheet.attendances.filter(registration=registration).first()
    return {"status": found.status, "minutes": found.minutes or None} if found else {}


def _form(request: SignedIn, sheet: Sheet, form: Any, title: str, verb: str) -> HttpResponse:
    context = {
        "crumbs": crumbs_of(sheet, (title, "")),
        "title": title,
        "form": form,
        "verb": verb,
        "back_url": sheet.get_absolute_url(),
    }
    return render(request, "events/form.html", context)
