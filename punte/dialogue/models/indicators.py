"""Indicators of well-being with five described situations, and what existing and new actions do to them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.dialogue.models.action_groups import ActionGroup
from punte.people.models import Consortium, User


class WellbeingIndicator(models.Model):
    """Something a town wants to see get better: five situations from very bad (0) to very good (4), each described, so
    that two people who look see the same."""

    class Situation(models.IntegerChoices):
        VERY_BAD = 0, _("very bad")
        BAD = 1, _("bad")
        MIDDLING = 2, _("middling")
        GOOD = 3, _("good")
        VERY_GOOD = 4, _("very good")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    group = models.ForeignKey(ActionGroup, models.CASCADE, related_name="indicators")
    name = models.CharField(_("indicator"), max_length=150)
    component = models.CharField(_("component"), max_length=3)
    situations = ArrayField(models.CharField(max_length=300), size=5, verbose_name=_("situations"))
    before = models.PositiveSmallIntegerField(_("before"), choices=Situation, null=True)
    before_on = models.DateField(_("measured before on"), null=True)
    after = models.PositiveSmallIntegerField(_("after"), choices=Situation, null=True)
    after_on = models.DateField(_("measured after on"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("indicator of well-being")
        verbose_name_plural = _("indicators of well-being")
        ordering = ["component", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "name"], name="one_indicator_of_a_name"),
            models.CheckConstraint(
                condition=Q(after=None) | Q(before__isnull=False, after_on__gte=models.F("before_on")),
                name="after_comes_after_before",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class WellbeingAction(models.Model):
    """What is done in the town already, or could be done."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    group = models.ForeignKey(ActionGroup, models.CASCADE, related_name="actions")
    name = models.CharField(_("action"), max_length=200)
    who = models.CharField(_("who does it, or could"), max_length=150)
    existing = models.BooleanField(_("is done already"))
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("action for well-being")
        verbose_name_plural = _("actions for well-being")
        ordering = ["-existing", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "name"], name="one_action_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Effect(models.Model):
    """What an action does to an indicator: from makes it worse (−1) to helps much (2)."""

    class Strength(models.IntegerChoices):
        WORSE = -1, _("makes it worse")
        NONE = 0, _("changes nothing")
        SOME = 1, _("helps")
        MUCH = 2, _("helps much")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    action = models.ForeignKey(WellbeingAction, models.CASCADE, related_name="effects", db_index=False)
    indicator = models.ForeignKey(WellbeingIndicator, models.CASCADE, related_name="effects")
    strength = models.SmallIntegerField(_("effect"), choices=Strength)

    class Meta:
        verbose_name = _("effect of an action")
        verbose_name_plural = _("effects of actions")
        constraints = [
            models.UniqueConstraint(fields=["action", "indicator"], name="one_effect_an_indicator"),
            models.CheckConstraint(
                condition=Q(strength__gte=-1, strength__lte=2), name="effect_within_its_scale"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_strength_display())
