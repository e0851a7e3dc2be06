"""Special categories: written when the person answers, read only with the right, each look logged."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from punte.base.permissions import require
from punte.base.rls import set_local
from punte.participation import permissions
from punte.participation.models import Participation, SpecialCategory
from punte.participation.models.special import Answer
from punte.people.models import User
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry


@contextmanager
def special_door(purpose: str) -> Iterator[None]:
    """Open the row-level policy of special categories for a few statements: "read" a file, or "count"."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('punte.special', true)")
        before = cursor.fetchone()[0]
    set_local(special=purpose)
    try:
        yield
    finally:
        if not connection.needs_rollback:
            set_local(special=before)


@transaction.atomic
def save_special(*, by: User, participation: Participation, answers: dict[str, str]) -> None:
    """Write the answers (fields and values as in SpecialCategory, Answer). An empty answer leaves the earlier one:
    who writes need not see what is there."""
    require(permissions.may_record_special(by, participation))
    key = participation.consortium.special_key
    with special_door("read"):
        old = SpecialCategory.objects.select_for_update().filter(participation=participation).first()
        kept = {field: str(answer) for field, answer in old.answers(key).items()} if old else {}
        row = SpecialCategory.of(participation, key, kept | {f: a for f, a in answers.items() if a})
        SpecialCategory.objects.filter(participation=participation).delete()
        row.save(force_insert=True)


@transaction.atomic
def read_special(*, by: User, participation: Participation) -> dict[str, Answer]:
    """The answers, for who has the right; the look is logged. Empty where nothing was asked."""
    require(permissions.may_see_special(by, participation))
    log_access(by=by, person=participation.person, occasion=AccessEntry.Occasion.SPECIAL)
    with special_door("read"):
        row = SpecialCategory.objects.filter(participation=participation).first()
    return row.answers(participation.consortium.special_key) if row else {}
