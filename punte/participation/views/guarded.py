"""What needs a separate right or a second thought: special categories, the number, strikes, access."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base import clock
from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.actions import participations as actions
from punte.participation.actions.attempts import strike_attempt
from punte.participation.actions.persons import (
    compare_number,
    give_access,
    known_already,
    merge_participants,
)
from punte.participation.actions.proofs import open_paper, readable_papers
from punte.participation.actions.special import read_special, save_special
from punte.participation.forms import participants as shapes
from punte.participation.forms.guarded import SameForm, StrikeForm
from punte.participation.models import Participation, SpecialCategory
from punte.participation.views.participants import crumbs, participant_or_404
from punte.participation.views.steps import step
from punte.people.models import Person
from punte.people.requests import SignedIn
from punte.records.actions.consents import withdraw_consent
from punte.records.downloads import as_download
from punte.records.facts import STRIKE_REASONS


def _crumbs(found: Participation, title: str) -> list[tuple[str, str]]:
    return crumbs(found.operation, (found.person.full_name, found.get_absolute_url()), (title, ""))


@login_required
def special(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """The special categories, for who has the right; the look is logged."""
    found = participant_or_404(request, code, participation_id)
    answers = read_special(by=request.user, participation=found)
    rows = [
        {"label": str(label).capitalize(), "value": answers[name].label if name in answers else ""}
        for name, label in SpecialCategory.FIELDS.items()
    ]
    context = {
        "crumbs": _crumbs(found, _("Special categories")),
        "rows": rows,
        "back_url": found.get_absolute_url(),
    }
    return render(request, "participation/participants/special.html", context)


@login_required
def special_edit(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """Ask the questions; earlier answers are shown only to who may see them."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_record_special(request.user, found))
    initial: dict[str, Any] = {}
    if permissions.may_see_special(request.user, found) and request.method == "GET":
        initial = {k: v.value for k, v in read_special(by=request.user, participation=found).items()}
    return step(
        request,
        found,
        shapes.SpecialForm(request.POST or None, initial=initial),
        title=_("Special categories"),
        lead=_("The fund asks these questions. Everybody may refuse each of them, and loses nothing by it."),
        verb=_("Save the answers"),
        done=_("The answers are saved."),
        act=lambda data: save_special(by=request.user, participation=found, answers=data),
    )


@login_required
def number(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """Type a number to compare it with the one on file."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_compare_number(request.user, found))
    form = shapes.CompareForm(request.POST or None)
    same: bool | None = None
    if request.method == "POST" and form.is_valid():
        try:
            same = compare_number(by=request.user, participation=found, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {
        "crumbs": _crumbs(found, _("National number")),
        "form": form,
        "same": same,
        "back_url": found.get_absolute_url(),
    }
    return render(request, "participation/participants/number.html", context)


@login_required
def claim(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """A one-time code with which the person takes up their own file."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    secret = ""
    if request.method == "POST":
        try:
            secret = give_access(by=request.user, participation=found)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
    context = {
        "crumbs": _crumbs(found, _("Give the person access")),
        "secret": secret,
        "back_url": found.get_absolute_url(),
        "participation": found,
    }
    return render(request, "participation/participants/claim.html", context)


@login_required
def withdraw(request: SignedIn, code: str, participation_id: int, consent_id: int) -> HttpResponse:
    """Write down that the person takes a consent back; it closes at once."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    consent = get_object_or_404(found.person.consents.in_force(), pk=consent_id)
    if request.method == "POST":
        try:
            withdraw_consent(by=request.user, consent=consent)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("The consent is withdrawn."))
        return redirect(found.get_absolute_url())
    context = {
        "crumbs": _crumbs(found, _("Withdraw a consent")),
        "what": consent.get_purpose_display(),
        "back_url": found.get_absolute_url(),
    }
    return render(request, "participation/participants/withdraw.html", context)


@login_required
def strike(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """Choose what was a mistake, and why."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_correct(request.user, found))
    form = StrikeForm(request.POST or None, participation=found)

    def act(data: dict[str, Any]) -> None:
        reason = next(k for k in STRIKE_REASONS if str(k.number) == data["reason"])
        told: dict[str, Any] = {"by": request.user, "on": clock.today(found.operation.zone), "reason": reason}
        what, row = form.chosen(data["mistake"])
        if what == "entry":
            actions.strike_entry(stay=row, **told)
        elif what == "leaving":
            actions.strike_leaving(stay=row, **told)
        elif what == "attempt":
            strike_attempt(by=request.user, attempt=row)
        else:
            actions.strike_observation(observation=row, **told)

    return step(
        request,
        found,
        form,
        title=_("Strike a mistake through"),
        lead=_("Nothing is deleted: the fact stays readable, with your name and reason, and is not counted."),
        verb=_("Strike it through"),
        done=_("It is struck through."),
        act=act,
    )


@login_required
def same(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """Say that this participant is the same person as another; only one of them is counted afterwards."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_correct(request.user, found))
    alike = _alike(request, found)
    form = SameForm(request.POST or None, alike=alike)

    def act(data: dict[str, Any]) -> None:
        into = next(p for p in alike if str(p.pk) == data["same"])
        merge_participants(by=request.user, duplicate=found, into=into)

    lead = _(
        "Their facts stay where they are; in each project the person is counted once, from the first entry."
    )
    if not alike:
        lead = _("Nobody with a similar name and the same date of birth is known.")
    return step(
        request,
        found,
        form,
        title=_("The same person twice"),
        lead=lead,
        verb=_("They are one person"),
        done=_("From now on they are one person."),
        act=act,
    )


def _alike(request: SignedIn, found: Participation) -> list[Participation]:
    identity = getattr(found.person, "identity", None)
    if identity is None or found.person.merged_into_id or found.person.state != Person.State.ACTIVE:
        return []
    persons = known_already(found.operation, name=identity.full_name, birth_date=identity.birth_date)
    rows = Participation.objects.visible_to(request.user).filter(person__in=[p.pk for p in persons])
    rows = rows.exclude(person=found.person).select_related(
        "person__identity", "person__consortium", "operation"
    )
    return [p for p in rows if permissions.may_correct(request.user, p)]


@login_required
@require_GET
def open_paper_page(request: SignedIn, code: str, participation_id: int, document_id: str) -> HttpResponse:
    """A paper in the file, for everybody who sees the participant."""
    found = participant_or_404(request, code, participation_id)
    document = get_object_or_404(
        readable_papers(request.user, found).select_related("consortium"), pk=document_id
    )
    return as_download(document, open_paper(by=request.user, participation=found, document=document))
