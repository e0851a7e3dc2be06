"""What can happen to a guest, who has neither a file nor an account: their name and address rest sealed.

Some of these actions are told of nobody who acts, because there is no user: in their place stand the limits, the
mailbox, and the link that only the mailbox was sent.
"""

import datetime as dt
import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import folded, tidy
from punte.events import letters, permissions
from punte.events.actions.registrations import enlist, refuse_closed_door, settle, take_off
from punte.events.models import Addendum, Attendance, Event, Registration, Signature
from punte.events.models.registrations import seal_guest
from punte.events.own_links import GOOD_AFTER
from punte.people import sealing
from punte.people.limits import spend_try
from punte.people.models import Consortium, User
from punte.projects.models import Operation

HELD_BY_MAIL = dt.timedelta(hours=24)  # how long a place waits for the click in the letter
HELD_BY_PHONE = dt.timedelta(hours=72)  # … and for the organiser's call
DAY, HOUR, MINUTE = 24 * 60 * 60, 60 * 60, 60
FROM_ONE_PLACE = 20  # a minute from one network address, which a whole hall may share
LETTERS = 3  # an hour to one address, for whichever events
BY_PHONE = 3  # seats a day held for one network address by telephone alone
HELD_AT_ONCE = 100  # places of one event that wait for confirmation
LONGEST_NEEDS = 300
WISHES_STAY = dt.timedelta(days=7)  # after the event
CANCELLED_STAY = dt.timedelta(days=1)  # names and addresses of who cancelled, or never confirmed


def index_of(consortium: Consortium, event: Event, address: str) -> bytes:
    """By which the same guest is recognised at the same event, and nowhere else."""
    key = sealing.derived_key(consortium.key, "guests-index")
    return hmac.new(key, f"{event.pk}:{folded(address)}".encode(), hashlib.sha256).digest()


@transaction.atomic
def register_at_door(*, by: User, event: Event, name: str) -> Registration:
    """Write somebody at the door onto the sheet, by name. They are counted among the people of the event; no fact about
    a person of the project follows. Raises ValidationError keyed to name."""
    require(permissions.may_register_somebody(by, event))
    name = tidy(name)[:120]
    if not name:
        raise ValidationError({"name": _("Write the name.")})
    consortium = event.operation.consortium
    found = Registration(
        event=event,
        guest=seal_guest(consortium, {"name": name}),
        source=Registration.Source.DOOR,
        assisted_by=by,
    )
    return enlist(found, None)


@transaction.atomic
def register_guest(*, event: Event, told: Mapping[str, str], origin: str) -> bool:
    """Somebody without an account registers: `told` has name, email or phone, perhaps language and needs; `origin` is
    the network address. With an e-mail the place is held until the link in the letter is used, with a telephone only
    until the organiser has called; of those from one origin only a few a day get a seat, and the others wait: gives
    whether one may be held. Whether the address is registered already is told to its mailbox and to nobody else.
    Raises ValidationError keyed to a field, or without one where too many ask or the event is closed."""
    refuse_closed_door(event)
    told = {key: tidy(value) for key, value in told.items()}
    address = told["email"].lower() or told["phone"]
    _refuse_unready(event, told, origin, address)
    consortium = event.operation.consortium
    index = index_of(consortium, event, address)
    seat = bool(told["email"]) or spend_try(f"guest-seat:{_mark(origin)}", most=BY_PHONE, seconds=DAY)
    rows = Registration.objects.living().named().select_related("event__organiser")
    if known := rows.filter(event=event, guest_index=index).first():
        letters.asked(known) if known.unconfirmed else letters.known(known)
        return seat
    given = {key: told[key] for key in ("name", "email", "phone") if told.get(key)}
    found = Registration(
        event=event,
        consortium=consortium,
        guest=seal_guest(consortium, given),
        guest_index=index,
        notes=sealed_wishes(consortium, told),
        source=Registration.Source.SELF,
        hold_until=_held_until(event, HELD_BY_MAIL if told["email"] else HELD_BY_PHONE),
    )
    letters.asked(enlist(found, Q(guest_index=index), seat=seat))
    return seat


def _refuse_unready(event: Event, told: Mapping[str, str], origin: str, address: str) -> None:
    if not told["name"]:
        raise ValidationError({"name": _("Write your name.")})
    if not address:
        raise ValidationError(
            {"email": _("Write an e-mail address or a telephone number, so that we can answer.")}
        )
    free = spend_try(f"guest-from:{_mark(origin)}", most=FROM_ONE_PLACE, seconds=MINUTE)
    if not free or not spend_try(f"guest-to:{_mark(address)}", most=LETTERS, seconds=HOUR):
        raise ValidationError(
            _("Too many registrations at once. Wait a little, then try again."), code="limit"
        )
    held = Registration.objects.living().filter(event=event, hold_until__isnull=False)
    if held.count() >= HELD_AT_ONCE:
        raise ValidationError(
            _("Many registrations wait to be confirmed. Try again tomorrow, or call the organiser."),
            code="held",
        )


