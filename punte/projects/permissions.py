"""Who may do what about a project's team. The managers of the lead partner put it together."""

from punte.organisations.models import Role
from punte.people.models import User
from punte.projects.acting import Scope, acting, has_role, scope
from punte.projects.models import Operation, Partnership


def may_see_team(user: User, operation: Operation) -> bool:
    """See who works in the project: whoever works in it, and the managers of the lead partner."""
    return bool(acting(user).in_operation(operation)) or may_assign(user, operation)


def may_assign(user: User, operation: Operation) -> bool:
    """Assign roles to the project: the managers of the lead partner, assigned themselves or not yet."""
    lead = Partnership.objects.filter(operation=operation, role=Partnership.Role.LEAD).values("organisation")
    return Role.objects.held_by(user).filter(role=Role.Kind.MANAGER, organisation__in=lead).exists()


def may_report(user: User, operation: Operation) -> bool:
    """Hand the operation's numbers to the funder: managers and monitoring officers of the lead partner."""
    steering = has_role(user, operation, Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)
    return steering and scope(user, operation) >= Scope.OPERATION
