"""Registrations: who wants to come. A participant, a colleague with an account, or a guest whose name rests sealed."""

import json
import secrets
from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.events.models.events import Event
from punte.events.models.sheets import Sheet
from punte.participation.models import Participation
from punte.people import sealing
from punte.people.models import Consortium, Person, User
from punte.projects.acting import Scope, acting, organisations, scope
from punte.projects.models import Operation

_ABOUT = "guest"


def new_link_key() -> str:
    """What makes the link of one registration unguessable, and the older link void."""
    return secrets.token_urlsafe(12)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """The only door to who is registered."""

    def visible_to(self, user: User) -> "RegistrationQuerySet":
        """All of the operation; those of one's own organisation's events and people; of the events one runs or trains
        at; of the people one accompanies; and whom one registered."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk__in=[])
        for operation in {a.operation for a in acting(user).assignments}:
            seen |= Q(event__operation=operation) & _seen(user, operation)
        return self.filter(seen)

    def own(self, user: User) -> "RegistrationQuerySet":
        """One's own, by account or by the file whose key one holds."""
        return self.filter(Q(user=user) | Q(person__key_holder__user=user))

    def living(self) -> "RegistrationQuerySet":
        """Not cancelled."""
        return self.exclude(state=Registration.State.CANCELLED)

    def coming(self) -> "RegistrationQuerySet":
        """Those who have a place, also while it is only held for who has not confirmed yet."""
        return self.filter(state=Registration.State.REGISTERED)

    def named(self) -> "RegistrationQuerySet":
        """With what it takes to write the names."""
        return self.select_related("person__identity", "person__consortium", "consortium", "user")


def _seen(user: User, operation: Operation) -> Q:
    reach = scope(user, operation)
    if reach >= Scope.OPERATION:
        return Q()
    training = Sheet.objects.filter(trainer=user).values("event")
    seen = Q(assisted_by=user) | Q(event__responsible=user) | Q(event__in=training)
    if reach >= Scope.ORGANISATION:
        seen |= Q(event__organiser__in=organisations(user, operation))
    if reach >= Scope.TEAM:
        served = Participation.objects.visible_to(user).filter(operation=operation)
        seen |= Q(person__in=served.values("person"))
    return seen


@pghistory.track(exclude=["link_key", "notes", "guest", "guest_index"])
class Registration(Stateful):
    """One person and one event. Exactly one of `person`, `user` and `guest` says who it is.

    Until `hold_until` a place is held for a guest who has not confirmed yet; empty: there is nothing to confirm.
    `notes` are the language and the needs that were told, sealed, and forgotten after the event. An empty `guest` was
    forgotten too (`actions/guests.py`); its history never held the name. `sequence` grows with what the own calendar of
    who is registered has to learn."""

    class State(models.TextChoices):
        REGISTERED = "registered", _("registered")
        WAITING = "waiting", _("on the waiting list")
        CANCELLED = "cancelled", _("cancelled")

    class Source(models.TextChoices):
        COLLEAGUE = "colleague", _("by a colleague")
        SELF = "self", _("by themselves")
        DOOR = "door", _("at the door")
        LIST = "list", _("from a list")

    MOVES = {
        State.REGISTERED: {State.CANCELLED},
        State.WAITING: {State.REGISTERED, State.CANCELLED},
        State.CANCELLED: {State.REGISTERED, State.WAITING},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations", verbose_name=_("event"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="registrations", verbose_name=_("person")
    )
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("account"))
    guest = models.BinaryField(null=True)
    guest_index = models.BinaryField(null=True)
    assisted_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("registered by")
    )
    source = models.CharField(_("how"), max_length=9, choices=Source)
    state = models.CharField(_("state"), max_length=11, choices=State)
    queued_at = models.DateTimeField(auto_now_add=True)
    hold_until = models.DateTimeField(_("held until"), null=True)
    cancelled_at = models.DateTimeField(null=True)
    link_key = models.CharField(max_length=24, default=new_link_key)
    notes = models.BinaryField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    reminded = models.PositiveSmallIntegerField(null=True)  # hours before

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["queued_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="person_registered_once"),
            models.UniqueConstraint(fields=["event", "user"], name="user_registered_once"),
            models.UniqueConstraint(fields=["event", "guest_index"], name="guest_registered_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, user=None, guest=None)
                | Q(person=None, user__isnull=False, guest=None)
                | Q(person=None, user=None, guest__isnull=False),
                name="registration_of_somebody",
            ),
        ]

    operation_id = property(lambda self: self.event.operation_id)

    @property
    def name(self) -> str:
        """Who it is, as a list writes it."""
        if self.person_id is not None and self.person is not None:
            return self.person.full_name
        if self.user is not None:
            return self.user.name
        return str(self.told.get("name") or _("Guest"))

    @property
    def account(self) -> User | None:
        """Whom one can tell: their account, or that of who holds the key to the person's file."""
        if self.person is not None:
            key = getattr(self.person, "key_holder", None)
            return key.user if key else None
        return self.user

    @property
    def unconfirmed(self) -> bool:
        """Whether the place is only held until the guest confirms."""
        return self.hold_until is not None and self.state != self.State.CANCELLED

    @property
    def email(self) -> str:
        """Where one may write to who has no account: what a guest gave, or the contact in the file if it is safe."""
        if self.guest:
            return str(self.told.get("email", ""))
        contact = getattr(self.person, "contact", None) if self.person else None
        return str(contact.data.get("email") or "") if contact and contact.safe else ""

    @property
    def wishes(self) -> dict[str, str]:
        """The language and the needs that were told for this event; opened once per instance."""
        if not hasattr(self, "_wishes"):
            self._wishes: dict[str, str] = (
                open_guest(self.consortium, bytes(self.notes)) if self.notes else {}
            )
        return self._wishes

    @property
    def told(self) -> dict[str, Any]:
        """What a guest gave: their name, perhaps e-mail and telephone; opened once per instance."""
        if not hasattr(self, "_told"):
            self._told: dict[str, Any] = open_guest(self.consortium, bytes(self.guest)) if self.guest else {}
        return self._told


def seal_guest(consortium: Consortium, told: dict[str, Any]) -> bytes:
    """A guest's name and address, sealed under a key of the consortium for guests only."""
    key = sealing.derived_key(consortium.key, "guests")
    return sealing.seal(key, json.dumps(told, ensure_ascii=False).encode(), _ABOUT)


def open_guest(consortium: Consortium, sealed: bytes) -> dict[str, Any]:
    """What was sealed; raises sealing.Unreadable."""
    return json.loads(sealing.unseal(sealing.derived_key(consortium.key, "guests"), sealed, _ABOUT))
