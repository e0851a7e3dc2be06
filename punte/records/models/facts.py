"""Facts: everyday work leaves them; they are never edited, only struck through by a later one."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from punte.organisations.models import Organisation
from punte.people.models import Consortium, Person, User
from punte.projects.models import Activity, Operation
from punte.records.kinds import Kind, kinds_by_number


class FactQuerySet(models.QuerySet["Fact"]):
    """Questions asked of the facts."""

    def live(self) -> "FactQuerySet":
        """Told and not struck through."""
        return self.filter(strikes=None).exclude(Exists(Fact.objects.filter(strikes=OuterRef("pk"))))

    def of(self, *kinds: Kind) -> "FactQuerySet":
        """Of these kinds."""
        return self.filter(kind__in=[k.number for k in kinds])

    def about(self, source: models.Model) -> "FactQuerySet":
        """Told about this object."""
        return self.filter(source_type=ContentType.objects.get_for_model(source), source_id=source.pk)

    def people(self) -> int:
        """How many different people they concern."""
        return self.aggregate(n=models.Count("person", distinct=True))["n"]


class Fact(models.Model):
    """One thing that happened. No free text: what it was about is in the source row."""

    kind = models.PositiveSmallIntegerField(_("kind"))
    happened_on = models.DateField(_("happened on"))
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="facts", db_index=False)
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", db_index=False, verbose_name=_("partner")
    )
    entity = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("organisation"),
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="facts", db_index=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False, verbose_name=_("by"))
    quantity = models.DecimalField(_("quantity"), max_digits=12, decimal_places=2, default=1)
    unit = models.CharField(_("unit"), max_length=10, blank=True)
    source_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+", db_index=False)
    source_id = models.BigIntegerField()
    round = models.PositiveSmallIntegerField(default=0)
    strikes = models.ForeignKey("self", models.PROTECT, null=True, related_name="struck_by", db_index=False)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "source_type", "source_id", "person", "round"],
                nulls_distinct=False,
                name="one_fact_per_source",
            ),
            models.UniqueConstraint(
                fields=["strikes"], condition=Q(strikes__isnull=False), name="struck_once"
            ),
            models.CheckConstraint(condition=Q(quantity__gte=0), name="quantity_not_negative"),
        ]
        indexes = [
            models.Index(
                fields=["operation", "kind", "happened_on"], include=["person"], name="fact_by_operation"
            ),
            models.Index(fields=["person", "kind"], name="fact_by_person"),
            models.Index(fields=["source_type", "source_id"], name="fact_by_source"),
        ]

    def __str__(self) -> str:
        return f"{self.kind_label}, {self.happened_on}"

    @property
    def kind_label(self) -> str:
        """What happened, in words."""
        known = kinds_by_number().get(self.kind)
        return str(known.label) if known else str(self.kind)


class Seal(models.Model):
    """A batch of facts sealed together; each head contains the one before it."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="seals")
    number = models.PositiveIntegerField()
    facts = models.PositiveIntegerField()
    head = models.BinaryField()
    sealed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consortium", "number"], name="one_seal_per_number")]


class SealedFact(models.Model):
    """Beside a fact, so that sealing never touches the fact: its digest and the seal that holds it."""

    fact = models.OneToOneField(Fact, models.PROTECT, primary_key=True, related_name="sealed")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    seal = models.ForeignKey(Seal, models.PROTECT, related_name="members")
    digest = models.BinaryField()

    class Meta:
        verbose_name = _("seal of a fact")
        verbose_name_plural = _("seals of facts")
