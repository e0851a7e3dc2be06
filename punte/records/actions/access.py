"""Logging who looked at whom."""

from collections.abc import Iterable

from django.db import transaction

from punte.base.permissions import require
from punte.people.models import Person, User
from punte.records.models import AccessEntry


@transaction.atomic
def log_access(*, by: User, person: Person, occasion: str, reason: str = "") -> None:
    """Keep one look at a personal file; it cannot be changed or taken back."""
    require(by.is_authenticated)
    AccessEntry.objects.create(
        consortium_id=person.consortium_id, person=person, user=by, occasion=occasion, reason=reason
    )


@transaction.atomic
def log_many(*, by: User, persons: Iterable[Person], occasion: str, reason: str = "") -> None:
    """Keep one look at the files of many."""
    require(by.is_authenticated)
    AccessEntry.objects.bulk_create(
        [
            AccessEntry(consortium_id=p.consortium_id, person=p, user=by, occasion=occasion, reason=reason)
            for p in persons
        ],
        batch_size=5000,
    )
