"""What happens when somebody is erased: a preview that says what goes and what stays, then everything at once, in
every room, as each room's `processing.yaml` says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, models, transaction
from django.utils.functional import Promise

from punte.base.permissions import require
from punte.base.rls import set_local
from punte.organisations.models import Role
from punte.people.actions.persons import erase_person
from punte.people.actions.users import erase_account
from punte.people.models import Person, PersonKey, User
from punte.records import permissions, processing, protection, retention
from punte.records.actions.access import log_access
from punte.records.actions.documents import erase_documents
from punte.records.actions.exports import expire_exports_about
from punte.records.models import AccessEntry


@dataclass(frozen=True)
class Line:
    """One table of the preview: how many rows, what happens to them and why."""

    what: str
    count: int
    erased: str
    why: str | Promise


@dataclass(frozen=True)
class Preview:
    """What would go and what would stay."""

    goes: list[Line]
    stays: list[Line]
    keeping: retention.Keeping
    lists_that_go: int
    account_stays: bool


def numbers_of(person: Person) -> list[Person]:
    """The person under every number that was joined with this one, those that are not erased yet."""
    root = person.root
    return [p for p in (root, *root.merged.all()) if p.state != Person.State.ERASED]


@contextmanager
def every_row() -> Iterator[None]:
    """Let the policies show special categories for as long as one person's rows are gone through."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('punte.special', true)")
        before = cursor.fetchone()[0]
    set_local(special="read")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            set_local(special=before)


@transaction.atomic
def preview_erasure(*, by: User, person: Person) -> Preview:
    """What erasing this person would take away, what would stay and why; that it was considered is logged."""
    require(permissions.may_erase_person(by, person))
    log_access(by=by, person=person, occasion=AccessEntry.Occasion.PREVIEW)
    persons = [p.pk for p in numbers_of(person)]
    with every_row():
        lines = [(t, t.about(persons).count()) for t in processing.tables() if t.paths]
        going = sum(protection.lists_that_go(p) for p in numbers_of(person))
    told = [
        Line(str(t.model._meta.verbose_name_plural), n, t.erased, processing.WHYS[t.why])
        for t, n in lines
        if n and not t.label.endswith("event")
    ]
    return Preview(
        goes=[line for line in told if line.erased != processing.KEPT],
        stays=[line for line in told if line.erased == processing.KEPT],
        keeping=retention.keeping(persons),
        lists_that_go=going,
        account_stays=_account_stays(persons),
    )


def _account_stays(persons: list[int]) -> bool:
    keys = PersonKey.objects.filter(person__in=persons).select_related("user")
    return any(_belongs_elsewhere(key) for key in keys)


def _belongs_elsewhere(key: PersonKey) -> bool:
    """To a colleague, or to a file in another circle."""
    if Role.objects.filter(user=key.user_id).exists():
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('punte.user', true)")
        before = cursor.fetchone()[0]
    set_local(user=key.user_id)  # one's own keys are seen in every circle
    further = PersonKey.objects.filter(user=key.user_id).exclude(person=key.person_id).exists()
    set_local(user=before)
    return further


@transaction.atomic
def erase_held(*, by: User, person: Person, reason: str) -> None:
    """Erase one person in every room, under every number they have. `reason` says on what ground, in a code or a
    few fixed words; it stays in the access log with who decided. Counts hold."""
    require(permissions.may_erase_person(by, person))
    for one in numbers_of(person):
        _erase(by, one, reason)
    person.refresh_from_db()


def _erase(by: User, person: Person, reason: str) -> None:
    log_access(by=by, person=person, occasion=AccessEntry.Occasion.ERASED, reason=reason[:200])
    keys = list(PersonKey.objects.filter(person=person).select_related("user"))
    accounts = [key.user for key in keys if not _belongs_elsewhere(key)]
    with every_row():
        anew = protection.forget(person)
        erase_person(by=by, person=person)
        erase_documents(by=by, person=person, written_anew=anew)
        for table in processing.tables():
            _apply(table, person)
    expire_exports_about(by=by, person=person)
    for account in accounts:
        erase_account(by=by, user=account)


def _apply(table: processing.Table, person: Person) -> None:
    """What the room's file says of this table."""
    if table.erased == processing.DROPPED:
        table.about([person.pk]).delete()
    elif table.erased == processing.EMPTIED and table.empty:
        table.about([person.pk]).update(**{k: _empty(table.model, k, v) for k, v in table.empty.items()})


def _empty(model: type[models.Model], name: str, value: object) -> object:
    return b"" if value == "" and isinstance(model._meta.get_field(name), models.BinaryField) else value
