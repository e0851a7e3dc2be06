"""What the pages of imports show, put into words: rows of the list, figures, progress, what may be done."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base.formats import day, moment, number, quoted
from punte.base.pages import Page
from punte.participation import jobs, permissions
from punte.participation.actions import imports
from punte.participation.forms.imports import SettleForm
from punte.participation.importing import handing_back, preview, reasons
from punte.participation.importing.layout import layout_for
from punte.participation.models import ImportBatch
from punte.people.models import User
from punte.people.requests import SignedIn
from punte.projects.acting import has_right
from punte.projects.crumbs import Crumbs, way
from punte.projects.models import Assignment, Operation

State = ImportBatch.State
TONES = {
    State.STAGED: "info",
    State.CHECKED: "warning",
    State.APPLIED: "success",
    State.UNDONE: "neutral",
    State.REFUSED: "danger",
    State.DISCARDED: "neutral",
}


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to an import's page."""
    return way(
        operation,
        (_("Participants"), reverse("participation:participant_list", args=[operation.code])),
        (_("Imports"), reverse("participation:import_list", args=[operation.code])),
        *last,
    )


def _url(name: str, batch: ImportBatch) -> str:
    return reverse(f"participation:import_{name}", args=[batch.operation.code, batch.pk])


def list_rows(page: Iterable[ImportBatch]) -> list[dict[str, Any]]:
    """The rows of the list, with what is going on in the background."""
    batches = list(page)
    working = jobs.work_on(batches)
    words = {"check": _("being checked"), "apply": _("being applied"), "undo": _("being taken back")}
    return [
        {
            "it": b,
            "url": _url("detail", b),
            "word": words[working[b.pk]] if b.pk in working else b.get_state_display(),
            "tone": "info" if b.pk in working else TONES[State(b.state)],
        }
        for b in batches
    ]


def detail_context(request: SignedIn, batch: ImportBatch, task: str, page: Page) -> dict[str, Any]:
    """Everything on the page of one import."""
    layout = layout_for(batch.operation.indicator_set)
    lines, doubts = preview.problems_of(batch, page.rows, layout) if not task else ([], [])
    may = permissions.may_import(request.user, batch.operation)
    _log_looks(request.user, batch, doubts)
    return {
        "crumbs": crumbs(batch.operation, (batch.file_name, "")),
        "operation": batch.operation,
        "batch": batch,
        "facts": _facts(batch),
        "job": job_of(batch, task) if task else None,
        "figures": _figures(batch) if not task and batch.state in (State.CHECKED, State.APPLIED) else [],
        "alerts": [] if task else _alerts(batch),
        "notes": [] if task else _notes(batch),
        "actions": _actions(batch) if may and not task else [],
        "page": page,
        "lines": lines,
        "doubts": [_doubt(batch, d) for d in doubts] if may else [],
        "downloads": _downloads(request.user, batch) if may and not task and batch.with_problems else [],
        "recheck_url": _url("recheck", batch) if may and batch.state == State.CHECKED else "",
        "stopped": batch.state == State.STAGED and not task,
    }


def _facts(batch: ImportBatch) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("State"), batch.get_state_display()),
        (_("Partner"), batch.organisation.name),
        (_("Uploaded"), f"{batch.uploaded_by.name}, {moment(batch.uploaded_at)}"),
    ]
    if batch.applied_by and batch.applied_at:
        rows.append((_("Applied"), f"{batch.applied_by.name}, {moment(batch.applied_at)}"))
    if batch.undone_by and batch.undone_at:
        rows.append((_("Taken back"), f"{batch.undone_by.name}, {moment(batch.undone_at)}"))
    if batch.rows_staged:
        rows.append((_("Rows"), number(batch.rows_staged)))
    return rows


def _figures(batch: ImportBatch) -> list[dict[str, Any]]:
    done = batch.state == State.APPLIED
    lacking = (
        ngettext(
            "%(n)s row is incomplete for the indicators",
            "%(n)s rows are incomplete for the indicators",
            batch.incomplete,
        )
        % {"n": number(batch.incomplete)}
        if batch.incomplete
        else ""
    )
    return [
        {"label": _("added") if done else _("to add"), "done": batch.to_add, "note": lacking},
        {"label": _("updated") if done else _("to update"), "done": batch.to_update},
        {"label": _("unchanged"), "done": batch.unchanged},
        {"label": _("with problems"), "done": batch.with_problems},
    ]


