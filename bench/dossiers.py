"""All dossiers of a period: 318 people, each with a registration form, consents, proofs, evidence, and an index.

Two of three have signed on the screen; of the others the form is set anew. Everybody has two papers of their own
and shares a list of who was there with 24 others. Nobody publishes a figure to stand beside this one.
"""

import datetime as dt
import os
import time
from pathlib import Path
from typing import Any

from django.db import transaction

from bench import data
from punte.base.rls import set_local

PEOPLE, TOGETHER = 318, 25
OWN, SHARED = 150_000, 400_000  # bytes of a scan of one page, of a list of several


def run() -> list[dict[str, Any]]:
    """Make the files, then the folder of all; rows and files are taken back at the end."""
    operation, user = data.use(data.COUNTING)
    from punte.records import vault
    from punte.records.models import Document

    with transaction.atomic():
        set_local(consortium=operation.consortium_id, user=user.pk)
        mark = set(Document.objects.values_list("file_name", flat=True))
        try:
            period = _prepared(operation, user)
            figures = _measured(operation, user, period)
        finally:
            for name in Document.objects.exclude(file_name__in=mark).values_list("file_name", flat=True):
                vault.discard(name)
            transaction.set_rollback(True)
    return figures


def _measured(operation: Any, user: Any, period: Any) -> list[dict[str, Any]]:
    from punte.monitoring.dossiers import make_dossiers
    from punte.records import vault
    from punte.records.export_kinds import Making

    job = Making(operation, user, "ro", "zip", {"period": str(period.number)})
    began = time.perf_counter()
    made = make_dossiers(job)
    packed = time.perf_counter() - began
    assert isinstance(made.content, Path)
    content = made.content.read_bytes()
    made.content.unlink()
    began = time.perf_counter()
    name, _digest = vault.store(operation.consortium, content)
    sealed = time.perf_counter() - began
    vault.discard(name)
    size = f"{len(content) / 2**20:,.0f} MB"
    return [
        {"figure": f"{len(made.persons)} dossiers made, {size}", "value": packed, "unit": "s"},
        {"figure": f"the folder of {size} sealed and kept", "value": sealed, "unit": "s"},
        {"figure": "one dossier", "value": packed / PEOPLE * 1000, "unit": "ms"},
    ]


def _prepared(operation: Any, user: Any) -> Any:
    """318 files as they are after a half-year, through the actions, and a period in which they were counted."""
    from punte.participation.exports import with_everything
    from punte.participation.models import Participation

    rows = Participation.objects.filter(operation=operation, person__merged_into=None)
    people = list(with_everything(rows).order_by("pk")[:PEOPLE])
    shared = None
    for number, found in enumerate(people):
        if number % TOGETHER == 0:
            shared = _paper(user, operation, None, f"Listă de prezență {number}", SHARED, "attendance")
        _file(user, found, number, shared)
    print(f"  {PEOPLE} files are prepared", flush=True)
    return _period(operation, user, people)


def _file(user: Any, found: Any, number: int, shared: Any) -> None:
    from punte.participation.actions import forms, proofs
    from punte.participation.models.proofs import criteria
    from punte.records.actions.consents import give_consent
    from punte.records.actions.documents import link_evidence
    from punte.records.models import Fact

    words = "Datele despre participare se prelucrează deoarece regulile fondului o cer. " * 4
    for purpose, basis in (("participation", "public_task"), ("contact", "consent")):
        give_consent(by=user, person=found.person, basis=basis, purpose=purpose, wording=words, language="ro")
    proof = _paper(user, found.operation, found.person, "Adeverință de statut", OWN, "status")
    for criterion in criteria(found):
        proofs.check_criterion(
            by=user, participation=found, criterion=criterion, verdict="met", document=proof
        )
    own = _paper(user, found.operation, found.person, "Certificat", OWN, "certificate")
    for fact in Fact.objects.live().filter(person=found.person, operation=found.operation_id):
        link_evidence(by=user, fact=fact, document=own)
        link_evidence(by=user, fact=fact, document=shared)
    form = forms.generate_form(by=user, participation=found, language="ro")
    if number % 3:
        forms.sign_on_screen(by=user, form=form, name=found.person.full_name)


def _paper(user: Any, operation: Any, person: Any, title: str, size: int, kind: str) -> Any:
    from punte.records.actions.documents import add_document

    content = b"%PDF-1.4\n1 0 obj<<>>endobj\n%" + os.urandom(size).hex()[:size].encode() + b"\n%%EOF"
    return add_document(
        by=user, operation=operation, person=person, content=content, name="scan.pdf", title=title, kind=kind
    )


def _period(operation: Any, user: Any, people: Any) -> Any:
    """As a freeze leaves it, with these people as the members of one number."""
    from django.utils import timezone

    from punte.monitoring.models import Period, Snapshot, SnapshotMember

    period = Period.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        number=1,
        starts_on=operation.starts_on,
        ends_on=data.TODAY,
        due_on=data.TODAY + dt.timedelta(30),
        state=Period.State.FROZEN,
    )
    snapshot = Snapshot.objects.create(
        period=period, consortium_id=operation.consortium_id, head=b"-", digest=b"-", rules={}, by=user,
        frozen_at=timezone.now(),
    )  # fmt: skip
    SnapshotMember.objects.bulk_create(
        SnapshotMember(
            snapshot=snapshot, consortium_id=operation.consortium_id, number="GRAND", unit=one.person_id,
            participation_id=one.pk, person_id=one.person_id, strength=2, quantity=1,
        )
        for one in people
    )  # fmt: skip
    return period
