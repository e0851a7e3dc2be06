"""Reminders of deadlines: seven days before, one day before and on the day, on working days only, each once.

Who accompanies a person is told; where nobody does any more, the partner's managers; of the office's dates, who
reports for the lead partner. A notice names nobody and leads to the list. Persons served are never written to; a
colleague who is also served and whom it is not safe to contact is left out.
"""

import datetime as dt
from collections import defaultdict

from punte.base import clock
from punte.monitoring.deadlines import Deadline, country, last_working_day, of_office, of_persons
from punte.monitoring.models import Reminder
from punte.monitoring.notices import DUE_IN_DAYS, DUE_NOW, DUE_TOMORROW
from punte.organisations.models import Role
from punte.participation.models import Participation
from punte.people.actions.notices import notify
from punte.people.models import Contact, User
from punte.projects.models import Assignment, Operation
from punte.reference.workdays import Country

STAGES = (7, 1, 0)  # days before
_KINDS = {7: DUE_IN_DAYS, 1: DUE_TOMORROW, 0: DUE_NOW}
_FURTHEST = dt.timedelta(days=21)  # seven days before, moved back over the longest holidays
_WORKERS = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER, Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR)
_STEERING = _WORKERS[:2]


def stage(due: dt.date, today: dt.date, where: Country) -> int | None:
    """Which reminder is to be given today: the latest whose working day has come; None on days without work, too
    early, or past the day."""
    if last_working_day(today, where) != today or today > due:
        return None
    come = [s for s in STAGES if last_working_day(due - dt.timedelta(days=s), where) <= today]
    return min(come, default=None)


def remind(operation: Operation, today: dt.date | None = None) -> int:
    """Give the reminders of today that were not given yet; how many people were told. Done twice, the second time
    finds nothing. In a transaction of its consortium."""
    Operation.objects.select_for_update(of=("self",)).get(pk=operation.pk)  # one at a time
    today = today or clock.today(operation.zone)
    told: dict[User, int] = {}
    for user, due in _whom(operation, today).items():
        for deadline, at in due:
            if _note(operation, user, deadline, at):
                told[user] = min(at, told.get(user, at))
    for user, at in told.items():
        notify(user, _KINDS[at], operation.pk, f"/monitoring/{operation.code}/deadlines/")
    return len(told)


def _note(operation: Operation, user: User, deadline: Deadline, at: int) -> bool:
    key = {"user": user, "kind": deadline.kind, "object_id": deadline.row, "due_on": deadline.due}
    if Reminder.objects.filter(**key, days_before__lte=at).exists():
        return False
    Reminder.objects.create(consortium_id=operation.consortium_id, operation=operation, days_before=at, **key)
    return True


def _whom(operation: Operation, today: dt.date) -> dict[User, list[tuple[Deadline, int]]]:
    seen = Participation.objects.filter(operation=operation)
    near = [d for d in of_office(operation) if today <= d.due] + of_persons(seen, today, today + _FURTHEST)
    where, team = country(operation), _Team(operation)
    found: dict[User, list[tuple[Deadline, int]]] = defaultdict(list)
    for deadline in near:
        at = stage(deadline.due, today, where)
        for user in team.concerned(deadline) if at is not None else ():
            found[user].append((deadline, at or 0))
    return found


class _Team:
    """Who works in the operation today and may be told."""

    def __init__(self, operation: Operation) -> None:
        rows = Assignment.objects.in_force().filter(operation=operation).select_related("role__user")
        unsafe = set(
            Contact.objects.filter(safe=False, person__key_holder__isnull=False).values_list(
                "person__key_holder__user", flat=True
            )
        )
        self.rows = [a for a in rows if a.role.user_id not in unsafe]

    def concerned(self, deadline: Deadline) -> set[User]:
        """The responsible colleague; else the partner's managers; else the lead partner's."""
        if not deadline.about_person:
            return self._steering()
        own = {a.role.user for a in self.rows if a.role.user_id == deadline.who and a.role.role in _WORKERS}
        return own or self._steering(deadline.organisation) or self._steering()

    def _steering(self, organisation: int | None = None) -> set[User]:
        return {
            a.role.user
            for a in self.rows
            if a.role.role in _STEERING
            and (a.leads if organisation is None else a.role.organisation_id == organisation)  # type: ignore[attr-defined]
        }
