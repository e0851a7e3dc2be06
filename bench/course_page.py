"""The page of one's own course, as a signed-in learner gets it: what is missing, days, tests, certificates.

Measured in processor time of one process. The peers are the course pages of wagtail-lms 0.11.1 (p50 12 ms at one
request at a time, 75 requests/s) and Kolibri 0.19.5 (learnerlesson, 46 requests/s) on a quiet machine of two cores.
"""

import time
from statistics import median
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import data
from bench.certificates import course
from punte.base.rls import set_local

ROUNDS = 50
PEER = 12.0


def run() -> list[dict[str, Any]]:
    """Fifty requests after ten to warm up; everything is taken back."""
    operation, user = data.use(data.COUNTING)
    with transaction.atomic():
        set_local(consortium=operation.consortium_id, user=user.pk)
        try:
            return measure(operation, user, ROUNDS)
        finally:
            transaction.set_rollback(True)


def measure(operation: Any, user: Any, rounds: int) -> list[dict[str, Any]]:
    """Processor time and queries of the page."""
    from punte.people.models import PersonKey, User

    enrolment = course(operation, user, 1).enrolments.get()
    learner = User.objects.create_user("bench-learner@example.org", name="Learner", language="en")
    PersonKey.objects.create(user=learner, person=enrolment.person, consortium_id=operation.consortium_id)
    client = Client(HTTP_HOST="localhost")
    client.force_login(learner)
    address, spent = f"/learning/my/{enrolment.pk}/", []
    for _time in range(10 + rounds):
        began = time.process_time()
        answer = client.get(address)
        spent.append((time.process_time() - began) * 1000)
        assert answer.status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    middle = median(spent[10:])
    return [
        {
            "figure": "personal course page, processor time",
            "value": middle,
            "unit": "ms",
            "peer": "wagtail-lms 0.11.1, median of the clock",
            "peer_value": PEER,
            "ratio": PEER / middle,
        },
        {
            "figure": "its queries, the frame of the page included",
            "value": sum("SAVEPOINT" not in q["sql"] for q in asked),
            "unit": "queries",
            "peer": None,
            "peer_value": None,
            "ratio": None,
        },
    ]
