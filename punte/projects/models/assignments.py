"""Assignments: who works in which operation, as what, with which separate rights."""

import datetime as dt

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from punte.organisations.models import Role
from punte.people.models import User
from punte.projects.models.operations import Operation, Partnership


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Who is at work today, by the real clock."""

    def held_by(self, user: User) -> "AssignmentQuerySet":
        """This user's, in force today."""
        return self.in_force().filter(role__user=user) if user.is_authenticated else self.none()

    def in_force(self, on: dt.date | None = None) -> "AssignmentQuerySet":
        """In force today (or on that day), through a role that is itself in force; each knows whether it is the
        lead partner's."""
        today = on or timezone.localdate()
        lead = Partnership.objects.filter(
            operation=OuterRef("operation"),
            organisation=OuterRef("role__organisation"),
            role=Partnership.Role.LEAD,
        )
        return (
            self.filter(since__lte=today, role__since__lte=today)
            .filter(Q(until=None) | Q(until__gte=today), Q(role__until=None) | Q(role__until__gte=today))
            .annotate(leads=Exists(lead))
            .select_related("role__organisation", "operation")
            .order_by("pk")
        )


@pghistory.track()
class Assignment(models.Model):
    """A role put to work in an operation."""

    class Right(models.TextChoices):
        SPECIAL = "special", _("special categories")
        NUMBER = "number", _("national number")
        EXPORT = "export", _("export")
        ERASE = "erase", _("erase")

    role = models.ForeignKey(Role, models.PROTECT, related_name="assignments")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="assignments")
    rights = ArrayField(
        models.CharField(max_length=8, choices=Right), default=list, verbose_name=_("separate rights")
    )
    since = models.DateField(_("from"), default=dt.date.today)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "operation"], condition=Q(until=None), name="one_open_assignment"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="assignment_ends_after_start"
            ),
        ]