def _mark(text: str) -> str:
    return salted_hmac("events.guests", text).hexdigest()


def _held_until(event: Event, term: dt.timedelta) -> dt.datetime:
    """Never beyond the beginning: who comes has confirmed, or is written onto the sheet at the door."""
    now = clock.now(event.zone)
    return min(now + term, event.starts_at) if event.starts_at > now else now + dt.timedelta(hours=1)


def sealed_wishes(consortium: Consortium, told: Mapping[str, str]) -> bytes | None:
    """Language and needs, sealed; None where nothing was told."""
    needs = tidy(told.get("needs", ""))[:LONGEST_NEEDS]
    wishes = {k: v for k, v in {"language": told.get("language", ""), "needs": needs}.items() if v}
    return seal_guest(consortium, wishes) if wishes else None


@transaction.atomic
def confirm_own(*, registration: Registration) -> None:
    """Who holds the link says that it was them. Raises ValidationError once the time has passed, or the event."""
    _refuse_over(registration)
    settle(registration)


@transaction.atomic
def change_own(*, registration: Registration, version: int, told: Mapping[str, str]) -> None:
    """Who holds the link changes what they told: a guest the name and telephone, everybody language and needs. Of two
    who change it at once the second gets MoveNotAllowed. Raises ValidationError keyed to a field."""
    _refuse_over(registration)
    consortium = registration.consortium
    values: dict[str, object] = {"notes": sealed_wishes(consortium, told), "version": F("version") + 1}
    if registration.guest:
        given = {**registration.told, "name": tidy(told["name"])[:120], "phone": tidy(told.get("phone", ""))}
        if not given["name"]:
            raise ValidationError({"name": _("Write your name.")})
        if not (given.get("email") or given["phone"]):
            raise ValidationError({"phone": _("Leave a telephone number, so that we can reach you.")})
        values["guest"] = seal_guest(consortium, given)
    rows = Registration.objects.living().filter(pk=registration.pk, version=version)
    if not rows.update(**values):
        raise MoveNotAllowed


@transaction.atomic
def cancel_own(*, registration: Registration) -> None:
    """Who holds the link cannot come; whoever waits longest gets the place. Raises ValidationError."""
    _refuse_over(registration)
    take_off(registration)
    letters.cancelled(registration)


def _refuse_over(registration: Registration) -> None:
    event = registration.event
    if event.state in (Event.State.HELD, Event.State.CANCELLED) or clock.now(event.zone) > event.ends_at:
        raise ValidationError(_("This event is over; nothing is changed any more."), code="over")


def free_held_places(event: Event) -> int:
    """Places that nobody confirmed in time go to who waits; gives how many. A step of the job."""
    held = event.registrations.living().filter(hold_until__lte=clock.now(event.zone))
    there = Attendance.objects.there().filter(registration__event=event).values("registration")
    held.filter(pk__in=there).update(hold_until=None)  # who came has confirmed
    late = list(held.exclude(pk__in=there).select_related("event__operation"))
    for registration in late:
        take_off(registration)
    return len(late)


def forget_wishes(events: list[int]) -> int:
    """Language and needs were told for one event; once it is over they are forgotten. A step of the job."""
    return Registration.objects.filter(event__in=events, notes__isnull=False).update(notes=None)


def forget_guests(operation: Operation) -> int:
    """Name, address and wishes of guests who cancelled or never confirmed go after a day, of those who did not come
    once their link has ended; who was there stays with the attendance it proves. Gives how many. A step of the job."""
    now = clock.now(operation.zone)
    rows = Registration.objects.filter(event__operation=operation, guest__isnull=False).exclude(guest=b"")
    cancelled = Q(state=Registration.State.CANCELLED, cancelled_at__lt=now - CANCELLED_STAY)
    rows = rows.filter(cancelled | Q(event__ends_at__lt=now - GOOD_AFTER))
    proofs: tuple[Any, ...] = (Attendance.objects.there(), Signature.objects.all(), Addendum.objects.all())
    for proof in proofs:
        rows = rows.exclude(pk__in=proof.filter(sheet__event__operation=operation).values("registration"))
    return rows.update(guest=b"", guest_index=None, notes=None)
