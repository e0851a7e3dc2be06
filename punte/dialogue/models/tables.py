"""Round tables: an event at which several sides speak in turn, ask, agree on something or say why not."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.ballots.models import Poll
from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.dialogue.models.consultations import Consultation
from punte.events.models import Event, Session
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Operation


class RoundTableQuerySet(models.QuerySet["RoundTable"]):
    """The doors to round tables."""

    def visible_to(self, user: User) -> "RoundTableQuerySet":
        """Those of the operations in which one works."""
        return self.filter(event__operation__in={a.operation_id for a in acting(user).assignments})

    def public(self) -> "RoundTableQuerySet":
        """Those whose event stands in the public calendar. The policy of the table says the same."""
        return self.filter(event__public=True, event__published_at__isnull=False)

    def for_list(self) -> "RoundTableQuerySet":
        """With what a list and a page show."""
        return self.select_related(
            "event__operation__consortium", "event__organiser", "event__responsible", "consultation", "chair",
            "point",
        )  # fmt: skip


@pghistory.track(model_name="RoundTableHistory")
class RoundTable(Stateful):
    """The table of one event, perhaps belonging to a consultation. Days, agenda, guests, attendance and minutes are the
    event's. `minutes_each`: what one speaker is asked to keep to; `answer_days`: in how many days what was not answered
    at the table is to be answered; `point`: where on the agenda it is."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        OPEN = "open", _("going on")
        CLOSED = "closed", _("closed")

    MOVES = {State.PLANNED: {State.OPEN}, State.OPEN: {State.CLOSED}, State.CLOSED: {State.OPEN}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    event = models.OneToOneField(Event, models.PROTECT, related_name="round_table", verbose_name=_("event"))
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, null=True, blank=True, related_name="tables",
        verbose_name=_("consultation"),
    )  # fmt: skip
    chair = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("chair"))
    aim = TranslatedField(_("what it should come to"), null=True, blank=True)
    minutes_each = models.PositiveSmallIntegerField(_("minutes for each speaker"), default=3)
    answer_days = models.PositiveSmallIntegerField(_("days to answer what is taken along"), default=14)
    online = models.BooleanField(_("questions also from who is not in the room"), default=True)
    point = models.ForeignKey(
        Session,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("point of the agenda"),
    )
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.PLANNED)
    opened_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = RoundTableQuerySet.as_manager()

    class Meta:
        verbose_name = _("round table")
        verbose_name_plural = _("round tables")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes_each__gte=1, minutes_each__lte=30), name="speakers_have_minutes"
            ),
            models.CheckConstraint(
                condition=Q(state="planned") | Q(opened_at__isnull=False), name="open_table_was_opened"
            ),
        ]

    operation_id = property(lambda self: self.event.operation_id)
    organiser_id = property(lambda self: self.event.organiser_id)

    def __str__(self) -> str:
        return str(self.event.title)

    @property
    def operation(self) -> Operation:
        """The project of its event."""
        return self.event.operation

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("dialogue:table_detail", args=[self.pk])

    @property
    def desk_url(self) -> str:
        """The chair's desk."""
        return reverse("dialogue:table_desk", args=[self.event.operation.code, self.pk])

    @property
    def going_on(self) -> bool:
        """People speak now."""
        return self.state == self.State.OPEN


class TablePoll(models.Model):
    """A poll that is put to the room at this table."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    table = models.ForeignKey(RoundTable, models.CASCADE, related_name="polls", db_index=False)
    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+", verbose_name=_("poll"))

    class Meta:
        verbose_name = _("poll of a round table")
        verbose_name_plural = _("polls of round tables")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["table", "poll"], name="poll_once_at_a_table")]
