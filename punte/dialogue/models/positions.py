"""Positions: what those at a round table say together, who signs it for which organisation, who dissents and why."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.base.translated import LANGUAGES
from punte.dialogue.models.tables import RoundTable
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.records.models import Document


@pghistory.track(model_name="PositionHistory")
class Position(Stateful):
    """The joint position of a table. While it is open for signatures its text stands still; taken back to be changed,
    a new `round` of signatures begins. Adopted, nothing of it changes any more, and it has its paper."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        OPEN = "open", _("open for signatures")
        ADOPTED = "adopted", _("adopted")

    MOVES = {State.DRAFT: {State.OPEN}, State.OPEN: {State.DRAFT, State.ADOPTED}}
    names_nobody = True  # whoever opens a number reads which position it counts

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    table = models.OneToOneField(RoundTable, models.PROTECT, related_name="position")
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"))
    language = models.CharField(
        _("language"), max_length=2, choices=[(code, code) for code in LANGUAGES], default="ro"
    )
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.DRAFT)
    round = models.PositiveSmallIntegerField(default=0)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    adopted_on = models.DateField(_("adopted on"), null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("joint position")
        verbose_name_plural = _("joint positions")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="adopted") | Q(adopted_on__isnull=False, document__isnull=False),
                name="adopted_position_has_its_paper",
            )
        ]

    operation_id = property(lambda self: self.table.operation_id)
    activity_id = property(lambda self: self.table.event.activity_id)
    organisation_id = property(lambda self: self.table.organiser_id)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """On the page of its table."""
        return reverse("dialogue:table_detail", args=[self.table_id]) + "#position"


class PositionSignature(models.Model):
    """An organisation signs the position of one round, or dissents in its own words, through somebody who says by which
    mandate. Taken back, the row stays."""

    class Stance(models.TextChoices):
        SIGNS = "signs", _("signs it")
        DISSENTS = "dissents", _("does not share it")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    position = models.ForeignKey(Position, models.PROTECT, related_name="signatures")
    round = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("signed by"))
    mandate = models.CharField(_("mandate"), max_length=120)
    stance = models.CharField(_("stance"), max_length=8, choices=Stance)
    words = models.TextField(_("in their own words"), blank=True)
    signed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("signature under a position")
        verbose_name_plural = _("signatures under positions")
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "round", "organisation"], condition=Q(withdrawn_at=None),
                name="organisation_speaks_once_of_a_position",
            ),
            models.CheckConstraint(condition=~Q(stance="dissents") | ~Q(words=""), name="dissent_has_words"),
        ]  # fmt: skip
