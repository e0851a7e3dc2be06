"""Opening a number of 100,000 participations: the whole page, as a signed-in manager gets it.

The peer answers the same question as most systems do: all candidates fetched, filtered, sorted and cut into
pages by the program.
"""

import time
from statistics import median
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import data

HOME = f"/monitoring/{data.CODE}"
PAGES = {
    "total number of participants": f"{HOME}/indicators/EECO01/",
    "unemployed, not counted because …": f"{HOME}/indicators/EECO02/?view=not",
    "minorities (a sealed category)": f"{HOME}/indicators/EECO15/",
    "in employment upon leaving": f"{HOME}/indicators/EECR04/",
    "promise: people who entered": f"{HOME}/targets/entered/",
    "promise: people trained": f"{HOME}/targets/trained/",
}


def run() -> list[dict[str, Any]]:
    """Open each page seven times."""
    operation, user = data.use(data.COUNTING)
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    peer = _in_the_program(operation)
    figures = []
    for name, address in PAGES.items():
        seconds, queries = _opened(client, address)
        first = not figures
        figures.append(
            {
                "figure": f"page “{name}”, {data.PEOPLE:,} participations, {queries} queries",
                "value": seconds * 1000,
                "unit": "ms",
                "peer": "all candidates fetched, sorted and paged in Python (no page drawn)"
                if first
                else None,
                "peer_value": peer * 1000 if first else None,
                "ratio": peer / seconds if first else None,
            }
        )
    return figures


def _opened(client: Client, address: str) -> tuple[float, int]:
    """Seconds (the median of seven, once warm) and queries."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    queries = sum(q["sql"] not in ("BEGIN", "COMMIT") for q in asked)  # the next request forgets them
    seconds = []
    for _ in range(7):
        begun = time.perf_counter()
        client.get(address)
        seconds.append(time.perf_counter() - begun)
    return median(seconds), queries


def _in_the_program(operation: Any) -> float:
    from punte.base.rls import set_local
    from punte.monitoring.counting import participants
    from punte.monitoring.sets import indicator_set
    from punte.people.models import PersonName

    def page() -> list[Any]:
        found = participants.candidates(
            operation, indicator_set(operation.indicator_set)["EECO01"], data.TODAY
        )
        names = dict(PersonName.objects.values_list("person_id", "sort_key"))
        counted = [c for c in found if c.reason is None]
        return sorted(counted, key=lambda c: (names.get(c.person_id, "\uffff"), c.person_id))[:25]

    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        seconds = []
        for _ in range(3):
            begun = time.perf_counter()
            page()
            seconds.append(time.perf_counter() - begun)
    return median(seconds)
