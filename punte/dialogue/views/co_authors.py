"""Who signs a proposal too: asked by its author; they answer behind their link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.dialogue import amendment_page as page
from punte.dialogue import contribution_page as said
from punte.dialogue import permissions
from punte.dialogue.actions import co_authors as acts
from punte.dialogue.forms.amendments import InviteForm, SignForm
from punte.dialogue.links import CO_AUTHOR
from punte.dialogue.models import CoAuthor, Contribution
from punte.dialogue.views.consultation_doors import announced_or_404, link_gone, own_or_404
from punte.dialogue.views.own_contributions import crumbs
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn

State = CoAuthor.State


@login_required
def invite(request: SignedIn, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Ask somebody to sign it too; who was asked, and what they said."""
    found = announced_or_404(request, consultation_id)
    one = own_or_404(request, found, contribution_id)
    require(permissions.may_invite_co_authors(request.user, one))
    form = InviteForm(request.POST or None)

    def act() -> None:
        told = {"email": form.cleaned_data["email"], "entity": form.cleaned_data["entity"]}
        acts.invite_co_author(by=request.user, contribution=one, **told)

    here = reverse("dialogue:co_author_invite", args=[found.pk, one.pk])
    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("They are asked. Their name stands beside yours once they have signed."))
        return redirect(here)
    own = reverse("dialogue:own_detail", args=[found.pk, one.pk])
    title = _("Who signs it too")
    context = {
        "crumbs": crumbs((one.heading, own), (title, "")),
        "title": title,
        "form": form,
        "one": one,
        "rows": page.asked(one),
        "back_url": own,
    }
    return render(request, "dialogue/co_authors/invite.html", context)


def _readable_or_404(request: SignedIn, found: CoAuthor) -> None:
    """The proposal with its consultation, for who may answer."""
    consultation = announced_or_404(request, found.contribution.consultation_id)
    found.contribution = Contribution.objects.for_list().get(pk=found.contribution_id)
    found.contribution.consultation = consultation
    readable = (Contribution.State.DRAFT, *Contribution.READ)
    if found.contribution.state not in readable or not permissions.may_answer_co_author(request.user, found):
        raise Http404


@login_required
@CO_AUTHOR.door(link_gone)
def answer(request: SignedIn, signed: str, found: CoAuthor) -> HttpResponse:
    """Read the proposal, and sign it or not."""
    _readable_or_404(request, found)
    form = SignForm(request.POST or None, co_author=found)
    here = reverse("dialogue:co_author_answer", args=[signed])
    if request.method == "POST" and "no" in request.POST:
        try:
            acts.decline_co_author(by=request.user, co_author=found)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("You do not sign it."))
        return redirect("dialogue:own_list")

    def act() -> None:
        acts.accept_co_author(by=request.user, co_author=found, **form.told)

    if request.method == "POST" and form.is_valid() and acted(form, act):
        messages.success(request, _("You sign it too."))
        return redirect(here)
    context = {
        "crumbs": crumbs((_("Sign it too"), "")),
        "consultation": found.contribution.consultation,
        "row": said.row(found.contribution),
        "found": found,
        "form": form,
        "waits": found.state == State.INVITED,
        "signed": found.state == State.ACCEPTED,
    }
    return render(request, "dialogue/co_authors/answer.html", context)