def job_of(batch: ImportBatch, task: str) -> dict[str, Any]:
    """How far the work in the background is."""
    rows = batch.rows_staged or batch.columns.get("rows", 0)
    reading = task == "check" and not batch.columns.get("staged")
    titles = {
        "check": _("The list is being read") if reading else _("The list is being checked"),
        "apply": _("The list is being written"),
        "undo": _("The import is being taken back"),
    }
    told = {
        "apply": _("All rows are written in one step: nothing is seen of them before the last one."),
        "undo": _("All rows are taken back in one step."),
    }
    return {
        "title": titles[task],
        "text": told.get(task, ""),
        "done": batch.rows_staged if reading else batch.rows_checked,
        "total": 0
        if task != "check"
        else (max(batch.columns.get("rows", 0), batch.rows_staged) if reading else rows),
        "url": _url("progress", batch),
        "running": True,
    }


def _alerts(batch: ImportBatch) -> list[dict[str, str]]:
    found = []
    note = batch.columns.get("note", "")
    if note == "changed" and batch.state == State.CHECKED:
        text = _("Something changed since the list was checked, so nothing was written. Check it again.")
        found.append({"tone": "warning", "title": _("Not applied"), "text": text})
    if note == "depends" and batch.state == State.APPLIED:
        text = _("Others have worked on it since. Choose “Take back” to see who and what.")
        found.append({"tone": "warning", "title": _("Not taken back"), "text": text})
    if batch.state == State.REFUSED:
        text = reasons.refusal_reason(batch.refusal)
        found.append({"tone": "danger", "title": _("The list is refused"), "text": text})
    return found


def _notes(batch: ImportBatch) -> list[str]:
    found = []
    if batch.columns.get("ignored") and batch.state in (State.CHECKED, State.APPLIED):
        names = ", ".join(quoted(name) for name in batch.columns["ignored"])
        found.append(_("Columns that are not read: %(names)s.") % {"names": names})
    if batch.state == State.CHECKED and batch.incomplete:
        found.append(
            _(
                "Rows without sex, labour status, education or, where it is asked, household are imported. They count "
                "only in the grand total until this is filled in."
            )
        )
    return found


def _actions(batch: ImportBatch) -> list[dict[str, str]]:
    if batch.state == State.CHECKED:
        ways = []
        if batch.to_add or batch.to_update:
            ways.append({"label": _("Apply the list"), "url": _url("apply", batch)})
        return [*ways, {"label": _("Throw it away"), "url": _url("discard", batch), "variant": "tertiary"}]
    if batch.state == State.APPLIED:
        people = reverse("participation:participant_list", args=[batch.operation.code])
        return [
            {"label": _("See the participants"), "url": people},
            {"label": _("Take back"), "url": _url("undo", batch), "variant": "secondary"},
        ]
    if batch.state == State.STAGED:
        return [{"label": _("Throw it away"), "url": _url("discard", batch), "variant": "tertiary"}]
    again = reverse("participation:import_create", args=[batch.operation.code])
    return [{"label": _("Import a list"), "url": again}]


def _downloads(user: User, batch: ImportBatch) -> list[dict[str, str]]:
    allowed = batch.uploaded_by_id == user.pk or has_right(user, batch.operation, Assignment.Right.EXPORT)
    if not allowed or batch.state not in (State.CHECKED, State.APPLIED):
        return []
    url = _url("problems", batch)
    found = [{"label": _("Rows with problems, with a reason column"), "url": url}]
    if batch.rows_staged <= handing_back.AS_IT_WAS and batch.state == State.CHECKED:
        found.append({"label": _("The whole list, with a reason column"), "url": f"{url}?rows=all"})
    return found


def _doubt(batch: ImportBatch, doubt: preview.Doubt) -> dict[str, Any]:
    url = reverse("participation:import_settle", args=[batch.operation.code, batch.pk, doubt.row.pk])
    born = day(doubt.birth, "long") if doubt.birth else ""
    return {
        "form": SettleForm(persons=doubt.persons, prefix=f"row{doubt.row.pk}"),
        "url": url,
        "title": _("Row %(row)s: %(name)s, born on %(day)s")
        % {"row": doubt.row.number, "name": doubt.name, "day": born},
    }


def _log_looks(user: User, batch: ImportBatch, doubts: list[preview.Doubt]) -> None:
    """Whoever sees the names of persons known here is written down, once a page."""
    met = {p.pk for d in doubts for p in d.persons}
    if met:
        imports.show_doubts(by=user, batch=batch, persons=met)
