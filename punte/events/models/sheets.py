"""The sheet of a day: one for each event and day; open while the roll is called, then closed for good."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.events.models.events import Event
from punte.people.models import Consortium, User
from punte.records.models import Document


class SheetQuerySet(models.QuerySet["Sheet"]):
    """The only door to sheets."""

    def visible_to(self, user: User) -> "SheetQuerySet":
        """Those of the events one sees; whose names one reads, the registrations say."""
        return self.filter(event__in=Event.objects.visible_to(user))

    def closed(self) -> "SheetQuerySet":
        """Those that count."""
        return self.filter(state=Sheet.State.CLOSED)


@pghistory.track()
class Sheet(Stateful):
    """One day of an event. Planned are `planned_minutes`, of which `morning_minutes` before the afternoon begins."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    MOVES = {State.OPEN: {State.CLOSED}}

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="sheets", verbose_name=_("event"))
    day = models.DateField(_("day"))
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    planned_minutes = models.PositiveSmallIntegerField(_("planned minutes"))
    morning_minutes = models.PositiveSmallIntegerField(_("of these in the morning"))
    trainer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("trainer")
    )
    state = models.CharField(_("state"), max_length=6, choices=State, default=State.OPEN)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    signature = models.TextField(_("trainer's signature"), blank=True)
    signed_by_name = models.BooleanField(_("confirmed by name"), default=False)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("closed sheet")
    )
    scan = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("signed paper")
    )
    version = models.PositiveIntegerField(default=1)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance sheet")
        verbose_name_plural = _("attendance sheets")
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "day"], name="one_sheet_per_day"),
            models.CheckConstraint(
                condition=Q(morning_minutes__lte=models.F("planned_minutes")), name="morning_within_the_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="closed_by_somebody",
            ),
        ]

    operation_id = property(lambda self: self.event.operation_id)
    activity_id = property(lambda self: self.event.activity_id)
    organisation_id = property(lambda self: self.event.organiser_id)

    def __str__(self) -> str:
        return f"{self.event}, {self.day}"

    def get_absolute_url(self) -> str:
        """Where the roll is called and read."""
        return reverse("events:sheet_detail", args=[self.event.operation.code, self.event_id, self.pk])

    @property
    def afternoon_minutes(self) -> int:
        """What is planned after the morning."""
        return self.planned_minutes - self.morning_minutes

    @property
    def has_parts(self) -> bool:
        """Whether the day has both a morning and an afternoon."""
        return 0 < self.morning_minutes < self.planned_minutes
