"""Lists of who comes: read from an uploaded table, looked through, then registered all at once."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.events.models.events import Event
from punte.people import sealing
from punte.people.models import Consortium, User

_PURPOSE, _ABOUT = "guests", "list"


class RegistrationListQuerySet(models.QuerySet["RegistrationList"]):
    """The only door to uploaded lists."""

    def visible_to(self, user: User) -> "RegistrationListQuerySet":
        """One's own: what somebody else uploaded may name people whom one does not see."""
        return self.filter(uploaded_by=user, event__in=Event.objects.visible_to(user))


class RegistrationList(Stateful):
    """A list between upload and registering. Its rows rest sealed, and go once it is applied, thrown away or old."""

    class State(models.TextChoices):
        READ = "read", _("read, not registered yet")
        APPLIED = "applied", _("registered")
        DISCARDED = "discarded", _("discarded")

    MOVES = {State.READ: {State.APPLIED, State.DISCARDED}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="lists", verbose_name=_("event"))
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("uploaded by"))
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    file_name = models.CharField(_("file"), max_length=200)
    sealed = models.BinaryField(null=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.READ)
    registered = models.PositiveIntegerField(_("registered"), default=0)
    waiting = models.PositiveIntegerField(_("on the waiting list"), default=0)
    left_out = models.PositiveIntegerField(_("left out"), default=0)

    objects = RegistrationListQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of registrations")
        verbose_name_plural = _("lists of registrations")
        ordering = ["-uploaded_at", "-pk"]

    operation_id = property(lambda self: self.event.operation_id)

    def seal(self, content: dict[str, Any]) -> None:
        """Keep the rows as they were read."""
        key = sealing.derived_key(self.consortium.key, _PURPOSE)
        self.sealed = sealing.seal(key, json.dumps(content, ensure_ascii=False).encode(), _ABOUT)

    @property
    def content(self) -> dict[str, Any]:
        """The rows as they were read; empty once they are gone."""
        if not self.sealed:
            return {"rows": [], "ignored": []}
        key = sealing.derived_key(self.consortium.key, _PURPOSE)
        return json.loads(sealing.unseal(key, bytes(self.sealed), _ABOUT))
