"""What can happen to an import: uploaded, checked, a doubt settled, applied, undone, discarded."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base.clock import today
from punte.base.permissions import require
from punte.base.rls import set_local
from punte.base.text import tidy
from punte.organisations.models import Organisation
from punte.participation import permissions
from punte.participation.importing import files, reasons, sheets, situation
from punte.participation.importing.bulk import insert_many, update_many
from punte.participation.importing.checks import incomplete
from punte.participation.importing.layout import layout_for
from punte.participation.importing.matching import FileIndex, Known, index_of
from punte.participation.importing.planning import Planned, Planner
from punte.participation.importing.undoing import Undoer, dependents, written_rows
from punte.participation.importing.writing import Writer
from punte.participation.models import ImportBatch, ImportRow
from punte.people import sealing
from punte.people.actions.search_rows import write_search_row
from punte.people.models import Consortium, User
from punte.projects.acting import has_right
from punte.projects.models import Assignment, Operation
from punte.records import vault
from punte.records.models import AccessEntry, Document, Fact
from punte.records.search import words_of

State, Plan = ImportBatch.State, ImportRow.Plan
CHUNK = 1_000
INLINE = 500
STALE = dt.timedelta(days=30)  # a list that was not applied by then is thrown away
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


@transaction.atomic
def upload_import(
    *, by: User, operation: Operation, organisation: Organisation, name: str, content: bytes
) -> ImportBatch:
    """Take a list in and stand before its first row. Raises ValidationError({"file": …}) on a file that is not
    imported at all; nothing is kept of it."""
    require(permissions.may_import(by, operation))
    require(permissions.may_register_for(by, operation, organisation.pk))
    try:
        found = sheets.open_sheet(content, layout_for(operation.indicator_set))
    except files.FileRefused as refusal:
        raise ValidationError({"file": reasons.file_reason(refusal)}, code=refusal.code) from refusal
    batch = ImportBatch.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        organisation=organisation,
        uploaded_by=by,
        file_name=tidy(name)[-200:] or "list",
        sha256=hashlib.sha256(content).hexdigest(),
        columns={
            "kind": found.kind,
            "rows": found.rows_at_most,
            "known": list(found.header.keys.values()),
            "ignored": found.header.ignored,
        },
    )
    batch.sealed_file = sealing.seal(batch.key, content, f"import-file:{batch.pk}")
    batch.save(update_fields=["sealed_file"])
    return batch


def check_import(*, by: User, batch: ImportBatch) -> None:
    """Stage and check every row. Each thousand rows are committed: called again after a crash, it goes on where
    it stopped; called twice at once, the two take turns."""
    with _circle(batch):
        require(permissions.may_manage_import(by, batch))
    try:
        _stage(batch)
    except files.FileRefused as refusal:
        with _circle(batch):
            _refuse(batch, refusal)
        return
    _check(batch, by)


@contextmanager
def _circle(batch: ImportBatch) -> Iterator[None]:
    """One transaction within the batch's consortium."""
    with transaction.atomic():
        set_local(consortium=batch.consortium_id)
        yield


def _locked(batch: ImportBatch) -> ImportBatch:
    return ImportBatch.objects.select_for_update(of=("self",)).defer("sealed_file").get(pk=batch.pk)


def _refuse(batch: ImportBatch, refusal: files.FileRefused) -> None:
    batch.rows.all().delete()
    _locked(batch).move_to(State.REFUSED, refusal=refusal.code, sealed_file=None, rows_staged=0)


def content_of(batch: ImportBatch) -> bytes:
    """The file as it was uploaded; it moves among the documents when the import is applied."""
    if batch.document_id:
        assert batch.document is not None
        return vault.load(batch.consortium, batch.document.file_name)
    sealed = ImportBatch.objects.values_list("sealed_file", flat=True).get(pk=batch.pk)
    return sealing.unseal(batch.key, bytes(sealed or b""), f"import-file:{batch.pk}")


