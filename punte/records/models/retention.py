"""From when the terms of keeping run, and what was destroyed when they had passed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.people.models import Consortium, User
from punte.projects.models import Operation


class TermStart(models.Model):
    """The day from which the fund's term of keeping runs for an operation: its last payment, or what the rules of
    its programming period name (`retention.yaml`)."""

    operation = models.OneToOneField(Operation, models.PROTECT, related_name="term_start")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    happened_on = models.DateField(_("happened on"))
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("beginning of a term of keeping")
        verbose_name_plural = _("beginnings of terms of keeping")


class Destruction(models.Model):
    """What was destroyed under which rule: how much, never whose."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, null=True, related_name="+")
    rule = models.CharField(_("rule"), max_length=40)
    kind = models.CharField(_("what"), max_length=20)
    count = models.PositiveIntegerField(_("how many"))
    kept_until = models.DateField(_("kept until"))
    at = models.DateTimeField(_("destroyed at"), auto_now_add=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("destruction")
        verbose_name_plural = _("destruction log")
        ordering = ["-pk"]
