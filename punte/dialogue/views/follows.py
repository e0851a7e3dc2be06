"""What one follows: the button, the list with how often to be written to, the link that stops the letters."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from punte.base.pages import paged
from punte.dialogue import follow_page as page
from punte.dialogue.actions import follows as acts
from punte.dialogue.forms.follows import DigestForm
from punte.dialogue.models import Consultation, Contribution
from punte.dialogue.views.consultation_doors import announced_or_404, public_crumbs, read_or_404, sure_page
from punte.dialogue.views.own_contributions import crumbs
from punte.people.forms.refusals import acted
from punte.people.requests import SignedIn


@login_required
def index(request: SignedIn) -> HttpResponse:
    """Everything I follow, the latest first; and how often I want to read of it."""
    every = page.every_of(request.user)
    form = DigestForm(request.POST or None, initial={"every": every})
    if request.method == "POST" and form.is_valid():
        if acted(form, lambda: acts.set_digest(by=request.user, every=form.cleaned_data["every"])):
            messages.success(request, _("Your choice is saved."))
            return redirect("dialogue:follow_list")
    shown = paged(request, page.followed(request.user))
    context = {"crumbs": crumbs((_("What I follow"), "")), "rows": list(shown), "page": shown, "form": form}
    return render(request, "dialogue/follows/index.html", context)


@login_required
@require_POST
def consultation(request: SignedIn, consultation_id: int) -> HttpResponse:
    """Follow a consultation, or no longer."""
    return _turn(request, announced_or_404(request, consultation_id), None)


@login_required
@require_POST
def contribution(request: SignedIn, consultation_id: int, contribution_id: int) -> HttpResponse:
    """Follow a contribution, or no longer."""
    found = announced_or_404(request, consultation_id)
    return _turn(request, found, read_or_404(found, contribution_id))


def _turn(request: SignedIn, found: Consultation, one: Contribution | None) -> HttpResponse:
    try:
        if request.POST.get("back"):
            acts.unfollow(by=request.user, consultation=found, contribution=one)
            messages.success(request, _("You do not follow it any more."))
        else:
            acts.follow(by=request.user, consultation=found, contribution=one)
            messages.success(
                request, _("You follow it. Under “What I follow” you choose how often we write.")
            )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(one or found)


# A mail program sends this POST by itself (RFC 8058), without a session: the signature in the address stands for it,
# and all it can do is to end letters.
@csrf_exempt
def stop(request: HttpRequest, signed: str) -> HttpResponse:
    """Who holds the letter asks for no more, without signing in: asked first, so that looking at it stops nothing."""
    if acts.digest_of(signed) is None:
        raise Http404
    if request.method == "POST":
        acts.stop_digest(signed=signed)
        messages.success(request, _("No more letters about what you follow."))
        return redirect("dialogue:consultation_list")
    return sure_page(
        request, None, way=public_crumbs((_("No more letters"), "")),
        title=_("Stop the letters about what you follow?"),
        points=[_("You still follow it, and see it after signing in.")],
        verb=_("No more letters"), back_url="/",
    )  # fmt: skip
