"""Eligibility and papers: each criterion is checked by somebody, each paper is linked to what it proves."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from punte.base.permissions import require
from punte.participation import permissions
from punte.participation.models import Participation, Proof
from punte.people.models import User
from punte.projects.models import Activity, Criterion
from punte.records import vault
from punte.records.actions.access import log_access
from punte.records.actions.deliverables import deliver
from punte.records.actions.documents import add_document, link_evidence
from punte.records.facts import ABOUT_PERSON
from punte.records.kinds import Kind
from punte.records.models import AccessEntry, Deliverable, Document, Evidence, Fact


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


def papers_of(participation: Participation) -> QuerySet[Document]:
    """The papers of a participant's file: about the person, or lists of several that prove one of their facts.
    An imported list is not among them: it holds everybody's numbers and answers."""
    facts = Fact.objects.filter(operation=participation.operation_id, person=participation.person_id)
    proofs = Evidence.objects.filter(fact__in=facts, document__person=None)
    proofs = proofs.exclude(document__kind=Document.Kind.IMPORT)
    return Document.objects.filter(
        operation=participation.operation_id, state=Document.State.ACCEPTED
    ).filter(Q(person=participation.person_id) | Q(pk__in=proofs.values("document")))


def readable_papers(user: User, participation: Participation) -> QuerySet[Document]:
    """Those of them that this reader opens: sensitive ones only with the right to special categories."""
    papers = papers_of(participation)
    return papers if permissions.may_see_special(user, participation) else papers.filter(sensitive=False)


@transaction.atomic
def open_paper(*, by: User, participation: Participation, document: Document) -> bytes:
    """The content of a paper in a participant's file, for everybody who sees the participant; logged."""
    require(permissions.may_read(by, participation) and readable_papers(by, participation).contains(document))
    log_access(by=by, person=participation.person, occasion=AccessEntry.Occasion.DOCUMENT)
    return vault.load(document.consortium, document.file_name)


@transaction.atomic
def award(
    *,
    by: User,
    participation: Participation,
    kind: Kind,
    activity: Activity,
    title: str,
    on: dt.date,
    **paper: Any,
) -> Deliverable:
    """Evidence by hand what this person did: trained, certified, consulted; with its paper (content, name)."""
    require(permissions.may_work_on(by, participation) and kind in ABOUT_PERSON)
    return deliver(
        by=by,
        operation=participation.operation,
        person=participation.person,
        organisation=participation.organisation,
        kind=kind,
        activity=activity,
        title=title,
        on=on,
        paper_kind=Document.Kind.CERTIFICATE,
        **paper,
    )


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
