"""Dates the consortium has to keep: when a claim is planned, and of what somebody was reminded."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.monitoring.models.periods import Period
from punte.people.models import Consortium, User
from punte.projects.models import Operation


@pghistory.track()
class Claim(models.Model):
    """The reimbursement claim that follows a period's report, and the day for which it is planned."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    period = models.OneToOneField(Period, models.PROTECT, related_name="claim")
    planned_on = models.DateField(_("claim planned on"))
    sent_on = models.DateField(_("claim sent on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("reimbursement claim")
        verbose_name_plural = _("reimbursement claims")


class Reminder(models.Model):
    """That somebody was reminded of a deadline so many days before; a moved deadline is told again, nothing twice."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    object_id = models.BigIntegerField()
    due_on = models.DateField()
    days_before = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "object_id", "due_on", "days_before"], name="reminded_once"
            )
        ]
