"""Who may prepare, chair, speak, ask and sign at a round table. Auditors and data-protection officers read only."""

from punte.dialogue.models import PositionSignature, RoundTable, TableQuestion
from punte.dialogue.permissions import may_speak_for
from punte.events.models import Event, Registration
from punte.events.permissions import may_create_somewhere, may_tell_event
from punte.organisations.models import Organisation
from punte.people.models import User
from punte.projects.acting import acting
from punte.projects.models import Operation


def may_see_tables(user: User, operation: Operation) -> bool:
    """Open the project's list of round tables: everybody who works in the project."""
    return bool(acting(user).in_operation(operation))


def may_plan_somewhere(user: User, operation: Operation) -> bool:
    """Prepare a table at some event: who may plan events."""
    return may_create_somewhere(user, operation)


def may_plan_at(user: User, event: Event) -> bool:
    """Prepare the table of this event: who may write its agenda and minutes."""
    return may_tell_event(user, event)


def may_chair(user: User, table: RoundTable) -> bool:
    """Give the floor, take questions along, write the position: the chair, and who runs the event."""
    chairs = table.chair_id == user.pk and may_create_somewhere(user, table.operation)
    return chairs or may_plan_at(user, table.event)


def may_speak(user: User, table: RoundTable) -> bool:
    """Ask to speak: who is registered for the event, and who works with its guests."""
    if not (user.is_authenticated and user.is_active):
        return False
    if Registration.objects.own(user).living().filter(event=table.event_id).exists():
        return True
    return may_create_somewhere(user, table.operation)


def may_ask(user: User, table: RoundTable) -> bool:
    """Put a question and carry those of others: everybody with an account, or only who may speak."""
    if not (user.is_authenticated and user.is_active):
        return False
    return table.online or may_speak(user, table)


def may_answer(user: User, question: TableQuestion) -> bool:
    """Answer it: whose task it is, and who chairs."""
    return question.responsible_id == user.pk or may_chair(user, question.table)


def may_sign(user: User, table: RoundTable, organisation: Organisation) -> bool:
    """Sign or dissent for an organisation: who may speak at the table and holds a role in it today."""
    return may_speak(user, table) and may_speak_for(user, organisation)


def may_unsign(user: User, signature: PositionSignature) -> bool:
    """Take a signature back: whoever gave it, and who else holds a role in the organisation."""
    return signature.by_id == user.pk or may_speak_for(user, signature.organisation)
