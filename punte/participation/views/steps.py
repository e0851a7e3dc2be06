"""The small pages of a participant: one question, one action, back to the person."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.actions import participations as actions
from punte.participation.actions.attempts import record_attempt
from punte.participation.actions.persons import correct_person, keep_contact
from punte.participation.actions.proofs import award as actions_award
from punte.participation.actions.proofs import bring_paper, check_criterion
from punte.participation.forms import participants as shapes
from punte.participation.models import Participation
from punte.participation.models.proofs import criteria
from punte.participation.page import attempts_so_far
from punte.participation.views.participants import crumbs, participant_or_404
from punte.people.forms.refusals import add_refusal
from punte.people.forms.tokens import OneTimeForm
from punte.people.models import Contact
from punte.people.requests import SignedIn
from punte.records.actions.consents import give_consent, refuse_consent
from punte.records.forms.consents import ConsentForm
from punte.records.kinds import kind
from punte.records.models import Document, Fact


def step(
    request: SignedIn,
    found: Participation,
    form: forms.Form,
    *,
    title: str,
    verb: str,
    done: str,
    act: Callable[[dict[str, Any]], Any],
    lead: str = "",
) -> HttpResponse:
    """Show a form and, when it is right, do one thing and go back to the person's page. A second sending of the
    same form writes nothing and ends the same way."""
    if request.method == "POST" and form.is_valid():
        try:
            first = _acted(form, act)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, done if first else _("This was already saved."))
            return redirect(found.get_absolute_url())
    context = {
        "crumbs": crumbs(found.operation, (found.person.full_name, found.get_absolute_url()), (title, "")),
        "title": title,
        "lead": lead,
        "verb": verb,
        "form": form,
        "back_url": found.get_absolute_url(),
    }
    return render(request, "pages/form.html", context)


def _acted(form: forms.Form, act: Callable[[dict[str, Any]], Any]) -> bool:
    if isinstance(form, OneTimeForm):
        return form.once(lambda: act(form.cleaned_data))
    act(form.cleaned_data)
    return True


@login_required
def enter(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """The first activity attended."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    return step(
        request,
        found,
        shapes.EnterForm(request.POST or None),
        title=_("Record the entry"),
        lead=_("The person counts from this day. Their situation at entry is frozen with it."),
        verb=_("Record the entry"),
        done=_("The entry is recorded."),
        act=lambda data: actions.enter(by=request.user, participation=found, on=data["on"]),
    )


@login_required
def leave(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """The end of a stay."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    return step(
        request,
        found,
        shapes.LeaveForm(request.POST or None),
        title=_("Record the leaving"),
        lead=_("Within 28 days after this day we ask how the person is doing."),
        verb=_("Record the leaving"),
        done=_("The leaving is recorded."),
        act=lambda data: actions.leave(
            by=request.user,
            participation=found,
            on=data["on"],
            exit=data["exit"],
            early=data["early"],
        ),
    )


@login_required
def observe(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """The situation on a day."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    return step(
        request,
        found,
        shapes.ObserveForm(request.POST or None),
        title=_("Record a situation"),
        lead=_(
            "What was so on that day. If several things happen within 28 days after leaving, the last one counts."
        ),
        verb=_("Record it"),
        done=_("The situation is recorded."),
        act=lambda data: actions.observe(
            by=request.user, participation=found, kind=data["kind"], on=data["on"]
        ),
    )


