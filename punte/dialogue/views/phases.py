"""The phases of a consultation, whom it wants to hear, which organisations are asked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.dialogue import permissions
from punte.dialogue.actions import consultations, phases
from punte.dialogue.forms.consultations import AskForm, GroupsForm, PhaseForm
from punte.dialogue.views.consultation_doors import desk_below, desk_or_404, form_page
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


@login_required
def create(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Plan a phase."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    form = PhaseForm(request.POST or None, consultation=found)

    def act() -> None:
        phases.add_phase(by=request.user, consultation=found, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The phase is planned."))
        return redirect(found.desk_url)
    title = _("Plan a phase")
    lead = _("Several phases may run at the same time: to propose and to support, for example.")
    way = desk_below(found, (title, ""))
    return form_page(
        request, form, way=way, title=title, lead=lead, verb=_("Plan the phase"), back_url=found.desk_url
    )


@login_required
def edit(request: SignedIn, code: str, consultation_id: int, phase_id: int) -> HttpResponse:
    """Move its days; a phase that lasts leaves a day to those who are writing."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    phase = get_object_or_404(found.phases.all(), pk=phase_id)
    phase.consultation = found
    form = PhaseForm(request.POST or None, consultation=found, phase=phase)

    moved: list[bool] = []

    def act() -> None:
        version = form.cleaned_data["version"] or 0
        moved.append(phases.change_phase(by=request.user, phase=phase, version=version, **form.told))

    if request.method == "POST" and form.is_valid() and acted(form, act):
        if moved == [False]:
            messages.info(request, _("Nothing changed"))
        else:  # also the second of a double click
            messages.success(request, _("The phase is moved. Who keeps a draft is told if it ends sooner."))
        return redirect(found.desk_url)
    title = _("Move the phase: %(phase)s") % {"phase": phase}
    way = desk_below(found, (title, ""))
    return form_page(request, form, way=way, title=title, verb=_("Save"), back_url=found.desk_url)


@login_required
@require_POST
def drop(request: SignedIn, code: str, consultation_id: int, phase_id: int) -> HttpResponse:
    """Take a phase away that has not begun."""
    found = desk_or_404(request, code, consultation_id)
    phase = get_object_or_404(found.phases.all(), pk=phase_id)
    phase.consultation = found
    try:
        phases.drop_phase(by=request.user, phase=phase)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The phase is taken away."))
    return redirect(found.desk_url)


@login_required
def groups(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Whom it wants to hear, and how many of each at least."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    form = GroupsForm(request.POST or None, consultation=found)

    def act() -> None:
        consultations.want_groups(by=request.user, consultation=found, wanted=form.wanted)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("The groups are saved. You are told which of them stay silent."))
        return redirect(found.desk_url)
    title = _("Whom do you want to hear?")
    lead = _("How many voices of each group at least. Leave a group empty if you do not wait for it.")
    way = desk_below(found, (title, ""))
    return form_page(request, form, way=way, title=title, lead=lead, verb=_("Save"), back_url=found.desk_url)


@login_required
@require_POST
def ask(request: SignedIn, code: str, consultation_id: int) -> HttpResponse:
    """Note that an organisation was asked to take part."""
    found = desk_or_404(request, code, consultation_id)
    require(permissions.may_run(request.user, found))
    form = AskForm(request.POST, consultation=found)
    try:
        if form.is_valid():
            consultations.ask_organisation(
                by=request.user, consultation=found, organisation=form.cleaned_data["organisation"],
                group=form.cleaned_data["group"],
            )  # fmt: skip
            messages.success(request, _("Noted. Write to them today; their address stands in the directory."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(found.desk_url + "#heard")
