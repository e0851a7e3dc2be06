"""Polls of a project: the list, one of them, written, changed, taken through its doors."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.ballots import permissions
from punte.ballots.actions import openings
from punte.ballots.actions import polls as actions
from punte.ballots.forms.polls import PollForm, WhichForm
from punte.ballots.models import Poll
from punte.ballots.poll_page import poll_page, row_of
from punte.ballots.views.doors import TONES, acted, crumbs, form_page, poll_crumbs, poll_or_404
from punte.base.pages import paged
from punte.base.permissions import require
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404

State = Poll.State
Words = str | Promise


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The polls of the project, the latest first."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_polls(request.user, operation))
    form = WhichForm(request.GET)
    rows = Poll.objects.visible_to(request.user).filter(operation=operation)
    if form.is_valid() and form.cleaned_data["state"]:
        rows = rows.filter(state=form.cleaned_data["state"])
    page = paged(request, rows.select_related("organisation"), counted=rows.order_by())
    for poll in page:
        poll.operation = operation
    links = [
        {"label": _("Voter lists"), "url": reverse("ballots:list_list", args=[code]), "variant": "tertiary"}
    ]
    if permissions.may_make_somewhere(request.user, operation):
        links.insert(0, {"label": _("Write a poll"), "url": reverse("ballots:poll_create", args=[code])})
    context = {
        "crumbs": crumbs(operation),
        "form": form,
        "filtered": bool(request.GET.get("state")),
        "page": page,
        "rows": [row_of(p) | {"tone": TONES[State(p.state)]} for p in page],
        "actions": links,
    }
    return render(request, "ballots/polls/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Write a poll."""
    operation = operation_or_404(request, code)
    require(permissions.may_make_somewhere(request.user, operation))
    form = PollForm(request.POST or None, user=request.user, operation=operation)
    made: list[Poll] = []
    if form.is_valid() and acted(
        form, lambda: made.append(actions.make_poll(by=request.user, operation=operation, **form.told))
    ):
        return redirect(made[0]) if made else redirect("ballots:poll_list", code)
    return form_page(
        request, form, way=crumbs(operation, (_("Write a poll"), "")), title=_("Write a poll"),
        lead=_("Nobody is asked before you open it. From then on nothing of it can be changed."),
        verb=_("Save the poll"), back_url=reverse("ballots:poll_list", args=[code]),
    )  # fmt: skip


@login_required
def edit(request: SignedIn, code: str, poll_id: int) -> HttpResponse:
    """Change a poll that is not open yet."""
    poll = poll_or_404(request, code, poll_id)
    require(permissions.may_change_poll(request.user, poll))
    if not poll.worked_on:
        messages.warning(request, _("It was opened; nothing of it can be changed any more."))
        return redirect(poll)
    form = PollForm(request.POST or None, user=request.user, operation=poll.operation, poll=poll)
    if form.is_valid() and acted(
        form,
        lambda: actions.change_poll(
            by=request.user, poll=poll, version=form.cleaned_data["version"] or 0, **form.told
        ),
    ):
        messages.success(request, _("The poll is changed."))
        return redirect(poll)
    return form_page(
        request, form, way=poll_crumbs(poll, (_("Change"), "")), title=_("Change the poll"),
        verb=_("Save"), back_url=poll.get_absolute_url(),
    )  # fmt: skip


@login_required
def detail(request: SignedIn, code: str, poll_id: int) -> HttpResponse:
    """One poll: what is asked, of how many, how many have voted, and what can be done now."""
    poll = poll_or_404(request, code, poll_id)
    context = poll_page(request.user, poll) | {"crumbs": poll_crumbs(poll), "tone": TONES[State(poll.state)]}
    return render(request, "ballots/polls/detail.html", context)


# Each door: its question, what follows, its button, the act, what is said afterwards.
Door = tuple[Words, Callable[[Poll], list[str]], Words, Callable[..., None], Words]


def _on_opening(poll: Poll) -> list[str]:
    points = [_("From now on nothing of the poll can be changed: question, options, list, hours.")]
    if not poll.live:
        points.append(_("The voter list is copied as it is now, and everybody on it who has a vote is told."))
    if poll.secret:
        points.append(_("Nobody, you included, sees a result before it closes."))
    return points


def _on_closing(poll: Poll) -> list[str]:
    points = [_("Nobody can vote any more; it cannot be opened again.")]
    if poll.secret:
        points.append(_("The box is emptied, shuffled and counted, and its key is thrown away."))
    return points


def _on_publishing(poll: Poll) -> list[str]:
    points = [_("Everybody who was asked is told, and reads the result.")]
    if poll.public:
        points.append(_("Everybody else can read it too, without an account."))
    if not poll.secret and not poll.live:
        points.append(_("Who voted how is part of it, with the organisation they speak for."))
    return points


def _on_cancelling(poll: Poll) -> list[str]:
    points = [_("It is never counted.")]
    return [*points, _("Votes that were given stay unread.")] if poll.secret else points


DOORS: dict[str, Door] = {
    "schedule": (
        gettext_lazy("Let it open by itself?"), lambda _poll: [_("Until then you can take it back.")],
        gettext_lazy("Schedule"), actions.schedule_poll, gettext_lazy("It opens by itself at its hour."),
    ),
    "unschedule": (
        gettext_lazy("Take it back to work on it?"), lambda _poll: [_("It does not open by itself then.")],
        gettext_lazy("Take back"), actions.unschedule_poll, gettext_lazy("It is a draft again."),
    ),
    "open": (
        gettext_lazy("Open the vote now?"), _on_opening, gettext_lazy("Open the vote"), openings.open_poll,
        gettext_lazy("The vote is open."),
    ),
    "close": (
        gettext_lazy("Close the vote?"), _on_closing, gettext_lazy("Close the vote"), openings.close_poll,
        gettext_lazy("The vote is closed. You can read the result and publish it."),
    ),
    "publish": (
        gettext_lazy("Publish the result?"), _on_publishing, gettext_lazy("Publish the result"),
        openings.publish_result, gettext_lazy("The result is published."),
    ),
    "cancel": (
        gettext_lazy("Cancel this poll?"), _on_cancelling, gettext_lazy("Cancel the poll"), openings.cancel_poll,
        gettext_lazy("The poll is cancelled."),
    ),
}  # fmt: skip


@login_required
def step(request: SignedIn, code: str, poll_id: int, poll_step: str) -> HttpResponse:
    """Ask whether they are sure, then take the poll through a door; what hinders is told."""
    poll = poll_or_404(request, code, poll_id)
    require(permissions.may_change_poll(request.user, poll))
    if poll_step not in DOORS:
        raise Http404
    title, points, verb, act, done = DOORS[poll_step]
    if request.method == "POST":
        try:
            act(by=request.user, poll=poll)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, str(done))
        return redirect(poll)
    context: dict[str, Any] = {
        "crumbs": poll_crumbs(poll, (str(verb), "")),
        "title": title,
        "text": str(poll),
        "points": points(poll),
        "verb": verb,
        "tone": "danger" if poll_step == "cancel" else "accent",
        "back_url": poll.get_absolute_url(),
    }
    return render(request, "pages/sure.html", context)
