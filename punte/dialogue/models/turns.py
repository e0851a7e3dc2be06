"""Turns: who asked to speak at a round table, who speaks, who has spoken and for how long."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.dialogue.models.groups import StakeholderGroup
from punte.dialogue.models.tables import RoundTable
from punte.dialogue.models.voices import Voice
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User

NAMED = (
    "voice__user", "voice__person__identity", "voice__person__consortium", "voice__consortium", "entity", "group",
)  # fmt: skip


class TurnQuerySet(models.QuerySet["Turn"]):
    """The speakers of a table."""

    def own(self, user: User) -> "TurnQuerySet":
        """One's own, by account or by the file whose key one holds."""
        return self.filter(Q(voice__user=user) | Q(voice__person__key_holder__user=user))

    def named(self) -> "TurnQuerySet":
        """With what it takes to write who speaks."""
        return self.select_related(*NAMED)


class Turn(Stateful):
    """One wish to speak. `group` is for whom, this time; one that tells of origin, health or union only where an
    organisation speaks. `why`: for what reason the chair took it out of turn; `seconds`: how long it took."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        SPEAKING = "speaking", _("speaks")
        SPOKEN = "spoken", _("has spoken")
        LEFT = "left", _("does not want to speak any more")

    MOVES = {State.WAITING: {State.SPEAKING, State.LEFT}, State.SPEAKING: {State.SPOKEN}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    table = models.ForeignKey(RoundTable, models.PROTECT, related_name="turns")
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="turns")
    entity = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("in the name of")
    )
    mandate = models.CharField(_("mandate"), max_length=120, blank=True)
    group = models.ForeignKey(
        StakeholderGroup, models.PROTECT, null=True, related_name="+", verbose_name=_("speaks for")
    )
    written_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(_("asked to speak"))
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    seconds = models.PositiveIntegerField(_("seconds"), default=0)
    why = models.CharField(_("why out of turn"), max_length=200, blank=True)

    objects = TurnQuerySet.as_manager()

    class Meta:
        verbose_name = _("turn to speak")
        verbose_name_plural = _("turns to speak")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["table"], condition=Q(state="speaking"), name="one_speaks_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["table", "voice"], condition=Q(state="waiting"), name="waits_once_at_a_table"
            ),
            models.CheckConstraint(
                condition=~Q(state="spoken") | Q(started_at__isnull=False, ended_at__isnull=False),
                name="who_has_spoken_began_and_ended",
            ),
        ]

    operation_id = property(lambda self: self.table.operation_id)

    @property
    def who(self) -> str:
        """Who speaks, as the room reads it: the name, and the organisation in whose name."""
        name = self.voice.name
        return f"{name} · {self.entity.name}" if self.entity else name

    @property
    def shown_group(self) -> str:
        """For whom, where that may stand beside a name."""
        return str(self.group) if self.group and not self.group.sensitive else ""
