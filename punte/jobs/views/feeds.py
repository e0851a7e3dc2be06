"""Vacancies from a file: the files so far, a new one, looked at row by row, taken in or discarded."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base import clock, formats
from punte.base.pages import paged
from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.actions import feeds as actions
from punte.jobs.feed_in import COLUMNS
from punte.jobs.forms.feeds import FeedForm
from punte.jobs.models import Feed
from punte.jobs.views.doors import acted, crumbs, feed_or_404, form_page
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """Files that were brought, the latest first."""
    operation = operation_or_404(request, code)
    require(permissions.may_bring_feed(request.user, operation))
    rows = Feed.objects.visible_to(request.user).filter(operation=operation)
    page = paged(request, rows.defer("rows").order_by("-pk"), counted=rows.order_by())
    context = {
        "crumbs": crumbs(operation, (_("From a file"), "")),
        "operation": operation,
        "page": page,
        "actions": [{"label": _("Bring a file"), "url": reverse("jobs:feed_create", args=[code])}],
        "columns": ", ".join(COLUMNS),
    }
    return render(request, "jobs/feeds/index.html", context)


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Bring a file; nothing is taken in before somebody has looked."""
    operation = operation_or_404(request, code)
    require(permissions.may_bring_feed(request.user, operation))
    form = FeedForm(request.POST or None, request.FILES or None, operation=operation)
    made: list[Feed] = []
    if form.is_valid() and acted(
        form, lambda: made.append(actions.bring_feed(by=request.user, operation=operation, **form.told))
    ):
        return redirect("jobs:feed_detail", code, made[0].pk) if made else redirect("jobs:feed_list", code)
    return form_page(
        request,
        form,
        way=crumbs(
            operation, (_("From a file"), reverse("jobs:feed_list", args=[code])), (_("Bring a file"), "")
        ),
        title=_("Bring a file"),
        lead=_("You see every row before it is taken in."),
        verb=_("Read the file"),
        back_url=reverse("jobs:feed_list", args=[code]),
    )


@login_required
def detail(request: SignedIn, code: str, feed_id: int) -> HttpResponse:
    """Every row with what is wrong with it, the faulty ones first."""
    feed = feed_or_404(request, code, feed_id)
    require(permissions.may_settle_feed(request.user, feed))
    rows = [{**row, "number": n} for n, row in enumerate(feed.rows, 1)]
    rows.sort(key=lambda row: not row["wrong"])
    good = sum(not row["wrong"] for row in rows)
    context: dict[str, Any] = {
        "crumbs": crumbs(
            feed.operation, (_("From a file"), reverse("jobs:feed_list", args=[code])), (feed.source, "")
        ),
        "feed": feed,
        "page": paged(request, rows),
        "good": good,
        "bad": len(rows) - good,
        "waiting": feed.state == Feed.State.WAITING,
        "outcome": _outcome(feed),
    }
    return render(request, "jobs/feeds/detail.html", context)


def _outcome(feed: Feed) -> list[tuple[str, str]]:
    words = {
        "new": _("New"),
        "changed": _("Changed"),
        "confirmed": _("As before, confirmed"),
        "opened_again": _("Open again"),
        "closed": _("Closed: no longer in the list"),
        "refused": _("Refused"),
        "left_out": _("Left out because of a fault"),
    }
    return [
        (word, formats.number(feed.outcome[name])) for name, word in words.items() if feed.outcome.get(name)
    ]


@login_required
@require_POST
def apply(request: SignedIn, code: str, feed_id: int) -> HttpResponse:
    """Take in what is without a fault."""
    feed = feed_or_404(request, code, feed_id)
    try:
        actions.apply_feed(by=request.user, feed=feed, on=clock.today(feed.operation.zone))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The vacancies are taken in."))
    return redirect("jobs:feed_detail", code, feed.pk)


@login_required
@require_POST
def discard(request: SignedIn, code: str, feed_id: int) -> HttpResponse:
    """Take nothing in."""
    feed = feed_or_404(request, code, feed_id)
    try:
        actions.discard_feed(by=request.user, feed=feed)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The file is discarded; nothing was taken in."))
    return redirect("jobs:feed_list", code)
