"""Reports: what an event was like, for everybody to read, with pictures."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.events.models.events import Event
from punte.people.models import Consortium, User
from punte.records.models import Document


@pghistory.track()
class EventReport(Stateful):
    """The report of one event: a draft until it is published on the event's public page."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    MOVES = {State.DRAFT: {State.PUBLISHED}, State.PUBLISHED: {State.DRAFT}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    event = models.OneToOneField(Event, models.PROTECT, related_name="report", verbose_name=_("event"))
    text = TranslatedField(_("report"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("report of an event")
        verbose_name_plural = _("reports of events")


class Picture(models.Model):
    """A picture of an event, without what the camera wrote into it; with words for who does not see it."""

    class People(models.TextChoices):
        NOBODY = "nobody", _("nobody can be recognised")
        AGREED = "agreed", _("everybody who can be recognised has agreed")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="pictures", verbose_name=_("event"))
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    alternative = TranslatedField(_("what it shows"))
    people = models.CharField(_("people in it"), max_length=6, choices=People)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["added_at", "pk"]