def _stage(batch: ImportBatch) -> None:
    with _circle(batch):
        now = _locked(batch)
        if now.state != State.STAGED or now.columns.get("staged"):
            return
        content, layout = content_of(now), layout_for(now.operation.indicator_set)
        last = now.rows.order_by("-number").values_list("number", flat=True).first() or 0
        key = now.key
    sheet = sheets.open_sheet(content, layout)
    chunk: list[ImportRow] = []
    rows = sheets.limited(sheet)
    for number, cells in rows:
        if number <= last:
            continue
        sealed = situation.seal_told(batch, number, sheet.header.told(cells), key)
        chunk.append(ImportRow(batch=batch, consortium_id=batch.consortium_id, number=number, sealed=sealed))
        if len(chunk) == CHUNK:
            if not _save_staged(batch, chunk):
                return
            chunk = []
    _save_staged(batch, chunk, done=True)


def _save_staged(batch: ImportBatch, chunk: list[ImportRow], *, done: bool = False) -> bool:
    """False where another process has staged these rows meanwhile or the import was discarded."""
    with _circle(batch):
        now = _locked(batch)
        if now.state != State.STAGED or now.columns.get("staged"):
            return False
        insert_many(chunk, ["batch", "consortium", "number", "sealed", "plan", "problems", "resolution"])
        staged = now.rows.count() if done else now.rows_staged + len(chunk)
        if done and not staged:
            raise files.FileRefused("no_rows")
        also = {"columns": {**now.columns, "staged": True}} if done else {}
        ImportBatch.objects.filter(pk=batch.pk).update(rows_staged=staged, **also)
    return True


def _check(batch: ImportBatch, by: User) -> None:
    with _circle(batch):
        now = _locked(batch)
        if now.state != State.STAGED:
            return
        planner = _planner(now, by)
    while _check_chunk(batch, planner):
        pass


def _planner(batch: ImportBatch, by: User, *, locking: bool = False) -> Planner:
    rules = situation.rules_for(batch, by)
    index = None if locking else index_of(situation.all_told(batch, batch.key), rules.layout)
    known = situation.known_in(batch.consortium, index.births if index else None)
    return Planner(batch, rules, index, known, situation.answers_kept(batch), locking=locking)


def _check_chunk(batch: ImportBatch, planner: Planner) -> bool:
    """Check the next rows; False when there are none, and the batch is checked."""
    with _circle(batch):
        now = _locked(batch)
        if now.state != State.STAGED:
            return False
        rows = list(now.rows.filter(plan="").order_by("number")[:CHUNK])
        if not rows:
            now.move_to(State.CHECKED, **_counts(now))
            return False
        planned = _plan(planner, now, rows)
        _save_plans(planned)
        lacking = sum(not p.problems and incomplete(p.values, planner.rules.layout) for p in planned)
        ImportBatch.objects.filter(pk=now.pk).update(
            rows_checked=F("rows_checked") + len(rows), incomplete=F("incomplete") + lacking
        )
    return True


def _plan(planner: Planner, batch: ImportBatch, rows: list[ImportRow]) -> list[Planned]:
    key = batch.key
    return planner.plan([(row, situation.told_by(batch, row, key)) for row in rows])


def _save_plans(planned: list[Planned]) -> None:
    for p in planned:
        p.row.plan, p.row.problems = p.plan, p.problems
        if p.person or p.row.resolution != "same":
            p.row.person = p.person
        p.row.participation = p.participation
        p.row.blind_index = p.mark
    names = ["plan", "problems", "person", "participation", "blind_index", "resolution"]
    update_many([p.row for p in planned], names)


def _counts(batch: ImportBatch) -> dict[str, int]:
    return batch.rows.aggregate(
        to_add=Count("pk", filter=Q(plan=Plan.ADD)),
        to_update=Count("pk", filter=Q(plan=Plan.UPDATE)),
        unchanged=Count("pk", filter=Q(plan=Plan.UNCHANGED)),
        with_problems=Count("pk", filter=Q(plan=Plan.PROBLEM)),
    )


@transaction.atomic
def recheck_import(*, by: User, batch: ImportBatch) -> None:
    """Hold every row once more against what is known now; answers given stay."""
    require(permissions.may_manage_import(by, batch))
    batch = _locked(batch)
    batch.move_to(State.STAGED, rows_checked=0, incomplete=0, columns=_without_note(batch))
    batch.rows.update(plan="", problems=[])


