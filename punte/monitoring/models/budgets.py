"""The budget: what is planned line by line, what was promised to others, what was spent; each with its paper."""

from decimal import Decimal

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.money import Currency
from punte.organisations.models import Organisation, Role
from punte.people.models import Consortium, User
from punte.projects.acting import acting, has_role
from punte.projects.models import Activity, BudgetSource, Operation
from punte.records.models import Document

_STEERING = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)
CENT = Decimal("0.01")
_DIGITS = 14


def steers_money(user: User, operation: Operation) -> bool:
    """Who manages or monitors at the lead partner."""
    here = acting(user).in_operation(operation)
    return any(a.leads and a.role.role in _STEERING for a in here)  # type: ignore[attr-defined]


def sees_all_money(user: User, operation: Operation) -> bool:
    """Who steers at the lead partner, and the auditor. The data-protection officer sees people, no money."""
    return steers_money(user, operation) or has_role(user, operation, Role.Kind.AUDITOR)


def managed(user: User, operation: Operation) -> set[int]:
    """The partners whose manager the user is: their lines are theirs."""
    here = acting(user).in_operation(operation)
    return {a.role.organisation_id for a in here if a.role.role == Role.Kind.MANAGER}


class BudgetLineQuerySet(models.QuerySet["BudgetLine"]):
    """The only door to the budget."""

    def visible_to(self, user: User) -> "BudgetLineQuerySet":
        """All lines, one's own organisation's, or none."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk__in=[])
        for operation in {a.operation for a in acting(user).assignments}:
            if sees_all_money(user, operation):
                seen |= Q(operation=operation)
            elif own := managed(user, operation):
                seen |= Q(operation=operation, organisation__in=own)
        return self.filter(seen)

    def with_sums(self) -> "BudgetLineQuerySet":
        """Each line with what was committed, spent and paid on it."""
        kind = BudgetEntry.Kind
        return self.annotate(
            committed=_sum(kind=kind.COMMITMENT),
            spent=_sum(kind=kind.EXPENDITURE),
            paid=_sum(kind=kind.EXPENDITURE, paid_on__isnull=False),
        ).select_related("organisation", "activity", "operation")


def _sum(**which: object) -> Coalesce:
    live = BudgetEntry.objects.filter(line=OuterRef("pk"), struck_at=None, **which).order_by().values("line")
    return Coalesce(Subquery(live.annotate(total=Sum("amount")).values("total")), Decimal(0))


@pghistory.track()
class BudgetLine(models.Model):
    """A part of the budget: of which partner, for which activity, from which source, for what kind of cost."""

    class Source(models.TextChoices):
        EU = BudgetSource.Source.EU.value, _("European Union")
        NATIONAL = BudgetSource.Source.NATIONAL.value, _("national budget")
        OWN = BudgetSource.Source.OWN.value, _("own contribution")
        OTHER = "other", _("another source")

    class Category(models.TextChoices):
        STAFF = "staff", _("staff")
        EXPERTS = "experts", _("experts and services")
        PARTICIPANTS = "participants", _("support for participants")
        TRAVEL = "travel", _("travel and meetings")
        MATERIALS = "materials", _("materials")
        EQUIPMENT = "equipment", _("equipment and licences")
        PROMOTION = "promotion", _("information and publicity")
        INDIRECT = "indirect", _("indirect costs")
        OTHER = "other", _("other costs")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="budget_lines")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("partner")
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("activity")
    )
    source = models.CharField(_("source of funding"), max_length=8, choices=Source)
    category = models.CharField(_("kind of cost"), max_length=12, choices=Category)
    title = models.CharField(_("what it is for"), max_length=200)
    planned = models.DecimalField(
        _("planned"), max_digits=_DIGITS, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )
    assumed = models.BooleanField(_("assumed"), default=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ["operation", "organisation", "activity", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(planned__gte=0), name="planned_is_not_negative"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("monitoring:budget_line_detail", args=[self.operation.code, self.pk])


class BudgetEntryQuerySet(models.QuerySet["BudgetEntry"]):
    """What was committed and spent."""

    def visible_to(self, user: User) -> "BudgetEntryQuerySet":
        """As far as the lines are."""
        return self.filter(line__in=BudgetLine.objects.visible_to(user))

    def live(self) -> "BudgetEntryQuerySet":
        """Not struck through."""
        return self.filter(struck_at=None)


@pghistory.track()
class BudgetEntry(models.Model):
    """A contract or an invoice on a line. `amount` is in the project's currency; the paper's own amount, the rate and
    its day are kept where the paper is in another. A mistaken one is struck through with a reason, never deleted."""

    class Kind(models.TextChoices):
        COMMITMENT = "commitment", _("commitment")
        EXPENDITURE = "expenditure", _("expenditure")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="entries")
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    commitment = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="expenditures",
        verbose_name=_("commitment it belongs to"),
    )
    title = models.CharField(_("what it is for"), max_length=200)
    dated = models.DateField(_("date of the paper"))
    amount = models.DecimalField(_("amount"), max_digits=_DIGITS, decimal_places=2)
    paper_amount = models.DecimalField(_("amount on the paper"), max_digits=_DIGITS, decimal_places=2)
    paper_currency = models.CharField(_("currency of the paper"), max_length=3, choices=Currency)
    rate = models.DecimalField(_("rate"), max_digits=14, decimal_places=6, null=True, blank=True)
    rate_on = models.DateField(_("day of the rate"), null=True, blank=True)
    outside_reason = models.CharField(_("why outside the project's days"), max_length=200, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("paper"))
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    struck_reason = models.CharField(max_length=200, blank=True)

    objects = BudgetEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("budget entry")
        verbose_name_plural = _("budget entries")
        ordering = ["dated", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, paper_amount__gt=0), name="entry_is_more_than_nothing"
            ),
            models.CheckConstraint(
                condition=Q(kind="expenditure") | Q(commitment=None, paid_on=None),
                name="only_expenditure_is_paid",
            ),
            models.CheckConstraint(
                condition=Q(rate=None, rate_on=None, amount=F("paper_amount"))
                | Q(rate__gt=0, rate_on__isnull=False),
                name="rate_with_its_day",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None) | ~Q(struck_reason=""), name="struck_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title
