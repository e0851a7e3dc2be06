"""Deliverables: what was promised and is evidenced by hand until a room of its own tells it."""

import pghistory
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.organisations.models import Organisation
from punte.people.models import Consortium, Person, User
from punte.projects.acting import Scope, acting, organisations, scope
from punte.projects.models import Activity, Operation
from punte.records.kinds import kinds_by_number
from punte.records.models.documents import Document, Evidence
from punte.records.models.facts import Fact


class Standing(models.TextChoices):
    """How a deliverable stands: by its strongest paper, unless it was struck through."""

    NONE = "none", _("no paper")
    LINKED = "linked", _("to check")
    ATTESTED = "attested", _("attested")
    CHECKED = "checked", _("checked")
    REJECTED = "rejected", _("rejected")
    STRUCK = "struck", _("struck")


_STRONGEST_FIRST = (Standing.CHECKED, Standing.ATTESTED, Standing.LINKED, Standing.REJECTED)


class DeliverableQuerySet(models.QuerySet["Deliverable"]):
    """What an operation has delivered."""

    def visible_to(self, user: User) -> "DeliverableQuerySet":
        """Whoever works in the operation sees what is about nobody; what is about a person, who sees all of
        the operation, the partner who did it, and who wrote it."""
        if not user.is_authenticated:
            return self.none()
        seen = Q(pk=None)
        for operation in {a.operation for a in acting(user).assignments}:
            here, reach = Q(operation=operation), scope(user, operation)
            if reach >= Scope.OPERATION:
                seen |= here
            elif reach >= Scope.ORGANISATION:
                seen |= here & (Q(person=None) | Q(organisation__in=organisations(user, operation)))
            else:
                seen |= here & (Q(person=None) | Q(made_by=user))
        return self.filter(seen)

    def with_standing(self) -> "DeliverableQuerySet":
        """Each with `standing`, in the same query."""
        this = ContentType.objects.get_for_model(Deliverable)
        told = {"fact__source_type": this, "fact__source_id": OuterRef("pk")}
        order = Case(*(When(verification=s.value, then=n) for n, s in enumerate(_STRONGEST_FIRST)))
        best = Evidence.objects.current().filter(**told).order_by(order).values("verification")[:1]
        struck = Fact.objects.filter(strikes__source_type=this, strikes__source_id=OuterRef("pk"))
        return self.annotate(
            standing=Case(
                When(Exists(struck), then=Value(Standing.STRUCK.value)),
                default=Coalesce(Subquery(best), Value(Standing.NONE.value)),
                output_field=models.CharField(),
            )
        )

    def for_list(self) -> "DeliverableQuerySet":
        """With what a list shows, latest first."""
        return self.select_related("activity", "organisation", "entity").order_by("-happened_on", "-pk")


@pghistory.track()
class Deliverable(models.Model):
    """A guide published, a partnership signed, a workshop held: with its paper, it writes a fact."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="deliverables")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", verbose_name=_("activity"))
    kind = models.PositiveSmallIntegerField(_("what was done"))
    title = models.CharField(_("title"), max_length=200)
    happened_on = models.DateField(_("date"))
    quantity = models.DecimalField(_("quantity"), max_digits=12, decimal_places=2, default=1)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("partner who did it")
    )
    entity = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation it is about"),
    )
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("paper")
    )
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DeliverableQuerySet.as_manager()

    class Meta:
        verbose_name = _("deliverable")
        verbose_name_plural = _("deliverables")
        indexes = [models.Index(fields=["operation", "-happened_on"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("records:deliverable_detail", args=[self.operation.code, self.pk])

    @property
    def kind_label(self) -> str:
        """What was done, in words."""
        return str(kinds_by_number()[self.kind].label)
