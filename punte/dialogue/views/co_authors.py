"""Who signs a proposal too: asked by its author; they answer behind their link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.rls import set_local
from punte.dialogue import amendment_page as page
from punte.dialogue import contribution_page as said
from punte.dialogue import permissions
from punte.dialogue.actions import co_authors as acts
from punte.dialogue.forms.amendments import InviteForm, SignForm
from punte.dialogue.models import CoAuthor, Contribution
from punte.dialogue.views.consultation_doors import announced_or_404, own_or_404
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


def _co_author_or_404(request: SignedIn, signed: str) -> CoAuthor:
    """The invitation of this link, for who may answer it; the rest of the request works in its consortium."""
    told = acts.read_link(signed)
    if told is None:
        raise Http404
    set_local(consortium=told[0], user=request.user.pk)
    rows = CoAuthor.objects.select_related("contribution", "entity", "voice", "consortium")
    found = rows.filter(pk=told[1], consortium=told[0]).first()
    if found is None or not constant_time_compare(found.key, told[2]):
        raise Http404
    consultation = announced_or_404(request, found.contribution.consultation_id)
    contribution = Contribution.objects.for_list().get(pk=found.contribution_id)
    contribution.consultation = consultation
    found.contribution = contribution
    readable = (Contribution.State.DRAFT, *Contribution.READ)
    if contribution.state not in readable or not permissions.may_answer_co_author(request.user, found):
        raise Http404
    return found


@login_required
def answer(request: SignedIn, signed: str) -> HttpResponse:
    """Read the proposal, and sign it or not."""
    found = _co_author_or_404(request, signed)
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
