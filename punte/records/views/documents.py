"""Opening a paper: it leaves the vault as a file to save, never as a page of ours."""

import re

import structlog
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.base.text import tidy
from punte.people.sealing import Unreadable
from punte.records.actions.documents import ACCEPTED, open_document
from punte.records.models import Document

log = structlog.get_logger()
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|;%]+')
_ENDINGS = {content_type: ending for ending, content_type in reversed(ACCEPTED.items())}


@login_required
@require_GET
def download(request: HttpRequest, code: str, document_id: str) -> HttpResponse:
    """The paper, for those who may see it; a look at a person's paper is logged."""
    found = get_object_or_404(
        Document.objects.visible_to(request.user)  # type: ignore[arg-type]
        .filter(operation__code=code, state=Document.State.ACCEPTED)
        .select_related("consortium", "operation", "person"),
        pk=document_id,
    )
    try:
        content = open_document(by=request.user, document=found)  # type: ignore[arg-type]
    except (Unreadable, OSError):
        log.exception("document_unreadable", document=str(found.pk))
        context = {"crumbs": [(found.operation.code, found.operation.get_absolute_url()), (_("Paper"), "")]}
        return render(request, "records/documents/unreadable.html", context, status=500)
    response = HttpResponse(content, content_type=found.content_type)
    response["Content-Disposition"] = content_disposition_header(True, saved_name(found))
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def saved_name(document: Document) -> str:
    """A name that every file system takes, from the title; the ending follows what the file is."""
    ending = _ENDINGS.get(document.content_type, "bin")
    stem = _NOT_IN_NAMES.sub(" ", tidy(document.title)).strip(" .")[:80].strip()
    return f"{stem or document.pk}.{ending}"
