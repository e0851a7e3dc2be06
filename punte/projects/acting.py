"""In whose name a user acts: their assignments, how far each lets them see, and for which employers they recruit."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import IntEnum

from django.utils import timezone

from punte.base.kept import Kept
from punte.base.rls import set_local
from punte.organisations.models import Role
from punte.people.circles import in_consortium
from punte.people.models import PersonKey, User
from punte.projects.models import Assignment, Operation


class Scope(IntEnum):
    """How far a user sees persons in an operation; a wider scope holds the narrower ones."""

    NONE = 0
    TEAM = 1
    ORGANISATION = 2
    OPERATION = 3


_STEERING = {Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER}
_TEAM = {Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR}
_READERS = {Role.Kind.DPO, Role.Kind.AUDITOR}
_OWN = Kept(
    lambda user: PersonKey.objects.filter(user=user).order_by("pk").values_list("consortium", flat=True), int
)
_HELD = Kept(lambda user, today: Assignment.objects.in_force(today).filter(role__user=user), int, dt.date)


@dataclass
class Acting:
    """What a signed-in user may draw on: loaded once, kept on the user for the request. Who recruits for an employer is
    a guest in a project: what whoever works there may see is not open to them, only what asks for `recruits`."""

    assignments: list[Assignment] = field(default_factory=list)
    recruits: list[Assignment] = field(default_factory=list)
    chosen: Assignment | None = None
    own_consortium_id: int | None = None

    @property
    def every(self) -> list[Assignment]:
        """All of them, those of who works in the project first."""
        return [*self.assignments, *self.recruits]

    @property
    def consortium_id(self) -> int | None:
        """The circle of this request: of the operation chosen, else of one's own file."""
        return self.chosen.operation.consortium_id if self.chosen else self.own_consortium_id

    def in_operation(self, operation: Operation) -> list[Assignment]:
        """This user's assignments to the operation."""
        return [a for a in self.assignments if a.operation_id == operation.pk]


def acting(user: User) -> Acting:
    """The user's assignments in force; loaded at the first question and kept on the instance."""
    if not user.is_authenticated:
        return Acting()
    kept: Acting | None = user.__dict__.get("_acting")
    if kept is None:
        kept = user.__dict__["_acting"] = _sorted(_HELD(user.pk, timezone.localdate()))
        if kept.chosen is None:
            set_local(user=user.pk)  # one's own key is seen by oneself only
            kept.own_consortium_id = next(iter(_OWN(user.pk)), None)
    return kept


def _sorted(held: list[Assignment]) -> Acting:
    guests = [a for a in held if a.role.role == Role.Kind.RECRUITER]
    found = Acting([a for a in held if a not in guests], guests)
    found.chosen = next(iter(found.every), None)
    return found


def recruits_for(user: User, operation: Operation) -> set[int]:
    """The employers for which the user recruits in this operation."""
    return {a.role.organisation_id for a in acting(user).recruits if a.operation_id == operation.pk}


def one_in_each(user: User) -> list[Assignment]:
    """One assignment in each consortium in which the user works, that of this request first."""
    now = acting(user)
    found = {now.consortium_id: now.chosen} if now.chosen else {}
    for assignment in now.every:
        found.setdefault(assignment.operation.consortium_id, assignment)
    return list(found.values())


@contextmanager
def acting_as(user: User, assignment: Assignment) -> Iterator[None]:
    """For a few questions the user acts by this assignment, in its consortium; then as before."""
    now = acting(user)
    before, now.chosen = now.chosen, assignment
    try:
        with in_consortium(assignment.operation.consortium_id):
            yield
    finally:
        now.chosen = before


def own_circles(user: User) -> Iterator[int]:
    """The consortia in which the user has a file of their own, that of this request first; the others are looked up
    only when they are needed."""
    here = acting(user).own_consortium_id
    if here is not None:
        yield here
    keys = PersonKey.objects.filter(user=user).exclude(consortium=here).order_by("consortium")
    yield from keys.values_list("consortium", flat=True)


def stay_in(user: User, consortium_id: int) -> None:
    """Work in this consortium for the rest of the request, or until the next one is chosen: a page of one's own file
    may be of another than it began."""
    set_local(consortium=consortium_id, user=user.pk)


def scope(user: User, operation: Operation) -> Scope:
    """How far this user sees persons in this operation."""
    return max((_scope(a) for a in acting(user).in_operation(operation)), default=Scope.NONE)


def _scope(assignment: Assignment) -> Scope:
    kind = assignment.role.role
    if kind in _READERS or (kind in _STEERING and assignment.leads):  # type: ignore[attr-defined]
        return Scope.OPERATION
    if kind in _STEERING:
        return Scope.ORGANISATION
    return Scope.TEAM if kind in _TEAM else Scope.NONE


def organisations(user: User, operation: Operation) -> set[int]:
    """The partner organisations in whose name the user works in this operation."""
    return {a.role.organisation_id for a in acting(user).in_operation(operation)}


def has_right(user: User, operation: Operation, right: str) -> bool:
    """Whether one of the separate rights was given to this user here."""
    return any(right in a.rights for a in acting(user).in_operation(operation))


def has_role(user: User, operation: Operation, *kinds: str) -> bool:
    """Whether the user works here as one of these."""
    return any(a.role.role in kinds for a in acting(user).in_operation(operation))
