"""Taking part without an account: written, confirmed by the link in the letter, looked at, taken back."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from punte.dialogue import contribution_page as said
from punte.dialogue import guest_page as page
from punte.dialogue import permissions
from punte.dialogue.actions.guests import confirm_word, leave_word, withdraw_word
from punte.dialogue.forms.guests import GuestForm, GuestSurveyForm
from punte.dialogue.links import GUEST
from punte.dialogue.models import Consultation, Contribution, GuestWord, Phase
from punte.dialogue.views import surveys
from punte.dialogue.views.consultation_doors import (
    announced_or_404,
    below,
    link_gone,
    read_or_404,
)
from punte.people.forms.refusals import acted
from punte.projects.crumbs import Crumbs

Kind = GuestWord.Kind


def _guest_door(request: HttpRequest, consultation_id: int) -> Consultation:
    """A consultation that takes words of guests; else it is not there."""
    found = announced_or_404(request, consultation_id)
    if not permissions.may_guests(found):
        raise Http404
    return found


@never_cache
def create(request: HttpRequest, consultation_id: int, contribution_kind: str) -> HttpResponse:
    """Write a proposal or an answer, or answer the survey; it is published, or counted, by the link in the letter."""
    found = _guest_door(request, consultation_id)
    if contribution_kind == Kind.SURVEY:
        return _survey(request, found)
    if contribution_kind not in (Kind.PROPOSAL, Kind.ANSWER):
        raise Http404
    form = GuestForm(request.POST or None, consultation=found, kind=contribution_kind)
    return _write(request, found, contribution_kind, form, {"lead": str(found.question)})


def _survey(request: HttpRequest, found: Consultation) -> HttpResponse:
    """The questions, as many pages as the answers bring, and the mailbox."""
    if not found.survey_questions.exists():
        raise Http404
    if request.method != "POST" and not found.active(Phase.Kind.SURVEY):
        return redirect("dialogue:survey_answer", found.pk)
    form = GuestSurveyForm(request.POST or None, consultation=found, questions=found.survey_questions.all())
    if form.last:
        told = {"lead": surveys.lead(form), "verb": _("Send me the link")}
    else:
        told = {"lead": _("Some answers bring more questions."), "verb": surveys.verb(form)}
    return _write(request, found, Kind.SURVEY, form, told)


@never_cache
def support(request: HttpRequest, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Support a contribution; it is counted by the link in the letter."""
    found = _guest_door(request, consultation_id)
    target = read_or_404(found, contribution_id)
    form = GuestForm(request.POST or None, consultation=found, kind=Kind.SUPPORT)
    return _write(request, found, Kind.SUPPORT, form, {"lead": str(found.question)}, target)


def _write(
    request: HttpRequest,
    found: Consultation,
    kind: str,
    form: GuestForm | GuestSurveyForm,
    told: dict[str, str],
    target: Contribution | None = None,
) -> HttpResponse:
    def act() -> None:
        origin = get_adapter(request).get_client_ip(request)
        language = (get_language() or "ro")[:2]
        leave_word(
            consultation=found, kind=kind, target=target, origin=origin, language=language, **form.told
        )

    ready = request.method == "POST" and form.is_valid() and not getattr(form, "more", None)
    if ready and acted(form, act):
        return redirect("dialogue:guest_sent", found.pk)
    context = {
        "crumbs": below(found, (page.title_of(kind), "")),
        "consultation": found,
        "form": form,
        "title": page.title_of(kind),
        "verb": _("Send me the link"),
        **told,
        "back_url": found.get_absolute_url(),
        "quote": said.row(target) if target else None,
        "sign_in_url": page.sign_in_url(found, kind, target),
    }
    return render(request, "dialogue/guests/create.html", context)


@require_GET
def sent(request: HttpRequest, consultation_id: int) -> HttpResponse:
    """What comes now: look into the mailbox. The same for everybody."""
    found = _guest_door(request, consultation_id)
    context = {"crumbs": below(found, (_("Nearly done"), "")), "consultation": found}
    return render(request, "dialogue/guests/sent.html", context)


by_link = GUEST.door(link_gone)


def _crumbs(found: GuestWord) -> Crumbs:
    return below(found.consultation, (_("What you said"), ""))


@require_GET
@by_link
def own(request: HttpRequest, signed: str, found: GuestWord) -> HttpResponse:
    """One's own word: to be confirmed, or what became of it."""
    context: dict[str, Any] = {"crumbs": _crumbs(found), "at": signed, "word": found, **page.own(found)}
    return render(request, "dialogue/guests/own.html", context)


@require_POST
@by_link
def confirm(request: HttpRequest, signed: str, found: GuestWord) -> HttpResponse:
    """It was me: it is published, or counted. A refusal leaves it as it was."""
    try:
        confirm_word(word=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("dialogue:guest_own", signed)
    messages.success(request, page.thanks(found))
    return redirect(GUEST.path_of(found))


@require_POST
@by_link
def withdraw(request: HttpRequest, signed: str, found: GuestWord) -> HttpResponse:
    """Take it back."""
    try:
        withdraw_word(word=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, page.taken_back(found))
    return redirect(reverse("dialogue:guest_own", args=[signed]))
