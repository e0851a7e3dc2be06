"""Clarifications: what the funder asks about a submitted period, and what was answered, with the day it is due."""

import datetime as dt

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.monitoring.models.periods import Period
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.records.models import Document


class ClarificationQuerySet(models.QuerySet["Clarification"]):
    """The questions on the periods that the reader may see."""

    def visible_to(self, user: User) -> "ClarificationQuerySet":
        """Whoever works in the operation sees what was asked and answered."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(period__operation__in={a.operation_id for a in acting(user).assignments})


class Clarification(Stateful):
    """One question of the funder, with a day by which it is answered."""

    class State(models.TextChoices):
        ASKED = "asked", _("to answer")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("settled")

    MOVES = {
        State.ASKED: {State.ANSWERED},
        State.ANSWERED: {State.ASKED, State.CLOSED},
    }

    period = models.ForeignKey(Period, models.PROTECT, related_name="clarifications")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    number = models.CharField(_("number"), max_length=60, blank=True)
    asked_on = models.DateField(_("asked on"))
    due_on = models.DateField(_("answer due on"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.ASKED)

    objects = ClarificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("clarification")
        verbose_name_plural = _("clarifications")
        ordering = ["due_on", "pk"]

    def get_absolute_url(self) -> str:
        """Its thread."""
        period = self.period
        return reverse(
            "monitoring:clarification_detail", args=[period.operation.code, period.number, self.pk]
        )

    def is_late(self, today: dt.date) -> bool:
        """Whether the day has passed without an answer."""
        return self.state == self.State.ASKED and today > self.due_on


class ClarificationEntry(models.Model):
    """What one side wrote. Never changed; what was wrong is put right by the next entry."""

    clarification = models.ForeignKey(Clarification, models.PROTECT, related_name="entries")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    from_funder = models.BooleanField()
    text = models.TextField(_("text"), max_length=10_500)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("paper")
    )
    on = models.DateField(_("day"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["pk"]
