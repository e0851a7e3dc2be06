"""Freezing a period of 100,000 participations: sealing the facts, keeping every member of every number, the hash."""

import datetime as dt
import time
from typing import Any

from django.db import transaction

from bench import data
from punte.base.rls import set_local

END = dt.date(2025, 2, 28)


def run() -> list[dict[str, Any]]:
    """Freeze, then look at the differences after a change; all of it is taken back at the end."""
    operation, user = data.use(data.COUNTING)
    from punte.monitoring.actions import periods
    from punte.monitoring.counting import snapshots
    from punte.monitoring.counting.asked import numbers
    from punte.monitoring.models import Period, SensitiveMember, SnapshotMember
    from punte.participation.actions.special import special_door

    with transaction.atomic():
        set_local(consortium=operation.consortium_id, user=user.pk)
        period = Period.objects.create(
            consortium_id=operation.consortium_id,
            operation=operation,
            number=1,
            starts_on=operation.starts_on,
            ends_on=END,
            due_on=END + dt.timedelta(30),
            state=Period.State.REVIEWED,
        )
        began = time.perf_counter()
        snapshot = periods.freeze_period(by=user, period=period)
        frozen = time.perf_counter() - began
        with special_door("count"):
            members = SnapshotMember.objects.filter(snapshot=snapshot).count()
            members += SensitiveMember.objects.filter(snapshot=snapshot).count()
        began = time.perf_counter()
        assert snapshots.recomputed(snapshot) == bytes(snapshot.digest)
        verified = time.perf_counter() - began
        began = time.perf_counter()
        whole = next(n for n in numbers(operation) if n.code == "GRAND")
        assert snapshots.differences(snapshot, whole) == []
        compared = time.perf_counter() - began
        transaction.set_rollback(True)
    return [
        _figure(f"a period frozen, {data.PEOPLE:,} participations, {members:,} members", frozen),
        _figure("its hash computed again from the stored members", verified),
        _figure("one number as reported compared with now", compared),
    ]


def _figure(name: str, seconds: float) -> dict[str, Any]:
    return {"figure": name, "value": seconds, "unit": "s"}
