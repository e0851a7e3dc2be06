"""310 certificates of one course, as the background job issues them: number, tagged PDF with QR code, signed Open Badges
credential, fact and evidence, each in a transaction of its own; then one of them verified. In a copy of the data.

Neither Kolibri 0.19.5 (which issues none) nor wagtail-lms 0.11.1 publishes a figure to stand beside these.
"""

import datetime as dt
import time
from statistics import median
from typing import Any

from django.db import transaction

from bench import data
from punte.base.rls import set_local

PEOPLE = 310
NAME = "bench_certificates"
RULE = {"overall": 0, "of_practice": 0, "tests": False, "feedback": False, "commission": False}
NOTHING = {"peer": None, "peer_value": None, "ratio": None}


def run() -> list[dict[str, Any]]:
    """Issue and verify; the copy and the files are taken away."""
    with data.copied(NAME) as (operation, user):
        return measure(operation, user, PEOPLE)


def measure(operation: Any, user: Any, people: int) -> list[dict[str, Any]]:
    """The figures for so many people: on the clock, in processor time, and one verified."""
    from punte.learning.actions.certificates import start_issuing
    from punte.learning.jobs import issue_certificates
    from punte.learning.models import Certificate
    from punte.records import vault

    told = {"kind": "pass", "language": "ro", "base_url": "https://punte.example"}
    with transaction.atomic():
        set_local(consortium=operation.consortium_id, user=user.pk)
        issuing = start_issuing(by=user, offering=course(operation, user, people), **told)
    began, worked = time.perf_counter(), time.process_time()
    issue_certificates(consortium_id=operation.consortium_id, issuing_id=issuing.pk)
    spent, work = time.perf_counter() - began, time.process_time() - worked
    with transaction.atomic():
        set_local(consortium=operation.consortium_id, user=user.pk)
        rows = Certificate.objects.select_related(
            "operation__consortium", "person__consortium", "key", "document"
        )
        issued = list(rows.filter(enrolment__offering=issuing.offering))
        assert len(issued) == people, f"{len(issued)} of {people} were issued"
        for certificate in issued:
            vault.discard(certificate.document.file_name)
        checked = _verified(issued[0])
    return [
        {
            "figure": f"{people} certificates with PDF and credential, issued by the job",
            "value": spent,
            "unit": "s",
            **NOTHING,
        },
        {
            "figure": "one certificate, processor time of the job",
            "value": work * 1000 / people,
            "unit": "ms",
            **NOTHING,
        },
        {"figure": "one credential verified, median", "value": checked, "unit": "ms", **NOTHING},
    ]


def _verified(certificate: Any) -> float:
    from punte.learning.actions.certificates import SEALED
    from punte.learning.credentials import signs

    signed = certificate.person.unseal(bytes(certificate.sealed), SEALED)["credential"]
    spent = []
    for _time in range(20):
        began = time.perf_counter()
        assert signs(signed, certificate.operation.consortium, certificate.key.number)
        spent.append((time.perf_counter() - began) * 1000)
    return median(spent)


def course(operation: Any, user: Any, people: int) -> Any:
    """A course of one day with so many participants of the project enrolled."""
    from punte.base import clock
    from punte.base.translated import Translated
    from punte.learning.actions import enrolments, offerings, programmes
    from punte.participation.models import Participation

    lead = operation.partnerships.get(role="lead").organisation
    told = {"by": user, "operation": operation}
    programme = programmes.create_programme(
        **told, organisation=lead, rule=RULE, code="bench", title=Translated({"en": "Bench"}), kind="non_formal",
        theory_hours=8, practice_hours=0, topics=[],
    )  # fmt: skip
    today = clock.today(operation.zone)
    offering = offerings.plan_offering(
        **told, activity=operation.activities.first(), programme=programme, trainers=[user], starts_on=today,
        ends_on=today, mode="place", place="Hall", link="", language="ro", seats=people,
    )  # fmt: skip
    day = {"day": today, "starts": dt.time(9), "ends": dt.time(17), "trainer": user}
    offerings.add_day(by=user, offering=offering, **day)
    offerings.open_offering(by=user, offering=offering)
    rows = Participation.objects.filter(operation=operation, person__state="active", person__merged_into=None)
    related = ("person__consortium", "person__identity", "operation", "organisation")
    chosen = list(rows.select_related(*related).order_by("pk")[:people])
    enrolments.enrol_many(by=user, offering=offering, participations=chosen)
    return offering
