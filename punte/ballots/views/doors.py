"""What the screens of polls begin with: the object as far as the reader may see, its way, a form."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.ballots.models import Poll, Voter, VoterList
from punte.people.forms.refusals import acted as acted
from punte.people.requests import SignedIn
from punte.projects.acting import stay_in
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation

WITH = ("operation__consortium", "organisation", "voters")
TONES = {
    Poll.State.DRAFT: "neutral",
    Poll.State.SCHEDULED: "info",
    Poll.State.OPEN: "success",
    Poll.State.CLOSED: "warning",
    Poll.State.PUBLISHED: "info",
    Poll.State.CANCELLED: "danger",
}


def poll_or_404(request: SignedIn, code: str, poll_id: int) -> Poll:
    """The poll of this address, for who works in the project."""
    operation = operation_or_404(request, code)
    rows = Poll.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related(*WITH), pk=poll_id)


def list_or_404(request: SignedIn, code: str, voters_id: int) -> VoterList:
    """The voter list of this address."""
    operation = operation_or_404(request, code)
    rows = VoterList.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related("operation"), pk=voters_id)


def own_or_404(request: SignedIn, poll_id: int) -> Voter:
    """The reader's own row of the register, and from here on in its consortium."""
    found = Voter.objects.own(request.user).filter(poll_id=poll_id).values("consortium", "pk").first()
    if found is None:
        raise Http404
    stay_in(request.user, found["consortium"])
    rows = Voter.objects.select_related("poll__operation__consortium", "poll__organisation", "organisation")
    return rows.get(pk=found["pk"])


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of polls."""
    polls = (_("Polls"), reverse("ballots:poll_list", args=[operation.code]))
    return way(operation, polls, *last) if last else way(operation, (polls[0], ""))


def poll_crumbs(poll: Poll, *last: tuple[str, str]) -> Crumbs:
    """The way to a page below a poll."""
    return crumbs(poll.operation, (str(poll), poll.get_absolute_url() if last else ""), *last)


def own_crumbs(*last: tuple[str, str]) -> Crumbs:
    """The way to a page of one's own votes."""
    return [
        (_("My page"), reverse("portal:my_page")),
        (_("My votes"), reverse("ballots:own_list") if last else ""),
        *last,
    ]


def form_page(request: HttpRequest, form: forms.Form, *, way: Crumbs, **told: Any) -> HttpResponse:
    """A page with one form. `told`: title, lead, verb, back_url."""
    return render(request, "pages/form.html", {"form": form, "crumbs": way, **told})
