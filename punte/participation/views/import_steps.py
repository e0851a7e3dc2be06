"""What may be done with an import, asked first: applied, taken back, thrown away; checked once more."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from punte.base.formats import number
from punte.base.states import MoveNotAllowed
from punte.participation import jobs
from punte.participation.actions import imports
from punte.participation.importing.undoing import dependents
from punte.participation.models import ImportBatch
from punte.participation.views.import_pages import crumbs
from punte.participation.views.imports import check_now_or_later, managed_or_404
from punte.people.requests import SignedIn

State = ImportBatch.State
DEPENDENTS_AT_ONCE = 5_000


@login_required
def apply(request: SignedIn, code: str, batch_id: int) -> HttpResponse:
    """Ask first, with what will be written; then write everything in one step."""
    batch = managed_or_404(request, code, batch_id)
    here = redirect("participation:import_detail", code, batch.pk)
    if batch.state != State.CHECKED or jobs.work_on([batch]):
        messages.info(request, _("Somebody was here before you: look at what became of the import."))
        return here
    if request.method == "POST":
        return _do(request, batch, "apply", imports.apply_import) or here
    context = {
        **_sure_context(batch, _("Apply")),
        "points": _what_is_written(batch),
        "verb": _("Write it"),
    }
    return render(request, "participation/imports/apply.html", context)


def _what_is_written(batch: ImportBatch) -> list[str]:
    counted = (
        (
            ngettext("%(n)s participant is added.", "%(n)s participants are added.", batch.to_add),
            batch.to_add,
        ),
        (
            ngettext("%(n)s participant is updated.", "%(n)s participants are updated.", batch.to_update),
            batch.to_update,
        ),
        (
            ngettext(
                "%(n)s row with problems is left out; put it right and upload it later.",
                "%(n)s rows with problems are left out; put them right and upload them later.",
                batch.with_problems,
            ),
            batch.with_problems,
        ),
    )
    return [
        *_counted(*counted),
        _("Everything is written in one step, or nothing."),
        _("The list is kept, sealed, as the paper that proves entries and leavings."),
        _("The import can be taken back as a whole while nobody has worked on it."),
    ]


def _counted(*sentences: tuple[str, int]) -> list[str]:
    """The sentences that are about somebody, with their numbers."""
    return [sentence % {"n": number(count)} for sentence, count in sentences if count]


def _sure_context(batch: ImportBatch, word: str) -> dict[str, Any]:
    url = reverse("participation:import_detail", args=[batch.operation.code, batch.pk])
    return {
        "crumbs": crumbs(batch.operation, (batch.file_name, url), (word, "")),
        "operation": batch.operation,
        "batch": batch,
        "back_url": url,
    }


def _do(request: SignedIn, batch: ImportBatch, task: str, action: Any) -> HttpResponse | None:
    """At once where the list is short, else in the background; None: back to the import's page."""
    if batch.rows_staged > imports.INLINE:
        jobs.defer_work(task, batch, request.user)
        return None
    try:
        action(by=request.user, batch=batch)
    except MoveNotAllowed as refusal:
        messages.info(request, " ".join(refusal.messages))
    except ValidationError as refusal:
        why = refusal.error_list[0].code or ""
        if why in ("changed", "nothing"):
            imports.note_refusal(by=request.user, batch=batch, code=why)
        else:
            messages.error(request, " ".join(refusal.messages))
    else:
        done = {
            "apply": _("The list is applied."),
            "undo": _("The import is taken back."),
        }
        messages.success(request, done[task])
    return None


@login_required
def undo(request: SignedIn, code: str, batch_id: int) -> HttpResponse:
    """Ask first, with the consequences; where others have worked on it since, say who and what instead."""
    batch = managed_or_404(request, code, batch_id)
    here = redirect("participation:import_detail", code, batch.pk)
    if batch.state != State.APPLIED or jobs.work_on([batch]):
        messages.info(request, _("Somebody was here before you: look at what became of the import."))
        return here
    few = batch.to_add + batch.to_update <= DEPENDENTS_AT_ONCE or batch.columns.get("note") == "depends"
    found = dependents(batch) if few else []
    if request.method == "POST" and not found:
        return _do(request, batch, "undo", imports.undo_import) or here
    context = {
        **_sure_context(batch, _("Take back")),
        "dependents": found,
        "points": _what_is_undone(batch),
        "verb": _("Take it back"),
    }
    return render(request, "participation/imports/undo.html", context)


def _what_is_undone(batch: ImportBatch) -> list[str]:
    added = ngettext(
        "%(n)s participation that came with this list is marked as not selected; entry and leaving struck.",
        "%(n)s participations that came with this list are marked as not selected; entries and leavings struck.",
        batch.to_add,
    )
    updated = ngettext(
        "%(n)s updated participant is put back as before.",
        "%(n)s updated participants are put back as before.",
        batch.to_update,
    )
    return [
        *_counted((added, batch.to_add), (updated, batch.to_update)),
        _("Who was registered with this list and is nowhere else is erased."),
        _("Every indicator changes at once. The list can be uploaded again."),
    ]


@login_required
def discard(request: SignedIn, code: str, batch_id: int) -> HttpResponse:
    """Ask first, then throw the staged rows and the file away."""
    batch = managed_or_404(request, code, batch_id)
    if request.method == "POST":
        try:
            imports.discard_import(by=request.user, batch=batch)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("The list is thrown away; nothing of it was written."))
        return redirect("participation:import_list", code)
    context = {
        **_sure_context(batch, _("Throw away")),
        "points": [_("The rows and the file are deleted."), _("No participant is changed.")],
        "verb": _("Throw it away"),
    }
    return render(request, "participation/imports/discard.html", context)


@login_required
@require_POST
def recheck(request: SignedIn, code: str, batch_id: int) -> HttpResponse:
    """Hold the list once more against what is known now."""
    batch = managed_or_404(request, code, batch_id)
    try:
        imports.recheck_import(by=request.user, batch=batch)
    except ValidationError as refusal:
        messages.info(request, " ".join(refusal.messages))
    else:
        batch.refresh_from_db()
        check_now_or_later(batch, request.user)
    return redirect("participation:import_detail", code, batch.pk)


@login_required
@require_POST
def resume(request: SignedIn, code: str, batch_id: int) -> HttpResponse:
    """Go on with a check that was interrupted."""
    batch = managed_or_404(request, code, batch_id)
    if batch.state == State.STAGED and not jobs.work_on([batch]):
        check_now_or_later(batch, request.user)
    return redirect("participation:import_detail", code, batch.pk)
