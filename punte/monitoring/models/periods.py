"""Reporting periods: what was handed to the funder is frozen; what changes later is a correction beside it."""

import datetime as dt

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Operation


class PeriodQuerySet(models.QuerySet["Period"]):
    """The periods of the operations in which the reader works."""

    def visible_to(self, user: User) -> "PeriodQuerySet":
        """Whoever works in the operation sees its periods; the people behind them have doors of their own."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(operation__in={a.operation_id for a in acting(user).assignments})

    def frozen(self) -> "PeriodQuerySet":
        """Whose numbers no longer change."""
        return self.filter(state__in=Period.FROZEN_STATES)


class _Days(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


@pghistory.track()
class Period(Stateful):
    """A span of days for which the consortium answers to the funder; its numbers are cumulative to its last day."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        COMPUTED = "computed", _("with the partners")
        REVIEWED = "reviewed", _("confirmed by all partners")
        FROZEN = "frozen", _("frozen")
        SUBMITTED = "submitted", _("submitted")
        CLARIFICATION = "clarification", _("in clarification")
        APPROVED = "approved", _("approved")

    MOVES = {
        State.OPEN: {State.COMPUTED},
        State.COMPUTED: {State.OPEN, State.REVIEWED},
        State.REVIEWED: {State.COMPUTED, State.FROZEN},
        State.FROZEN: {State.SUBMITTED},
        State.SUBMITTED: {State.CLARIFICATION, State.APPROVED},
        State.CLARIFICATION: {State.SUBMITTED},
    }
    FROZEN_STATES = (State.FROZEN, State.SUBMITTED, State.CLARIFICATION, State.APPROVED)

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="periods")
    number = models.PositiveSmallIntegerField(_("number"))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    due_on = models.DateField(_("report due on"))
    state = models.CharField(_("state"), max_length=13, choices=State, default=State.OPEN)
    submitted_on = models.DateField(_("submitted on"), null=True)
    approved_on = models.DateField(_("approved on"), null=True)
    freezing_since = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        ordering = ["operation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["operation", "number"], name="one_period_per_number"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="period_ends_after_start"),
            ExclusionConstraint(
                name="periods_do_not_overlap",
                expressions=[
                    ("operation", RangeOperators.EQUAL),
                    (_Days("starts_on", "ends_on", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return str(_("Period %(number)s") % {"number": self.number})

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("monitoring:period_detail", args=[self.operation.code, self.number])

    @property
    def is_frozen(self) -> bool:
        """Whether its numbers no longer change."""
        return self.state in self.FROZEN_STATES

    def before(self) -> "Period | None":
        """The period before this one."""
        return Period.objects.filter(operation=self.operation_id, number__lt=self.number).last()

    def next_day(self) -> dt.date:
        """The day after its last."""
        return self.ends_on + dt.timedelta(days=1)


@pghistory.track()
class Confirmation(models.Model):
    """A partner says: these are our numbers. `digest` is of the numbers that were shown; it holds while they do."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="confirmations")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    digest = models.BinaryField()

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        constraints = [
            models.UniqueConstraint(fields=["period", "organisation"], name="one_confirmation_per_partner")
        ]


class Snapshot(models.Model):
    """A period as it was frozen. `rules` says of each number its kind, name, rule version, promise and the digest of
    its members; `digest` covers them all, the ledger's head and the snapshot before."""

    period = models.OneToOneField(Period, models.PROTECT, related_name="snapshot")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    previous = models.OneToOneField("self", models.PROTECT, null=True, related_name="following")
    head = models.BinaryField()
    digest = models.BinaryField()
    rules = models.JSONField()
    frozen_at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")

    @property
    def fingerprint(self) -> str:
        """The digest as it is printed: groups of eight hexadecimal digits."""
        return grouped(self.digest)

    @property
    def ledger_head(self) -> str:
        """The head of the sealed facts, printed likewise."""
        return grouped(self.head)


def grouped(digest: bytes | memoryview) -> str:
    """A digest in groups of eight hexadecimal digits, as one reads it aloud."""
    text = bytes(digest).hex()
    return " ".join(text[n : n + 8] for n in range(0, len(text), 8))


class SnapshotValue(models.Model):
    """What was reported: one number by sex and partner ("" and null where neither is known)."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="values")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    sex = models.CharField(max_length=9, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    value = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("value as reported")
        verbose_name_plural = _("values as reported")
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "number", "sex", "organisation"],
                name="one_value_per_cell",
                nulls_distinct=False,
            )
        ]


class Member(models.Model):
    """One counted unit with its attributes as they were; persons by their number only, so that erasing one leaves
    the count and the hash whole. `unit` is the person, the organisation or the fact that counts."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="+")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    number = models.CharField(max_length=60)
    unit = models.BigIntegerField()
    participation_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    entity_id = models.BigIntegerField(null=True)
    fact_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    sex = models.CharField(max_length=9, blank=True)
    age = models.SmallIntegerField(null=True)
    strength = models.SmallIntegerField()
    happened_on = models.DateField(null=True)
    quantity = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        abstract = True


class SnapshotMember(Member):
    """A member of a number that tells nothing special about people."""

    class Meta:
        verbose_name = _("member as reported")
        verbose_name_plural = _("members as reported")
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "number", "unit"], name="one_member_per_unit")
        ]


class SensitiveMember(Member):
    """A member of a number on disability, origin or housing: to be one is special-category data."""

    class Meta:
        verbose_name = _("member of a sensitive number")
        verbose_name_plural = _("members of sensitive numbers")
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "number", "unit"], name="one_sensitive_member_per_unit"
            )
        ]


class Correction(models.Model):
    """What changed in the period before since it was frozen, told in the period that was frozen next: unit by unit,
    and of sensitive numbers only how many."""

    class Why(models.TextChoices):
        LATE = "late", _("recorded after the freeze")
        MENDED = "mended", _("what was missing was brought")
        STRUCK = "struck", _("struck through as a mistake")
        JOINED = "joined", _("the same person was registered twice")
        REJECTED = "rejected", _("the paper was rejected")
        ERASED = "erased", _("the person's data were erased")
        OTHER = "other", _("no longer meets the rule")
        CHANGED = "changed", _("what was recorded about it was corrected")
        RULE = "rule", _("the counting rule changed")

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="corrections")
    of = models.ForeignKey(Snapshot, models.PROTECT, related_name="corrected_by")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    why = models.CharField(max_length=8, choices=Why)
    sex = models.CharField(max_length=9, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    unit = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    fact_id = models.BigIntegerField(null=True)
    units = models.PositiveIntegerField(default=1)
    change = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["number", "why", "pk"]
