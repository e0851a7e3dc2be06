"""What dialogue does in the background: the map of opinions is drawn anew after votes."""

import structlog
from django.db import transaction
from procrastinate.contrib.django import app

from punte.base.rls import set_local
from punte.dialogue.models import Consultation
from punte.dialogue.opinion_jobs import TASK

log = structlog.get_logger(__name__)


@app.task(name=TASK)
def draw_opinions(consortium_id: int, consultation_id: int) -> None:
    """Draw the map of one consultation from all votes that count. NumPy is loaded here, in the worker, and in no
    process that serves pages."""
    from punte.dialogue.opinion_store import draw_map

    with transaction.atomic():
        set_local(consortium=consortium_id)
        consultation = Consultation.objects.filter(pk=consultation_id).first()
        if consultation is None:
            return
        found = draw_map(consultation)
    log.info("opinions_drawn", consultation=consultation_id, people=found.people, votes=found.votes)
