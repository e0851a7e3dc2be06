"""Minutes: what was said and agreed at an event; sent to who was there, and approved by them."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.events.models.events import Event
from punte.events.models.registrations import Registration
from punte.people.models import Consortium, User


@pghistory.track()
class Minutes(Stateful):
    """The minutes of one event. Each time they are sent a new `round` of answers begins; approved, they are frozen."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SENT = "sent", _("sent for approval")
        APPROVED = "approved", _("approved")

    MOVES = {State.DRAFT: {State.SENT}, State.SENT: {State.DRAFT, State.APPROVED}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    event = models.OneToOneField(Event, models.PROTECT, related_name="minutes", verbose_name=_("event"))
    text = models.TextField(_("minutes"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.DRAFT)
    round = models.PositiveSmallIntegerField(default=0)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_at__isnull=False), name="approved_some_day"
            )
        ]


class Approval(models.Model):
    """What one who was there answered in one round; never changed itself."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="approvals")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="approvals")
    round = models.PositiveSmallIntegerField()
    agrees = models.BooleanField(_("agrees"))
    objection = models.CharField(_("objection"), max_length=1000, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("approval of minutes")
        verbose_name_plural = _("approvals of minutes")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "registration", "round"], name="answered_once_a_round"
            ),
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(objection=""), name="objection_says_why"),
        ]