@transaction.atomic
def settle_row(*, by: User, row: ImportRow, person_id: int | None) -> None:
    """Answer a doubt about a spelling: this is the same person (who), or another one (None). The row is planned
    anew and leaves the problems. Raises ValidationError when it was settled already."""
    require(permissions.may_manage_import(by, row.batch))
    batch = _locked(row.batch)
    row = batch.rows.select_for_update().get(pk=row.pk)
    doubts = [p for p in row.problems if p["code"] == "spelling"]
    if batch.state != State.CHECKED or not doubts or (person_id and person_id not in doubts[0]["persons"]):
        raise ValidationError(_("This question was answered already."), code="settled")
    row.resolution, row.person_id = ("same", person_id) if person_id else ("another", None)
    planner = Planner(batch, situation.rules_for(batch, by), FileIndex(), Known(), {})
    planned = _plan(planner, batch, [row])
    _save_plans(planned)
    lacking = sum(not p.problems and incomplete(p.values, planner.rules.layout) for p in planned)
    ImportBatch.objects.filter(pk=batch.pk).update(incomplete=F("incomplete") + lacking, **_counts(batch))


@transaction.atomic
def apply_import(*, by: User, batch: ImportBatch) -> ImportBatch:
    """Write every row without problems, in one transaction; of two who apply at once the second is told. What
    the database says now decides: raises ValidationError(code="changed") where it no longer fits the preview."""
    set_local(consortium=batch.consortium_id)
    require(permissions.may_manage_import(by, batch))
    batch = _locked(batch)
    if not (batch.to_add or batch.to_update) and batch.state == State.CHECKED:
        raise ValidationError(_("There is nothing to apply."), code="nothing")
    batch.move_to(State.APPLIED, applied_by=by)
    document = _keep_file(batch, by)
    try:
        with transaction.atomic():
            _write(batch, by, document)
    except BaseException as error:
        vault.discard(document.file_name)
        if isinstance(error, IntegrityError):
            raise _changed() from error
        raise
    # Facts told after this moment came later than the import.
    also = {"applied_at": timezone.now(), "sealed_file": None, "document": document, **_counts(batch)}
    ImportBatch.objects.filter(pk=batch.pk).update(**also)
    batch.refresh_from_db()
    return batch


def _without_note(batch: ImportBatch) -> dict[str, Any]:
    return {k: v for k, v in batch.columns.items() if k != "note"}


@transaction.atomic
def note_refusal(*, by: User, batch: ImportBatch, code: str) -> None:
    """Keep why work in the background was refused, for the page of the import: a code, nobody's name."""
    set_local(consortium=batch.consortium_id)
    require(permissions.may_manage_import(by, batch))
    batch = _locked(batch)
    ImportBatch.objects.filter(pk=batch.pk).update(columns={**batch.columns, "note": code})


def _changed() -> ValidationError:
    return ValidationError(
        _("Something changed since the list was checked. Nothing was written. Check it again."),
        code="changed",
    )


