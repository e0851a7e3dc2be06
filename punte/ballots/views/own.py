"""My votes: what one is asked, the ballot paper, that one has voted, what came out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from punte.ballots import permissions
from punte.ballots.actions.votes import vote
from punte.ballots.forms.votes import BallotForm
from punte.ballots.models import Poll, Vote, Voter
from punte.ballots.poll_page import kind_of, until
from punte.ballots.result_page import recorded, result_page, said
from punte.ballots.views.doors import TONES, own_crumbs, own_or_404
from punte.people.circles import in_consortium
from punte.people.forms.refusals import add_refusal
from punte.people.requests import SignedIn

KEPT = 100
State = Poll.State


@login_required
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """What I am asked to vote on, and what I was asked."""
    own = Voter.objects.own(request.user)
    rows = []
    for circle in sorted(set(own.values_list("consortium", flat=True))):
        with in_consortium(circle):
            mine = own.filter(consortium=circle).select_related(
                "poll__operation", "poll__organisation", "organisation"
            )
            rows += [_row(voter) for voter in mine.order_by("-poll_id")[:KEPT]]
    waiting = [row for row in rows if row["asked"]]
    context = {"crumbs": own_crumbs(), "waiting": waiting, "rows": [r for r in rows if not r["asked"]]}
    return render(request, "ballots/own/index.html", context)


def _row(voter: Voter) -> dict[str, object]:
    poll = voter.poll
    return {
        "it": poll,
        "asked": poll.takes_votes() and voter.votes and not voter.voted,
        "until": until(poll),
        "kind": kind_of(poll),
        "tone": TONES[State(poll.state)],
        "voted": voter.voted,
        "listens": not voter.votes,
        "url": reverse(
            "ballots:own_result" if poll.state == State.PUBLISHED else "ballots:own_detail", args=[poll.pk]
        ),
    }


@login_required
@never_cache
def detail(request: SignedIn, poll_id: int) -> HttpResponse:
    """The ballot paper. What is sent twice, or from two windows, is one vote."""
    voter = own_or_404(request, poll_id)
    poll = voter.poll
    if poll.secret and voter.voted and request.method != "POST" and poll.state == State.OPEN:
        return redirect("ballots:own_done", poll.pk)
    given = None if poll.secret else Vote.objects.filter(voter=voter).first()
    options = list(poll.options.all())
    form = BallotForm(
        request.POST or None, poll=poll, options=options, choice=given.choice if given else None
    )
    if request.method == "POST" and voter.votes:
        blank = "blank" in request.POST
        if blank or form.is_valid():
            try:
                vote(by=request.user, poll=poll, told={"blank": True} if blank else form.told)
            except ValidationError as refusal:
                if refusal.error_list[0].code in ("closed", "voted"):
                    messages.warning(request, " ".join(refusal.messages))
                    return redirect("ballots:own_done" if voter.voted else "ballots:own_detail", poll.pk)
                form.is_valid()
                add_refusal(form, refusal)
            else:
                return redirect("ballots:own_done", poll.pk)
    context = {
        "crumbs": own_crumbs((str(poll), "")),
        "poll": poll,
        "voter": voter,
        "form": form if poll.takes_votes() and voter.votes else None,
        "given": said(poll, options, given.choice) if given else "",
        "assisted": given is not None and given.assisted_by_id is not None,
        "kind": poll.get_kind_display(),
        "until": until(poll),
        "over": poll.state not in (State.OPEN, State.CANCELLED) or not poll.takes_votes(),
        "options": [str(o.label) for o in options],
    }
    return render(request, "ballots/own/detail.html", context)


@login_required
@require_GET
@never_cache
def done(request: SignedIn, poll_id: int) -> HttpResponse:
    """That one has voted; of a secret vote nothing more is known, here or anywhere."""
    voter = own_or_404(request, poll_id)
    if not voter.voted:
        return redirect("ballots:own_detail", poll_id)
    poll = voter.poll
    given = None if poll.secret else Vote.objects.filter(voter=voter).first()
    context = {
        "crumbs": own_crumbs(
            (str(poll), reverse("ballots:own_detail", args=[poll.pk])), (_("You have voted"), "")
        ),
        "poll": poll,
        "given": said(poll, list(poll.options.all()), given.choice) if given else "",
        "open": poll.takes_votes(),
        "until": until(poll),
    }
    return render(request, "ballots/own/done.html", context)


@login_required
@require_GET
def result(request: SignedIn, poll_id: int) -> HttpResponse:
    """What came out, for everybody who was asked."""
    poll = own_or_404(request, poll_id).poll
    if not permissions.may_read_result(request.user, poll) or poll.state != State.PUBLISHED:
        raise Http404
    context = result_page(poll) | {
        "crumbs": own_crumbs((str(poll), "")),
        "recorded": [] if poll.secret or poll.live else recorded(poll),
    }
    return render(request, "ballots/results/detail.html", context)
