"""One's own notices."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from punte.base.pages import paged
from punte.people.actions.notices import read_all_notices, read_notice
from punte.people.models import Notice
from punte.people.notices import words
from punte.people.requests import SignedIn


@login_required
def index(request: SignedIn) -> HttpResponse:
    """All notices, the latest first."""
    page = paged(request, Notice.objects.visible_to(request.user).order_by("-created_at", "-pk"))
    context = {
        "page": page,
        "rows": [{"notice": notice, "text": words(notice.kind)} for notice in page],
        "some_unread": any(notice.read_at is None for notice in page),
        "crumbs": [(_("My page"), "/me/"), (_("Notices"), None)],
    }
    return render(request, "people/notices/index.html", context)


@login_required
@require_POST
def open_notice(request: SignedIn, notice_id: int) -> HttpResponse:
    """Mark it as read and go where it leads."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=notice_id)
    read_notice(by=request.user, notice=notice)
    return redirect(notice.url or "people:notice_list")


@login_required
@require_POST
def read_all(request: SignedIn) -> HttpResponse:
    """Mark all as read."""
    if read_all_notices(by=request.user):
        messages.success(request, _("All notices are marked as read."))
    return redirect("people:notice_list")
