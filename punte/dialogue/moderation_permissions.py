"""Who may look at notices and decide: managers and moderators of the project, never about themselves."""

from django.utils.translation import gettext as _

from punte.dialogue.models import Case, Consultation
from punte.dialogue.models.cases import MODERATORS, author_ids
from punte.people.models import User
from punte.projects.acting import has_role
from punte.projects.models import Operation


def may_moderate(user: User, operation: Operation) -> bool:
    """See the queue and decide: who works in the project as a moderator or manager, at whichever partner, so that
    somebody else is there for a complaint."""
    return user.is_authenticated and has_role(user, operation, *MODERATORS)


def may_look(user: User, consultation: Consultation) -> bool:
    """Look at something without a notice."""
    return may_moderate(user, consultation.operation)


def bar(user: User, case: Case) -> str:
    """Why this moderator does not decide this case, in words; empty where nothing stands against it."""
    if user.pk in author_ids(case.content):
        return _("You wrote this, or wrote it down. Somebody else decides about it.")
    if case.notices.filter(user=user).exists():
        return _("You gave the notice yourself. Somebody else decides about it.")
    if case.state == Case.State.COMPLAINED and case.decisions.filter(by=user).exists():
        return _("You decided this before. Somebody else decides about the complaint.")
    return ""