def _alone(batch: ImportBatch) -> None:
    """One import after the other writes to a consortium's persons."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7414, %s::int)", [batch.consortium_id])
        # Unset, this costs the trigger of the history an exception caught for every row, half a millisecond.
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")


def _write(batch: ImportBatch, by: User, document: Document) -> None:
    _alone(batch)
    planner = _planner(batch, by, locking=True)
    writer = Writer(by, batch, document, today(batch.operation.zone))
    last = 0
    while True:
        rows = batch.rows.exclude(plan=Plan.PROBLEM).filter(number__gt=last).order_by("number")[:CHUNK]
        planned = _plan(planner, batch, list(rows))
        if not planned:
            return
        if any(p.problems for p in planned):
            raise _changed()
        writer.write(planned)
        last = planned[-1].row.number


def _keep_file(batch: ImportBatch, by: User) -> Document:
    """The list itself is the paper that proves what it told."""
    content = content_of(batch)
    name, digest = vault.store(batch.consortium, content)
    document = Document.objects.create(
        consortium_id=batch.consortium_id,
        operation_id=batch.operation_id,
        kind=Document.Kind.IMPORT,
        title=batch.file_name,
        dated=today(batch.operation.zone),
        state=Document.State.ACCEPTED,
        file_name=name,
        content_type=_TYPES[batch.columns["kind"]],
        size=len(content),
        sha256=digest,
        uploaded_by=by,
    )
    write_search_row(words_of(document))
    return document


@transaction.atomic
def undo_import(*, by: User, batch: ImportBatch) -> ImportBatch:
    """Take the whole import back while nothing depends on it; else ValidationError says who and what."""
    set_local(consortium=batch.consortium_id)
    require(permissions.may_manage_import(by, batch))
    batch = _locked(batch)
    batch.move_to(State.UNDONE, undone_by=by, undone_at=timezone.now())
    if found := dependents(batch):
        first = ValidationError(
            _("The import cannot be taken back: others have worked on it."), code="depends"
        )
        raise ValidationError([first, *found])
    if _was_reported(batch):
        raise ValidationError(
            _(
                "A report rests on this list, so it cannot be taken back as a whole. Strike the wrong entries through"
                " one by one: each shows as a correction in the next report."
            ),
            code="reported",
        )
    _alone(batch)
    undoer = Undoer(by, batch, today(batch.operation.zone))
    for rows in written_rows(batch):
        undoer.undo(rows)
    batch.rows.filter(plan=Plan.PROBLEM).update(sealed=b"")
    return batch


def _was_reported(batch: ImportBatch) -> bool:
    """Whether the numbers that were frozen rest on facts of this list."""
    until, at = batch.operation.reported_until, batch.operation.reported_at
    if until is None or at is None or batch.applied_at is None or batch.applied_at > at:
        return False
    told = Fact.objects.live().filter(evidence__document=batch.document_id, happened_on__lte=until)
    return told.exists()


@transaction.atomic
def discard_import(*, by: User, batch: ImportBatch) -> None:
    """Throw an import away that was not applied: its rows and its file go."""
    require(permissions.may_manage_import(by, batch))
    _locked(batch).move_to(State.DISCARDED, sealed_file=None)
    batch.rows.all().delete()


@transaction.atomic
def drop_stale(consortium: Consortium) -> int:
    """The house does this by itself: lists that nobody applied within thirty days are thrown away. Gives how many."""
    before = timezone.now() - STALE
    waiting = ImportBatch.objects.filter(
        consortium=consortium, state__in=(State.STAGED, State.CHECKED), uploaded_at__lt=before
    )
    dropped = 0
    for batch in waiting.select_for_update(skip_locked=True, of=("self",)).defer("sealed_file"):
        batch.move_to(State.DISCARDED, sealed_file=None)
        batch.rows.all().delete()
        dropped += 1
    refused = ImportBatch.objects.filter(consortium=consortium, state=State.REFUSED, uploaded_at__lt=before)
    refused.exclude(sealed_file=None).update(sealed_file=None)
    return dropped


@transaction.atomic
def take_problems(*, by: User, batch: ImportBatch) -> dict[int, list[dict[str, Any]]]:
    """The problems by row, for a file with a reason column; every look at a known person is logged."""
    require(permissions.may_manage_import(by, batch))
    require(batch.uploaded_by_id == by.pk or has_right(by, batch.operation, Assignment.Right.EXPORT))
    rows = batch.rows.filter(plan=Plan.PROBLEM).order_by("number").only("number", "problems", "person_id")
    problems = {row.number: row.problems for row in rows}
    met = {row.person_id for row in rows if row.person_id}
    _log(by, batch, met, AccessEntry.Occasion.EXPORT)
    return problems


@transaction.atomic
def show_doubts(*, by: User, batch: ImportBatch, persons: set[int]) -> None:
    """Write down that somebody sees the names of persons known here, to say whether a row is one of them."""
    require(ImportBatch.objects.visible_to(by).contains(batch))
    _log(by, batch, persons, AccessEntry.Occasion.LIST)


def _log(by: User, batch: ImportBatch, persons: set[int], occasion: str) -> None:
    looks = [
        AccessEntry(
            consortium_id=batch.consortium_id, person_id=pk, user=by, occasion=occasion, reason="import"
        )
        for pk in sorted(persons)
    ]
    AccessEntry.objects.bulk_create(looks, batch_size=CHUNK)
