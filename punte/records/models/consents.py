"""Consents: per purpose and partner, with the wording that was shown."""

import pghistory
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from punte.organisations.models import Organisation
from punte.people.models import Consortium, Person, User


class ConsentQuerySet(models.QuerySet["Consent"]):
    """What a person has agreed to."""

    def in_force(self) -> "ConsentQuerySet":
        """Given and not withdrawn."""
        return self.filter(withdrawn_at=None)


@pghistory.track()
class Consent(models.Model):
    """Only consent closes by withdrawal; duties under the fund's rules name another basis and stay."""

    class Basis(models.TextChoices):
        CONSENT = "consent", _("consent")
        LEGAL_OBLIGATION = "legal_obligation", _("legal obligation")
        PUBLIC_TASK = "public_task", _("public task")

    class Purpose(models.TextChoices):
        PARTICIPATION = "participation", _("taking part in the project")
        SHARING = "sharing", _("sharing with a partner")
        CONTACT = "contact", _("being contacted")
        PICTURES = "pictures", _("pictures and recordings")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    basis = models.CharField(_("basis"), max_length=16, choices=Basis)
    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("partner")
    )
    wording = models.TextField(_("wording shown"))
    language = models.CharField(max_length=2)
    given_at = models.DateTimeField(_("given at"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose", "organisation"],
                condition=models.Q(withdrawn_at=None),
                nulls_distinct=False,
                name="one_consent_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(basis="consent"),
                name="only_consent_is_withdrawn",
            ),
        ]


class Refusal(models.Model):
    """The person was asked and said no; whoever changes their mind is asked again."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="refusals")
    purpose = models.CharField(_("purpose"), max_length=16, choices=Consent.Purpose)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("partner")
    )
    wording = models.TextField(_("wording shown"))
    language = models.CharField(max_length=2)
    refused_at = models.DateTimeField(_("refused at"), default=timezone.now)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("refusal")
        verbose_name_plural = _("refusals")
