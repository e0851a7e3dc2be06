"""Opportunities: what a room puts on the board, in the same transaction as its own noun."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from punte.people.models import Consortium
from punte.reference.models import Concept, Settlement

CONTRACTS = ("permanent", "fixed_term", "seasonal", "day", "none")
HOURS = ("full", "part", "flexible")
SHIFTS = ("day", "shifts", "night", "weekend")


class Opportunity(models.Model):
    """A vacancy, a volunteer post, a place in a course. `source_type` and `source_id` say whose it is; the codes of
    contract, hours, shift and offers are those of the vacancy. Valid from a day until a day (open-ended if null).
    A course asks for nothing of the score: its skills are what it teaches. `granted` are the points that everybody
    gets because nothing is asked (score.py)."""

    class Kind(models.TextChoices):
        JOB = "job", _("job")
        APPRENTICESHIP = "apprenticeship", _("apprenticeship")
        TRAINEESHIP = "traineeship", _("traineeship")
        WORK_TRIAL = "work_trial", _("work trial")
        VOLUNTEERING = "volunteering", _("volunteering")
        COURSE = "course", _("course")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    source_type = models.CharField(max_length=40)
    source_id = models.BigIntegerField()
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    occupation = models.ForeignKey(Concept, models.PROTECT, null=True, related_name="+")
    settlement = models.ForeignKey(Settlement, models.PROTECT, null=True, related_name="+")
    remote = models.BooleanField(default=False)
    contract = models.CharField(max_length=10, blank=True)
    hours = models.CharField(max_length=8, blank=True)
    shift = models.CharField(max_length=7, blank=True)
    languages = ArrayField(models.CharField(max_length=3), default=list)
    offers = ArrayField(models.CharField(max_length=13), default=list)
    no_car = models.BooleanField(default=False)
    first_job = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    granted = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")
        constraints = [
            models.UniqueConstraint(fields=["source_type", "source_id"], name="one_opportunity_per_source"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="opportunity_ends_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["consortium", "kind", "valid_until"]),
            models.Index(fields=["consortium", "id"], condition=Q(granted__gt=0), name="asks_little"),
        ]

    def __str__(self) -> str:
        return f"{self.source_type} {self.source_id}"


class OpportunitySkill(models.Model):
    """A skill it asks for (essential), is helped by, or teaches (a course), and the points it is worth (score.py)."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    opportunity = models.ForeignKey(Opportunity, models.CASCADE, related_name="skills", db_index=False)
    skill = models.ForeignKey(Concept, models.PROTECT, related_name="+", db_index=False)
    essential = models.BooleanField(default=True)
    points = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("skill of an opportunity")
        verbose_name_plural = _("skills of opportunities")
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "skill"], name="one_skill_per_opportunity")
        ]
        indexes = [
            models.Index(fields=["skill"], include=["opportunity", "points", "consortium"], name="postings")
        ]

    def __str__(self) -> str:
        return str(self.skill)
