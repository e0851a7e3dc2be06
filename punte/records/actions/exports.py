"""What can happen to an export: asked for, made, taken along, thrown away, gone when its time is over."""

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from punte.base import clock
from punte.base.permissions import require
from punte.people.models import Consortium, Person, User
from punte.projects.models import Operation
from punte.records import permissions, vault
from punte.records.actions.access import log_many
from punte.records.export_kinds import Choice, ExportKind, all_kinds
from punte.records.models import AccessEntry, Export, ExportDownload

State, Why = Export.State, Export.Why
KEPT = dt.timedelta(days=7)
MOST_AT_ONCE = 5
EARLIEST = dt.date(1990, 1, 1)
TASK = "records.make_export"
_NO_FILE = {"file_name": "", "name": "", "sha256": "", "size": 0, "persons": []}


@transaction.atomic
def start_export(
    *,
    by: User,
    operation: Operation,
    kind: str,
    format: str,
    language: str,
    options: Mapping[str, Any] | None = None,
) -> Export:
    """Have a file made in the background. Asked for twice while it is in the making, it is made once. Raises
    ValidationError keyed to kind, format, language or the option that is not offered."""
    found = all_kinds().get(kind)
    if found is None:
        raise ValidationError({"kind": _("This kind of file does not exist.")}, code="unknown")
    require(permissions.may_make_export(by, operation, found))
    asked = _checked(found, by, operation, format, language, dict(options or {}))
    same = Export.objects.unfinished().filter(by=by, operation=operation, kind=kind, **asked)
    if here := same.first():
        return here
    if Export.objects.unfinished().filter(by=by).count() >= MOST_AT_ONCE:
        raise ValidationError(
            _("Several files are being made for you. Wait until one is ready."), code="many"
        )
    new = Export(
        consortium_id=operation.consortium_id,
        operation=operation,
        by=by,
        kind=kind,
        about_persons=found.about_persons,
        **asked,
    )
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:  # somebody clicked twice, and the other click was faster
        return same.get()
    _queue(new)
    return new


def _checked(
    kind: ExportKind, by: User, operation: Operation, format: str, language: str, options: dict[str, Any]
) -> dict[str, Any]:
    if format not in kind.formats:
        raise ValidationError({"format": _("This file is not made in that format.")}, code="format")
    if language not in kind.languages:
        raise ValidationError({"language": _("This file is not made in that language.")}, code="language")
    if kind.listed:
        offered = {c.name: c for c in kind.choices(by, operation)}
        options = {n: options.get(n) or _first(c) for n, c in offered.items()} | {
            n: v for n, v in options.items() if v
        }
        for name in options:
            if name not in offered or not _is_offered(offered[name], str(options.get(name, "")), operation):
                raise ValidationError({name: _("Choose one of those offered.")}, code="option")
    return {"format": format, "language": language, "options": options}


def _first(choice: Choice) -> str:
    """What is meant where nothing was chosen."""
    return choice.values[0][0] if choice.values else ""


def _is_offered(choice: Choice, value: str, operation: Operation) -> bool:
    if not choice.day:
        return value in {offered for offered, _label in choice.values}
    try:
        return not value or EARLIEST <= dt.date.fromisoformat(value) <= clock.today(operation.zone)
    except ValueError:
        return False


def _queue(export: Export) -> None:
    """In the transaction at hand, so that there is never one without the other."""
    app.configure_task(TASK, lock=f"export-{export.pk}").defer(
        consortium_id=export.consortium_id, export_id=export.pk
    )


@transaction.atomic
def start_again(*, by: User, export: Export) -> Export:
    """Have the same file made once more: in place of one that failed, or beside what is gone."""
    require(permissions.may_drop_export(by, export))
    kind = all_kinds().get(export.kind)
    if export.state != State.FAILED:
        return start_export(
            by=by,
            operation=export.operation,
            kind=export.kind,
            format=export.format,
            language=export.language,
            options=export.asked,
        )
    require(kind is not None and permissions.may_make_export(by, export.operation, kind))
    twin = Export.objects.unfinished().filter(
        by=by,
        operation=export.operation_id,
        kind=export.kind,
        format=export.format,
        language=export.language,
        options=export.options,
    )
    if here := twin.first():
        return here
    export.move_to(State.WAITING, why="", said="", done=0, total=0, asked_at=timezone.now())
    _queue(export)
    return export


@transaction.atomic
def open_export(*, by: User, export: Export) -> bytes:
    """The content, for its maker; who took it along and whom it is about is kept. Raises ValidationError where
    its time is over, OSError or sealing.Unreadable where it cannot be read."""
    require(permissions.may_take_export(by, export))
    now = Export.objects.select_for_update(of=("self",)).select_related("consortium").get(pk=export.pk)
    if not now.is_there:
        raise ValidationError(_("This file is gone. Make it again."), code="gone")
    content = vault.load(now.consortium, now.file_name)
    ExportDownload.objects.create(export=now, consortium_id=now.consortium_id, user=by)
    if now.persons:
        persons = Person.objects.filter(pk__in=now.persons)
        log_many(by=by, persons=persons, occasion=AccessEntry.Occasion.EXPORT)
    return content


@transaction.atomic
def discard_export(*, by: User, export: Export) -> None:
    """Stop a file that is in the making, or throw one away. Thrown away twice changes nothing."""
    require(permissions.may_drop_export(by, export))
    now = Export.objects.select_for_update(of=("self",)).get(pk=export.pk)
    if now.state != State.EXPIRED:
        drop(now, Why.CANCELLED if now.state in Export.UNFINISHED else Why.DISCARDED)


def drop(export: Export, why: str) -> None:
    """The file goes; that there was one stays."""
    name = export.file_name
    export.move_to(State.EXPIRED, why=why, **_NO_FILE)
    if name:
        transaction.on_commit(partial(vault.discard, name))


@transaction.atomic
def expire_exports_about(*, by: User, person: Person) -> int:
    """An erased person stays in no file: those that hold them go at once, whoever had them made. Gives how many.
    A file in the making is held against erasures before it is ready."""
    require(by.is_active and person.state == Person.State.ERASED)
    turnstile(person.consortium_id)
    there = Export.objects.select_for_update(of=("self",)).filter(
        Q(about_persons=True, persons=[]) | Q(persons__contains=[person.pk]),
        consortium=person.consortium_id,
        state=State.READY,
    )
    held = list(there)
    for export in held:
        drop(export, Why.ERASED)
    return len(held)


def turnstile(consortium_id: int) -> None:
    """Erasing a person and finishing a file take turns until the end of the transaction, so that neither
    overlooks the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('records.exports'), %s)", [consortium_id])


@transaction.atomic
def drop_old_exports(consortium: Consortium) -> int:
    """The house does this by itself: files whose week is over go. Gives how many."""
    over = list(Export.objects.over().filter(consortium=consortium).select_for_update(skip_locked=True))
    for export in over:
        drop(export, Why.OLD)
    return len(over)


@transaction.atomic
def give_up_lost(consortium: Consortium) -> int:
    """A file in the making whose job the queue does not know any more is told to have failed. Gives how many."""
    jobs = ProcrastinateJob.objects.filter(task_name=TASK, status__in=["todo", "doing"])
    known = [int(args["export_id"]) for args in jobs.values_list("args", flat=True)]
    lost = Export.objects.unfinished().filter(
        consortium=consortium, asked_at__lt=timezone.now() - dt.timedelta(hours=1)
    )
    return lost.exclude(pk__in=known).update(state=State.FAILED, why=Why.BROKEN)
