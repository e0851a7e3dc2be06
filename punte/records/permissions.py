"""Who may keep papers, judge evidence and write deliverables."""

from punte.organisations.models import Role
from punte.people.models import User
from punte.projects.acting import Scope, has_role, organisations, scope
from punte.projects.models import Operation
from punte.records.models import Document

_KEEPERS = (
    Role.Kind.MANAGER,
    Role.Kind.MONITORING_OFFICER,
    Role.Kind.COUNSELLOR,
    Role.Kind.MEDIATOR,
    Role.Kind.TRAINER,
    Role.Kind.COMMUNICATOR,
    Role.Kind.MODERATOR,
)
_JUDGES = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)


def may_add_document(user: User, operation: Operation) -> bool:
    """Bring a paper in."""
    return has_role(user, operation, *_KEEPERS)


def may_open_document(user: User, document: Document) -> bool:
    """Download a paper."""
    return Document.objects.visible_to(user).contains(document)


def may_judge(user: User, operation: Operation) -> bool:
    """Check, attest or reject evidence."""
    return has_role(user, operation, *_JUDGES)


def may_deliver(user: User, operation: Operation) -> bool:
    """Write a deliverable for one's own organisation."""
    return has_role(user, operation, *_KEEPERS)


def may_deliver_for(user: User, operation: Operation, organisation_id: int) -> bool:
    """Write a deliverable in the name of this partner."""
    return may_deliver(user, operation) and (
        scope(user, operation) >= Scope.OPERATION or organisation_id in organisations(user, operation)
    )


def may_withdraw_deliverable(user: User, operation: Operation) -> bool:
    """Strike a deliverable's fact."""
    return has_role(user, operation, *_JUDGES)
