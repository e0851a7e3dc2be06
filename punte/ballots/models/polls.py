"""Polls: a question with its options, from the draft to the published result."""

import datetime as dt
from zoneinfo import ZoneInfo

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.ballots.models.lists import VoterList
from punte.base import clock
from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Operation

WORKED_ON = ("draft", "scheduled")


class PollQuerySet(models.QuerySet["Poll"]):
    """The only door to polls."""

    def visible_to(self, user: User) -> "PollQuerySet":
        """Those of the projects in which one works, drafts included. A voter's own door is `Voter.objects.own`."""
        return self.filter(operation__in={a.operation_id for a in acting(user).assignments})

    def announced(self) -> "PollQuerySet":
        """Whose result everybody may read. The policy of the table says the same."""
        return self.filter(public=True, state=Poll.State.PUBLISHED)

    def in_a_room(self) -> "PollQuerySet":
        """Live ones that people reach by the short address. The policy of the table says the same."""
        return self.filter(live=True, state__in=(Poll.State.OPEN, Poll.State.CLOSED, Poll.State.PUBLISHED))


@pghistory.track(model_name="PollHistory")
class Poll(Stateful):
    """What is asked, how it is answered and counted. Nothing of this changes once the poll is open: a trigger refuses.

    `most`: options one may pick (multiple), `top`: the highest mark (score) or the sum to share out (budget), `unit`
    its word; `quorum`: percent of those with a vote; `entitled`: how many had a vote; `cast`: how many used it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SCHEDULED = "scheduled", _("scheduled")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        PUBLISHED = "published", _("result published")
        CANCELLED = "cancelled", _("cancelled")

    class Kind(models.TextChoices):
        SINGLE = "single", _("one choice")
        MULTIPLE = "multiple", _("several choices")
        RANKED = "ranked", _("ranking")
        SCORE = "score", _("marks")
        BUDGET = "budget", _("sharing out a sum")

    MOVES = {
        State.DRAFT: {State.SCHEDULED, State.OPEN, State.CANCELLED},
        State.SCHEDULED: {State.DRAFT, State.OPEN, State.CANCELLED},
        State.OPEN: {State.CLOSED, State.CANCELLED},
        State.CLOSED: {State.PUBLISHED},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="polls")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("who runs it")
    )
    question = TranslatedField(_("question"))
    explanation = TranslatedField(_("what it is about"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.SINGLE)
    seats = models.PositiveSmallIntegerField(_("how many are elected"), default=1)
    most = models.PositiveSmallIntegerField(_("options one may pick"), default=1)
    top = models.PositiveIntegerField(_("highest mark, or sum to share out"), default=10)
    unit = models.CharField(_("counted in"), max_length=20, blank=True)
    secret = models.BooleanField(_("secret ballot"), default=False)
    live = models.BooleanField(_("in a room, without account"), default=False)
    places = models.PositiveIntegerField(_("people in the room"), default=100)
    voters = models.ForeignKey(
        VoterList, models.PROTECT, null=True, blank=True, related_name="polls", verbose_name=_("voter list")
    )
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(_("quorum, in percent of those with a vote"), default=0)
    public = models.BooleanField(_("everybody may read the result"), default=False)
    code = models.CharField(max_length=8, unique=True, editable=False)
    box = models.BinaryField(null=True, editable=False)
    grouped = models.BooleanField(default=False, editable=False)
    entitled = models.PositiveIntegerField(null=True, editable=False)
    cast = models.PositiveIntegerField(null=True, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = _("poll")
        verbose_name_plural = _("polls")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["operation", "state"])]
        constraints = [
            models.CheckConstraint(condition=Q(quorum__lte=100), name="quorum_is_a_share"),
            models.CheckConstraint(
                condition=Q(seats__gte=1, most__gte=1, top__gte=1), name="poll_has_measures"
            ),
            models.CheckConstraint(
                condition=~Q(live=True, secret=True), name="live_poll_is_no_secret_ballot"
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="poll_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return str(self.question)

    def get_absolute_url(self) -> str:
        """Its page inside the project."""
        return reverse("ballots:poll_detail", args=[self.operation.code, self.pk])

    @property
    def tz(self) -> ZoneInfo:
        """The zone in which its hours are told."""
        return ZoneInfo(self.operation.zone)

    def takes_votes(self, now: dt.datetime | None = None) -> bool:
        """Open, and its last moment has not passed, whether or not the clock's job was here yet."""
        return self.state == self.State.OPEN and (
            self.closes_at is None or (now or clock.now()) < self.closes_at
        )

    @property
    def worked_on(self) -> bool:
        """Still to be changed."""
        return self.state in WORKED_ON

    @property
    def counted(self) -> bool:
        """Closed, with ballots to read."""
        return self.state in (self.State.CLOSED, self.State.PUBLISHED)


class Option(models.Model):
    """One of the things one may choose. `lot`: its place in the order drawn when the poll opened, which decides where
    a count by rules stands at a tie."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    label = TranslatedField(_("option"))
    lot = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        ordering = ["poll", "position"]
        constraints = [models.UniqueConstraint(fields=["poll", "position"], name="options_in_order")]

    def __str__(self) -> str:
        return str(self.label)
