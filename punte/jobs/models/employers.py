"""Employers: the organisations with which the hub of a project works, and the agreement that says so."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Activity, Operation
from punte.records.models import Document


def hub_or_own(user: User, organisation: str) -> Q:
    """Everything of the operations in whose hub the user works; as a recruiter, what names the own organisation."""
    now = acting(user)
    seen = Q(operation__in={a.operation_id for a in now.assignments})
    for a in now.recruits:
        seen |= Q(operation=a.operation_id, **{organisation: a.role.organisation_id})
    return seen


class EmployerQuerySet(models.QuerySet["Employer"]):
    """Employers of a project's hub."""

    def visible_to(self, user: User) -> "EmployerQuerySet":
        """Whoever works in the operation; a recruiter only the own organisation. An employer here is an organisation
        and holds no person."""
        return self.filter(hub_or_own(user, "organisation")) if user.is_authenticated else self.none()


@pghistory.track(model_name="EmployerHistory")
class Employer(Stateful):
    """New until the hub approves it; its vacancies are public only then. Paused when it leaves people
    without answers."""

    class State(models.TextChoices):
        NEW = "new", _("waits for approval")
        APPROVED = "approved", _("approved")
        PAUSED = "paused", _("paused")
        ENDED = "ended", _("ended")

    MOVES = {
        State.NEW: {State.APPROVED, State.ENDED},
        State.APPROVED: {State.PAUSED, State.ENDED},
        State.PAUSED: {State.APPROVED, State.ENDED},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="employers")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", verbose_name=_("activity"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="hubs", verbose_name=_("employer")
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.NEW)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    agreement = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("partnership agreement"),
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = EmployerQuerySet.as_manager()

    class Meta:
        verbose_name = _("employer")
        verbose_name_plural = _("employers")
        constraints = [
            models.UniqueConstraint(fields=["operation", "organisation"], name="one_employer_per_hub"),
            models.CheckConstraint(
                condition=Q(agreement=None, signed_on=None)
                | Q(agreement__isnull=False, signed_on__isnull=False),
                name="agreement_has_a_day",
            ),
            models.CheckConstraint(condition=~Q(state="paused") | ~Q(reason=""), name="pause_has_a_reason"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        """Its page in the hub."""
        return reverse("jobs:employer_detail", args=[self.operation.code, self.pk])
