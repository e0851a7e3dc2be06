"""Decisions of moderation with their reasons (Article 17), complaints (Article 20), suspensions, and the words that are
kept while somebody may still complain."""

import calendar
import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.dialogue.models.cases import LAWS, Case, Ground
from punte.dialogue.models.consultations import Consultation
from punte.dialogue.models.content_notices import ContentNotice
from punte.dialogue.models.contributions import Contribution
from punte.dialogue.models.voices import Voice
from punte.people.models import Consortium, User

COMPLAIN_MONTHS = 6  # Article 20(1)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Decision(models.Model):
    """What one person decided of a case, never changed. The first has number 1; one on a complaint says whether the one
    before stands. `before` is the state in which the content was; `before_into` where it had been joined to."""

    class Result(models.TextChoices):
        UPHELD = "upheld", _("it stands")
        REVERSED = "reversed", _("reversed")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions", db_index=False)
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(_("decision"), max_length=10, choices=Case.OUTCOMES)
    result = models.CharField(max_length=8, choices=Result, blank=True)
    ground = models.CharField(_("ground"), max_length=8, choices=Ground, blank=True)
    law = models.CharField(_("law and article"), max_length=200, blank=True)
    facts = models.TextField(_("facts, and why they lead to this"))
    until = models.DateField(_("suspended until"), null=True)
    everywhere = models.BooleanField(default=False)
    before = models.CharField(max_length=9, blank=True)
    before_into = models.ForeignKey(Contribution, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("decision of moderation")
        verbose_name_plural = _("decisions of moderation")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="decisions_in_order"),
            models.CheckConstraint(
                condition=Q(outcome="no_action") | ~Q(ground=""), name="restriction_says_its_ground"
            ),
        ]

    @property
    def restricts(self) -> bool:
        """Whether it takes something away from its author."""
        return self.outcome != Case.State.NO_ACTION

    @property
    def by_law(self) -> bool:
        """Whether it rests on a law, not on a rule of the house."""
        return self.ground in LAWS

    @property
    def complain_until(self) -> dt.date:
        """The last day on which one may complain about it (Article 20(1) and (2))."""
        return months_after(timezone.localdate(self.at), COMPLAIN_MONTHS)

    @property
    def open_to_complaints(self) -> bool:
        """Whether that day has not passed."""
        return clock.today() <= self.complain_until


class KeptWords(models.Model):
    """The words of a removed content, sealed, until nobody can complain about the removal any more."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="kept")
    sealed = models.BinaryField()
    until = models.DateField()

    class Meta:
        verbose_name = _("words kept for a complaint")
        verbose_name_plural = _("words kept for complaints")


class Complaint(models.Model):
    """Somebody does not agree with a decision: the author, or who gave a notice; each once about each decision."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="complaints", db_index=False)
    notice = models.ForeignKey(ContentNotice, models.PROTECT, null=True, related_name="complaints")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    why = models.TextField(_("why the decision is wrong"))
    made_at = models.DateTimeField()
    answer = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="answers")

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "notice"], name="reporter_complains_once"),
            models.UniqueConstraint(
                fields=["decision"], condition=Q(notice=None), name="author_complains_once"
            ),
        ]

    @property
    def of_author(self) -> bool:
        """Whether the author complained; else it was who gave the notice."""
        return self.notice_id is None


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    """The door to suspensions."""

    def of(self, user: User, consultation: Consultation) -> "SuspensionQuerySet":
        """Those that keep this account out of this consultation today."""
        own = Q(voice__user=user) | Q(voice__person__key_holder__user=user)
        return self.filter(own).in_force(consultation)

    def in_force(self, consultation: Consultation) -> "SuspensionQuerySet":
        """Those that keep somebody out of this consultation today."""
        here = Q(consultation=consultation.pk) | Q(consultation=None, consortium=consultation.consortium_id)
        today = clock.today(consultation.zone)
        return self.filter(here, lifted_at=None, until__gte=today)


class Suspension(models.Model):
    """An account does not take part until and with a day: in one consultation, or in all of the consortium."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="suspension")
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="suspensions")
    consultation = models.ForeignKey(Consultation, models.PROTECT, null=True, related_name="+")
    until = models.DateField()
    lifted_at = models.DateTimeField(null=True)

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
