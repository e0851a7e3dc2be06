"""What ballots does in the background. Done again after a crash, a job finds nothing left to do."""

import structlog
from django.core.exceptions import ValidationError
from procrastinate.contrib.django import app

from punte.ballots.actions.openings import close_now, open_now
from punte.ballots.models import Poll
from punte.base import clock
from punte.projects.models import Operation
from punte.projects.rounds import in_each_operation

log = structlog.get_logger()


@app.periodic(cron="* * * * *", periodic_id="open_and_close_polls")
@app.task(name="ballots.open_and_close_polls", queueing_lock="ballots.open_and_close_polls")
def open_and_close_polls(timestamp: int) -> int:
    """Every minute: polls open and close at their hours; gives how many."""
    moved = in_each_operation(at_their_hours)
    if moved:
        log.info("ballots_moved", polls=moved)
    return moved


def at_their_hours(operation: Operation) -> int:
    """Open what is due, close what is over. What cannot be opened becomes a draft again: who made it sees why when they
    open it by hand."""
    rows = Poll.objects.filter(operation=operation).select_related("operation", "voters")
    now, moved = clock.now(), 0
    for poll in rows.filter(state=Poll.State.SCHEDULED, opens_at__lte=now):
        try:
            open_now(poll)
        except ValidationError:
            poll.move_to(Poll.State.DRAFT)
        moved += 1
    for poll in rows.filter(state=Poll.State.OPEN, closes_at__lte=now):
        close_now(poll)
        moved += 1
    return moved
