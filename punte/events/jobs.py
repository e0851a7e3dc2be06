"""What events do in the background. Done again after a crash, a job finds nothing left to do."""

import structlog
from django.db import transaction
from procrastinate.contrib.django import app

from punte.base import clock
from punte.base.rls import set_local
from punte.events import letters
from punte.events.actions.guests import WISHES_STAY, forget_wishes, free_held_places
from punte.events.actions.lists import TASK, throw_away_old_lists
from punte.events.models import Event, Registration
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


@app.periodic(cron="*/15 * * * *", periodic_id="free_held_places")
@app.task(name="events.free_held_places", queueing_lock="events.free_held_places")
def free_places_nobody_confirmed(timestamp: int) -> int:
    """Every quarter of an hour: whoever did not confirm in time gives the place to who waits; gives how many."""
    freed = 0
    for operation in Operation.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            held = Event.objects.filter(operation=operation, registrations__hold_until__isnull=False)
            freed += sum(map(free_held_places, held.distinct()))
    log.info("events_places_freed", places=freed)
    return freed


@app.periodic(cron="20 3 * * *", periodic_id="forget_wishes")
@app.task(name="events.forget_wishes", queueing_lock="events.forget_wishes")
def forget_wishes_after_events(timestamp: int) -> int:
    """Every night: the needs and languages told for events that are over for a week are forgotten."""
    forgotten = 0
    for operation in Operation.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=operation.consortium_id)
            over = Event.objects.filter(
                operation=operation, ends_at__lt=clock.now(operation.zone) - WISHES_STAY
            )
            forgotten += forget_wishes(list(over.values_list("pk", flat=True)))
            throw_away_old_lists(operation)
    log.info("events_wishes_forgotten", registrations=forgotten)
    return forgotten


@app.task(name=TASK)
def write_to_listed(consortium_id: int, registrations: list[int]) -> int:
    """Tell who was registered by a list, and has an address; gives how many letters went out."""
    with transaction.atomic():
        set_local(consortium=consortium_id)
        rows = Registration.objects.living().filter(pk__in=registrations).select_related(
            "consortium", "user", "event__operation", "event__organiser", "person__contact", "person__consortium",
            "person__key_holder__user",
        )  # fmt: skip
        return sum(map(letters.confirmed, rows))
