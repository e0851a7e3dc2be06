"""Measures of a plan: who does what until when, with which money, where it came from, how far it is."""

from decimal import Decimal

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from punte.base.money import Money
from punte.base.states import Stateful
from punte.dialogue.models.action_groups import works_in
from punte.dialogue.models.contributions import Contribution
from punte.dialogue.models.criteria import Criterion
from punte.dialogue.models.plans import Plan, Problem
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User


class MeasureQuerySet(models.QuerySet["Measure"]):
    """What was promised."""

    def visible_to(self, user: User) -> "MeasureQuerySet":
        """Whoever works in the plan's operation."""
        return self.filter(plan__operation__in=works_in(user))

    def promised(self) -> "MeasureQuerySet":
        """Still to be done, in a plan that is in force."""
        open_ = (Measure.State.PLANNED, Measure.State.IN_PROGRESS, Measure.State.BLOCKED)
        return self.filter(plan__state__in=Plan.FOLLOWED_IN, state__in=open_)


@pghistory.track(model_name="MeasureHistory")
class Measure(Stateful):
    """One thing the plan promises. Its state moves by half-yearly reports only."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("measure", "planned")
        IN_PROGRESS = "in_progress", pgettext_lazy("measure", "in progress")
        COMPLETED = "completed", pgettext_lazy("measure", "delivered")
        BLOCKED = "blocked", pgettext_lazy("measure", "blocked")
        DROPPED = "dropped", pgettext_lazy("measure", "dropped")

    MOVES = {
        State.PLANNED: {State.PLANNED, State.IN_PROGRESS, State.COMPLETED, State.BLOCKED, State.DROPPED},
        State.IN_PROGRESS: {State.IN_PROGRESS, State.COMPLETED, State.BLOCKED, State.DROPPED},
        State.BLOCKED: {State.BLOCKED, State.IN_PROGRESS, State.COMPLETED, State.DROPPED},
        State.COMPLETED: {State.IN_PROGRESS},  # not delivered after all: its fact is struck
        State.DROPPED: {State.IN_PROGRESS},
    }

    names_nobody = True
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="measures")
    objective = models.ForeignKey(
        Problem, models.PROTECT, related_name="measures", verbose_name=_("objective")
    )
    title = models.CharField(_("measure"), max_length=200)
    activities = models.TextField(_("what is done"))
    responsible = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("responsible organisation")
    )
    promised_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who promised it")
    )
    partners = models.CharField(_("partners"), max_length=300, blank=True)
    for_whom = models.CharField(_("for whom"), max_length=200)
    due_on = models.DateField(_("deadline"))
    indicator = models.CharField(_("indicator"), max_length=200)
    baseline = models.DecimalField(_("today"), max_digits=12, decimal_places=2, default=0)
    target = models.DecimalField(_("target"), max_digits=12, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=40)
    equality = models.CharField(_("equal access"), max_length=300, blank=True)
    risk = models.CharField(_("risk"), max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    state = models.CharField(_("state"), max_length=11, choices=State, default=State.PLANNED)
    progress = models.PositiveSmallIntegerField(_("done, in percent"), default=0)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure of a plan")
        verbose_name_plural = _("measures of plans")
        ordering = ["objective", "due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "title"], name="one_measure_of_a_title"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="at_most_all_of_it"),
            models.CheckConstraint(
                condition=~Q(state="completed") | Q(progress=100), name="delivered_means_all"
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=10), name="weights_from_one_to_ten"
            ),
        ]

    operation_id = property(lambda self: self.plan.operation_id)
    activity_id = property(lambda self: self.plan.activity_id)
    organisation_id = property(lambda self: self.plan.organisation_id)
    entity_id = property(lambda self: self.responsible_id)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("dialogue:measure_detail", args=[self.plan.operation.code, self.pk])

    @property
    def cost(self) -> Money:
        """What it costs, all sources together."""
        total = sum((part.amount for part in self.budget.all()), Decimal(0))
        return Money(total, self.plan.operation.currency)


class MeasureBudget(models.Model):
    """A part of what a measure costs, by where it comes from; in the currency of the project."""

    class Source(models.TextChoices):
        LOCAL = "local", _("local budget")
        COUNTY = "county", _("county budget")
        STATE = "state", _("state budget")
        EU = "eu", _("European funds")
        PARTNERS = "partners", _("partners' own money")
        DONATIONS = "donations", _("donations and sponsors")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="budget", db_index=False)
    source = models.CharField(_("source"), max_length=9, choices=Source)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("budget of a measure")
        verbose_name_plural = _("budgets of measures")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "source"], name="one_amount_a_source"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="money_is_more_than_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.amount}"


class ProgressReport(models.Model):
    """What was said of a measure in one half-year; never changed, the next one corrects it."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="reports")
    on = models.DateField(_("as of"))
    half_year = models.CharField(_("half-year"), max_length=6)
    state = models.CharField(_("state"), max_length=11, choices=Measure.State)
    progress = models.PositiveSmallIntegerField(_("done, in percent"))
    reached = models.DecimalField(_("indicator now"), max_digits=12, decimal_places=2, null=True)
    said = models.TextField(_("what was done"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("report on a measure")
        verbose_name_plural = _("reports on measures")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["blocked", "dropped"]) | ~Q(reason=""),
                name="what_stands_still_says_why",
            )
        ]

    def __str__(self) -> str:
        return f"{self.half_year}: {self.progress} %"


class MeasureOrigin(models.Model):
    """Where a measure came from: a thought on a card, or a contribution to a consultation; and who saw it."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="origins", db_index=False)
    criterion = models.ForeignKey(Criterion, models.PROTECT, null=True, related_name="became")
    contribution = models.ForeignKey(Contribution, models.PROTECT, null=True, related_name="became")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("origin of a measure")
        verbose_name_plural = _("origins of measures")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "criterion"], name="one_origin_a_criterion"),
            models.UniqueConstraint(fields=["measure", "contribution"], name="one_origin_a_contribution"),
            models.CheckConstraint(
                condition=Q(criterion=None) ^ Q(contribution=None), name="origin_is_one_or_the_other"
            ),
        ]

    def __str__(self) -> str:
        return str(self.criterion or self.contribution)
