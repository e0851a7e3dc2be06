"""Stakeholder groups: whose voice a dialogue wants to hear. A group is named by a contribution, never by a person."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.translated import TranslatedField
from punte.organisations.models import Organisation
from punte.people.models import Consortium


class StakeholderGroupQuerySet(models.QuerySet["StakeholderGroup"]):
    """The groups of a consortium."""

    def of(self, consortium_id: int) -> "StakeholderGroupQuerySet":
        """Those of this consortium, in their order."""
        return self.filter(consortium=consortium_id)


class StakeholderGroup(models.Model):
    """Trade unions, employers, authorities, Roma, youth … Whoever speaks chooses whom they speak for, each time anew.

    `kinds` are the kinds of organisations to ask while it is silent. `sensitive`: naming it may tell of somebody's
    origin, health or union (GDPR, article 9). Such a group stands beside no name on any page, and is counted only in
    sums of five and more."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    code = models.SlugField(_("code"), max_length=40)
    name = TranslatedField(_("name"))
    kinds = ArrayField(
        models.CharField(max_length=30, choices=Organisation.Kind),
        verbose_name=_("organisations to ask"),
        default=list,
        blank=True,
    )
    sensitive = models.BooleanField(_("tells of origin, health or union"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = StakeholderGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("stakeholder group")
        verbose_name_plural = _("stakeholder groups")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["consortium", "code"], name="one_stakeholder_per_code")
        ]

    def __str__(self) -> str:
        return str(self.name)
