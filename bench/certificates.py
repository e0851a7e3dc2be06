"""310 certificates of one course: number, tagged PDF with QR code, signed Open Badges credential, fact and evidence;
then one of them verified. Everything is taken back at the end. Nobody publishes a figure to stand beside these.
"""

import datetime as dt
import time
from statistics import median
from typing import Any

from django.db import transaction

from bench import data
from punte.base.rls import set_local

PEOPLE = 310
RULE = {"overall": 0, "of_practice": 0, "tests": False, "feedback": False, "commission": False}


def run() -> list[dict[str, Any]]:
    """Issue, verify, and take everything back."""
    operation, user = data.use(data.COUNTING)
    with transaction.atomic():
        set_local(consortium=operation.consortium_id, user=user.pk)
        try:
            return measure(operation, user, PEOPLE)
        finally:
            transaction.set_rollback(True)


def measure(operation: Any, user: Any, people: int) -> list[dict[str, Any]]:
    """The figures for so many people; files of the vault are discarded."""
    from punte.learning.actions.certificates import issue_certificate, ready
    from punte.records import vault

    offering = course(operation, user, people)
    told = {"kind": "pass", "language": "ro", "base_url": "https://punte.example"}
    began = time.perf_counter()
    issued = [issue_certificate(by=user, enrolment=e, **told) for e in ready(offering, "pass")]
    spent = time.perf_counter() - began
    for certificate in issued:
        vault.discard(certificate.document.file_name)
    nothing = {"peer": None, "peer_value": None, "ratio": None}
    return [
        {
            "figure": f"{len(issued)} certificates with PDF and credential",
            "value": spent,
            "unit": "s",
            **nothing,
        },
        {"figure": "one credential verified, median", "value": _verified(issued[0]), "unit": "ms", **nothing},
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