@login_required
def attempt(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """Nobody was reached six months after leaving."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    return step(
        request,
        found,
        shapes.AttemptForm(request.POST or None),
        title=_("The person was not reached"),
        lead=attempts_so_far(found),
        verb=_("Record the attempt"),
        done=_("The attempt is recorded."),
        act=lambda data: record_attempt(by=request.user, participation=found, on=data["on"], how=data["how"]),
    )


@login_required
def situation(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """The situation at entry."""
    found = participant_or_404(request, code, participation_id)
    frozen = found.frozen_on is not None
    require((permissions.may_correct if frozen else permissions.may_work_on)(request.user, found))
    initial = {name: getattr(found, name) for name in (*actions.SITUATION, "sender", "function", "version")}
    initial |= {"place": found.settlement.name if found.settlement else ""}
    form = shapes.SituationForm(request.POST or None, initial=initial, participation=found)
    lead = (
        _("This was frozen at entry. What you change is kept in the history with your name.")
        if frozen
        else ""
    )
    return step(
        request,
        found,
        form,
        title=_("The situation at entry"),
        lead=lead,
        verb=_("Save"),
        done=_("The situation is saved."),
        act=lambda data: actions.change_situation(by=request.user, participation=found, **data),
    )


@login_required
def identity(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """Name, birth date, sex."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    told = getattr(found.person, "identity", None)
    initial = {**told.data, "birth_date": told.birth_date, "version": told.version} if told else {}
    return step(
        request,
        found,
        shapes.IdentityForm(request.POST or None, initial=initial),
        title=_("Correct name or date of birth"),
        verb=_("Save"),
        done=_("The correction is saved."),
        act=lambda data: correct_person(by=request.user, participation=found, **data),
    )


@login_required
def contact(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """How the person may be reached."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    row = Contact.objects.filter(person=found.person).select_related("person__consortium").first()
    initial = {**row.data, "unsafe": not row.safe, "version": row.version} if row else {"version": 0}

    def act(data: dict[str, Any]) -> None:
        told = {k: v for k, v in data.items() if k not in ("unsafe", "version") and v}
        keep_contact(
            by=request.user,
            participation=found,
            contact=told,
            safe=not data["unsafe"],
            version=data["version"],
        )

    return step(
        request,
        found,
        shapes.ContactForm(request.POST or None, initial=initial),
        title=_("How to reach the person"),
        verb=_("Save"),
        done=_("The contact is saved."),
        act=act,
    )


@login_required
def paper(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """A paper for the file."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    facts = {f.pk: f for f in Fact.objects.filter(operation=found.operation, person=found.person).live()}
    choices = [(f.pk, str(f)) for f in facts.values()]
    form = shapes.PaperForm(
        request.POST or None, request.FILES or None, operation=found.operation, facts=choices
    )

    def act(data: dict[str, Any]) -> None:
        bring_paper(by=request.user, participation=found, proves=facts.get(data["proves"]), **form.paper)

    title, done = _("Bring a paper"), _("The paper is in the file.")
    return step(request, found, form, title=title, verb=_("Save the paper"), done=done, act=act)


@login_required
def award(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """What the person did, with its paper."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    form = shapes.AwardForm(request.POST or None, request.FILES or None, operation=found.operation)

    def act(data: dict[str, Any]) -> None:
        told = {k: data[k] for k in ("activity", "title", "on")}
        file = {"content": form.content, "name": data["file"].name}
        actions_award(by=request.user, participation=found, kind=kind(data["kind"]), **told, **file)

    return step(
        request,
        found,
        form,
        title=_("Record a training, a certificate, a result"),
        lead=_("With its paper it counts towards the project's targets."),
        verb=_("Record it"),
        done=_("It is recorded."),
        act=act,
    )


@login_required
def consent(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """What the person agreed to, with the words that were shown."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    partners = [p.organisation for p in found.operation.partnerships.select_related("organisation")]
    form = ConsentForm(request.POST or None, partners=partners, language=get_language() or "en")
    return step(
        request,
        found,
        form,
        title=_("Write down a consent"),
        lead=_("Show or read the words to the person. They may refuse, and withdraw at any time."),
        verb=_("Write it down"),
        done=_("It is written down."),
        act=lambda data: (refuse_consent if data["refused"] else give_consent)(
            by=request.user, person=found.person, **form.told
        ),
    )


@login_required
def proof(request: SignedIn, code: str, participation_id: int, criterion_id: int) -> HttpResponse:
    """One criterion of the target group."""
    found = participant_or_404(request, code, participation_id)
    require(permissions.may_work_on(request.user, found))
    criterion = next((c for c in criteria(found) if c.pk == criterion_id), None)
    if criterion is None:
        raise Http404
    papers = Document.objects.filter(person=found.person, operation=found.operation)
    return step(
        request,
        found,
        shapes.ProofForm(request.POST or None, papers=papers),
        title=str(criterion.name),
        lead=_("Is this so? Choose the paper that shows it; bring it in first if it is not there."),
        verb=_("Save the verdict"),
        done=_("The verdict is saved."),
        act=lambda data: check_criterion(by=request.user, participation=found, criterion=criterion, **data),
    )


@login_required
@require_POST
def decide(request: SignedIn, code: str, participation_id: int) -> HttpResponse:
    """A decision on eligibility or selection."""
    found = participant_or_404(request, code, participation_id)
    try:
        actions.decide(by=request.user, participation=found, state=request.POST.get("state", ""))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The state is now: %(state)s.") % {"state": found.get_state_display()})
    return redirect(found.get_absolute_url())
