"""Entity participation: an organisation supported by an operation."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.organisations.models import Organisation
from punte.people.models import Consortium
from punte.projects.models import Operation


@pghistory.track()
class EntityParticipation(Stateful):
    """Mirrors a person's participation for organisations: entered on a day, by the support of a partner."""

    class State(models.TextChoices):
        ENTERED = "entered", _("taking part")
        ENDED = "ended", _("ended")

    MOVES = {State.ENTERED: {State.ENDED}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="entity_participations")
    entity = models.ForeignKey(
        Organisation, models.PROTECT, related_name="entity_participations", verbose_name=_("organisation")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("partner")
    )
    entered_on = models.DateField(_("entered on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.ENTERED)

    class Meta:
        verbose_name = _("organisation taking part")
        verbose_name_plural = _("organisations taking part")
        constraints = [
            models.UniqueConstraint(fields=["operation", "entity"], name="entity_once_per_operation"),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("entered_on")),
                name="entity_ends_after_entering",
            ),
        ]
