"""Sessions: the agenda of an event, part by part."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from punte.base.translated import TranslatedField
from punte.events.models.events import Event
from punte.people.models import Consortium


@pghistory.track()
class Session(models.Model):
    """One part of the agenda: from when to when, what, who speaks, in which room."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="sessions", verbose_name=_("event"))
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    title = TranslatedField(_("title"))
    speakers = models.CharField(_("speakers"), max_length=300, blank=True)
    room = models.CharField(_("room"), max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_takes_time")
        ]

    def __str__(self) -> str:
        return str(self.title)
