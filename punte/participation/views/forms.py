"""The registration form of a participant: made, printed, signed on the screen, brought back as a scan."""

import errno
from collections.abc import Callable
from typing import Any

import structlog
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.actions import forms as actions
from punte.participation.forms.registration import GenerateForm, ScanForm, SignForm
from punte.participation.models import Participation, RegistrationForm
from punte.participation.registration.page import form_page
from punte.participation.views.participants import crumbs, participant_or_404
from punte.people.forms.refusals import add_refusal
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.people.sealing import Unreadable
from punte.records.downloads import as_file

log = structlog.get_logger()
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def form_or_404(request: SignedIn, code: str, participation_id: int, form_id: int) -> RegistrationForm:
    """One of the forms of this participant."""
    found = participant_or_404(request, code, participation_id)
    rows = RegistrationForm.objects.filter(participation=found).select_related("document__consortium")
    form = get_object_or_404(rows, pk=form_id)
    form.participation = found
    return form


def _crumbs(found: Participation, *last: tuple[str, str]) -> list[tuple[str, str]]:
    url = reverse("participation:participant_form", args=[found.operation.code, found.pk])
    person = (found.person.full_name, found.get_absolute_url())
    return crumbs(found.operation, person, *([(_("Registration form"), url), *last]))


@login_required
@never_cache
def form(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """The form that is valid now, what can be done with it, the earlier ones; a new one is made here."""
    found = participant_or_404(request, code, participation_id)
    require(found.person.state != Person.State.RESTRICTED)
    making = GenerateForm(request.POST or None, initial={"language": (get_language() or "en")[:2]})
    if request.method == "POST":
        require(permissions.may_work_on(request.user, found))

        def act() -> None:
            actions.generate_form(
                by=request.user, participation=found, language=making.cleaned_data["language"]
            )

        if acted(making, act):
            messages.success(request, _("The form is made. Print it, or let the person sign on the screen."))
            return redirect(request.path)
    context = {"crumbs": [*_crumbs(found)[:-1], (_("Registration form"), "")], "form": making}
    return render(request, "participation/forms/form.html", context | form_page(request.user, found))


def acted(form: OneTimeForm, act: Callable[[], object]) -> bool:
    """Act once on a valid form; a refusal stands beside its field. Nothing is written by half."""
    if not form.is_valid():
        return False
    try:
        form.once(act)
    except ValidationError as refusal:
        add_refusal(form, refusal)
    except OSError as error:
        if error.errno not in FULL:
            raise
        form.add_error(
            None,
            _("There is no room left on the disk; nothing was saved. Tell who runs Punte, then try again."),
        )
    return not form.errors


@login_required
@require_GET
@never_cache
def download(request: SignedIn, code: str, participation_id: int, form_id: int) -> HttpResponse:
    """The form as PDF: to be printed, or as it was signed."""
    found = form_or_404(request, code, participation_id, form_id)
    return downloaded(request, found, found.get_absolute_url())


def downloaded(request: SignedIn, found: RegistrationForm, back: str) -> HttpResponse:
    """The file to save; where the form is no longer valid, back to where a new one is made."""
    require(permissions.may_open_form(request.user, found))
    try:
        content = actions.open_form(by=request.user, form=found)
    except ValidationError as refusal:
        _outdated(request, found, refusal)
        return redirect(back)
    except (Unreadable, OSError):
        log.exception("form_unreadable", form=found.pk)
        context = {"crumbs": [(_("Registration form"), back), (_("Paper"), "")]}
        return render(request, "records/documents/unreadable.html", context, status=500)
    document = found.document
    ending = "pdf" if document is None else document.content_type.rsplit("/", 1)[-1]
    content_type = "application/pdf" if document is None else document.content_type
    return as_file(content, content_type, f"{found.written_code}.{ending}")


def _outdated(request: SignedIn, found: RegistrationForm, refusal: ValidationError) -> None:
    user = request.user
    if permissions.may_sign_form(user, found) or permissions.may_work_on(user, found.participation):
        actions.supersede_form(by=user, form=found)
    messages.warning(request, " ".join(refusal.messages))


@login_required
@never_cache
def sign(request: SignedIn, code: str, participation_id: int, form_id: int) -> HttpResponse:
    """The person reads the whole form on the colleague's device and signs."""
    found = form_or_404(request, code, participation_id, form_id)
    require(permissions.may_sign_form(request.user, found))
    context = {
        "crumbs": _crumbs(found.participation, (_("Sign on the screen"), "")),
        "back_url": found.get_absolute_url(),
        "witnessed": True,
    }
    return signed(request, found, context, found.get_absolute_url())


def signed(request: SignedIn, found: RegistrationForm, context: dict[str, Any], back: str) -> HttpResponse:
    """The page to read and sign; once signed, or where it cannot be signed any more, back."""
    try:
        content = actions.read_form(by=request.user, form=found)
    except ValidationError as refusal:
        _outdated(request, found, refusal)
        return redirect(back)
    form = SignForm(request.POST or None, declaration=content.words["declaration"])

    def act() -> None:
        told = {key: form.cleaned_data[key] for key in ("name", "drawing")}
        actions.sign_on_screen(by=request.user, form=found, **told)

    if request.method == "POST" and acted(form, act):
        messages.success(request, _("The form is signed."))
        return redirect(back)
    return render(request, "participation/forms/sign.html", context | {"content": content, "form": form})


@login_required
def scan(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """A signed paper comes back, and finds its form by the code."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    form = ScanForm(request.POST or None, request.FILES or None, operation=found.operation)
    back = reverse("participation:participant_form", args=[code, found.pk])

    def act() -> None:
        data = form.cleaned_data
        actions.sign_on_paper(
            by=request.user,
            participation=found,
            code=data["code"],
            content=form.content,
            name=data["file"].name,
            signed_on=data["signed_on"],
        )

    if request.method == "POST" and acted(form, act):
        messages.success(request, _("The signed form is in the file."))
        return redirect(back)
    context = {"crumbs": _crumbs(found, (_("Bring the signed paper"), "")), "form": form, "back_url": back}
    return render(request, "participation/forms/scan.html", context)
