"""What can happen to a deliverable: evidenced with its paper, withdrawn when it was a mistake."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import tidy
from punte.organisations.models import Organisation
from punte.people.models import Person, User
from punte.projects.models import Activity, Operation
from punte.records import permissions
from punte.records.actions.documents import link_evidence
from punte.records.actions.facts import record, strike
from punte.records.kinds import Kind
from punte.records.models import Deliverable, Document, Fact


@transaction.atomic
def evidence_deliverable(
    *,
    by: User,
    operation: Operation,
    activity: Activity,
    kind: Kind,
    organisation: Organisation,
    title: str,
    on: dt.date,
    document: Document | None,
    quantity: Decimal | int = 1,
    **about: Person | Organisation | None,
) -> Deliverable:
    """Write what was delivered, with its paper; one fact follows. `about` may name the person or the entity.
    Without a paper it is not counted until one comes."""
    require(permissions.may_deliver_for(by, operation, organisation.pk) and kind.by_hand)
    require(activity.operation_id == operation.pk)
    _check_subject(kind, about)
    deliverable = Deliverable.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        activity=activity,
        kind=kind.number,
        title=tidy(title)[:200],
        happened_on=on,
        quantity=quantity,
        organisation=organisation,
        document=document,
        made_by=by,
        **about,
    )
    fact = record(kind, by=by, about=deliverable, on=on, quantity=quantity)
    if document:
        link_evidence(by=by, fact=fact, document=document)
    return deliverable


def _check_subject(kind: Kind, about: dict[str, Any]) -> None:
    if kind.code.startswith("records.person_") and not about.get("person"):
        raise ValidationError({"person": _("Say who it was.")})
    if kind.unit == "entities" and not about.get("entity"):
        raise ValidationError({"entity": _("Say which organisation it is about.")})


@transaction.atomic
def withdraw_deliverable(*, by: User, deliverable: Deliverable, reason: Kind, on: dt.date) -> None:
    """Strike the fact of a deliverable that was recorded by mistake."""
    require(permissions.may_withdraw_deliverable(by, deliverable.operation))
    fact = Fact.objects.about(deliverable).live().first()
    if fact is None:
        raise ValidationError(_("This was already struck through."), code="struck")
    strike(fact, by=by, reason=reason, on=on)
