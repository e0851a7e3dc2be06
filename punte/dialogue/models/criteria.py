"""What people answered alone in writing, a card each; each thought is a criterion, coded by two and reconciled."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.dialogue.models.action_groups import ActionGroup, HomogeneousGroup
from punte.people.models import Consortium, User


class SpiralAnswer(models.Model):
    """One card: who wrote it is a number on the card, not a name."""

    class Question(models.TextChoices):
        WELL_BEING = "well", _("What is well-being for you?")
        ILL_BEING = "ill", _("What is ill-being?")
        DOING = "do", _("What do you do, or could you do, for well-being?")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    circle = models.ForeignKey(HomogeneousGroup, models.CASCADE, related_name="answers", db_index=False)
    card = models.PositiveSmallIntegerField(_("number on the card"))
    question = models.CharField(_("question"), max_length=4, choices=Question)
    text = models.TextField(_("what is written there"))
    typed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    typed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("answer on a card")
        verbose_name_plural = _("answers on cards")
        ordering = ["card", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["circle", "card", "question"], name="one_answer_a_card"),
            models.CheckConstraint(condition=Q(card__gt=0), name="cards_are_numbered_from_one"),
        ]

    def __str__(self) -> str:
        return self.text


class ThoughtQuerySet(models.QuerySet["Criterion"]):
    """What a town counts as well-being and ill-being."""

    def of(self, group: ActionGroup) -> "ThoughtQuerySet":
        """Those of one action group, in the order of the cards."""
        return self.filter(group=group).order_by("pk")


class Criterion(models.Model):
    """One thought of a card. `component` is where it belongs, agreed by both coders or reconciled; empty before."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    group = models.ForeignKey(ActionGroup, models.CASCADE, related_name="criteria")
    answer = models.ForeignKey(SpiralAnswer, models.CASCADE, related_name="criteria")
    text = models.CharField(_("thought"), max_length=500)
    component = models.CharField(_("component"), max_length=3, blank=True)

    objects = ThoughtQuerySet.as_manager()

    class Meta:
        verbose_name = _("criterion of well-being")
        verbose_name_plural = _("criteria of well-being")

    def __str__(self) -> str:
        return self.text


class Coding(models.Model):
    """Where one of the two coders puts a criterion; the other does not see it before both are done."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="codings", db_index=False)
    coder = models.ForeignKey(User, models.PROTECT, related_name="+")
    component = models.CharField(_("component"), max_length=3)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("coding of a criterion")
        verbose_name_plural = _("codings of criteria")
        constraints = [models.UniqueConstraint(fields=["criterion", "coder"], name="one_coding_a_coder")]

    def __str__(self) -> str:
        return self.component
