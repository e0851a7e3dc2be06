"""Who may see the numbers, and who may open them."""

from punte.monitoring.sets import Indicator
from punte.people.models import User
from punte.projects.acting import Scope, acting, has_right, scope
from punte.projects.models import Assignment, Operation


def may_see_numbers(user: User, operation: Operation) -> bool:
    """Open the dashboard: everybody who works in the operation."""
    return bool(acting(user).in_operation(operation))


def may_open_people(user: User, operation: Operation) -> bool:
    """Open a number into people."""
    return scope(user, operation) > Scope.NONE


def may_open_members(user: User, operation: Operation, indicator: Indicator) -> bool:
    """Open a common indicator into its members; of sensitive ones only with the right."""
    return may_open_people(user, operation) and (
        not indicator.is_sensitive or has_right(user, operation, Assignment.Right.SPECIAL)
    )
