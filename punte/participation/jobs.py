"""Work on long lists in the background. Jobs carry ids; each may be done again after a crash without harm."""

from collections.abc import Callable, Iterable
from contextlib import suppress

import pghistory
import structlog
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from punte.base.rls import set_local
from punte.base.states import MoveNotAllowed
from punte.participation.actions import imports
from punte.participation.models import ImportBatch
from punte.participation.notices import IMPORT_APPLIED, IMPORT_CHECKED, IMPORT_STOPPED, IMPORT_UNDONE
from punte.people.actions.notices import notify
from punte.people.models import Consortium, User
from punte.people.notices import NoticeKind

log = structlog.get_logger(__name__)
Action = Callable[..., object]
TASKS = {
    "check": "participation.check_import",
    "apply": "participation.apply_import",
    "undo": "participation.undo_import",
}


@app.task(name=TASKS["check"])
def check_import(consortium_id: int, batch_id: int, user_id: int) -> None:
    """Read and check a list; goes on where a killed worker stopped."""
    _work(imports.check_import, IMPORT_CHECKED, consortium_id, batch_id, user_id)


@app.task(name=TASKS["apply"])
def apply_import(consortium_id: int, batch_id: int, user_id: int) -> None:
    """Write a checked list in one transaction."""
    _work(imports.apply_import, IMPORT_APPLIED, consortium_id, batch_id, user_id)


@app.task(name=TASKS["undo"])
def undo_import(consortium_id: int, batch_id: int, user_id: int) -> None:
    """Take an applied list back in one transaction."""
    _work(imports.undo_import, IMPORT_UNDONE, consortium_id, batch_id, user_id)


def _work(action: Action, done: NoticeKind, consortium_id: int, batch_id: int, user_id: int) -> None:
    """Load what the ids name and act, in the user's name and language. What an action refuses is no failure of
    the job: the import's page says why. Done again after a crash, what was done already is refused in silence."""
    with transaction.atomic():
        set_local(consortium=consortium_id, user=user_id)
        rows = ImportBatch.objects.select_related("operation", "consortium").defer("sealed_file")
        batch, user = rows.get(pk=batch_id), User.objects.get(pk=user_id)
    with pghistory.context(user=user_id), translation.override(user.language):
        try:
            action(by=user, batch=batch)
        except MoveNotAllowed:
            return
        except ValidationError as refusal:
            done = IMPORT_STOPPED
            imports.note_refusal(by=user, batch=batch, code=refusal.error_list[0].code or "refused")
        except PermissionDenied:
            log.warning("import not allowed any more", batch=batch_id)
            return
        url = reverse("participation:import_detail", args=[batch.operation.code, batch.pk])
        notify(user, done, batch.pk, url)


def defer_work(task: str, batch: ImportBatch, user: User) -> None:
    """Put the work into the queue, in the transaction at hand; asked twice, it waits there once."""
    lock = f"import-{batch.pk}"
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(TASKS[task], lock=lock, queueing_lock=lock).defer(
            consortium_id=batch.consortium_id, batch_id=batch.pk, user_id=user.pk
        )


def work_on(batches: Iterable[ImportBatch]) -> dict[int, str]:
    """What is being done in the background to which import: check, apply, undo."""
    jobs = ProcrastinateJob.objects.filter(
        lock__in=[f"import-{b.pk}" for b in batches], status__in=["todo", "doing"]
    )
    known = {name: task for task, name in TASKS.items()}
    found = jobs.order_by("-pk").values_list("lock", "task_name")
    return {int(lock.removeprefix("import-")): known[name] for lock, name in found if lock}


@app.periodic(cron="45 2 * * *", periodic_id="drop_stale_imports")
@app.task(name="participation.drop_stale_imports", queueing_lock="participation.drop_stale_imports")
def drop_stale_imports(timestamp: int) -> int:
    """Lists that were never applied go after thirty days, each consortium in a transaction of its own; gives how
    many. Done twice, the second time finds nothing."""
    gone = 0
    for consortium in Consortium.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=consortium.pk)
            gone += imports.drop_stale(consortium)
    log.info("stale_imports_dropped", imports=gone)
    return gone
