"""What the record book does by itself: new facts are sealed into the chain, files are made that somebody asked for,
and go when their week is over; terms of data protection are told, and what nobody needs goes at night."""

import shutil
import tempfile
import time
from pathlib import Path

import pghistory
import structlog
from django.db import transaction
from django.utils import translation
from procrastinate.contrib.django import app

from punte.base.rls import set_local
from punte.base.tables import DRAFTS
from punte.people.actions.notices import notify
from punte.people.models import Consortium
from punte.records import deadlines, housekeeping
from punte.records.actions import exports, making
from punte.records.models import Export
from punte.records.notices import EXPORT_FAILED, EXPORT_READY
from punte.records.seals import seal_facts

log = structlog.get_logger()
_DRAFT_SECONDS = 24 * 60 * 60


@app.periodic(cron="*/10 * * * *", periodic_id="seal_all_facts")
@app.task(name="records.seal_all_facts", queueing_lock="records.seal_all_facts")
def seal_all_facts(timestamp: int) -> int:
    """Seal what has no seal yet, each consortium in a transaction of its own; gives how many facts. Done twice,
    the second time finds nothing."""
    sealed = sum(seal_facts(consortium) for consortium in Consortium.objects.order_by("pk"))
    log.info("facts_sealed", facts=sealed)
    return sealed


@app.task(name=exports.TASK)
def make_export(consortium_id: int, export_id: int) -> None:
    """Make a file; after a killed worker it is made from the beginning, and one that is ready is left alone."""
    with transaction.atomic():
        set_local(consortium=consortium_id)
        rows = Export.objects.select_related("operation__consortium", "consortium", "by")
        export = rows.get(pk=export_id)
    was, by = export.state, export.by
    with pghistory.context(user=by.pk), translation.override(by.language):
        making.make_export(by=by, export=export)
    with transaction.atomic():
        set_local(consortium=consortium_id, user=by.pk)
        export.refresh_from_db(fields=["state"])
        told = {Export.State.READY: EXPORT_READY, Export.State.FAILED: EXPORT_FAILED}.get(
            Export.State(export.state)
        )
        if told and was in Export.UNFINISHED:
            notify(by, told, export.pk, export.get_absolute_url())


@app.periodic(cron="*/15 * * * *", periodic_id="drop_old_exports")
@app.task(name="records.drop_old_exports", queueing_lock="records.drop_old_exports")
def drop_old_exports(timestamp: int) -> int:
    """Files whose week is over go, each consortium in a transaction of its own; gives how many went."""
    gone = 0
    for consortium in Consortium.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=consortium.pk)
            gone += exports.drop_old_exports(consortium)
            exports.give_up_lost(consortium)
    _sweep_drafts()
    log.info("exports_dropped", exports=gone)
    return gone


@app.periodic(cron="5 * * * *", periodic_id="remind_guards")
@app.task(name="records.remind_guards", queueing_lock="records.remind_guards")
def remind_guards(timestamp: int) -> int:
    """Tell who protects the data what is due: breaches, requests, restrictions whose day has passed."""
    told = sum(deadlines.remind(consortium) for consortium in Consortium.objects.order_by("pk"))
    log.info("guards_reminded", notices=told)
    return told


@app.periodic(cron="30 2 * * *", periodic_id="keep_house")
@app.task(name="records.keep_house", queueing_lock="records.keep_house")
def keep_house(timestamp: int) -> dict[str, int]:
    """What nobody needs any more goes; only counts are logged."""
    went = housekeeping.tidy_up()
    log.info("house_kept", **went)
    return went


def _sweep_drafts() -> None:
    """Rows of tables that a killed process left in the temporary directory."""
    for left in Path(tempfile.gettempdir()).glob(f"{DRAFTS}*"):
        if left.is_dir() and time.time() - left.stat().st_mtime > _DRAFT_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
