"""Places: regions (NUTS) and settlements."""

from math import cos, radians

from django.db import models
from django.db.models import Value
from django.db.models.expressions import Combinable
from django.db.models.functions import ASin, Cos, Least, Power, Radians, Sin, Sqrt
from django.utils.translation import gettext_lazy as _

from punte.base.text import folded
from punte.base.translated import TranslatedField

_EARTH = 6371.0088  # kilometres; mean radius, IUGG 1980
_KM_PER_DEGREE = 111.2


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


def _apart(place: "Settlement") -> Combinable:
    """Kilometres to this place by the haversine formula, as reference/distance.py has it."""
    here, there = radians(place.latitude or 0), Radians("latitude")
    half = Power(Sin((there - here) / 2), 2) + cos(here) * Cos(there) * Power(
        Sin((Radians("longitude") - radians(place.longitude or 0)) / 2), 2
    )
    return 2 * _EARTH * ASin(Least(Value(1.0), Sqrt(half)))


class SettlementQuerySet(models.QuerySet["Settlement"]):
    """Finding a place as people write it."""

    def named(self, name: str, region: str) -> "SettlementQuerySet":
        """Settlements of this county by name, whatever the diacritics and the case."""
        return self.filter(region_id=region, folded=folded(name))

    def listed(self) -> "SettlementQuerySet":
        """Those of the national lists; of a country without its list there are towns of GeoNames (their codes begin
        with G), which say where something is, but not which villages there are nor what is rural."""
        return self.exclude(code__startswith="G")

    def around(self, place: "Settlement", kilometres: int) -> "SettlementQuerySet":
        """Settlements at most so far from this one, itself included; itself alone where nobody knows where it lies."""
        if place.latitude is None or place.longitude is None:
            return self.filter(pk=place.pk)
        north = kilometres / _KM_PER_DEGREE
        east = north / max(0.1, cos(radians(place.latitude)))
        box = {
            "latitude__range": (place.latitude - north, place.latitude + north),
            "longitude__range": (place.longitude - east, place.longitude + east),
        }
        return self.filter(**box).alias(apart=_apart(place)).filter(apart__lte=kilometres)


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
