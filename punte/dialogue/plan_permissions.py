"""Who may lead local action groups, code what they heard, write, adopt and follow inclusion plans. Auditors and
data-protection officers read only."""

from punte.dialogue.models import ActionGroup, Measure, Plan
from punte.organisations.models import Role
from punte.people.models import User
from punte.projects.acting import has_role
from punte.projects.models import Operation

_LEADING = (Role.Kind.MANAGER, Role.Kind.MODERATOR)
_HELPING = (*_LEADING, Role.Kind.MEDIATOR, Role.Kind.COUNSELLOR, Role.Kind.TRAINER)


def may_found_group(user: User, operation: Operation) -> bool:
    """Found a local action group: managers and moderators."""
    return has_role(user, operation, *_LEADING)


def may_lead(user: User, group: ActionGroup) -> bool:
    """Say who belongs to the group and who codes, close the reconciliation, have the synthesis approved: managers,
    moderators, and its facilitator."""
    if has_role(user, group.operation, *_LEADING):
        return True
    return group.facilitator_id == user.pk and has_role(user, group.operation, *_HELPING)


def may_help(user: User, group: ActionGroup) -> bool:
    """Type cards, describe indicators, score actions, write the plan: who leads, whoever works with people in the
    project, and who speaks for a member."""
    return has_role(user, group.operation, *_HELPING) or speaks_for_member(user, group)


def speaks_for_member(user: User, group: ActionGroup) -> bool:
    """Represents an organisation in the group, and works in the project."""
    reads_only = has_role(user, group.operation, Role.Kind.AUDITOR, Role.Kind.DPO)
    return not reads_only and group.members.filter(representative=user).exists()


def may_code(user: User, group: ActionGroup) -> bool:
    """Code criteria: the two who were named, and nobody else."""
    return user.pk in (group.first_coder_id, group.second_coder_id)


def may_begin_plan(user: User, operation: Operation) -> bool:
    """Begin a plan: managers and moderators."""
    return has_role(user, operation, *_LEADING)


def may_write_plan(user: User, plan: Plan) -> bool:
    """Change what the plan says and take its steps up to the adoption: who helps its group."""
    return may_help(user, plan.group)


def may_adopt(user: User, plan: Plan) -> bool:
    """Write down that the plan was adopted, is in force, was evaluated: managers."""
    return has_role(user, plan.operation, Role.Kind.MANAGER)


def may_report(user: User, measure: Measure) -> bool:
    """Say how far a measure is: who promised it, and who writes the plan."""
    return measure.promised_by_id == user.pk or may_write_plan(user, measure.plan)
