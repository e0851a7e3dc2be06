"""Eligibility and papers: each criterion is checked by somebody, each paper is linked to what it proves."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.models import Participation, Proof
from punte.people.models import User
from punte.projects.models import Criterion, TargetGroup
from punte.records.actions.documents import add_document, link_evidence
from punte.records.models import Document, Fact


def criteria(participation: Participation) -> list[Criterion]:
    """The criteria for persons in force when the participant was registered."""
    return list(
        Criterion.objects.on(participation.registered_on)
        .filter(group__operation=participation.operation_id, group__applies_to=TargetGroup.For.PERSON)
        .order_by("pk")
    )


@transaction.atomic
def check_criterion(
    *, by: User, participation: Participation, criterion: Criterion, verdict: str, document: Document | None
) -> Proof:
    """Say whether a criterion is met, and by which paper; the history keeps earlier verdicts."""
    require(permissions.may_work_on(by, participation))
    require(criterion.group.operation_id == participation.operation_id)
    checked = verdict != Proof.Verdict.OPEN
    return Proof.objects.update_or_create(
        participation=participation,
        criterion=criterion,
        defaults={
            "consortium_id": participation.consortium_id,
            "document": document,
            "verdict": verdict,
            "verified_by": by if checked else None,
            "verified_at": timezone.now() if checked else None,
        },
    )[0]


@transaction.atomic
def bring_paper(*, by: User, participation: Participation, proves: Fact | None, **paper: Any) -> Document:
    """Bring a paper into a participant's file; it may prove one of their facts. `paper` as in add_document."""
    require(permissions.may_work_on(by, participation))
    require(
        proves is None
        or (proves.person_id == participation.person_id and proves.operation_id == participation.operation_id)
    )
    document = add_document(by=by, operation=participation.operation, person=participation.person, **paper)
    if proves is not None:
        link_evidence(by=by, fact=proves, document=document)
    return document
