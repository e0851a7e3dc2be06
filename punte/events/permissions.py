"""Who may do what about events. Auditors and data-protection officers read only."""

from collections.abc import Iterable

from punte.events.models import Event, Registration, Sheet
from punte.organisations.models import Role
from punte.participation.models import Participation
from punte.people.models import Person, PersonKey, User
from punte.projects.acting import Scope, acting, has_role, organisations, scope
from punte.projects.models import Operation

_STEERING = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)
MAKERS = (
    *_STEERING,
    Role.Kind.COUNSELLOR,
    Role.Kind.MEDIATOR,
    Role.Kind.TRAINER,
    Role.Kind.COMMUNICATOR,
    Role.Kind.MODERATOR,
)
_WITH_PERSONS = (*_STEERING, Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR)


def may_see_events(user: User, operation: Operation) -> bool:
    """Open the project's list of events: everybody who works in the project."""
    return bool(acting(user).in_operation(operation))


def may_create_somewhere(user: User, operation: Operation) -> bool:
    """Plan an event for some partner."""
    return has_role(user, operation, *MAKERS)


def may_create_event(user: User, operation: Operation, organiser_id: int) -> bool:
    """Plan an event that this partner holds."""
    return may_create_somewhere(user, operation) and (
        scope(user, operation) >= Scope.OPERATION or organiser_id in organisations(user, operation)
    )


def may_change_event(user: User, event: Event) -> bool:
    """Change, publish and cancel: who runs it, and who steers at the lead partner or at the organiser."""
    operation = event.operation
    if not may_create_somewhere(user, operation):
        return False
    steers = has_role(user, operation, *_STEERING) and (
        scope(user, operation) >= Scope.OPERATION or event.organiser_id in organisations(user, operation)
    )
    return steers or event.responsible_id == user.pk


def may_tell_event(user: User, event: Event) -> bool:
    """Write the agenda, stands, materials, report and minutes: who may change the event, also after it was held."""
    return may_change_event(user, event) and event.state != Event.State.CANCELLED


def may_look_early(user: User, event: Event) -> bool:
    """See what is not public yet: who works in the project."""
    return user.is_authenticated and may_see_events(user, event.operation)


def may_read_names(user: User, event: Event) -> bool:
    """Read everybody who is registered: who may change the event or trains at it, and who reads the whole project."""
    whole = scope(user, event.operation) >= Scope.OPERATION
    return whole or may_change_event(user, event) or trains_at(user, event)


def trains_at(user: User, event: Event) -> bool:
    """One of the days is the user's."""
    return may_create_somewhere(user, event.operation) and event.sheets.filter(trainer=user).exists()


def may_register_somebody(user: User, event: Event) -> bool:
    """Register others: who works with persons in the project, who runs the event, who trains at it."""
    return (
        has_role(user, event.operation, *_WITH_PERSONS)
        or may_change_event(user, event)
        or trains_at(user, event)
    )


def may_register_by_list(user: User, event: Event) -> bool:
    """Upload a list: whoever may register others."""
    return may_register_somebody(user, event)


def may_register_person(user: User, event: Event, person: Person) -> bool:
    """Register this person: a participant whom one sees, or any of the project at an event of one's own; themselves."""
    if PersonKey.objects.filter(user=user, person=person).exists():
        return True
    here = Participation.objects.filter(operation=event.operation_id, person=person)
    if may_change_event(user, event) or trains_at(user, event):
        return here.exists()
    return has_role(user, event.operation, *_WITH_PERSONS) and here.visible_to(user).exists()


def may_change_registration(user: User, registration: Registration) -> bool:
    """Cancel or give a place: who runs the event, who registered the person or accompanies them, the person."""
    event = registration.event
    if Registration.objects.own(user).filter(pk=registration.pk).exists():
        return True
    if may_change_event(user, event) or trains_at(user, event):
        return True
    seen = Registration.objects.visible_to(user).filter(pk=registration.pk).exists()
    return seen and has_role(user, event.operation, *_WITH_PERSONS)


def may_call_roll(user: User, sheet: Sheet) -> bool:
    """Call the roll, close the day, correct it afterwards: its trainer, and who may change the event."""
    event = sheet.event
    own = sheet.trainer_id == user.pk and may_create_somewhere(user, event.operation)
    return own or may_change_event(user, event)


def may_read_sheet(user: User, sheet: Sheet) -> bool:
    """Read who was there on this day."""
    return may_call_roll(user, sheet) or may_read_names(user, sheet.event)


def readable_sheets(user: User, events: Iterable[int]) -> set[int]:
    """Which of the sheets of these events one may read, in one question however many there are."""
    rows = list(Sheet.objects.filter(event__in=list(events)).select_related("event__operation"))
    trained = {s.event_id for s in rows if s.trainer_id == user.pk}
    return {s.pk for s in rows if _reads(user, s.event, trains=s.event_id in trained)}


def _reads(user: User, event: Event, *, trains: bool) -> bool:
    whole = scope(user, event.operation) >= Scope.OPERATION
    trains = trains and may_create_somewhere(user, event.operation)
    return whole or trains or may_change_event(user, event)
