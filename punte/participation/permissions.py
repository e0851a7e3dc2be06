"""Who may do what about participants. Auditors and data-protection officers read only."""

from punte.organisations.models import Role
from punte.participation.models import ImportBatch, Participation
from punte.people.models import Person, User
from punte.projects.acting import Scope, has_right, has_role, organisations, scope
from punte.projects.models import Assignment, Operation

_WORKERS = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER, Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR)
_STEERING = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)


def may_list(user: User, operation: Operation) -> bool:
    """Open the participants' list."""
    return scope(user, operation) > Scope.NONE


def may_see(user: User, participation: Participation) -> bool:
    """Open this participant's file."""
    return Participation.objects.visible_to(user).contains(participation)


def may_register(user: User, operation: Operation) -> bool:
    """Register a new participant."""
    return has_role(user, operation, *_WORKERS)


def may_register_for(user: User, operation: Operation, organisation_id: int) -> bool:
    """Register in the name of this partner."""
    reach = scope(user, operation)
    return may_register(user, operation) and (
        reach >= Scope.OPERATION or organisation_id in organisations(user, operation)
    )


def may_work_on(user: User, participation: Participation) -> bool:
    """Change this participant's file; nobody works in a file that is restricted or erased."""
    return (
        participation.person.state == Person.State.ACTIVE
        and may_register(user, participation.operation)
        and may_see(user, participation)
    )


def may_select(user: User, participation: Participation) -> bool:
    """Decide on eligibility and selection."""
    return may_work_on(user, participation) and has_role(user, participation.operation, *_STEERING)


def may_correct(user: User, participation: Participation) -> bool:
    """Strike an entry, a leaving, an observation; correct what was frozen; merge. A mistake may be struck in a
    restricted file too."""
    return has_role(user, participation.operation, *_STEERING) and may_see(user, participation)


def may_see_special(user: User, participation: Participation) -> bool:
    """See the special categories of this participant."""
    return has_right(user, participation.operation, Assignment.Right.SPECIAL) and may_see(user, participation)


def may_record_special(user: User, participation: Participation) -> bool:
    """Write the special categories: whoever asks the person, at registration."""
    return may_work_on(user, participation)


def may_compare_number(user: User, participation: Participation) -> bool:
    """Type a national number to compare it."""
    return has_right(user, participation.operation, Assignment.Right.NUMBER) and may_see(user, participation)


def may_erase(user: User, participation: Participation) -> bool:
    """Restrict or erase the person."""
    return has_right(user, participation.operation, Assignment.Right.ERASE) and may_see(user, participation)


def may_import(user: User, operation: Operation) -> bool:
    """Import a participants' list."""
    return has_role(user, operation, *_STEERING)


def may_manage_import(user: User, batch: ImportBatch) -> bool:
    """Apply, undo or discard this import."""
    return may_import(user, batch.operation) and ImportBatch.objects.visible_to(user).contains(batch)
