"""In whose name a program reads: a token acts as a named service of its organisation."""

from typing import cast

from django.http import HttpRequest

from punte.organisations.models import Role, Token
from punte.people.models import User
from punte.projects.acting import Acting
from punte.projects.models import Assignment

_STEERING = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)


class BearerRequest(HttpRequest):
    """A request that came with a token; `user` is what `bearer` made of it."""

    user: User
    token: Token | None


def bearer(token: Token) -> User:
    """Somebody who is no user of the house and is never saved. Of each project they see what a manager of the token's
    organisation who is put to work there today sees, without any of the separate rights: when the last one's work
    there ends, the token sees nothing of it either."""
    service = User(name=token.name, is_active=False)
    found: dict[int, Assignment] = {}
    assignments = Assignment.objects.in_force().filter(
        role__organisation=token.organisation_id, role__role__in=_STEERING
    )
    for assignment in assignments:
        assignment.rights = []
        found.setdefault(assignment.operation_id, assignment)
    service.__dict__["_acting"] = Acting(list(found.values()))
    return service


def consortium_of(user: User, code: str) -> int | None:
    """The circle in which a request about this operation works; None where the bearer does not work there."""
    now = cast(Acting, user.__dict__["_acting"])
    return next((a.operation.consortium_id for a in now.assignments if a.operation.code == code), None)
