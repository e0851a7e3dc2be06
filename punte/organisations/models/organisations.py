"""Organisations: every kind of partner and member, whichever project they work in."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.people.models import User
from punte.reference.models import Region


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """The directory."""

    def visible_to(self, user: User) -> "OrganisationQuerySet":
        """Organisations are public nouns; a signed-in user sees them all."""
        return self if user.is_authenticated else self.none()


@pghistory.track()
class Organisation(models.Model):
    """A body that works with others; people act through it by a Role."""

    class Kind(models.TextChoices):
        CSO = "cso", _("civil society organisation")
        FEDERATION = "federation", _("federation")
        MUNICIPALITY = "municipality", _("municipality")
        PUBLIC_INSTITUTION = "public_institution", _("public institution")
        EMPLOYER = "employer", _("employer")
        TRAINING_PROVIDER = "training_provider", _("training provider")
        EMPLOYMENT_SERVICE = "employment_service", _("employment service")
        RECRUITMENT_AGENCY = "recruitment_agency", _("recruitment agency")
        TRADE_UNION = "trade_union", _("trade union")
        EMPLOYERS_ORGANISATION = "employers_organisation", _("employers' organisation")
        CHAMBER = "chamber", _("chamber of commerce")
        FARMERS_ASSOCIATION = "farmers_association", _("farmers' association")
        CRAFTSPEOPLE_ASSOCIATION = "craftspeople_association", _("craftspeople's association")
        REGIONAL_PACT = "regional_pact", _("regional pact")
        SOCIAL_ENTERPRISE = "social_enterprise", _("social enterprise")
        LOCAL_ACTION_GROUP = "local_action_group", _("local action group")
        SCHOOL = "school", _("school")
        FOREIGN_PARTNER = "foreign_partner", _("foreign partner")
        INFORMAL_GROUP = "informal_group", _("informal group")

    class Objective(models.TextChoices):
        """Objectives in the statute that make a civil society organisation eligible."""

        INFORMATION = "information", _("information for employment")
        GUIDANCE = "guidance", _("career guidance")
        MEDIATION = "mediation", _("mediation on the labour market")
        ADULT_TRAINING = "adult_training", _("vocational training of adults")
        SELF_EMPLOYMENT = "self_employment", _("self-employment and entrepreneurship")
        DIALOGUE = "dialogue", _("civic dialogue on the labour market")

    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    sort_key = models.CharField(max_length=400, editable=False)
    folded = models.CharField(max_length=600, editable=False)
    country = models.CharField(_("country"), max_length=2, default="RO")
    places = models.ManyToManyField(Region, verbose_name=_("places served"), blank=True)
    objectives = ArrayField(
        models.CharField(max_length=20, choices=Objective),
        verbose_name=_("objectives in the statute"),
        default=list,
        blank=True,
    )
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key"]
        indexes = [GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="organisation_trigrams")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("organisations:organisation_detail", args=[self.pk])


class Identifier(models.Model):
    """A number by which a register knows the organisation."""

    class Kind(models.TextChoices):
        CUI = "cui", "CUI"
        EIK = "eik", "ЕИК"
        FOREIGN = "foreign", _("foreign register")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="identifiers")
    kind = models.CharField(_("register"), max_length=7, choices=Kind)
    value = models.CharField(_("number"), max_length=40)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="one_organisation_per_number")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}"
