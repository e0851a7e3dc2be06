"""The roll of a day for 40 people, as the trainer's phone gets it, and saving it with everybody marked.

Measured in processor time of one process. Nobody publishes a figure for such a page: Kolibri 0.19.5 gives advice only
(a class of at most 40), Frappe LMS none. What is compared is what the person waits for: five minutes were promised for
40 people, and the two requests of the house are what is left of them beside the forty touches.
"""

import datetime as dt
import time
from collections.abc import Callable
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import data
from punte.base.rls import set_local

PEOPLE, ROUNDS = 40, 50
PROMISED = 300_000.0  # five minutes, in milliseconds
PEER = "five minutes for 40 people, as promised (Kolibri: class of at most 40; Frappe LMS: no figure)"


def run() -> list[dict[str, Any]]:
    """Fifty of each request after ten to warm up; everything is taken back."""
    operation, user = data.use(data.COUNTING)
    with transaction.atomic():
        set_local(consortium=operation.consortium_id, user=user.pk)
        try:
            return measure(operation, user, ROUNDS)
        finally:
            transaction.set_rollback(True)


def measure(operation: Any, user: Any, rounds: int) -> list[dict[str, Any]]:
    """Processor time and queries of the page and of saving it."""
    from punte.events.models import Sheet

    sheet = event_of(operation, user).sheets.select_related("event__operation").get()
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    address = sheet.get_absolute_url()
    numbers = list(sheet.event.registrations.values_list("pk", flat=True))

    def save() -> HttpResponse:
        version = Sheet.objects.values_list("version", flat=True).get(pk=sheet.pk)
        marks = {f"{letter}{n}": "on" for n in numbers for letter in "ap"}
        return client.post(address, {"version": version, **marks, **{f"s{n}": "present" for n in numbers}})

    shown, asked = measured(lambda: client.get(address), 200, rounds)
    saved, written = measured(save, 302, rounds)
    return [
        _figure("roll of 40 people, processor time", shown, "ms"),
        _figure("its queries, the frame of the page included", asked, "queries"),
        _figure("saving the roll of 40 people, processor time", saved, "ms"),
        _figure("its queries", written, "queries"),
        {
            "figure": "what the house takes of the five minutes: page and saving",
            "value": shown + saved,
            "unit": "ms",
            "peer": PEER,
            "peer_value": PROMISED,
            "ratio": PROMISED / (shown + saved),
        },
    ]


def _figure(figure: str, value: float, unit: str) -> dict[str, Any]:
    return {"figure": figure, "value": value, "unit": unit, "peer": None, "peer_value": None, "ratio": None}


def measured(send: Callable[[], HttpResponse], status: int, rounds: int) -> tuple[float, int]:
    """Milliseconds of processor time (the median) and queries."""
    spent = []
    for _time in range(10 + rounds):
        began = time.process_time()
        answer = send()
        spent.append((time.process_time() - began) * 1000)
        assert answer.status_code == status, answer.status_code
    with CaptureQueriesContext(connection) as asked:
        send()
    plain = ("SAVEPOINT", "RELEASE", "SELECT set_config")
    return median(spent[10:]), sum(not q["sql"].startswith(plain) for q in asked)


def event_of(operation: Any, user: Any) -> Any:
    """A workshop of today with forty participants who have a place."""
    from punte.base import clock
    from punte.base.translated import Translated
    from punte.events.actions.events import create_event, publish_event
    from punte.events.actions.registrations import register
    from punte.participation.models import Participation

    begins = dt.datetime.combine(clock.today(operation.zone), dt.time(9), ZoneInfo(operation.zone))
    event = create_event(
        by=user, operation=operation, organiser=operation.partnerships.get(role="lead").organisation,
        activity=operation.activities.first(), kind="workshop", title=Translated({"en": "Measured"}),
        starts_at=begins, ends_at=begins + dt.timedelta(hours=8), pause_minutes=60, place="Here", languages=["en"],
    )  # fmt: skip
    publish_event(by=user, event=event)
    rows = Participation.objects.filter(operation=operation).select_related("person").order_by("pk")
    for row in rows[:PEOPLE]:
        register(by=user, event=event, person=row.person)
    return event
