"""Making a file: from its row, in the background, so that after a killed worker it is simply made again."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone, translation

from punte.base.permissions import require
from punte.base.rls import set_local
from punte.base.tables import DRAFTS
from punte.people.models import Person, User
from punte.records import permissions, vault
from punte.records.actions.exports import KEPT, State, Why, turnstile
from punte.records.export_kinds import Made, Making, Stopped, all_kinds
from punte.records.models import Export

log = structlog.get_logger(__name__)
EVERY = 1.0  # seconds between two words on the progress
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class ErasedMeanwhile(Exception):
    """Somebody in the file was erased while it was made."""


def make_export(*, by: User, export: Export) -> None:
    """Make the file of a row that waits, or that a killed worker left half done; any other is left alone. What goes
    wrong is kept in words, never half a file."""
    require(export.by_id == by.pk)
    if not _begin(export):
        return
    try:
        with closing(Progress(export)) as progress:
            made = _made(by, export, progress)
        _finish(by, export, made)
    except Stopped:
        return
    except ErasedMeanwhile:
        _fail(export, Why.ERASED)
    except PermissionDenied:
        _fail(export, Why.REFUSED)
    except ValidationError as refusal:
        _fail(export, Why.TOLD, " ".join(refusal.messages))
    except OSError as error:
        log.warning("export_not_written", export=export.pk, errno=error.errno)
        _fail(export, Why.FULL if error.errno in _FULL else Why.BROKEN)
    except Exception:
        log.exception("export_broken", export=export.pk, kind=export.kind)
        _fail(export, Why.BROKEN)


@contextmanager
def _circle(export: Export) -> Iterator[None]:
    """One transaction within the export's consortium, as its maker."""
    with transaction.atomic():
        set_local(consortium=export.consortium_id, user=export.by_id)
        yield


def _locked(export: Export) -> Export:
    return Export.objects.select_for_update(of=("self",)).get(pk=export.pk)


def _begin(export: Export) -> bool:
    with _circle(export):
        now = _locked(export)
        if now.state not in Export.UNFINISHED:
            return False
        if now.file_name:  # of the worker that was killed
            vault.discard(now.file_name)
        now.state = State.RUNNING
        now.file_name, now.done, now.total = "", 0, 0
        now.save(update_fields=["state", "file_name", "done", "total"])
        export.state = State.RUNNING
    return True


def _made(by: User, export: Export, progress: "Progress") -> Made:
    kind = all_kinds().get(export.kind)
    if kind is None:
        raise PermissionDenied
    with _circle(export), translation.override(export.language):
        require(permissions.may_make_export(by, export.operation, kind))
        return kind.make(
            Making(
                operation=export.operation,
                by=by,
                language=export.language,
                format=export.format,
                options=dict(export.options),
                progress=progress,
            )
        )


def _finish(by: User, export: Export, made: Made) -> None:
    """The name is in the row before the file is in the vault, and the file whole before the row says so."""
    name = vault.new_name()
    try:
        with _circle(export):
            if not Export.objects.filter(pk=export.pk, state=State.RUNNING).update(file_name=name):
                raise Stopped
        content = _content(made)
        sha256 = vault.store(export.consortium, content, name=name)[1]
        with _circle(export):
            turnstile(export.consortium_id)
            now = _locked(export)
            if now.state != State.RUNNING:
                raise Stopped
            if Person.objects.filter(pk__in=list(made.persons), state=Person.State.ERASED).exists():
                raise ErasedMeanwhile
            made_at = timezone.now()
            now.move_to(
                State.READY,
                name=made.name[-120:],
                content_type=made.content_type,
                size=len(content),
                sha256=sha256,
                persons=sorted(set(made.persons)),
                options=now.options | _reach(by, now),
                made_at=made_at,
                expires_at=made_at + KEPT,
            )
    except BaseException:
        vault.discard(name)
        raise
    finally:
        _clear(made)


def _reach(by: User, export: Export) -> dict[str, Any]:
    """With which rights and how far the maker saw: a file about persons is taken along with no less."""
    if not export.about_persons:
        return {}
    return {Export.REACH: permissions.reach_of(by, export.operation)}


def _content(made: Made) -> bytes:
    return made.content.read_bytes() if isinstance(made.content, Path) else made.content


def _clear(made: Made) -> None:
    """What was made in the clear goes, with the folder it was made in."""
    if isinstance(made.content, Path):
        made.content.unlink(missing_ok=True)
        if made.content.parent.name.startswith(DRAFTS):
            shutil.rmtree(made.content.parent, ignore_errors=True)


def _fail(export: Export, why: str, said: str = "") -> None:
    with _circle(export):
        Export.objects.filter(pk=export.pk, state=State.RUNNING).update(
            state=State.FAILED, why=why, said=said[:300], file_name=""
        )


class Progress:
    """Keeps how far the work is, through a connection of its own: the file is read in one long transaction, and
    nobody would see it from there before the end."""

    def __init__(self, export: Export) -> None:
        self.export, self.last = export, monotonic()
        self.aside: BaseDatabaseWrapper | None = None

    def __call__(self, done: int, total: int) -> None:
        """Once a second at most; raises Stopped where the maker has stopped it meanwhile."""
        if monotonic() - self.last < EVERY:
            return
        self.last = monotonic()
        if self.aside is None:
            self.aside = connection.copy()
            self.aside.set_autocommit(False)
        with self.aside.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('punte.consortium', %s, true)", [str(self.export.consortium_id)]
            )
            cursor.execute(
                "UPDATE records_export SET done = %s, total = %s WHERE id = %s AND state = 'running'",
                [done, total, self.export.pk],
            )
            cursor.execute("SELECT state FROM records_export WHERE id = %s", [self.export.pk])
            row = cursor.fetchone()
        self.aside.commit()
        if row and row[0] != State.RUNNING:
            raise Stopped

    def close(self) -> None:
        """Give the connection back."""
        if self.aside is not None:
            self.aside.close()
