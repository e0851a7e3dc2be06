"""Who may work with employers and vacancies. Auditors and data-protection officers read only."""

from punte.jobs.models import Employer, Feed, SavedSearch, Vacancy
from punte.organisations.models import Role
from punte.people.models import User
from punte.projects.acting import acting, has_role
from punte.projects.models import Operation

_STEERING = (Role.Kind.MANAGER,)
_HUB = (Role.Kind.MANAGER, Role.Kind.COUNSELLOR)


def may_see_hub(user: User, operation: Operation) -> bool:
    """See employers and vacancies, as far as `visible_to` shows them: everybody who works in the project."""
    return bool(acting(user).in_operation(operation))


def may_add_employer(user: User, operation: Operation) -> bool:
    """Bring an organisation into the hub as an employer: its managers and counsellors."""
    return has_role(user, operation, *_HUB)


def may_answer_for(user: User, employer: Employer) -> bool:
    """Approve an employer, pause it, end the work with it, keep its agreement: managers."""
    return has_role(user, employer.operation, *_STEERING)


def may_write_for(user: User, employer: Employer) -> bool:
    """Write, publish, confirm and close vacancies of this employer: the hub, and the employer's own recruiters."""
    return has_role(user, employer.operation, *_HUB) or is_recruiter_of(user, employer)


def is_recruiter_of(user: User, employer: Employer) -> bool:
    """Recruits for this employer in this operation."""
    return any(
        a.role.role == Role.Kind.RECRUITER and a.role.organisation_id == employer.organisation_id
        for a in acting(user).in_operation(employer.operation)
    )


def may_write_somewhere(user: User, operation: Operation) -> bool:
    """Write a vacancy for one employer at least."""
    return has_role(user, operation, *_HUB, Role.Kind.RECRUITER)


def may_approve(user: User, vacancy: Vacancy) -> bool:
    """Approve or refuse a vacancy of an employer whom the hub does not know yet: managers and counsellors."""
    return has_role(user, vacancy.operation, *_HUB)


def may_bring_feed(user: User, operation: Operation) -> bool:
    """Take vacancies in from a file, which concerns many employers at once: managers."""
    return has_role(user, operation, *_STEERING)


def may_settle_feed(user: User, feed: Feed) -> bool:
    """Take in or discard what was read: who may bring one."""
    return may_bring_feed(user, feed.operation)


def may_save_searches(user: User) -> bool:
    """Keep a question: everybody with an account."""
    return user.is_authenticated and user.is_active


def may_change_search(user: User, search: SavedSearch) -> bool:
    """Drop it: its owner."""
    return search.user_id == user.pk
