"""Who may do what about organisations. Managers look after their own; an operator after those that have
none."""

from punte.organisations.models import Organisation, Role
from punte.people.models import User


def manages(user: User, organisation: Organisation) -> bool:
    """Whether the user is a manager of this organisation today."""
    return Role.objects.held_by(user).filter(organisation=organisation, role=Role.Kind.MANAGER).exists()


def is_managed(organisation: Organisation) -> bool:
    """Whether anybody is a manager of this organisation today."""
    return Role.objects.current().filter(organisation=organisation, role=Role.Kind.MANAGER).exists()


def is_operator(user: User) -> bool:
    """Whether the user runs the installation."""
    return Role.objects.held_by(user).filter(role=Role.Kind.OPERATOR).exists()


def may_see_roles(user: User, organisation: Organisation) -> bool:
    """See the colleagues: whoever holds a role there, and operators."""
    return Role.objects.held_by(user).filter(organisation=organisation).exists() or is_operator(user)


def may_create(user: User) -> bool:
    """Add an organisation to the directory."""
    return Role.objects.held_by(user).filter(role__in=(Role.Kind.MANAGER, Role.Kind.OPERATOR)).exists()


def may_edit(user: User, organisation: Organisation) -> bool:
    """Change what the directory says: its managers; while it has none, any manager or operator."""
    if manages(user, organisation):
        return True
    return not is_managed(organisation) and may_create(user)


def may_manage_roles(user: User, organisation: Organisation) -> bool:
    """Give and end roles, invite: its managers. Operators bring in the first manager, where there is none."""
    return manages(user, organisation) or (is_operator(user) and not is_managed(organisation))


def may_give(user: User, role: str) -> bool:
    """Who runs the installation is decided by those who run it."""
    return role != Role.Kind.OPERATOR or is_operator(user)


def may_manage_tokens(user: User, organisation: Organisation) -> bool:
    """See, make and revoke the keys with which programs read in the organisation's name: its managers."""
    return manages(user, organisation)
