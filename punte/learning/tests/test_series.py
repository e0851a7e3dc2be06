"""Numbers of certificates when two issue at once, over two connections that commit; the key that is followed by another."""

import threading
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from punte.base.rls import set_local
from punte.learning import credentials
from punte.learning.actions import certificates, enrolments, offerings
from punte.learning.models import Certificate, SigningKey
from punte.learning.tests.cast import hold, plan, take_part, write_programme
from punte.participation.models import Participation
from punte.people.models import User
from punte.projects.models import Operation
from tests.cast import staff

PEOPLE = 12
ISSUED = {"kind": "pass", "language": "en", "base_url": "https://punte.example"}


@pytest.fixture
def stage(committing) -> dict[str, Any]:
    """A course that was held for twelve people, committed."""
    operation = Operation.objects.select_related("consortium").get(code="309187")
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        lead = operation.partnerships.get(role="lead").organisation
        elena = staff("Elena Dragomir", lead, "manager", operation)
        offering = plan(elena, operation, write_programme(elena, operation, lead), elena)
        offerings.open_offering(by=elena, offering=offering)
        people = [take_part(elena, operation, lead, f"Pop{n}") for n in range(PEOPLE)]
        rows = Participation.objects.select_related(
            "person__merged_into", "operation", "sender", "organisation"
        )
        found = rows.filter(pk__in=[p.pk for p in people])
        enrolments.enrol_many(by=elena, offering=offering, participations=found)
        offerings.run_offering(by=elena, offering=offering)
        hold(elena, offering)
        learners = list(offering.enrolments.order_by("pk").values_list("pk", flat=True))
    return {"operation": operation, "by": elena.pk, "learners": learners, "offering": offering.pk}


def _issue(
    stage: dict[str, Any], learners: list[int], start: threading.Barrier, wrong: list[Exception]
) -> None:
    """One person issues, each certificate in a transaction of its own; every third is refused after its number."""
    consortium = stage["operation"].consortium_id
    try:
        start.wait(30)
        for n, pk in enumerate(learners):
            with transaction.atomic():
                set_local(consortium=consortium, user=stage["by"])
                rows = offerings.Enrolment.objects.select_related(
                    "offering__operation__consortium", "offering__programme__organisation", "person__consortium",
                    "person__identity",
                )  # fmt: skip
                by = User.objects.get(pk=stage["by"])
                certificates.issue_certificate(by=by, enrolment=rows.get(pk=pk), **ISSUED)
                if n % 3 == 2:
                    transaction.set_rollback(True)
    except Exception as error:  # told to the test, which runs in another thread
        wrong.append(error)
    finally:
        connection.close()


def test_two_who_issue_at_once_leave_no_gap_and_give_no_number_twice(stage) -> None:
    start, wrong = threading.Barrier(2), []
    half = PEOPLE // 2
    parts = (stage["learners"][:half], stage["learners"][half:])
    workers = [threading.Thread(target=_issue, args=(stage, part, start, wrong)) for part in parts]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert wrong == []
    with transaction.atomic():
        set_local(consortium=stage["operation"].consortium_id)
        rows = Certificate.objects.order_by("number")
        assert list(rows.values_list("number", flat=True)) == list(range(1, 9))
        indexes = sorted(rows.values_list("status_index", flat=True))
        assert indexes == list(range(8))


def test_the_command_begins_a_new_key_and_the_old_credential_still_verifies(
    elena, georgi, operation, assoc, capsys
):
    offering = plan(elena, operation, write_programme(elena, operation, assoc), georgi)
    offerings.open_offering(by=elena, offering=offering)
    found = enrolments.apply(
        by=elena, offering=offering, participation=take_part(elena, operation, assoc, "Pop")
    )
    enrolments.enrol(by=elena, enrolment=found)
    offerings.run_offering(by=elena, offering=offering)
    hold(georgi, offering)
    found.refresh_from_db()
    before = certificates.issue_certificate(by=elena, enrolment=found, **ISSUED)
    call_command("rotate_signing_key", "assoc-fdss")
    set_local(consortium=operation.consortium_id)
    after = certificates.reissue_certificate(
        by=elena, certificate=before, reason="lost", base_url=ISSUED["base_url"]
    )
    numbers = list(SigningKey.objects.order_by("number").values_list("number", flat=True))
    assert numbers == [1, 2] and (before.key.number, after.key.number) == (1, 2)
    signed = [c.person.unseal(bytes(c.sealed), certificates.SEALED)["credential"] for c in (before, after)]
    assert credentials.signs(signed[0], operation.consortium, 1)
    assert credentials.signs(signed[1], operation.consortium, 2)
    document = credentials.did_document("did:web:x", SigningKey.objects.all(), operation.consortium)
    assert {m["id"].split("#")[1] for m in document["verificationMethod"]} >= {"key-1", "key-2"}
    with pytest.raises(CommandError, match="no consortium"):
        call_command("rotate_signing_key", "nobody")
