"""What events do in the background. Done again after a crash, a job finds nothing left to do."""

import structlog
from django.db import transaction
from procrastinate.contrib.django import app

from punte.base.rls import set_local
from punte.events.reminders import remind
from punte.projects.models import Operation

log = structlog.get_logger()


@app.periodic(cron="*/15 * * * *", periodic_id="remind_of_events")
@app.task(name="events.remind_of_events", queueing_lock="events.remind_of_events")
def remind_of_events(timestamp: int) -> int:
    """Every quarter of an hour, each operation in a transaction of its own; gives how many people were told."""
    told = 0
    for operation in Operation.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            told += remind(operation)
    log.info("events_reminded", people=told)
    return told
