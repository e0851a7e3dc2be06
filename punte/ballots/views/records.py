"""Writing down the vote of somebody without a device, beside them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from punte.ballots import permissions
from punte.ballots.actions.votes import record_vote
from punte.ballots.forms.votes import BallotForm
from punte.ballots.models import Vote
from punte.ballots.views.doors import poll_crumbs, poll_or_404
from punte.base.permissions import require
from punte.people.forms.refusals import add_refusal
from punte.people.requests import SignedIn


@login_required
def create(request: SignedIn, code: str, poll_id: int, voter_id: int) -> HttpResponse:
    """The ballot paper of an open vote, written with the person beside one."""
    poll = poll_or_404(request, code, poll_id)
    require(permissions.may_record_for(request.user, poll))
    voters = poll.register.with_a_vote().exclude(user=request.user).select_related("user", "organisation")
    voter = get_object_or_404(voters, pk=voter_id)
    if not poll.takes_votes():
        messages.warning(request, _("This vote is closed; nothing was changed."))
        return redirect(poll)
    given = Vote.objects.filter(voter=voter).first()
    options = list(poll.options.all())
    form = BallotForm(
        request.POST or None, poll=poll, options=options, choice=given.choice if given else None
    )
    blank = "blank" in request.POST
    if request.method == "POST" and (blank or form.is_valid()):
        try:
            record_vote(by=request.user, poll=poll, voter=voter, told={"blank": True} if blank else form.told)
        except ValidationError as refusal:
            form.is_valid()
            add_refusal(form, refusal)
        else:
            messages.success(
                request, _("Written down. It is marked as written by you, and they can change it.")
            )
            return redirect(poll)
    context = {
        "crumbs": poll_crumbs(poll, (_("Write down a vote"), "")),
        "poll": poll,
        "voter": voter,
        "form": form,
        "kind": poll.get_kind_display(),
    }
    return render(request, "ballots/records/create.html", context)
