"""Opening a paper: it leaves the vault as a file to save, never as a page of ours."""

import structlog
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from punte.people.sealing import Unreadable
from punte.records.actions.documents import open_document
from punte.records.downloads import as_download
from punte.records.models import Document

log = structlog.get_logger()


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
    return as_download(found, content)
