"""Programme, operation, partners, activities. What an announcement does not say is null."""

import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.money import Currency, Money
from punte.base.translated import TranslatedField
from punte.organisations.models import Organisation
from punte.people.models import Consortium


class Programme(models.Model):
    """A funding programme of one programming period."""

    code = models.CharField(_("code"), max_length=20)
    period = models.CharField(_("programming period"), max_length=9)
    name = TranslatedField(_("name"))

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [models.UniqueConstraint(fields=["code", "period"], name="one_programme_per_period")]

    def __str__(self) -> str:
        return str(self.name)


class OperationQuerySet(models.QuerySet["Operation"]):
    """Operations are announced publicly; what happens in them is not."""

    def announced(self) -> "OperationQuerySet":
        """With what a list shows."""
        return self.select_related("programme").prefetch_related("partnerships__organisation")


class Operation(models.Model):
    """A funded project; it belongs to exactly one consortium."""

    class DatesAre(models.TextChoices):
        EXACT = "exact", _("exact")
        YEAR = "year", _("known by year")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="operations")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="operations", null=True)
    code = models.SlugField(_("code"), unique=True, max_length=40, allow_unicode=True)
    official_code = models.CharField(_("official code"), max_length=80, blank=True)
    title = TranslatedField(_("title"))
    summary = TranslatedField(_("summary"), null=True)
    priority = TranslatedField(_("priority"), null=True)
    objective = TranslatedField(_("specific objective"), null=True)
    starts_on = models.DateField(_("starts on"), null=True)
    ends_on = models.DateField(_("ends on"), null=True)
    dates_are = models.CharField(max_length=8, choices=DatesAre, default=DatesAre.EXACT)
    zone = models.CharField(max_length=40, default="Europe/Bucharest")
    currency = models.CharField(_("currency"), max_length=3, choices=Currency, default=Currency.RON)
    budget_total = models.DecimalField(_("total value"), max_digits=14, decimal_places=2, null=True)
    regions = ArrayField(models.CharField(max_length=5), default=list, verbose_name=_("regions"))
    places = ArrayField(models.CharField(max_length=80), default=list, verbose_name=_("places"))
    course_topics = ArrayField(
        models.CharField(max_length=20), default=list, verbose_name=_("topics that its courses must hold")
    )
    indicator_set = models.CharField(max_length=9)
    reported_until = models.DateField(_("reported until"), null=True)
    reported_at = models.DateTimeField(_("last reported"), null=True)

    objects = OperationQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="operation_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Its dashboard."""
        return reverse("monitoring:dashboard", args=[self.code])

    @property
    def budget(self) -> Money | None:
        """The total value, if the announcement says it."""
        return None if self.budget_total is None else Money(self.budget_total, self.currency)

    def months(self, on: dt.date) -> tuple[int, int] | None:
        """(months gone by, months in all), or None where the dates are not known."""
        if not (self.starts_on and self.ends_on):
            return None
        total = _months_between(self.starts_on, self.ends_on + dt.timedelta(days=1))
        return max(0, min(_months_between(self.starts_on, on + dt.timedelta(days=1)), total)), total


def _months_between(start: dt.date, end: dt.date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


class BudgetSource(models.Model):
    """A part of the budget by where it comes from."""

    class Source(models.TextChoices):
        EU = "eu", _("European Union")
        NATIONAL = "national", _("national budget")
        OWN = "own", _("own contribution")

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="budget_sources")
    source = models.CharField(_("source"), max_length=8, choices=Source)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["operation", "source"], name="one_amount_per_source")]


class Partnership(models.Model):
    """An organisation delivers an operation: as lead, as partner, or associated."""

    class Role(models.TextChoices):
        LEAD = "lead", _("lead partner")
        PARTNER = "partner", _("partner")
        ASSOCIATED = "associated", _("associated partner")

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="partnerships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="partnerships")
    role = models.CharField(_("role"), max_length=10, choices=Role)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["operation", "organisation"], name="once_a_partner")]


class Activity(models.Model):
    """Part of the work; a fact that names its activity is counted where it belongs."""

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="activities")
    code = models.CharField(_("code"), max_length=10)
    name = TranslatedField(_("name"))

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["operation", "code"], name="one_activity_per_code")]

    def __str__(self) -> str:
        return str(self.name)
