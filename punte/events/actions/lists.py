"""What can happen to a list of registrations: read, applied all at once, discarded."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from punte.base.permissions import require
from punte.base.text import tidy
from punte.events import list_reading, permissions
from punte.events.actions.guests import index_of, sealed_wishes
from punte.events.actions.registrations import enlist, locked
from punte.events.models import Event, Registration, RegistrationList
from punte.events.models.registrations import seal_guest
from punte.participation.importing.files import FileRefused
from punte.participation.models import Participation
from punte.people import sealing
from punte.people.models import NationalNumber, Person, User
from punte.projects.models import Operation

TASK = "events.write_to_listed"
STALE = dt.timedelta(days=7)
State = RegistrationList.State


@dataclass
class Planned:
    """One row: whom it means, and what would happen (register, wait, known, problem)."""

    row: int
    told: dict[str, str]
    problems: list[tuple[str, str]]
    plan: str = ""
    person: int | None = None
    index: bytes = b""

    @property
    def name(self) -> str:
        """As the list writes it."""
        return " ".join(filter(None, (self.told.get("last_name"), self.told.get("first_name"))))


@transaction.atomic
def upload_list(*, by: User, event: Event, name: str, content: bytes) -> RegistrationList:
    """Take a table in and read it; nobody is registered yet. Raises ValidationError keyed to file on one that is no
    list; nothing of it is kept."""
    require(permissions.may_register_by_list(by, event))
    refuse_over(event)
    try:
        read = list_reading.read(content, event.operation)
    except FileRefused as refusal:
        raise ValidationError({"file": list_reading.file_reason(refusal)}, code=refusal.code) from refusal
    found = RegistrationList(
        consortium=event.operation.consortium,
        event=event,
        uploaded_by=by,
        file_name=tidy(name)[-200:] or "list",
    )
    found.seal(read)
    found.save(force_insert=True)
    return found


def refuse_over(event: Event) -> None:
    """Raises ValidationError where nobody is registered any more."""
    if event.state in (Event.State.HELD, Event.State.CANCELLED):
        raise ValidationError(_("This event is over; nobody is registered any more."), code="over")


def planned(user: User, found: RegistrationList) -> list[Planned]:
    """What each row would do now in this user's hands, with a fixed number of questions."""
    event = found.event
    rows = [Planned(r["row"], r["told"], [tuple(p) for p in r["problems"]]) for r in found.content["rows"]]
    _match(user, event, rows)
    known = Registration.objects.living().filter(event=event)
    persons = set(known.filter(person__isnull=False).values_list("person", flat=True))
    guests = {
        bytes(i or b"") for i in known.filter(guest_index__isnull=False).values_list("guest_index", flat=True)
    }
    free = event.capacity - known.filter(state="registered").count() if event.capacity else len(rows)
    seen: set[Any] = set()
    for row in rows:
        who = row.person or row.index
        if not row.problems and who and who in seen:
            row.problems.append(("last_name", "twice"))
        seen.add(who)
        row.plan = _plan(row, persons, guests, free)
        free -= row.plan == "register"
    return rows


def _plan(row: Planned, persons: set[int], guests: set[bytes], free: int) -> str:
    if row.problems:
        return "problem"
    if row.person in persons or (row.person is None and row.index in guests):
        return "known"
    return "register" if free > 0 else "wait"


def _match(by: User, event: Event, rows: list[Planned]) -> None:
    """Participants by their national number, as far as the user may register them; everybody else is a guest."""
    consortium = event.operation.consortium
    marks = {
        sealing.blind_index(consortium.key, row.told["national_number"]): row
        for row in rows
        if row.told.get("national_number")
    }
    here = Participation.objects.filter(operation=event.operation_id, person__state=Person.State.ACTIVE)
    if not (permissions.may_change_event(by, event) or permissions.trains_at(by, event)):
        here = here.visible_to(by)
    numbers = NationalNumber.objects.filter(
        consortium=consortium,
        blind_index__in=list(marks),
        person__in=here.values("person"),
        person__merged_into=None,
    )
    by_mark = {bytes(n.blind_index): n.person_id for n in numbers}
    for row in rows:
        if number := row.told.get("national_number"):
            row.person = by_mark.get(sealing.blind_index(consortium.key, number))
        if address := row.told.get("email") or row.told.get("phone"):
            row.index = index_of(consortium, event, address)


@transaction.atomic
def apply_list(*, by: User, found: RegistrationList) -> RegistrationList:
    """Register everybody of the list who has no problem, all or nobody; letters follow in the background. Of two who
    apply it at once the second gets MoveNotAllowed. Raises ValidationError where the event is over."""
    require(permissions.may_register_by_list(by, found.event) and found.uploaded_by_id == by.pk)
    event = locked(found.event)
    refuse_over(event)
    rows = planned(by, found)
    made = [_register(by, event, row) for row in rows if row.plan in ("register", "wait")]
    waiting = sum(r.state == Registration.State.WAITING for r in made)
    found.move_to(
        State.APPLIED,
        sealed=None,
        registered=len(made) - waiting,
        waiting=waiting,
        left_out=len(rows) - len(made),
    )
    if made:
        app.configure_task(TASK).defer(consortium_id=found.consortium_id, registrations=[r.pk for r in made])
    return found


def _register(by: User, event: Event, row: Planned) -> Registration:
    consortium = event.operation.consortium
    told: dict[str, Any] = {"source": Registration.Source.LIST, "assisted_by": by}
    told["notes"] = sealed_wishes(consortium, row.told)
    if row.person:
        return enlist(Registration(event=event, person_id=row.person, **told), Q(person=row.person))
    given = {"name": row.name, **{k: row.told[k] for k in ("email", "phone") if row.told.get(k)}}
    index = row.index or None
    guest = Registration(event=event, guest=seal_guest(consortium, given), guest_index=index, **told)
    return enlist(guest, Q(guest_index=index) if index else None)


@transaction.atomic
def discard_list(*, by: User, found: RegistrationList) -> None:
    """Throw it away unapplied; its rows go at once."""
    require(permissions.may_register_by_list(by, found.event) and found.uploaded_by_id == by.pk)
    found.move_to(State.DISCARDED, sealed=None)


def throw_away_old_lists(operation: Operation) -> int:
    """Lists that nobody applied for a week lose their rows. A step of the job."""
    old = RegistrationList.objects.filter(event__operation=operation, state=State.READ)
    return old.filter(uploaded_at__lt=timezone.now() - STALE).update(state=State.DISCARDED, sealed=None)
