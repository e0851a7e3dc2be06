"""Samples: drawn from a seed that everybody sees, so that anybody draws the same again."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from punte.monitoring.models.audits import Audit
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import Scope, acting, organisations, scope
from punte.projects.models import Operation


class SampleQuerySet(models.QuerySet["Sample"]):
    """What was drawn."""

    def visible_to(self, user: User) -> "SampleQuerySet":
        """All of an operation for who sees the whole of it; a partner's own for who steers there."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk=None)
        for operation in {a.operation for a in acting(user).assignments}:
            here, reach = Q(operation=operation), scope(user, operation)
            if reach >= Scope.OPERATION:
                seen |= here
            elif reach >= Scope.ORGANISATION:
                seen |= here & Q(organisation__in=organisations(user, operation))
        return self.filter(seen)

    def of_papers(self) -> "SampleQuerySet":
        """Those by which the house checks its own papers, latest first."""
        return self.filter(audit=None).order_by("-at", "-pk")


class Sample(models.Model):
    """What was drawn, from what, and how; never changed afterwards. `population` holds the numbers of all units and
    `strata` beside it the partner of each (0: none); `digest` is of both, see `sampling.digest`."""

    class What(models.TextChoices):
        PARTICIPATION = "participation", _("participants")
        FACT = "fact", _("facts")
        PAPER = "paper", _("papers")

    class Method(models.TextChoices):
        SIMPLE = "simple", _("simple random")
        STRATIFIED = "stratified", _("by partner, in proportion")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="samples")
    audit = models.OneToOneField(Audit, models.PROTECT, null=True, related_name="sample")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    source = models.CharField(_("drawn from"), max_length=80)
    what = models.CharField(max_length=13, choices=What)
    counted_on = models.DateField(_("as of"))
    method = models.CharField(_("method"), max_length=10, choices=Method)
    seed = models.CharField(_("seed"), max_length=100)
    share = models.PositiveSmallIntegerField(_("share"), null=True)
    size = models.PositiveIntegerField(_("size"))
    population_size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    population = ArrayField(models.BigIntegerField())
    strata = ArrayField(models.BigIntegerField())
    drawn_on = models.DateField(_("drawn on"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = SampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("sample")
        verbose_name_plural = _("samples")
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gte=1) & Q(size__lte=F("population_size")), name="sample_within_population"
            ),
            models.CheckConstraint(condition=~Q(seed=""), name="sample_has_a_seed"),
        ]

    @property
    def fingerprint(self) -> str:
        """The digest of the population in groups of eight, as one reads it aloud."""
        return " ".join(self.digest[n : n + 8] for n in range(0, len(self.digest), 8))


class SampleUnitQuerySet(models.QuerySet["SampleUnit"]):
    """Drawn units."""

    def visible_to(self, user: User) -> "SampleUnitQuerySet":
        """All for who sees the whole operation; for a partner those it answers for."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk=None)
        for operation in {a.operation for a in acting(user).assignments}:
            here, reach = Q(sample__operation=operation), scope(user, operation)
            if reach >= Scope.OPERATION:
                seen |= here
            elif reach >= Scope.ORGANISATION:
                seen |= here & Q(organisation__in=organisations(user, operation))
        return self.filter(seen)


class SampleUnit(models.Model):
    """One drawn unit: `unit` is the number of a participation, a fact or an evidence row; it stays when the person
    behind it is erased."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="units")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    unit = models.BigIntegerField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")

    objects = SampleUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("drawn unit")
        verbose_name_plural = _("drawn units")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "unit"], name="drawn_once"),
            models.UniqueConstraint(fields=["sample", "position"], name="one_unit_per_position"),
        ]
