"""What events do in the background. Done again after a crash, a job finds nothing left to do."""

import structlog
from django.db import transaction
from procrastinate.contrib.django import app

from punte.base import clock
from punte.base.rls import set_local
from punte.events import letters
from punte.events.actions.guests import WISHES_STAY, forget_guests, forget_wishes, free_held_places
from punte.events.actions.lists import TASK, throw_away_old_lists
from punte.events.actions.minutes import approve_by_silence
from punte.events.models import Event, Registration
from punte.events.reminders import remind
from punte.projects.models import Operation
from punte.projects.rounds import in_each_operation

log = structlog.get_logger()


@app.periodic(cron="*/15 * * * *", periodic_id="remind_of_events")
@app.task(name="events.remind_of_events", queueing_lock="events.remind_of_events")
def remind_of_events(timestamp: int) -> int:
    """Every quarter of an hour; gives how many people were told."""
    told = in_each_operation(remind)
    log.info("events_reminded", people=told)
    return told


@app.periodic(cron="*/15 * * * *", periodic_id="free_held_places")
@app.task(name="events.free_held_places", queueing_lock="events.free_held_places")
def free_places_nobody_confirmed(timestamp: int) -> int:
    """Every quarter of an hour: whoever did not confirm in time gives the place to who waits; gives how many."""
    freed = in_each_operation(_free)
    log.info("events_places_freed", places=freed)
    return freed


def _free(operation: Operation) -> int:
    held = Event.objects.filter(operation=operation, registrations__hold_until__isnull=False)
    return sum(map(free_held_places, held.distinct()))


@app.periodic(cron="20 3 * * *", periodic_id="forget_wishes")
@app.task(name="events.forget_wishes", queueing_lock="events.forget_wishes")
def forget_wishes_after_events(timestamp: int) -> int:
    """Every night: the needs and languages told for events that are over for a week are forgotten."""
    forgotten = in_each_operation(_forget)
    log.info("events_wishes_forgotten", registrations=forgotten)
    return forgotten


def _forget(operation: Operation) -> int:
    over = Event.objects.filter(operation=operation, ends_at__lt=clock.now(operation.zone) - WISHES_STAY)
    throw_away_old_lists(operation)
    return forget_wishes(list(over.values_list("pk", flat=True)))


@app.periodic(cron="40 3 * * *", periodic_id="forget_guests")
@app.task(name="events.forget_guests", queueing_lock="events.forget_guests")
def forget_guests_who_did_not_come(timestamp: int) -> int:
    """Every night: names and addresses of guests who cancelled, never confirmed or did not come; gives how many."""
    forgotten = in_each_operation(forget_guests)
    log.info("events_guests_forgotten", registrations=forgotten)
    return forgotten


@app.periodic(cron="50 3 * * *", periodic_id="approve_silent_minutes")
@app.task(name="events.approve_silent_minutes", queueing_lock="events.approve_silent_minutes")
def approve_silent_minutes(timestamp: int) -> int:
    """Every night: minutes to which nobody objected for as long as was agreed before the event; gives how many."""
    approved = in_each_operation(approve_by_silence)
    log.info("events_minutes_approved", minutes=approved)
    return approved


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
