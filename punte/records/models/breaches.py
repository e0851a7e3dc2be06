"""Breaches of personal data: what happened, who was told when, and the 72 hours that run from noticing."""

import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.people.models import Consortium, User
from punte.records.models.requests import protected_circles

HOURS = dt.timedelta(hours=72)  # GDPR Art. 33(1)
AUTHORITIES = {"Europe/Bucharest": "ANSPDCP", "Europe/Sofia": "КЗЛД"}


class BreachQuerySet(models.QuerySet["Breach"]):
    """What went wrong in a circle."""

    def visible_to(self, user: User) -> "BreachQuerySet":
        """For who protects the circle's data."""
        return self.filter(consortium__in=protected_circles(user))

    def running(self) -> "BreachQuerySet":
        """Nobody has decided yet whether the authority is told."""
        return self.filter(state__in=(Breach.State.OPEN, Breach.State.ASSESSED))


class Breach(Stateful):
    """One breach. It names nobody: how many persons and which kinds of data, never who."""

    class State(models.TextChoices):
        OPEN = "open", _("noticed")
        ASSESSED = "assessed", _("assessed")
        NOTIFIED = "notified", _("authority told")
        NOT_REQUIRED = "not_required", _("no need to tell the authority")
        CLOSED = "closed", _("closed")

    class Risk(models.TextChoices):
        NONE = "none", _("a risk is unlikely")
        RISK = "risk", _("a risk to people's rights")
        HIGH = "high", _("a high risk to people's rights")

    class Category(models.TextChoices):
        NAMES = "names", _("names and contact data")
        NUMBERS = "numbers", _("national numbers")
        SITUATION = "situation", _("situation on the labour market, education, household")
        SPECIAL = "special", _("special categories")
        PAPERS = "papers", _("papers and certificates")
        ACCOUNTS = "accounts", _("accounts and passwords")

    MOVES = {
        State.OPEN: {State.ASSESSED},
        State.ASSESSED: {State.NOTIFIED, State.NOT_REQUIRED},
        State.NOTIFIED: {State.CLOSED},
        State.NOT_REQUIRED: {State.CLOSED, State.ASSESSED},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.OPEN)
    happened_on = models.DateField(_("happened on"), null=True)
    noticed_at = models.DateTimeField(_("noticed at"))
    what = models.TextField(_("what happened"))
    persons = models.PositiveIntegerField(_("how many persons"), null=True)
    categories = ArrayField(
        models.CharField(max_length=10, choices=Category), default=list, verbose_name=_("kinds of data")
    )
    risk = models.CharField(_("risk"), max_length=4, choices=Risk, blank=True)
    consequences = models.TextField(_("likely consequences"), blank=True)
    measures = models.TextField(_("measures taken"), blank=True)
    authority_told_at = models.DateTimeField(_("authority told at"), null=True)
    authority_reason = models.TextField(_("why the authority was told late, or not at all"), blank=True)
    persons_told_on = models.DateField(_("persons told on"), null=True)
    persons_reason = models.TextField(_("why the persons were not told"), blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = BreachQuerySet.as_manager()

    class Meta:
        verbose_name = _("breach of personal data")
        verbose_name_plural = _("breaches of personal data")
        ordering = ["-noticed_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="notified") | Q(authority_told_at__gte=F("noticed_at")),
                name="authority_told_after_noticing",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_required") | ~Q(authority_reason=""), name="silence_gives_a_reason"
            ),
        ]

    @property
    def due_at(self) -> dt.datetime:
        """When the 72 hours end."""
        return self.noticed_at + HOURS

    def hours_left(self, now: dt.datetime) -> float:
        """Of the 72; negative when they are over."""
        return (self.due_at - now).total_seconds() / 3600

    @property
    def clock_runs(self) -> bool:
        """Until the authority was told, or need not be."""
        return self.state in (self.State.OPEN, self.State.ASSESSED)


class BreachEntry(models.Model):
    """One line of a breach's log; nothing in it is changed or taken back."""

    breach = models.ForeignKey(Breach, models.PROTECT, related_name="log")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=12, choices=Breach.State)
    changed = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("line of the breach log")
        verbose_name_plural = _("breach log")
        ordering = ["pk"]
