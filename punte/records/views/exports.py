"""Exports: one's own files and what can be made, asking for one, its page with progress, taking it along."""

from typing import Any

import structlog
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from punte.base.formats import language
from punte.base.pages import paged
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.people.requests import SignedIn
from punte.people.sealing import Unreadable
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records import permissions
from punte.records.actions import exports
from punte.records.export_kinds import ExportKind, all_kinds
from punte.records.forms.exports import ExportForm
from punte.records.models import Export
from punte.records.views.export_pages import crumbs, detail_context, job_of, list_rows, offers

log = structlog.get_logger()


def export_or_404(request: SignedIn, code: str, export_id: int) -> Export:
    """The reader's own file of this address; another's is not there."""
    operation = operation_or_404(request, code)
    rows = Export.objects.visible_to(request.user).filter(operation=operation)
    return get_object_or_404(rows.select_related("operation__consortium", "consortium", "by"), pk=export_id)


@login_required
@require_GET
def index(request: SignedIn, code: str) -> HttpResponse:
    """The reader's files, the latest first, and what can be made."""
    operation = operation_or_404(request, code)
    require(permissions.may_see_exports(request.user, operation))
    mine = Export.objects.visible_to(request.user).filter(operation=operation)
    page = paged(request, mine)
    for export in page.rows:
        export.by, export.operation = request.user, operation
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "page": page,
        "rows": list_rows(code, page.rows),
        "groups": offers(request.user, operation),
    }
    return render(request, "records/exports/index.html", context)


def _kind_or_404(request: SignedIn, operation: Operation) -> ExportKind:
    asked = request.POST if request.method == "POST" else request.GET
    kind = all_kinds().get(asked.get("kind", ""))
    if kind is None or not kind.listed:
        raise Http404
    require(permissions.may_make_export(request.user, operation, kind))
    return kind


@login_required
def create(request: SignedIn, code: str) -> HttpResponse:
    """Choose and ask for one kind of file (`?kind=`); what else the address names is chosen beforehand."""
    operation = operation_or_404(request, code)
    if request.method == "GET" and "kind" not in request.GET:
        return redirect("records:export_list", code)
    kind = _kind_or_404(request, operation)
    chosen = {"language": language(), **request.GET.dict()}
    told = request.POST if request.method == "POST" else None
    form = ExportForm(told, initial=chosen, kind=kind, by=request.user, operation=operation)
    if form.is_valid():
        made: list[Export] = []

        def ask() -> None:
            made.append(
                exports.start_export(by=request.user, operation=operation, kind=kind.code, **form.asked)
            )

        try:
            first = form.once(ask)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect(made[0]) if first else redirect("records:export_list", code)
    context = {
        "crumbs": crumbs(operation, (str(kind.label), "")),
        "operation": operation,
        "kind": kind,
        "form": form,
    }
    return render(request, "records/exports/create.html", context)


@login_required
@require_GET
def detail(request: SignedIn, code: str, export_id: int) -> HttpResponse:
    """One file: how far it is, or where it is taken from, or why there is none."""
    export = export_or_404(request, code, export_id)
    return render(request, "records/exports/detail.html", detail_context(request.user, export))


@login_required
@require_GET
def progress(request: SignedIn, code: str, export_id: int) -> HttpResponse:
    """How far it is; when it is done, the whole page is asked for again."""
    export = export_or_404(request, code, export_id)
    if export.state not in Export.UNFINISHED:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "components/_job.html", {"job": job_of(export)})


@login_required
@require_GET
def download(request: SignedIn, code: str, export_id: int) -> HttpResponse:
    """The file, as an attachment for its maker; that it was taken is kept."""
    export = export_or_404(request, code, export_id)
    try:
        content = exports.open_export(by=request.user, export=export)
    except ValidationError as refusal:
        messages.info(request, " ".join(refusal.messages))
        return redirect(export)
    except (Unreadable, OSError):
        log.exception("export_unreadable", export=export.pk)
        context: dict[str, Any] = {"crumbs": crumbs(export.operation, (_("File"), ""))}
        return render(request, "records/documents/unreadable.html", context, status=500)
    response = HttpResponse(content, content_type=export.content_type)
    response["Content-Disposition"] = content_disposition_header(True, export.name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@login_required
@require_POST
def discard(request: SignedIn, code: str, export_id: int) -> HttpResponse:
    """Stop it, or throw it away."""
    export = export_or_404(request, code, export_id)
    stopped = export.state in Export.UNFINISHED
    try:
        exports.discard_export(by=request.user, export=export)
    except MoveNotAllowed as refusal:
        messages.info(request, " ".join(refusal.messages))
        return redirect(export)
    messages.success(request, _("The file is not made.") if stopped else _("The file is thrown away."))
    return redirect("records:export_list", code)


@login_required
@require_POST
def again(request: SignedIn, code: str, export_id: int) -> HttpResponse:
    """Have it made once more."""
    export = export_or_404(request, code, export_id)
    try:
        return redirect(exports.start_again(by=request.user, export=export))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(reverse("records:export_list", args=[code]))
