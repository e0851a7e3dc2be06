"""Consultations: what is asked of whom, from the first draft until it is seen what became of the answers."""

import datetime as dt
from zoneinfo import ZoneInfo

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.dialogue.models.groups import StakeholderGroup
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Activity, Operation


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    """The doors to consultations."""

    def visible_to(self, user: User) -> "ConsultationQuerySet":
        """All of the operations in which one works, drafts included."""
        return self.filter(operation__in={a.operation_id for a in acting(user).assignments})

    def announced(self) -> "ConsultationQuerySet":
        """What is no draft any more. Who may take part in one that is not open to all, `permissions` says."""
        return self.exclude(state=Consultation.State.DRAFT).exclude(
            state=Consultation.State.CANCELLED, announced_at=None
        )

    def public(self) -> "ConsultationQuerySet":
        """What everybody reads without an account."""
        return self.announced().filter(audience=Consultation.Audience.OPEN)

    def for_list(self) -> "ConsultationQuerySet":
        """With what a list shows."""
        return self.select_related("operation__consortium", "organiser").prefetch_related("phases")


@pghistory.track(model_name="ConsultationHistory")
class Consultation(Stateful):
    """A question put to many, with phases, in three languages; nobody is asked before an easy summary stands.

    A contribution may be changed for `edit_hours` after it was published. `outcome` is what was decided of all of it,
    published with the answers; `results` what was done since."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SCHEDULED = "scheduled", _("announced")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        ANALYSING = "analysing", _("being answered")
        FEEDBACK = "feedback", _("answered")
        MONITORED = "monitored", _("results followed")
        ARCHIVED = "archived", _("archived")
        CANCELLED = "cancelled", _("cancelled")

    class Audience(models.TextChoices):
        OPEN = "open", _("everybody")
        MEMBERS = "members", _("who works or takes part in the project")
        INVITED = "invited", _("invited organisations")

    MOVES = {
        State.DRAFT: {State.SCHEDULED, State.CANCELLED},
        State.SCHEDULED: {State.OPEN, State.DRAFT, State.CANCELLED},
        State.OPEN: {State.CLOSED, State.CANCELLED},
        State.CLOSED: {State.ANALYSING, State.OPEN, State.CANCELLED},
        State.ANALYSING: {State.FEEDBACK, State.CANCELLED},
        State.FEEDBACK: {State.MONITORED},
        State.MONITORED: {State.ARCHIVED},
    }
    ANSWERED = (State.FEEDBACK, State.MONITORED, State.ARCHIVED)

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(
        Operation, models.PROTECT, related_name="consultations", verbose_name=_("project")
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("activity")
    )
    organiser = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("organiser"))
    responsible = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("who answers"))
    title = TranslatedField(_("title"))
    question = TranslatedField(_("question"))
    about = TranslatedField(_("what it is about"), null=True, blank=True)
    easy = TranslatedField(_("summary in easy words"), null=True, blank=True)
    audience = models.CharField(_("who may take part"), max_length=7, choices=Audience, default=Audience.OPEN)
    guests = models.BooleanField(_("also without an account"), default=False)
    zone = models.CharField(max_length=40, default="Europe/Bucharest")
    edit_hours = models.PositiveSmallIntegerField(_("hours to change what one wrote"), default=24)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    outcome = TranslatedField(_("what was decided"), null=True, blank=True)
    results = TranslatedField(_("what was done since"), null=True, blank=True)
    cancelled_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True)
    announced_at = models.DateTimeField(null=True, editable=False)
    feedback_at = models.DateTimeField(_("answered on"), null=True, editable=False)
    answer_by = models.DateField(_("answers promised by"), null=True, blank=True)
    wanted = models.ManyToManyField(
        StakeholderGroup, through="WantedGroup", related_name="+", verbose_name=_("groups to be heard")
    )
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        indexes = [
            models.Index(fields=["operation", "state"]),
            models.Index(fields=["state", "-announced_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("draft", "cancelled"))
                | Q(easy__isnull=False, announced_at__isnull=False),
                name="announced_in_easy_words",
            ),
            models.CheckConstraint(
                condition=Q(guests=False) | Q(audience="open"), name="guests_only_where_it_is_open_to_all"
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled") ^ Q(cancelled_reason=""),
                name="cancelled_consultation_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("feedback", "monitored", "archived"))
                | Q(outcome__isnull=False, feedback_at__isnull=False),
                name="answered_with_an_outcome",
            ),
        ]

    organisation_id = property(lambda self: self.organiser_id)  # the partner whose fact it is

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Its public page; the desk of the organiser is `desk_url`."""
        return reverse("dialogue:consultation_detail", args=[self.pk])

    @property
    def desk_url(self) -> str:
        """Its page for those who run it."""
        return reverse("dialogue:desk_detail", args=[self.operation.code, self.pk])

    @property
    def tz(self) -> ZoneInfo:
        """The zone in which its hours are told."""
        return ZoneInfo(self.zone)

    def active(self, *kinds: str) -> "Phase | None":
        """The phase of one of these kinds that lasts now, or None: also while nothing is open at all."""
        if self.state not in (self.State.SCHEDULED, self.State.OPEN):
            return None
        now = clock.now()
        return next((p for p in self.phases.all() if p.kind in kinds and p.lasts(now)), None)


class Phase(models.Model):
    """A part of a consultation, where one thing is possible; it lasts from `starts_at`, and until before `ends_at`."""

    class Kind(models.TextChoices):
        PROPOSE = "propose", _("proposals")
        DISCUSS = "discuss", _("answers and debate")
        SUPPORT = "support", _("support")
        STATEMENTS = "statements", _("statements")
        COMMENT = "comment", _("comments on a text")
        SURVEY = "survey", _("answers to the survey")
        FEEDBACK = "feedback", _("answers of the organiser")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="phases")
    kind = models.CharField(_("what is possible"), max_length=10, choices=Kind)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="phase_ends_after_start")
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def lasts(self, now: dt.datetime) -> bool:
        """Whether it is going on at this moment."""
        return self.starts_at <= now < self.ends_at


class WantedGroup(models.Model):
    """A group that a consultation wants to hear; fewer than `least` voices are called silence."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="wanted_groups")
    group = models.ForeignKey(StakeholderGroup, models.PROTECT, related_name="+", verbose_name=_("group"))
    least = models.PositiveSmallIntegerField(_("voices at least"), default=1)

    class Meta:
        verbose_name = _("group to be heard")
        verbose_name_plural = _("groups to be heard")
        ordering = ["group__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "group"], name="group_wanted_once"),
            models.CheckConstraint(condition=Q(least__gt=0), name="wanted_voices"),
        ]

    def __str__(self) -> str:
        return str(self.group)
