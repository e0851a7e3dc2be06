"""Deliverables: what was promised and is evidenced by hand until a room of its own tells it."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.organisations.models import Organisation
from punte.people.models import Consortium, Person, User
from punte.projects.models import Activity, Operation
from punte.records.kinds import kinds_by_number
from punte.records.models.documents import Document


class DeliverableQuerySet(models.QuerySet["Deliverable"]):
    """What an operation has delivered."""

    def for_list(self) -> "DeliverableQuerySet":
        """With what a list shows, latest first."""
        return self.select_related("activity", "organisation", "entity", "person__identity").order_by(
            "-happened_on", "-pk"
        )


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

    @property
    def kind_label(self) -> str:
        """What was done, in words."""
        return str(kinds_by_number()[self.kind].label)
