"""Files Elena has had made: some ready, one in the making, one that met a full disk, one whose week is over."""

import datetime as dt
from typing import Any

from django.db import connection
from django.utils import timezone

from punte.portal.demo.desk import Desk
from punte.records.actions.exports import drop, start_export
from punte.records.actions.making import make_export
from punte.records.export_kinds import all_kinds
from punte.records.models import Export

State, Why = Export.State, Export.Why
READY: list[tuple[str, str, str, dict[str, Any]]] = [
    ("monitoring.numbers", "xlsx", "ro", {}),
    ("monitoring.members", "xlsx", "ro", {"number": "EECO01"}),
    ("participation.participants", "csv", "ro", {}),
]


def tell(desk: Desk) -> None:
    """Only in the project Elena manages."""
    if desk.operation.code != "309187":
        return
    old = _made(desk, "monitoring.numbers", "csv", "en", {})
    drop(old, Why.OLD)
    long_ago = timezone.now() - dt.timedelta(days=9)
    Export.objects.filter(pk=old.pk).update(asked_at=long_ago)
    for wanted in READY:
        _made(desk, *wanted)
    failed = _asked(desk, "monitoring.units", "xlsx", "bg", {"number": "workshops"})
    _rests(failed, state=State.FAILED, why=Why.FULL)
    running = _asked(desk, "monitoring.members", "csv", "bg", {"number": "EECO05"})
    _rests(running, state=State.RUNNING, done=412, total=1016)


def _asked(desk: Desk, kind: str, format: str, language: str, options: dict[str, Any]) -> Export:
    by = desk.team["elena"]
    offered = all_kinds()[kind].choices(by, desk.operation)
    chosen = {choice.name: "" for choice in offered} | options
    return start_export(
        by=by, operation=desk.operation, kind=kind, format=format, language=language, options=chosen
    )


def _made(desk: Desk, kind: str, format: str, language: str, options: dict[str, Any]) -> Export:
    export = _asked(desk, kind, format, language, options)
    make_export(by=desk.team["elena"], export=export)
    export.refresh_from_db()
    assert export.state == State.READY, export.why
    return export


def _rests(export: Export, **as_it: Any) -> None:
    """Leave it as it is: its job waits for a day that never comes."""
    Export.objects.filter(pk=export.pk).update(**as_it)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() + interval '10 years' WHERE args->>'export_id' = %s",
            [str(export.pk)],
        )
