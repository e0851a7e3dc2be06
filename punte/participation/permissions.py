"""Who may do what about participants. Auditors and data-protection officers read only."""

from punte.organisations.models import Role
from punte.participation.models import ImportBatch, Participation, RegistrationForm
from punte.people.models import Person, User
from punte.projects.acting import Scope, has_right, has_role, organisations, scope
from punte.projects.models import Assignment, Operation

_WORKERS = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER, Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR)
_BULGARIAN = "Europe/Sofia"
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


def may_open_restricted(user: User, participation: Participation) -> bool:
    """Open a restricted file, with a reason: the data-protection officer, and who has the right to erase."""
    operation = participation.operation
    guards = has_role(user, operation, Role.Kind.DPO) or has_right(user, operation, Assignment.Right.ERASE)
    return guards and may_see(user, participation)


def may_read(user: User, participation: Participation) -> bool:
    """See what stands in the file: whoever sees the participant, unless it is restricted."""
    if participation.person.state == Person.State.RESTRICTED:
        return may_open_restricted(user, participation)
    return may_see(user, participation)


def may_see_special(user: User, participation: Participation) -> bool:
    """See the special categories of this participant."""
    return has_right(user, participation.operation, Assignment.Right.SPECIAL) and may_read(
        user, participation
    )


def may_record_special(user: User, participation: Participation) -> bool:
    """Write the special categories: whoever asks the person, at registration."""
    return may_work_on(user, participation)


def may_compare_number(user: User, participation: Participation) -> bool:
    """Type a national number to compare it."""
    return has_right(user, participation.operation, Assignment.Right.NUMBER) and may_read(user, participation)


def may_erase(user: User, participation: Participation) -> bool:
    """Restrict or erase the person."""
    return has_right(user, participation.operation, Assignment.Right.ERASE) and may_see(user, participation)


def may_import(user: User, operation: Operation) -> bool:
    """Import a participants' list."""
    return has_role(user, operation, *_STEERING)


def may_manage_import(user: User, batch: ImportBatch) -> bool:
    """Apply, undo or discard this import."""
    return may_import(user, batch.operation) and ImportBatch.objects.visible_to(user).contains(batch)


def may_open_form(user: User, form: RegistrationForm) -> bool:
    """Read this registration form: who sees the participant, with the right where it prints special categories, and
    not while the file is restricted; and the person."""
    found = form.participation
    if found.person.state == Person.State.RESTRICTED:
        return is_own_form(user, form)
    by_right = may_see_special(user, found) if form.special else may_read(user, found)
    return by_right or is_own_form(user, form)


def is_own_form(user: User, form: RegistrationForm) -> bool:
    """The form is about the user."""
    return RegistrationForm.objects.own(user).filter(pk=form.pk).exists()


def may_sign_form(user: User, form: RegistrationForm) -> bool:
    """Let the person sign on the screen: with somebody who works in the file, or alone from their own account. Not in
    a file that is restricted or erased."""
    found = form.participation
    if found.person.state != Person.State.ACTIVE or not may_open_form(user, form):
        return False
    return may_work_on(user, found) or is_own_form(user, form)


def may_export_dossier(user: User, operation: Operation) -> bool:
    """Take dossiers along."""
    return has_right(user, operation, Assignment.Right.EXPORT) and may_list(user, operation)


def may_make_isun_list(user: User, operation: Operation) -> bool:
    """Make the list for ИСУН: who steers, with every right its columns need, in a project that reports there."""
    rights = (Assignment.Right.SPECIAL, Assignment.Right.NUMBER)
    return (
        operation.zone == _BULGARIAN
        and may_import(user, operation)
        and all(has_right(user, operation, right) for right in rights)
    )
