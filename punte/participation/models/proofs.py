"""Proofs of eligibility: criterion → paper → verified by whom."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.participation.models.participations import Participation
from punte.people.models import Consortium, User
from punte.projects.models import Criterion, TargetGroup
from punte.records.models import Document


@pghistory.track()
class Proof(models.Model):
    """Whether one criterion is met, and by which paper."""

    class Verdict(models.TextChoices):
        OPEN = "open", _("not checked yet")
        MET = "met", _("met")
        NOT_MET = "not_met", _("not met")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="proofs")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+", verbose_name=_("criterion"))
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("paper")
    )
    verdict = models.CharField(_("verdict"), max_length=7, choices=Verdict, default=Verdict.OPEN)
    verified_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("verified by")
    )
    verified_at = models.DateTimeField(_("verified at"), null=True)

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        ordering = ["criterion"]
        constraints = [
            models.UniqueConstraint(fields=["participation", "criterion"], name="one_proof_per_criterion")
        ]


def criteria(participation: Participation) -> models.QuerySet[Criterion]:
    """The criteria for persons in force when the participant was registered."""
    return (
        Criterion.objects.on(participation.registered_on)
        .filter(group__operation=participation.operation_id, group__applies_to=TargetGroup.For.PERSON)
        .order_by("pk")
    )
