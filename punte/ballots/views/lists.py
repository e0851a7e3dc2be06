"""Voter lists: all of a project, one of them, people added and taken off."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from punte.ballots import permissions
from punte.ballots.actions import lists as actions
from punte.ballots.forms.lists import AddForm, ListForm
from punte.ballots.models import ListedVoter, VoterList
from punte.ballots.views.doors import acted, crumbs, form_page, list_or_404
from punte.base import formats
from punte.base.pages import paged
from punte.base.permissions import require
from punte.organisations.models import Organisation
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


def _way(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    return crumbs(
        operation,
        (_("Voter lists"), reverse("ballots:list_list", args=[operation.code]) if last else ""),
        *last,
    )


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The lists of the project, with how many are on each."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_polls(request.user, operation))
    rows = VoterList.objects.visible_to(request.user).filter(operation=operation)
    counted = rows.annotate(whole=Count("people"), voting=Count("people", filter=Q(people__votes=True)))
    page = paged(request, counted.order_by("name", "pk"), counted=rows.order_by())
    for voters in page:
        voters.operation = operation
    makes = permissions.may_make_somewhere(request.user, operation)
    links = [{"label": _("Make a list"), "url": reverse("ballots:list_create", args=[code])}] if makes else []
    context = {"crumbs": _way(operation), "page": page, "actions": links}
    return render(request, "ballots/lists/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Begin a list."""
    operation = operation_or_404(request, code)
    require(permissions.may_make_somewhere(request.user, operation))
    form = ListForm(request.POST or None)
    made: list[VoterList] = []
    if form.is_valid() and acted(
        form,
        lambda: made.append(
            actions.make_list(by=request.user, operation=operation, name=form.cleaned_data["name"])
        ),
    ):
        return redirect(made[0]) if made else redirect("ballots:list_list", code)
    return form_page(
        request, form, way=_way(operation, (_("Make a list"), "")), title=_("Make a voter list"),
        lead=_("It can be used for as many polls as you like."), verb=_("Go on"),
        back_url=reverse("ballots:list_list", args=[code]),
    )  # fmt: skip


@login_required
def detail(request: SignedIn, code: str, voters_id: int) -> HttpResponse:
    """Who is on the list; more are added below."""
    voters = list_or_404(request, code, voters_id)
    keeps = permissions.may_keep_list(request.user, voters)
    form = AddForm(request.POST or None) if keeps else None
    if request.method == "POST":
        require(keeps)
        assert form is not None
        told: list[actions.Added] = []
        if form.is_valid() and acted(form, lambda: told.append(_add(request, voters, form.cleaned_data))):
            _say(request, told)
            return redirect(voters)
    rows = voters.people.select_related("user", "organisation").order_by(
        "organisation__sort_key", "user__name", "pk"
    )
    page = paged(request, rows, counted=voters.people.order_by())
    context = {
        "crumbs": _way(voters.operation, (str(voters), "")),
        "voters": voters,
        "page": page,
        "form": form,
        "voting": voters.people.filter(votes=True).count(),
        "keeps": keeps,
    }
    return render(request, "ballots/lists/detail.html", context)


def _add(request: SignedIn, voters: VoterList, data: dict[str, Any]) -> actions.Added:
    told: dict[str, Any] = {"by": request.user, "voters": voters, "votes": data["votes"]}
    if data["source"] == "role":
        return actions.add_role(**told, role=data["role"])
    if data["source"] == "people":
        return actions.add_people(**told, addresses=data["addresses"].splitlines())
    bodies = Organisation.objects.order_by("sort_key")
    if data["source"] == "partners":
        bodies = bodies.filter(partnerships__operation=voters.operation)
    else:
        bodies = bodies.filter(kind=data["kind"])
    return actions.add_delegates(**told, organisations=bodies)


def _say(request: SignedIn, told: list[actions.Added]) -> None:
    """How many came, and who has nobody to send."""
    for added in told:
        text = ngettext("%(n)s person came onto the list.", "%(n)s people came onto the list.", added.new)
        messages.success(request, text % {"n": formats.number(added.new)})
        if added.nobody:
            names = ", ".join(added.nobody[:8]) + ("…" if len(added.nobody) > 8 else "")
            messages.warning(request, _("Nobody has an account at: %(names)s") % {"names": names})


def _listed(request: SignedIn, code: str, voters_id: int, listed_id: int) -> ListedVoter:
    voters = list_or_404(request, code, voters_id)
    rows = voters.people.select_related("user", "organisation", "list__operation")
    return get_object_or_404(rows, pk=listed_id)


@login_required
@require_POST
def off(request: SignedIn, code: str, voters_id: int, listed_id: int) -> HttpResponse:
    """Take somebody off."""
    listed = _listed(request, code, voters_id, listed_id)
    actions.take_off(by=request.user, listed=listed)
    messages.success(request, _("Taken off the list."))
    return redirect(listed.list)


@login_required
@require_POST
def turn(request: SignedIn, code: str, voters_id: int, listed_id: int) -> HttpResponse:
    """Give somebody a vote, or let them listen only: whichever it was not."""
    listed = _listed(request, code, voters_id, listed_id)
    try:
        actions.let_vote(by=request.user, listed=listed, votes=not listed.votes)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(listed.list)
