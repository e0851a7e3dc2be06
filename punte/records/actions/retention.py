"""What can happen to what is kept: its term begins to run; when it has passed, it is destroyed and that is logged."""

import datetime as dt
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.people.actions.search_rows import drop_search_rows
from punte.people.models import Person, User
from punte.projects.models import Operation
from punte.records import permissions, retention, vault
from punte.records.actions.erasure import erase_held
from punte.records.models import DataRequest, Destruction, Document, TermStart
from punte.records.search import DOCUMENTS


@transaction.atomic
def begin_term(*, by: User, operation: Operation, happened_on: dt.date) -> TermStart:
    """Say on which day the event happened from which the fund's term runs; a mistake is said again."""
    require(permissions.may_protect(by, operation))
    if happened_on > clock.today(operation.zone):
        raise ValidationError({"happened_on": _("This day has not come yet.")})
    if operation.starts_on and happened_on < operation.starts_on:
        raise ValidationError({"happened_on": _("This is before the project began.")})
    told = {"consortium_id": operation.consortium_id, "happened_on": happened_on, "said_by": by}
    return TermStart.objects.update_or_create(operation=operation, defaults=told)[0]


@transaction.atomic
def destroy_due(*, by: User, operation: Operation) -> list[Destruction]:
    """Destroy whatever of an operation has outlived its term, and log how much under which rule. Done again, it finds
    nothing. Files of persons are erased as by hand, by who has the right to; nobody's restriction is ended."""
    require(permissions.may_protect(by, operation))
    today = clock.today(operation.zone)
    over = [line for line in retention.due_in(operation, today) if line.is_over(today)]
    due = [line for line in over if permissions.may_destroy(by, operation, line.rows.model)]
    # Papers first: a person's file takes the papers along, and they are counted by what they were.
    return [made for line in due if (made := _destroy(by, operation, line))]


def _destroy(by: User, operation: Operation, line: retention.Due) -> Destruction | None:
    work = {Document: _papers, Person: _persons, DataRequest: _words}.get(line.rows.model, _rows)
    count = work(by, line)
    if not count:
        return None
    assert line.kept_until
    return Destruction.objects.create(
        consortium_id=operation.consortium_id,
        operation=operation,
        rule=line.rule,
        kind=line.kind,
        count=count,
        kept_until=line.kept_until,
        by=by,
    )


def _papers(by: User, line: retention.Due) -> int:
    documents = list(line.rows.select_for_update(of=("self",)))
    for document in documents:
        document.move_to(Document.State.ERASED, title=_("erased"), sha256="")
        drop_search_rows(DOCUMENTS, [document.pk])
        transaction.on_commit(partial(vault.discard, document.file_name))
    return len(documents)


def _persons(by: User, line: retention.Due) -> int:
    erased = 0
    for person in line.rows.select_related("consortium").order_by("pk"):
        person.refresh_from_db()
        if person.state != Person.State.ERASED:  # one of several numbers may have gone with another
            erase_held(by=by, person=person, reason="term")
            erased += 1
    return erased


def _words(by: User, line: retention.Due) -> int:
    return line.rows.update(sealed=None)


def _rows(by: User, line: retention.Due) -> int:
    """What rooms above keep goes as a whole."""
    _all, each = line.rows.model._default_manager.filter(pk__in=line.rows.values("pk")).delete()
    return each.get(line.rows.model._meta.label, 0)
