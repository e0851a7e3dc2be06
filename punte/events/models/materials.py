"""Materials: papers of an event that guests take home, before or after it."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.events.models.events import Event
from punte.people.models import Consortium, User
from punte.records.models import Document


class Material(models.Model):
    """One paper in one language, for download from the public page."""

    class From(models.TextChoices):
        BEFORE = "before", _("at once")
        AFTER = "after", _("after the event")

    class Language(models.TextChoices):
        RO = "ro", "română"
        BG = "bg", "български"
        EN = "en", "English"

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="materials", verbose_name=_("event"))
    title = models.CharField(_("title"), max_length=150)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    available = models.CharField(_("for download"), max_length=6, choices=From, default=From.BEFORE)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("paper"))
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["title", "language", "pk"]

    def __str__(self) -> str:
        return self.title

    def open_at(self, now: dt.datetime) -> bool:
        """Whether guests may take it by now."""
        return self.available == self.From.BEFORE or now >= self.event.ends_at
