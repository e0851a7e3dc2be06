"""Places: regions (NUTS) and settlements."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.text import folded
from punte.base.translated import TranslatedField


class RegionQuerySet(models.QuerySet["Region"]):
    """The levels of NUTS."""

    def counties(self, country: str = "") -> "RegionQuerySet":
        """Romania's counties and Bulgaria's provinces (NUTS 3)."""
        counties = self.filter(level=3)
        return counties.filter(country=country) if country else counties


class Region(models.Model):
    """A region by its NUTS 2021 code; level 1 to 3."""

    code = models.CharField(max_length=5, primary_key=True)
    country = models.CharField(max_length=2)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    name = TranslatedField(_("name"))

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.name)


class SettlementQuerySet(models.QuerySet["Settlement"]):
    """Finding a place as people write it."""

    def named(self, name: str, region: str) -> "SettlementQuerySet":
        """Settlements of this county by name, whatever the diacritics and the case."""
        return self.filter(region_id=region, folded=folded(name))


class Settlement(models.Model):
    """A town or village with its national code (SIRUTA, ЕКАТТЕ)."""

    country = models.CharField(max_length=2)
    code = models.CharField(max_length=10)
    name = models.CharField(_("name"), max_length=100)
    folded = models.CharField(max_length=100)
    region = models.ForeignKey(Region, models.PROTECT, related_name="settlements")
    municipality = models.CharField(max_length=100, blank=True)
    rural = models.BooleanField(_("rural"))
    latitude = models.FloatField(_("latitude"), null=True)
    longitude = models.FloatField(_("longitude"), null=True)

    objects = SettlementQuerySet.as_manager()

    class Meta:
        verbose_name = _("settlement")
        verbose_name_plural = _("settlements")
        constraints = [models.UniqueConstraint(fields=["country", "code"], name="one_settlement_per_code")]
        indexes = [models.Index(fields=["region", "folded"])]

    def __str__(self) -> str:
        return self.name
