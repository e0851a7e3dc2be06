"""What can happen to a deliverable: evidenced with its paper, withdrawn when it was a mistake."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import tidy
from punte.organisations.models import Organisation
from punte.people.actions.search_rows import write_search_row
from punte.people.models import Person, User
from punte.projects.models import Activity, Operation
from punte.records import permissions
from punte.records.actions.documents import add_document, link_evidence
from punte.records.actions.facts import record, strike
from punte.records.facts import ABOUT_PERSON
from punte.records.kinds import Kind
from punte.records.models import Deliverable, Document, Fact
from punte.records.search import words_of_deliverable

_LEAST, _MOST = Decimal("0.25"), Decimal(1_000_000)


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
    Without a paper it counts with no evidence until one comes."""
    require(permissions.may_deliver_for(by, operation, organisation.pk) and kind.by_hand)
    require(activity.operation_id == operation.pk)
    check_deliverable(operation, kind, title=title, on=on, quantity=quantity, **about)
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
    write_search_row(words_of_deliverable(deliverable))
    fact = record(kind, by=by, about=deliverable, on=on, quantity=quantity)
    if document:
        link_evidence(by=by, fact=fact, document=document)
    return deliverable


@transaction.atomic
def deliver(
    *, by: User, operation: Operation, content: bytes, name: str, paper_kind: str, **told: Any
) -> Deliverable:
    """Bring the paper and write the deliverable in one step; `told` as in evidence_deliverable. What can be
    refused is refused before the paper is kept."""
    require(permissions.may_deliver_for(by, operation, told["organisation"].pk))
    about = {k: told.get(k) for k in ("title", "on", "quantity", "entity", "person")}
    check_deliverable(operation, told["kind"], **{k: v for k, v in about.items() if v is not None})
    document = add_document(
        by=by,
        operation=operation,
        content=content,
        name=name,
        title=told["title"],
        kind=paper_kind,
        person=told.get("person"),
        dated=told["on"],
    )
    return evidence_deliverable(by=by, operation=operation, document=document, **told)


def check_deliverable(
    operation: Operation, kind: Kind, *, title: str, on: dt.date, quantity: Decimal | int = 1, **about: Any
) -> None:
    """Raises ValidationError, keyed to title, on, quantity, person or entity, on what cannot be."""
    wrong: dict[str, str] = {}
    if not tidy(title):
        wrong["title"] = _("Say in a few words what was done.")
    if on > clock.today(operation.zone):
        wrong["on"] = _("This day has not come yet.")
    if not _LEAST <= quantity <= _MOST or (kind.unit != "hours" and quantity != int(quantity)):
        wrong["quantity"] = _("Write a whole number from 1 to 1,000,000; only hours may have decimals.")
    if kind.code in {k.code for k in ABOUT_PERSON} and not about.get("person"):
        wrong["person"] = _("Say who it was.")
    if kind.unit == "entities" and not about.get("entity"):
        wrong["entity"] = _("Say which organisation it is about.")
    if wrong:
        raise ValidationError(wrong)


@transaction.atomic
def withdraw_deliverable(*, by: User, deliverable: Deliverable, reason: Kind, on: dt.date) -> None:
    """Strike the fact of a deliverable that was recorded by mistake."""
    require(permissions.may_withdraw_deliverable(by, deliverable))
    fact = Fact.objects.about(deliverable).live().first()
    if fact is None:
        raise ValidationError(_("This was already struck through."), code="struck")
    strike(fact, by=by, reason=reason, on=on)
