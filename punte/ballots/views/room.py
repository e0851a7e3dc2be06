"""A vote in a room: the wall shows the address and the square, a telephone votes once, without an account."""

import base64
import time
from collections.abc import Callable
from functools import lru_cache

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from punte.ballots import permissions, tokens
from punte.ballots.actions.votes import vote_in_room
from punte.ballots.forms.votes import BallotForm, as_sent
from punte.ballots.models import Option, Poll, Voter
from punte.ballots.poll_page import voted_so_far
from punte.ballots.result_page import result_page, turnout
from punte.ballots.views.doors import poll_crumbs, poll_or_404
from punte.base.permissions import require
from punte.base.rls import set_local
from punte.participation.registration.drawing import qr_svg
from punte.people.circles import in_consortium
from punte.people.forms.refusals import add_refusal
from punte.people.mail import address
from punte.people.requests import SignedIn
from punte.projects.middleware import enter

EVERY = 3  # seconds between two looks of the wall
FRESH = 2  # seconds for which question and options are kept for the next vote


@never_cache
def room(request: HttpRequest, short: str) -> HttpResponse:
    """The ballot paper behind the short address. Who has to be on a list is led to sign in. A vote needs no transaction
    of its own: a full hall sends hundreds in a second."""
    if request.method == "POST" and (known := _known(short.upper(), int(time.monotonic()) // FRESH)):
        return _voted(request, *known)
    with transaction.atomic():
        enter(request)
        return _opened(request, short)


room.outside_transactions = True  # type: ignore[attr-defined]


@lru_cache(maxsize=64)
def _known(short: str, _moment: int) -> tuple[Poll, list[Option]] | None:
    """A vote in a room and its options, kept for a moment; that it is still open is asked anew where the vote is
    written."""
    with transaction.atomic():
        poll = Poll.objects.in_a_room().filter(code=short).select_related("organisation").first()
        if poll is None:
            return None
        with in_consortium(poll.consortium_id):
            return poll, _options(poll)


def _opened(request: HttpRequest, short: str) -> HttpResponse:
    poll = Poll.objects.in_a_room().filter(code=short.upper()).select_related("organisation").first()
    if poll is None:
        return _listed(request, short)
    set_local(consortium=poll.consortium_id)
    fresh = None
    if tokens.mark_of(request, poll) is None and poll.takes_votes():
        fresh = tokens.new_token(poll, get_adapter(request).get_client_ip(request))
        if fresh is None:
            return _said(request, poll, "full", status=429)
    answer = _paper(request, poll, BallotForm(poll=poll, options=_options(poll)))
    if fresh:
        tokens.give(answer, poll, fresh)
    return answer


def _listed(request: HttpRequest, short: str) -> HttpResponse:
    """A poll with a list has a short address too; it says nothing to who is not on the list."""
    if not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?next={request.path}")
    own = Voter.objects.own(request.user)
    for circle in sorted(set(own.values_list("consortium", flat=True))):
        with in_consortium(circle):
            rows = own.filter(consortium=circle, poll__code=short.upper())
            if found := rows.values_list("poll", flat=True).first():
                return redirect("ballots:own_detail", found)
    raise Http404


def _options(poll: Poll) -> list[Option]:
    return list(poll.options.all())


def _voted(request: HttpRequest, poll: Poll, options: list[Option]) -> HttpResponse:
    mark = tokens.mark_of(request, poll)
    if mark is None:
        return _drawn(request, lambda: _said(request, poll, "cookie", status=403))
    try:
        vote_in_room(
            poll=poll,
            options={o.position for o in options},
            mark=mark,
            told=as_sent(request.POST, poll, options),
        )
    except ValidationError as refusal:
        if refusal.error_list[0].code == "closed":
            return _drawn(request, lambda: _said(request, poll, "closed"))
        form = BallotForm(request.POST, poll=poll, options=options)
        if form.is_valid():  # else it says by itself what is wrong
            add_refusal(form, refusal)
        return _drawn(request, lambda: _paper(request, poll, form))
    return redirect(f"{request.path}?sent=1")


def _drawn(request: HttpRequest, page: Callable[[], HttpResponse]) -> HttpResponse:
    """A page in the transaction that its frame expects."""
    with transaction.atomic():
        enter(request)
        return page()


def _paper(request: HttpRequest, poll: Poll, form: BallotForm) -> HttpResponse:
    if not poll.takes_votes():
        return _said(request, poll, "closed")
    context = {
        "crumbs": _crumbs(),
        "poll": poll,
        "form": form,
        "sent": request.GET.get("sent") == "1" and request.method == "GET",
        "kind": poll.get_kind_display(),
    }
    return render(request, "ballots/room/detail.html", context)


def _said(request: HttpRequest, poll: Poll, why: str, status: int = 200) -> HttpResponse:
    url = (
        reverse("ballots:result_public", args=[poll.pk])
        if poll.public and poll.state == Poll.State.PUBLISHED
        else ""
    )
    context = {"crumbs": _crumbs(), "poll": poll, "why": why, "result_url": url}
    return render(request, "ballots/room/said.html", context, status=status)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("First page"), "/"), (_("Vote"), "")]


@login_required
@require_GET
@never_cache
def screen(request: SignedIn, code: str, poll_id: int) -> HttpResponse:
    """The wall: address, square, how many have voted, and the result of a live vote where it is asked for. It draws
    itself anew every few seconds, without script too."""
    poll = poll_or_404(request, code, poll_id)
    require(permissions.may_show_in_room(request.user, poll))
    if poll.worked_on or poll.state == Poll.State.CANCELLED:
        return redirect(poll)
    url = address(reverse("vote:room", args=[poll.code]))
    shown = "result" in request.GET and (poll.live or permissions.may_read_result(request.user, poll))
    context = {
        "crumbs": poll_crumbs(poll, (_("On the wall"), "")),
        "poll": poll,
        "short": url.split("://")[-1],
        "picture": "data:image/svg+xml;base64," + base64.b64encode(qr_svg(url)).decode(),
        "turnout": turnout(poll, voted_so_far(poll)),
        "every": EVERY,
        "may_show": poll.live or permissions.may_read_result(request.user, poll),
        "shown": shown,
        "running": poll.takes_votes(),
    }
    return render(request, "ballots/room/screen.html", context | (result_page(poll) if shown else {}))
