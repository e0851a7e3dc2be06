"""What can happen to a registration: made, put on the waiting list, cancelled, given a place."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.events import letters, permissions
from punte.events.models import Attendance, Event, Registration
from punte.events.notices import PLACE_GIVEN
from punte.events.own_links import OWN
from punte.people.actions.notices import notify
from punte.people.models import Person, PersonKey, User

State, Source = Registration.State, Registration.Source


@transaction.atomic
def register(*, by: User, event: Event, person: Person, source: str = "") -> Registration:
    """Register a person of the project, who gets a place or stands on the waiting list. By anybody but the person it
    is assisted, and says who did it. Raises ValidationError where the person is registered or the event is over."""
    require(permissions.may_register_person(by, event, person))
    own = PersonKey.objects.filter(user=by, person=person).exists()
    if own:
        refuse_closed_door(event)
    given = source or (Source.SELF if own else Source.COLLEAGUE)
    found = Registration(event=event, person=person, source=given, assisted_by=None if own else by)
    return enlist(found, Q(person=person))


@transaction.atomic
def register_oneself(*, by: User, event: Event) -> Registration:
    """Register who is signed in: as the person whose key they hold in this circle, else by their account."""
    require(by.is_authenticated and by.is_active)
    key = PersonKey.objects.filter(user=by, consortium=event.consortium_id).select_related("person").first()
    if key:
        return register(by=by, event=event, person=key.person)
    refuse_closed_door(event)
    return enlist(Registration(event=event, user=by, source=Source.SELF), Q(user=by))


@transaction.atomic
def cancel_registration(*, by: User, registration: Registration) -> None:
    """Give the place back; whoever waits longest gets it and is told. Who was there stays on the list."""
    require(permissions.may_change_registration(by, registration))
    take_off(registration)
    letters.cancelled(registration)


def take_off(registration: Registration) -> None:
    """The last step of every cancellation: the place goes to whoever waits longest. Raises ValidationError."""
    event = locked(registration.event)
    if Attendance.objects.there().filter(registration=registration).exists():
        raise ValidationError(
            _("This person was there on one of the days and stays on the list."), code="was"
        )
    moment = clock.now(event.zone)
    registration.move_to(
        State.CANCELLED, hold_until=None, cancelled_at=moment, sequence=registration.sequence + 1
    )
    fill_places(event)


@transaction.atomic
def confirm_registration(*, by: User, registration: Registration) -> None:
    """Say for a guest, whom one has called, that they come. Raises ValidationError where nothing is to confirm."""
    require(permissions.may_change_registration(by, registration))
    settle(registration)


def settle(registration: Registration) -> None:
    """The last step of every confirmation: what was held is theirs, or they stand on the waiting list in earnest.
    Raises ValidationError."""
    refuse_held(registration.event)
    rows = Registration.objects.filter(pk=registration.pk, hold_until__gt=clock.now(registration.event.zone))
    if not rows.exclude(state=State.CANCELLED).update(hold_until=None):
        raise ValidationError(
            _("There is nothing to confirm: it was confirmed already, or the time for it has passed."),
            code="settled",
        )
    registration.refresh_from_db()
    if registration.state == State.WAITING:
        fill_places(locked(registration.event))
        registration.refresh_from_db()
    letters.confirmed(registration)


@transaction.atomic
def give_place(*, by: User, registration: Registration) -> None:
    """Give somebody on the waiting list a place, out of turn if need be, as long as there is one."""
    require(permissions.may_change_event(by, registration.event))
    event = locked(registration.event)
    refuse_held(event)
    if not free_places(event):
        raise ValidationError(_("There is no free place. Raise the number of places first."), code="full")
    registration.move_to(State.REGISTERED)
    _tell_place(registration)


def fill_places(event: Event) -> int:
    """Free places go to who waits longest; gives how many did. For an event that was locked; a draft, and one that is
    cancelled or over, gives none."""
    if event.state != Event.State.PUBLISHED or event.finishes.date() < clock.today(event.zone):
        return 0
    given = 0
    waiting = event.registrations.filter(state=State.WAITING, hold_until=None)
    waiting = waiting.select_related("person", "user", "consortium", "event__operation", "event__organiser")
    for registration in waiting.order_by("queued_at", "pk"):
        if not free_places(event):
            break
        registration.move_to(State.REGISTERED)
        _tell_place(registration)
        given += 1
    return given


def free_places(event: Event) -> bool:
    """Whether one more may come."""
    return event.capacity is None or event.registrations.coming().count() < event.capacity


def locked(event: Event) -> Event:
    """The event, so that of two who want the last place one gets it."""
    return Event.objects.select_for_update(of=("self",)).select_related("operation").get(pk=event.pk)


def refuse_closed_door(event: Event) -> None:
    """Raises ValidationError where nobody registers by themselves any more."""
    if event.state != Event.State.PUBLISHED or not event.open:
        raise ValidationError(_("One cannot register for this event any more."), code="closed")
    if event.finishes.date() < clock.today(event.zone):
        raise ValidationError(_("This event is over."), code="over")


def refuse_held(event: Event) -> None:
    """Raises ValidationError where the event was held or cancelled."""
    if event.state in (Event.State.HELD, Event.State.CANCELLED):
        raise ValidationError(_("This event is over; nobody is registered any more."), code="over")


def enlist(new: Registration, who: Q | None, *, seat: bool = True) -> Registration:
    """A place or the waiting list; who had cancelled comes back at the end of the queue. `who` finds them again, None
    where nothing but a name is known; without `seat` they wait even while places are free."""
    event = locked(new.event)
    refuse_held(event)
    state = State.REGISTERED if seat and free_places(event) else State.WAITING
    rows = Registration.objects.select_for_update(of=("self",)).filter(event=event)
    old = rows.filter(who).first() if who else None
    if old is None:
        new.consortium_id, new.state = event.consortium_id, state
        new.save(force_insert=True)
        return new
    if old.state != State.CANCELLED:
        raise ValidationError(_("This person is registered already."), code="registered")
    again = {
        name: getattr(new, name)
        for name in ("source", "assisted_by", "guest", "hold_until", "link_key", "notes")
    }
    again |= {"cancelled_at": None, "reminded": None}
    old.move_to(state, queued_at=timezone.now(), sequence=old.sequence + 1, **again)
    return old


def _tell_place(registration: Registration) -> None:
    user = registration.account
    if user:
        notify(user, PLACE_GIVEN, registration.event_id, OWN.path_of(registration))
    else:
        letters.place_given(registration)
