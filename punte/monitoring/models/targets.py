"""Targets as announced: each carries the sentence that promised it and the facts that count towards it."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.base.translated import TranslatedField
from punte.projects.models import Activity, Operation


@pghistory.track()
class Target(models.Model):
    """A promise with a number. `version` grows whenever its counting rule changes."""

    class Group(models.TextChoices):
        PEOPLE = "people", _("People")
        ORGANISATIONS = "organisations", _("Organisations and partnerships")
        MEETINGS = "meetings", _("Meetings")
        SERVICES = "services", _("Services and guides")
        JOBS = "jobs", _("Enterprises and jobs")
        REACH = "reach", _("Reach")

    class What(models.TextChoices):
        PEOPLE = "people", _("people")
        ORGANISATIONS = "organisations", _("organisations")
        OCCURRENCES = "occurrences", _("times")
        QUANTITY = "quantity", _("quantity")

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="targets")
    code = models.SlugField(_("code"), max_length=60)
    name = TranslatedField(_("name"))
    group = models.CharField(max_length=13, choices=Group)
    headline = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()
    value = models.DecimalField(_("promised"), max_digits=12, decimal_places=2)
    at_least = models.BooleanField(_("at least"), default=False)
    what = models.CharField(_("what is counted"), max_length=13, choices=What)
    kinds = ArrayField(models.CharField(max_length=60), verbose_name=_("facts counted"))
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, related_name="+")
    minimum = models.DecimalField(_("smallest that counts"), max_digits=12, decimal_places=2, null=True)
    participants_only = models.BooleanField(default=False)
    quote = models.TextField(_("as announced"))
    version = models.PositiveIntegerField(_("rule version"), default=1)
    retired = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["operation", "code"], name="one_target_per_code"),
            models.CheckConstraint(condition=Q(value__gt=0), name="a_promise_is_positive"),
        ]

    def __str__(self) -> str:
        return str(self.name)
