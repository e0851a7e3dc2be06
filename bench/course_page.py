"""The page of one's own course, as a signed-in learner gets it: what is missing, days, tests, certificates.

Two granian workers of four threads answer eight clients at once, over the network of this machine; the clients take
their share of its processor too, so the processor time of the workers is told beside the clock. The peers are the course
pages of wagtail-lms 0.11.1 (160 requests/s at eight, median 49 ms) and Kolibri 0.19.5 (learnerlesson: 47 requests/s,
165 ms), both measured on a quiet machine of two cores.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import data
from bench.certificates import course
from bench.served import HEADERS, SESSION, processor_time, served
from punte.base.rls import set_local

NAME = "bench_course_page"
CLIENTS, SECONDS = 8, 8
PEERS = (("wagtail-lms 0.11.1", 160.0, 49.0), ("Kolibri 0.19.5", 47.0, 165.0))
FRAME = (
    "django_session",
    "people_user",
    "projects_assignment",
    "people_personkey",
    "people_notice",
    "set_config",
)


def run() -> list[dict[str, Any]]:
    """In a copy of the data, which is taken away."""
    with data.copied(NAME) as (operation, user):
        return measure(operation, user)


def measure(operation: Any, user: Any) -> list[dict[str, Any]]:
    """Requests in a second, their median, the workers' processor time of one, and queries."""
    address, cookie, queries = _learner(operation, user)
    with served(NAME) as (port, master):
        _asked(port, address, cookie, 2)
        before = processor_time(master)
        times = _asked(port, address, cookie, SECONDS)
        work = processor_time(master) - before
    rate, middle = len(times) / SECONDS, median(times) * 1000
    told = [
        {
            "figure": "personal course page, processor time of a request",
            "value": work * 1000 / len(times),
            "unit": "ms",
        }
    ]
    for peer, their_rate, their_middle in PEERS:
        told += [
            {"figure": "requests in a second, eight at once", "value": rate, "unit": "requests/s", "peer": peer,
             "peer_value": their_rate, "ratio": rate / their_rate},
            {"figure": "their median", "value": middle, "unit": "ms", "peer": peer, "peer_value": their_middle,
             "ratio": their_middle / middle},
        ]  # fmt: skip
    own = sum(not any(f'"{table}"' in sql or table in sql[:24] for table in FRAME) for sql in queries)
    return [
        *told,
        {"figure": "queries of the page itself", "value": own, "unit": "queries"},
        {
            "figure": "queries with its frame: session, role, notices",
            "value": len(queries),
            "unit": "queries",
        },
    ]


def _learner(operation: Any, user: Any) -> tuple[str, str, list[str]]:
    """A learner of a course of twelve, signed in: the address, the session, and what the page asks."""
    from punte.people.models import PersonKey, User

    with transaction.atomic():
        set_local(consortium=operation.consortium_id, user=user.pk)
        enrolment = course(operation, user, 12).enrolments.order_by("pk").first()
        learner = User.objects.create_user("bench-learner@example.org", name="Learner", language="en")
        PersonKey.objects.create(user=learner, person=enrolment.person, consortium_id=operation.consortium_id)
    client, address = Client(HTTP_HOST="localhost"), f"/learning/my/{enrolment.pk}/"
    client.force_login(learner)
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    plain = [
        q["sql"] for q in asked if q["sql"].split()[0] not in ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    ]
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return address, f"{SESSION}={session}", plain


def _asked(port: int, address: str, cookie: str, seconds: float) -> list[float]:
    """Seconds of each request of eight clients that ask without a pause."""

    def client(_number: int) -> list[float]:
        line, times = HTTPConnection("127.0.0.1", port), []
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            begun = time.perf_counter()
            line.request("GET", address, headers=HEADERS | {"Cookie": cookie})
            answer = line.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
            times.append(time.perf_counter() - begun)
        return times

    with ThreadPoolExecutor(CLIENTS) as pool:
        return [spent for times in pool.map(client, range(CLIENTS)) for spent in times]
