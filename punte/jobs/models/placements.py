"""Placements: somebody has started work; how they fare after 28 days and after six months."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.jobs.models.applications import Application
from punte.jobs.models.vacancies import Vacancy
from punte.participation.models import Observation
from punte.people.models import Consortium, Person, PersonKey, User
from punte.projects.models import Operation
from punte.records.models import Document


class PlacementQuerySet(models.QuerySet["Placement"]):
    """Who works where through the hub."""

    def visible_to(self, user: User) -> "PlacementQuerySet":
        """The team's door, as for applications."""
        return self.filter(application__in=Application.objects.visible_to(user))

    def own(self, user: User) -> "PlacementQuerySet":
        """Those of the person whose key this user holds."""
        return self.filter(person__in=PersonKey.numbers_of(user))

    def running(self) -> "PlacementQuerySet":
        """Not ended and not taken back."""
        return self.filter(ended_on=None, struck=False)


@pghistory.track(model_name="PlacementHistory")
class Placement(models.Model):
    """Work that has begun after an accepted application, with its contract as paper. `new_job`: the post did not
    exist before the project. Taken back by mistake it is struck, and its facts with it."""

    class Ending(models.TextChoices):
        FIXED_TERM = "fixed_term", _("the contract was for a time that is over")
        RESIGNED = "resigned", _("the person resigned")
        DISMISSED = "dismissed", _("the employer ended it")
        PROBATION = "probation", _("it ended during probation")
        PERSONAL = "personal", _("personal reasons")
        BETTER = "better", _("the person found something better")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="placements")
    application = models.ForeignKey(Application, models.PROTECT, related_name="placements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="placements")
    starts_on = models.DateField(_("started work on"))
    contract = models.CharField(_("contract"), max_length=10, choices=Vacancy.Contract)
    weekly_hours = models.PositiveSmallIntegerField(_("hours a week"))
    post = models.CharField(_("post"), max_length=150)
    new_job = models.BooleanField(_("the post did not exist before the project"), default=False)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("contract as paper")
    )
    observation = models.ForeignKey(Observation, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(_("ended on"), null=True)
    ending = models.CharField(_("why it ended"), max_length=10, choices=Ending, blank=True)
    struck = models.BooleanField(_("recorded by mistake"), default=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement in work")
        verbose_name_plural = _("placements in work")
        indexes = [models.Index(fields=["operation", "starts_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(struck=False), name="one_placement_per_application"
            ),
            models.CheckConstraint(
                condition=Q(weekly_hours__gte=1, weekly_hours__lte=60), name="plausible_weekly_hours"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ending="")
                | Q(ended_on__isnull=False, ended_on__gte=F("starts_on")) & ~Q(ending=""),
                name="ended_placement_says_why",
            ),
        ]

    organisation_id = property(lambda self: self.application.participation.organisation_id)
    activity_id = property(lambda self: self.application.vacancy.activity_id)

    def __str__(self) -> str:
        return f"{self.post}, {self.starts_on}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("jobs:placement_detail", args=[self.operation.code, self.pk])


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    """What was learnt afterwards."""

    def visible_to(self, user: User) -> "FollowUpQuerySet":
        """Where the placement is seen."""
        return self.filter(placement__in=Placement.objects.visible_to(user))


class FollowUp(models.Model):
    """Somebody asked, 28 days or six months after the start, whether the person is still at work."""

    class Term(models.TextChoices):
        DAYS_28 = "28_days", _("28 days")
        MONTHS_6 = "6_months", _("six months")

    class Result(models.TextChoices):
        KEPT = "kept", _("still works there")
        OTHER_JOB = "other_job", _("works somewhere else")
        SEARCHING = "searching", _("is searching for work")
        INACTIVE = "inactive", _("does not search for work")
        NOT_REACHED = "not_reached", _("was not reached")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    placement = models.ForeignKey(Placement, models.PROTECT, related_name="follow_ups")
    term = models.CharField(_("after"), max_length=8, choices=Term)
    asked_on = models.DateField(_("asked on"))
    result = models.CharField(_("result"), max_length=11, choices=Result)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    observation = models.ForeignKey(Observation, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    struck = models.BooleanField(_("recorded by mistake"), default=False)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up of a placement")
        verbose_name_plural = _("follow-ups of placements")
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "term"],
                condition=Q(struck=False) & ~Q(result="not_reached"),
                name="one_result_per_term",
            )
        ]

    # What facts ask about their source.
    person_id = property(lambda self: self.placement.person_id)
    operation_id = property(lambda self: self.placement.operation_id)
    organisation_id = property(lambda self: self.placement.organisation_id)
    activity_id = property(lambda self: self.placement.activity_id)

    def __str__(self) -> str:
        return f"{self.get_term_display()}, {self.get_result_display()}"

    def get_absolute_url(self) -> str:
        """That of the placement."""
        return self.placement.get_absolute_url()
