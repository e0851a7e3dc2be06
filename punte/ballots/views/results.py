"""Results: for who works in the project, for everybody, and as the protocol on paper."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.ballots import permissions
from punte.ballots.models import Poll
from punte.ballots.protocol import protocol_pdf
from punte.ballots.result_page import recorded, result_page
from punte.ballots.views.doors import poll_crumbs, poll_or_404
from punte.base.permissions import require
from punte.base.translated import LANGUAGES, OWN_NAMES
from punte.people.circles import in_consortium
from punte.people.requests import SignedIn
from punte.records.downloads import as_file


@login_required
@require_GET
def detail(request: SignedIn, code: str, poll_id: int) -> HttpResponse:
    """What came out, and the protocol to print."""
    poll = poll_or_404(request, code, poll_id)
    require(permissions.may_read_result(request.user, poll))
    papers = [
        (name, reverse("ballots:poll_protocol", args=[code, poll.pk, lang]), lang)
        for lang, name in zip(LANGUAGES, OWN_NAMES, strict=True)
    ]
    context = result_page(poll) | {
        "crumbs": poll_crumbs(poll, (_("Result"), "")),
        "recorded": [] if poll.secret or poll.live else recorded(poll),
        "papers": papers,
        "unpublished": poll.state == Poll.State.CLOSED,
        "publish_url": reverse("ballots:poll_step", args=[code, poll.pk, "publish"]),
    }
    return render(request, "ballots/results/detail.html", context)


@login_required
@require_GET
def protocol(request: SignedIn, code: str, poll_id: int, language: str) -> HttpResponse:
    """The protocol as PDF, in one of the three languages."""
    poll = poll_or_404(request, code, poll_id)
    require(permissions.may_read_result(request.user, poll))
    if language not in LANGUAGES:
        raise Http404
    content = protocol_pdf(poll, language=language)
    return as_file(content, "application/pdf", f"{poll.operation.code}-{poll.pk}-{language}.pdf")


@require_GET
def public(request: HttpRequest, poll_id: int) -> HttpResponse:
    """A published result that everybody may read."""
    found = get_object_or_404(Poll.objects.announced(), pk=poll_id)
    with in_consortium(found.consortium_id):
        poll = Poll.objects.select_related("operation", "organisation").get(pk=poll_id)
        context = result_page(poll) | {
            "crumbs": [(_("First page"), "/"), (str(poll), "")],
            "recorded": [] if poll.secret or poll.live else recorded(poll),
        }
        return render(request, "ballots/results/detail.html", context)
