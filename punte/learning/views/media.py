"""Files of lessons: brought by who writes, opened by who may read. A film is sent in the parts a player asks for."""

import re
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from punte.base.pages import paged
from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.media import add_medium
from punte.learning.forms.lessons import MediumForm
from punte.learning.models import Medium
from punte.learning.views.doors import acted, crumbs, form_page
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404

_RANGE = re.compile(r"^bytes=(\d{1,12})-(\d{1,12})?$")
_PART = 1024 * 1024  # bytes sent at once of a film


def answer(request: HttpRequest, medium: Medium) -> Any:
    """The file or the part of it that was asked for; no page of ours ever, whatever is in it."""
    asked = _RANGE.match(request.headers.get("Range", ""))
    response: Any
    if asked and int(asked[1]) < medium.size:
        first = int(asked[1])
        last = min(int(asked[2] or medium.size), first + _PART - 1, medium.size - 1)
        with medium.file.open("rb") as file:
            file.seek(first)
            response = HttpResponse(file.read(last - first + 1), status=206, content_type=medium.mime)
        response["Content-Range"] = f"bytes {first}-{last}/{medium.size}"
    else:
        response = FileResponse(medium.file.open("rb"), content_type=medium.mime)
    response["Accept-Ranges"] = "bytes"
    saved = medium.kind == Medium.Kind.DOWNLOAD
    response["Content-Disposition"] = content_disposition_header(saved, f"{medium.pk}{_ending(medium)}")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=86400"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _ending(medium: Medium) -> str:
    known = {"application/pdf": ".pdf", "image/svg+xml": ".svg", "text/vtt": ".vtt", "audio/mpeg": ".mp3"}
    office = ".docx" if "word" in medium.mime else ".xlsx" if "sheet" in medium.mime else ""
    return known.get(medium.mime, office or f".{medium.mime.split('/')[-1]}")


@login_required
def index(request: SignedIn, code: str) -> HttpResponse:
    """The files that lessons of this consortium may show."""
    operation = operation_or_404(request, code)
    require(permissions.may_plan(request.user, operation))
    rows = Medium.objects.visible_to(request.user).filter(consortium=operation.consortium_id)
    page = paged(request, rows.select_related("brought_by"))
    context = {
        "crumbs": crumbs(operation, (_("Files of lessons"), "")),
        "operation": operation,
        "page": page,
        "rows": [{"it": m, "url": m.url_in(operation)} for m in page],
        "actions": [{"label": _("Bring a file"), "url": reverse("learning:medium_add", args=[code])}],
    }
    return render(request, "learning/lessons/media.html", context)


@login_required
def add(request: SignedIn, code: str) -> HttpResponse:
    """Bring a file; it can be chosen in the editor at once."""
    operation = operation_or_404(request, code)
    require(permissions.may_plan(request.user, operation))
    form = MediumForm(request.POST or None, request.FILES or None)
    url = reverse("learning:medium_list", args=[code])
    if form.is_valid() and acted(form, lambda: add_medium(by=request.user, operation=operation, **form.told)):
        messages.success(request, _("The file is there. Choose it in the editor."))
        return redirect(url)
    return form_page(
        request,
        form,
        way=crumbs(operation, (_("Files of lessons"), url), (_("Bring a file"), "")),
        title=_("Bring a file for lessons"),
        lead=_(
            "Pictures, recordings, films with captions, papers to take along. Please show nobody without their consent."
        ),
        verb=_("Save"),
        back_url=url,
    )


@login_required
def open_file(request: SignedIn, code: str, medium_id: int) -> HttpResponse:
    """A file, for whoever reads the lesson in which it stands: everybody who works here."""
    operation = operation_or_404(request, code)
    rows = Medium.objects.visible_to(request.user).filter(consortium=operation.consortium_id)
    found = get_object_or_404(rows, pk=medium_id)
    require(permissions.may_see_courses(request.user, operation))
    return answer(request, found)
