"""The page of one's own course, as a signed-in learner gets it: what is missing, days, tests, certificates.

Two granian workers of four threads answer eight clients at once, over the network of this machine; the clients take
their share of its processor too, so the processor time of the workers is told beside the clock. The peers are the course
pages of wagtail-lms 0.11.1 (160 requests/s at eight, median 49 ms) and Kolibri 0.19.5 (learnerlesson: 47 requests/s,
165 ms), both measured on a quiet machine of two cores.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import data
from bench.certificates import course
from bench.start import children
from punte.base.rls import set_local
from punte.config.supervisor import healthy

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
    operation, user = data.copied(NAME)
    try:
        return measure(operation, user)
    finally:
        data.dropped(NAME)


def measure(operation: Any, user: Any) -> list[dict[str, Any]]:
    """Requests in a second, their median, the workers' processor time of one, and queries."""
    address, cookie, queries = _learner(operation, user)
    with _served() as (port, master):
        _asked(port, address, cookie, 2)
        before = _processor_time(master)
        times = _asked(port, address, cookie, SECONDS)
        work = _processor_time(master) - before
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
    name = settings.SESSION_COOKIE_NAME
    return address, f"{name}={client.cookies[name].value}", plain


@contextmanager
def _served() -> Iterator[tuple[int, int]]:
    """Two workers of four threads over this database; gives their port and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    addresses = {name: data.address_of(NAME, name) for name in ("DATABASE_URL", "DATABASE_OWNER_URL")}
    argv = [sys.executable, "-m", "punte.config.web", "127.0.0.1", str(port), "2", "4"]
    process = subprocess.Popen(argv, env=os.environ | addresses, stdout=subprocess.DEVNULL)
    try:
        while not healthy("127.0.0.1", port):
            if process.poll() is not None:
                raise RuntimeError(f"the server ended with code {process.returncode}")
            time.sleep(0.05)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _asked(port: int, address: str, cookie: str, seconds: float) -> list[float]:
    """Seconds of each request of eight clients that ask without a pause."""

    def client(_number: int) -> list[float]:
        line, times = HTTPConnection("127.0.0.1", port), []
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            begun = time.perf_counter()
            line.request("GET", address, headers={"Host": "localhost", "Cookie": cookie})
            answer = line.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
            times.append(time.perf_counter() - begun)
        return times

    with ThreadPoolExecutor(CLIENTS) as pool:
        return [spent for times in pool.map(client, range(CLIENTS)) for spent in times]


def _processor_time(master: int) -> float:
    """Seconds that the workers have worked."""
    ticks = 0
    for worker in children(master):
        with open(f"/proc/{worker}/stat", encoding="ascii") as file:
            ticks += sum(int(n) for n in file.read().rsplit(")", 1)[1].split()[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")
