"""Events: what has a date and guests, from the first draft to the day it is over."""

import datetime as dt
from zoneinfo import ZoneInfo

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Activity, Operation


class EventQuerySet(models.QuerySet["Event"]):
    """The only door to events."""

    def visible_to(self, user: User) -> "EventQuerySet":
        """Every event of the operations in which one works, drafts included."""
        return self.filter(operation__in={a.operation_id for a in acting(user).assignments})

    def announced(self) -> "EventQuerySet":
        """What stands in the public calendar: published once, and meant for everybody."""
        return self.filter(public=True, published_at__isnull=False)

    def for_list(self) -> "EventQuerySet":
        """With what a list shows."""
        return self.select_related("operation__consortium", "organiser", "activity")


@pghistory.track()
class Event(Stateful):
    """A seminar, a workshop, a day of a course. The title and the texts are in three languages; hours are those of
    `zone`. `sequence` grows with what calendars have to be told (RFC 5545). `silence_days`: agreed before the event,
    that who does not object to the minutes for so many days approves them; empty: silence says nothing."""

    class Kind(models.TextChoices):
        SEMINAR = "seminar", _("seminar")
        WORKSHOP = "workshop", _("workshop")
        WEBINAR = "webinar", _("webinar")
        DEBATE = "debate", _("debate")
        ROUND_TABLE = "round_table", _("round table")
        CONFERENCE = "conference", _("conference")
        EXCHANGE = "exchange", _("exchange of experience")
        JOB_FAIR = "job_fair", _("job fair")
        TRAINING_DAY = "training_day", _("training day")
        CONSULTATION_HOUR = "consultation", _("consultation hour")
        CAMPAIGN_ACTION = "campaign", _("campaign action")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    MOVES = {
        State.DRAFT: {State.PUBLISHED, State.CANCELLED},
        State.PUBLISHED: {State.HELD, State.CANCELLED},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="events", verbose_name=_("project"))
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("activity")
    )
    organiser = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("organiser"))
    co_organisers = models.CharField(_("together with"), max_length=200, blank=True)
    responsible = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("who runs it"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = TranslatedField(_("title"))
    summary = TranslatedField(_("what it is about"), null=True, blank=True)
    agenda = TranslatedField(_("programme"), null=True, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    zone = models.CharField(max_length=40)
    pause_minutes = models.PositiveSmallIntegerField(_("breaks a day, in minutes"), default=0)
    place = models.CharField(_("place"), max_length=200, blank=True)
    locality = models.CharField(_("town or village"), max_length=80, blank=True)
    link = models.URLField(_("link"), max_length=300, blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    languages = ArrayField(models.CharField(max_length=2), default=list, verbose_name=_("languages"))
    accessibility = TranslatedField(_("accessibility"), null=True, blank=True)
    public = models.BooleanField(_("in the public calendar"), default=True)
    open = models.BooleanField(_("people may register themselves"), default=True)
    silence_days = models.PositiveSmallIntegerField(
        _("days after which silence about the minutes counts as approval"), null=True, blank=True
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    cancelled_reason = models.CharField(_("why it was cancelled"), max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(auto_now=True)
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["operation", "starts_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_start"),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__gt=0), name="event_has_room"),
        ]

    organisation_id = property(lambda self: self.organiser_id)  # the partner whose fact it is

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Its page inside the project."""
        return reverse("events:event_detail", args=[self.operation.code, self.pk])

    @property
    def tz(self) -> ZoneInfo:
        """The zone in which its hours are told."""
        return ZoneInfo(self.zone)

    @property
    def begins(self) -> dt.datetime:
        """The first moment, as the clock on its wall shows it."""
        return self.starts_at.astimezone(self.tz)

    @property
    def finishes(self) -> dt.datetime:
        """The last moment, as the clock on its wall shows it."""
        return self.ends_at.astimezone(self.tz)

    @property
    def where(self) -> str:
        """Place and town, or that it is online."""
        return ", ".join(filter(None, (self.place, self.locality))) or (str(_("online")) if self.link else "")
