"""Work trials: the agreement, its three signatures, its assessment."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from punte.base import formats
from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.actions import trials as actions
from punte.jobs.application_page import TRIAL_TONES
from punte.jobs.candidate_page import called
from punte.jobs.forms.trials import AssessForm, TrialForm
from punte.jobs.models import TrialSignature, WorkTrial
from punte.jobs.trial_paper import agreement_file, agreements
from punte.jobs.views.application_doors import (
    application_or_404,
    below,
    employer_crumbs,
    form_page,
    trial_or_404,
)
from punte.jobs.views.doors import acted
from punte.people.requests import SignedIn
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry

State, Party = WorkTrial.State, TrialSignature.Party


@login_required
def create(request: SignedIn, code: str, application_id: int) -> HttpResponse:
    """Write the agreement."""
    found = application_or_404(request, code, application_id)
    require(permissions.may_accompany(request.user, found))
    first = {"weekly_hours": 20, "tasks": found.vacancy.title}
    form = TrialForm(request.POST or None, initial=first)
    made: list[WorkTrial] = []
    if form.is_valid() and acted(
        form, lambda: made.append(actions.write_trial(by=request.user, application=found, **form.told))
    ):
        messages.success(
            request, _("The agreement is written. The person, the employer and the hub sign it.")
        )
        return redirect(made[0].get_absolute_url() if made else found.get_absolute_url())
    title = _("Agree on a work trial")
    return form_page(
        request,
        form,
        way=below(found, (title, "")),
        title=title,
        lead=_("A few days at the employer, without a contract, so that both see whether the work fits."),
        verb=_("Write the agreement"),
        back_url=found.get_absolute_url(),
    )


@login_required
@require_GET
def detail(request: SignedIn, code: str, trial_id: int) -> HttpResponse:
    """One work trial: what was agreed, who has signed, how it went."""
    found = trial_or_404(request, code, trial_id)
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.FILE)
    team = permissions.may_accompany(request.user, found.application)
    name = called(found.application) if not team else found.person.full_name
    title, inside = _("Work trial: %(name)s") % {"name": name}, _of_team(request, found)
    way = below(found.application, (_("Work trial"), "")) if inside else employer_crumbs(
        found.operation, (_("Work trial"), "")
    )  # fmt: skip
    context = {
        "crumbs": way,
        "operation": found.operation,
        "trial": found,
        "title": title,
        "tone": TRIAL_TONES.get(State(found.state), "neutral"),
        "facts": _facts(found),
        "signatures": _signatures(request, found),
        "ways": _ways(request, found, team),
        "remark": found.remark() if inside else "",  # written among colleagues
        "agreements": agreements(lambda lang: reverse("jobs:trial_agreement", args=[code, trial_id, lang])),
    }
    return render(request, "jobs/trials/detail.html", context)


def _of_team(request: SignedIn, found: WorkTrial) -> bool:
    return WorkTrial.objects.visible_to(request.user).filter(pk=found.pk).exists()


def _facts(found: WorkTrial) -> list[tuple[str, str]]:
    told = [
        (_("Employer"), found.application.vacancy.employer.organisation.name),
        (_("First day"), formats.day(found.starts_on, "long")),
        (_("Last day"), formats.day(found.ends_on, "long")),
        (_("Hours a week"), formats.number(found.weekly_hours)),
        (_("What is tried"), found.tasks),
        (_("Who guides"), found.tutor),
    ]
    if found.outcome:
        told.append((_("Assessment"), str(found.get_outcome_display())))
    if found.hours_missed is not None:
        told.append((_("Hours missed"), formats.number(found.hours_missed)))
    if found.with_job:
        told.append((_("Result"), _("ended with a job offer")))
    return told


def _signatures(request: SignedIn, found: WorkTrial) -> list[dict[str, Any]]:
    signed = {s.party: s for s in found.signatures.select_related("by")}
    open_ = found.state in (State.READY_TO_SIGN, State.PARTIALLY_SIGNED)
    may = {
        Party.PERSON: permissions.may_sign_for_person,
        Party.EMPLOYER: permissions.may_sign_for_employer,
        Party.HUB: permissions.may_sign_for_hub,
    }
    return [
        {
            "party": party,
            "label": str(party.label),
            "signed": signed.get(party.value),
            "url": reverse("jobs:trial_sign", args=[found.operation.code, found.pk, party.value])
            if open_ and party.value not in signed and may[party](request.user, found)
            else "",
        }
        for party in Party
    ]


def _ways(request: SignedIn, found: WorkTrial, team: bool) -> list[dict[str, Any]]:
    args = [found.operation.code, found.pk]
    ways: list[dict[str, Any]] = []
    if team and found.state == State.ACCEPTED:
        ways.append({"label": _("Close with the assessment"), "url": reverse("jobs:trial_assess", args=args)})
    for name, (word, state, _act) in STEPS.items():
        if found.may_move_to(state) and _may(request, found, name):
            ways.append(
                {"label": str(word), "url": reverse("jobs:trial_move", args=[*args, name]), "post": True}
            )
    return ways


def _may(request: SignedIn, found: WorkTrial, name: str) -> bool:
    if name == "back":
        return found.state == State.ENDED and permissions.may_correct_application(
            request.user, found.application
        )
    asked = permissions.may_answer if name == "reject" else permissions.may_accompany
    return asked(request.user, found.application)


STEPS: dict[str, tuple[Any, str, Callable[..., None]]] = {
    "reject": (gettext_lazy("Not agreed to"), State.REJECTED, actions.reject_trial),
    "cancel": (gettext_lazy("It does not take place"), State.CANCELLED, actions.cancel_trial),
    "back": (gettext_lazy("Take the assessment back"), State.ACCEPTED, actions.take_back_assessment),
}


@login_required
@require_GET
def agreement(request: SignedIn, code: str, trial_id: int, language: str) -> HttpResponse:
    """The agreement as a PDF to be signed by three. The look is logged."""
    found = trial_or_404(request, code, trial_id)
    log_access(by=request.user, person=found.person, occasion=AccessEntry.Occasion.DOCUMENT)
    team = permissions.may_accompany(request.user, found.application)
    return agreement_file(found, language, found.person.full_name if team else called(found.application))


@login_required
@require_POST
def move(request: SignedIn, code: str, trial_id: int, trial_step: str) -> HttpResponse:
    """Reject, cancel, or take the assessment back."""
    found = trial_or_404(request, code, trial_id)
    if trial_step not in STEPS:
        raise Http404
    return _said(request, found, lambda: STEPS[trial_step][2](by=request.user, trial=found))


@login_required
@require_POST
def sign(request: SignedIn, code: str, trial_id: int, party: str) -> HttpResponse:
    """Sign for one of the three."""
    found = trial_or_404(request, code, trial_id)
    if party not in Party.values:
        raise Http404
    return _said(request, found, lambda: actions.sign_trial(by=request.user, trial=found, party=party))


def _said(request: SignedIn, found: WorkTrial, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect(found.get_absolute_url())


@login_required
def assess(request: SignedIn, code: str, trial_id: int) -> HttpResponse:
    """Close the trial with its assessment."""
    found = trial_or_404(request, code, trial_id)
    require(permissions.may_accompany(request.user, found.application))
    form = AssessForm(request.POST or None, request.FILES or None)
    if form.is_valid() and acted(
        form, lambda: actions.assess_trial(by=request.user, trial=found, **form.told)
    ):
        messages.success(request, _("The trial is closed."))
        return redirect(found.get_absolute_url())
    title = _("How did the work trial go?")
    way = below(found.application, (_("Work trial"), found.get_absolute_url()), (title, ""))
    return form_page(
        request,
        form,
        way=way,
        title=title,
        verb=_("Close the trial"),
        back_url=found.get_absolute_url(),
    )
