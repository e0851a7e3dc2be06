"""Target groups: whom an operation may serve, by dated criteria, and what proves each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.translated import TranslatedField
from punte.projects.models.operations import Operation


class TargetGroup(models.Model):
    """Persons or organisations of one description."""

    class For(models.TextChoices):
        PERSON = "person", _("persons")
        ORGANISATION = "organisation", _("organisations")

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="target_groups")
    code = models.SlugField(max_length=40)
    applies_to = models.CharField(max_length=12, choices=For)
    name = TranslatedField(_("name"))

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["operation", "code"], name="one_group_per_code")]

    def __str__(self) -> str:
        return str(self.name)


class CriterionQuerySet(models.QuerySet["Criterion"]):
    """Criteria as they stood on a day."""

    def on(self, day: object) -> "CriterionQuerySet":
        """In force on this day; undated ones always are."""
        return self.filter(
            models.Q(since=None) | models.Q(since__lte=day), models.Q(until=None) | models.Q(until__gte=day)
        )


class Criterion(models.Model):
    """A condition of belonging to the group, with the papers that prove it."""

    group = models.ForeignKey(TargetGroup, models.CASCADE, related_name="criteria")
    code = models.SlugField(max_length=40)
    name = TranslatedField(_("name"))
    proofs = models.JSONField(default=list)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["group", "code"], name="one_criterion_per_code")]

    def __str__(self) -> str:
        return str(self.name)
