"""Asks for the map of opinions to be drawn anew, a little later and once, however many votes come meanwhile."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from punte.dialogue.models import Consultation

TASK = "dialogue.draw_opinions"
LATER = 20  # seconds


def draw_soon(consultation: Consultation) -> None:
    """Put the drawing into the queue, in the transaction at hand; while it waits there, it is not put again."""
    lock = f"opinions-{consultation.pk}"
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(TASK, lock=lock, queueing_lock=lock, schedule_in={"seconds": LATER}).defer(
            consortium_id=consultation.consortium_id, consultation_id=consultation.pk
        )
