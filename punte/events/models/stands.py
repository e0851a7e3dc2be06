"""Stands: at a job fair, who stands where and what they offer."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.translated import TranslatedField
from punte.events.models.events import Event
from punte.people.models import Consortium


@pghistory.track()
class Stand(models.Model):
    """One organisation at a fair."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="stands", verbose_name=_("event"))
    organisation = models.CharField(_("organisation"), max_length=200)
    place = models.CharField(_("where it stands"), max_length=40, blank=True)
    offers = TranslatedField(_("what it offers"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("stand")
        verbose_name_plural = _("stands")
        ordering = ["place", "organisation", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "organisation"], name="one_stand_each")]

    def __str__(self) -> str:
        return self.organisation
