"""The organiser's desk: the consultations of a project; one of them from draft to archive."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.pages import paged
from punte.base.permissions import require
from punte.dialogue import desk_page as page
from punte.dialogue import permissions
from punte.dialogue.actions import consultations as acts
from punte.dialogue.forms.consultations import CancelForm, ConsultationForm
from punte.dialogue.models import Consultation
from punte.dialogue.text_desk_page import of_consultation as texts_of
from punte.dialogue.views.consultation_doors import (
    desk_below,
    desk_crumbs,
    desk_or_404,
    form_page,
    sure_page,
)
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404


@login_required
@require_GET
def index(request: SignedIn, code: str) -> HttpResponse:
    """The consultations of a project in every state, the newest first."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_desk(request.user, operation))
    rows = Consultation.objects.visible_to(request.user).filter(operation=operation).for_list()
    shown = paged(request, page.with_numbers(rows).order_by("-pk"))
    actions = []
    if permissions.may_ask_somewhere(request.user, operation):
        url = reverse("dialogue:desk_create", args=[code])
        actions.append({"label": _("Prepare a consultation"), "url": url})
    context = {
        "crumbs": [*desk_crumbs(operation)[:-1], (_("Consultations"), "")],
        "operation": operation,
        "page": shown,
        "rows": [page.row(one) for one in shown],
        "actions": actions,
    }
    return render(request, "dialogue/desk/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Prepare a consultation; nobody else sees it before it is announced."""
    operation = operation_or_404(request, code)
    require(permissions.may_ask_somewhere(request.user, operation))
    form = ConsultationForm(request.POST or None, user=request.user, operation=operation)
    made: list[Consultation] = []

    def act() -> None:
        made.append(acts.create_consultation(by=request.user, operation=operation, **form.told))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("It is saved as a draft. Next: the phases, and whom to hear."))
        return redirect(made[0].desk_url) if made else redirect("dialogue:desk_list", code)
    title = _("Prepare a consultation")
    back = reverse("dialogue:desk_list", args=[code])
    way = desk_crumbs(operation, (title, ""))
    return form_page(request, form, way=way, title=title, verb=_("Save the draft"), back_url=back)


@login_required
@require_GET
def detail(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """One consultation: what is missing, the phases, who was heard and who is silent, what is to do next."""
    found = desk_or_404(request, code, consultation_id)
    context = {
        "crumbs": [*desk_below(found)[:-1], (str(found.title), "")],
        "consultation": found,
        "texts": texts_of(found),
    }
    return render(request, "dialogue/desk/detail.html", context | page.desk(request.user, found))


@login_required
def edit(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Change texts and terms; of two editors the second is told."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    form = ConsultationForm(
        request.POST or None, user=request.user, operation=found.operation, consultation=found
    )

    def act() -> None:
        version = form.cleaned_data["version"] or 0
        acts.change_consultation(by=request.user, consultation=found, version=version, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The consultation is saved."))
        return redirect(found.desk_url)
    title = _("Change the texts")
    way = desk_below(found, (title, ""))
    return form_page(request, form, way=way, title=title, verb=_("Save"), back_url=found.desk_url)


SAID: dict[str, Any] = {
    "announce": lambda: _("It is announced. It opens by itself with its first phase."),
    "back": lambda: _("It is a draft again; nobody sees it."),
    "close": lambda: _("It is closed."),
    "reopen": lambda: _("It is open again."),
    "analyse": lambda: _("The answers begin."),
    "archive": lambda: _("It is archived; everybody can still read it."),
}


@login_required
@require_POST
def move(request: SignedIn, code: str, consultation_id: int, consultation_step: str) -> HttpResponse:
    """The next step; refused with what is missing."""
    found = desk_or_404(request, code, consultation_id)
    try:
        if consultation_step == "announce":
            acts.announce_consultation(by=request.user, consultation=found)
        else:
            acts.move_consultation(by=request.user, consultation=found, step=consultation_step)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, SAID[consultation_step]())
    return redirect(found.desk_url)


@login_required
def cancel(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """It does not go on, with the reason."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    form = CancelForm(request.POST or None)

    def act() -> None:
        acts.cancel_consultation(by=request.user, consultation=found, reason=form.cleaned_data["reason"])

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The consultation is cancelled; the reason stands on its page."))
        return redirect(found.desk_url)
    return sure_page(
        request, form, way=desk_below(found, (_("Cancel the consultation"), "")),
        title=_("Cancel “%(title)s”?") % {"title": found.title},
        points=[_("Nobody can take part any more."), _("Who wrote something reads the reason.")],
        verb=_("Cancel the consultation"), back_url=found.desk_url,
    )  # fmt: skip
