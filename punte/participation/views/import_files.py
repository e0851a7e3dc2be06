"""Files of the import: the list handed back with reasons, and the empty list to fill in."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.actions import imports
from punte.participation.importing import handing_back, templates
from punte.participation.importing.layout import LANGUAGES, layout_for
from punte.participation.models import ImportBatch
from punte.participation.views.imports import managed_or_404
from punte.people.requests import SignedIn
from punte.projects.doors import operation_or_404


@login_required
def problems(request: SignedIn, code: str, batch_id: int) -> HttpResponse:
    """The list with a reason column: the rows with problems, or with ?rows=all every row."""
    batch = managed_or_404(request, code, batch_id)
    if batch.state not in (ImportBatch.State.CHECKED, ImportBatch.State.APPLIED):
        raise Http404
    found = imports.take_problems(by=request.user, batch=batch)
    short = batch.rows_staged <= handing_back.AS_IT_WAS
    every = short and request.GET.get("rows") == "all"
    content = imports.content_of(batch) if short else None
    layout = layout_for(batch.operation.indicator_set)
    body = handing_back.handed_back(batch, content, layout, found, every=every)
    return _file(body, batch.columns["kind"], _("participants-with-reasons-%(id)s") % {"id": batch.pk})


@login_required
def template(request: SignedIn, code: str, language: str, kind: str) -> HttpResponse:
    """The empty list to fill in."""
    operation = operation_or_404(request, code)
    require(permissions.may_list(request.user, operation))
    if language not in LANGUAGES or kind not in ("xlsx", "csv"):
        raise Http404
    layout = layout_for(operation.indicator_set)
    with translation.override(language):
        make = templates.template_xlsx if kind == "xlsx" else templates.template_csv
        return _file(make(layout, language), kind, _("participants") + f"-{language}")


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    types = {"xlsx": templates.XLSX, "csv": "text/csv; charset=utf-8"}
    response = HttpResponse(body, content_type=types[kind])
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{kind}")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
