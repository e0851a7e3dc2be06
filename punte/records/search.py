"""What records shows in the common search: papers by their titles, and what was delivered."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.formats import day
from punte.base.search import Findable, Hit, Words
from punte.people.models import User
from punte.records.models import Deliverable, Document

DOCUMENTS, DELIVERABLES = 10, 11


def words_of(document: Document) -> Words:
    """Its title."""
    return Words(DOCUMENTS, document.pk, document.title, document.consortium_id, document.person_id)


def words_of_deliverable(deliverable: Deliverable) -> Words:
    """Its title."""
    told = (deliverable.title, deliverable.consortium_id, deliverable.person_id)
    return Words(DELIVERABLES, deliverable.pk, *told)


def _document_words() -> Iterator[Words]:
    return map(words_of, Document.objects.filter(state=Document.State.ACCEPTED).iterator())


def _deliverable_words() -> Iterator[Words]:
    return map(words_of_deliverable, Deliverable.objects.exclude(person__state="erased").iterator())


def _document_hits(ids: Sequence[UUID]) -> dict[UUID, Hit]:
    return {
        d.pk: Hit(
            d.title,
            reverse("records:document_download", args=[d.operation.code, d.pk]),
            f"{d.operation.code}, {d.get_kind_display()}",
            day(d.dated) if d.dated else "",
        )
        for d in Document.objects.filter(pk__in=ids).select_related("operation")
    }


def _deliverable_hits(ids: Sequence[int]) -> dict[int, Hit]:
    return {
        d.pk: Hit(d.title, d.get_absolute_url(), f"{d.operation.code}, {d.kind_label}", day(d.happened_on))
        for d in Deliverable.objects.filter(pk__in=ids).select_related("operation")
    }


def _own(user: User) -> Q:
    return Q(uploaded_by=user)


FINDABLE = [
    Findable(
        DOCUMENTS,
        "documents",
        _("Papers"),
        lambda user: Document.objects.visible_to(user).filter(state=Document.State.ACCEPTED),
        _document_hits,
        _document_words,
        own=_own,
    ),
    Findable(
        DELIVERABLES,
        "deliverables",
        _("Deliverables"),
        lambda user: Deliverable.objects.visible_to(user),
        _deliverable_hits,
        _deliverable_words,
        own=lambda user: Q(made_by=user),
    ),
]
