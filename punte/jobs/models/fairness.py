"""How matching treated groups of people on a day: sums only; and whom it left without anything."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.participation.models import Participation
from punte.people.models import Consortium, Person, User
from punte.projects.models import Operation


class FairnessReport(models.Model):
    """One reckoning. `figures` are groups whose small cells were hidden before they were written down; `titles` how
    many pairs of gendered words were tried, of how many neither was found, and which led to different occupations.
    `rule` names the weights."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("reckoned at"), auto_now_add=True)
    as_of = models.DateField(_("as of"))
    rule = models.CharField(max_length=20)
    people = models.PositiveIntegerField(_("people who are looking"))
    figures = models.JSONField()
    titles = models.JSONField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("report on how matching treats people")
        verbose_name_plural = _("reports on how matching treats people")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.operation_id} {self.as_of}"

    def get_absolute_url(self) -> str:
        """The page shows the newest."""
        return reverse("jobs:fairness", args=[self.operation.code])


class Unmatched(models.Model):
    """Somebody for whom nothing was in the list; of the newest report only. A task for who accompanies them."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="+")
    report = models.ForeignKey(FairnessReport, models.CASCADE, related_name="unmatched")
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("person without a match")
        verbose_name_plural = _("people without a match")
        constraints = [
            models.UniqueConstraint(fields=["report", "participation"], name="unmatched_once_in_a_report")
        ]

    def __str__(self) -> str:
        return str(self.pk)
