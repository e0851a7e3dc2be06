"""Contributions: what people propose, answer and reply; who supports it; what the organiser answers."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base import clock
from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.dialogue.models.consultations import Consultation, Phase
from punte.dialogue.models.groups import StakeholderGroup
from punte.dialogue.models.texts import Paragraph, Text, TextVersion
from punte.dialogue.models.voices import Voice
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import acting


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """The doors to what was said."""

    def visible_to(self, user: User) -> "ContributionQuerySet":
        """The team's: of the operations in which one works, and no draft."""
        here = {a.operation_id for a in acting(user).assignments}
        return self.filter(consultation__operation__in=here).exclude(state=Contribution.State.DRAFT)

    def own(self, user: User) -> "ContributionQuerySet":
        """Those of the account or of the file whose key one holds, whoever wrote them down."""
        return self.filter(Q(voice__user=user) | Q(voice__person__key_holder__user=user))

    def written_by(self, user: User) -> "ContributionQuerySet":
        """One's own, and those that one wrote down for others."""
        own = Q(voice__user=user) | Q(voice__person__key_holder__user=user)
        return self.filter(own | Q(assisted_by=user))

    def published(self) -> "ContributionQuerySet":
        """What everybody in the consultation reads; also what was merged, which shows where it went."""
        return self.filter(state__in=Contribution.READ)

    def to_answer(self) -> "ContributionQuerySet":
        """What the organiser owes an answer: what stands for itself and is no reply."""
        return self.filter(state=Contribution.State.PUBLISHED, parent=None)

    def on_text(self, text: Text) -> "ContributionQuerySet":
        """The comments on all versions of a text."""
        return self.filter(paragraph__version__text=text)

    def for_list(self) -> "ContributionQuerySet":
        """With what a list shows."""
        return self.select_related(
            "voice__user", "voice__person__identity", "voice__person__consortium", "voice__consortium",
            "entity", "group", "answer", "merged_into", "split_from", "paragraph__version__text",
        ).prefetch_related("pictures")  # fmt: skip


class Contribution(Stateful):
    """A proposal, an answer to the question, a reply, or a comment on a paragraph of a text. Plain, in the language in
    which it was said and in those a person has translated it to. A comment keeps the `quote`, also when the next
    version of the text says it otherwise or no more.

    `voice` is who speaks; `entity` the organisation in whose name, with `mandate` in words; `group` whom they say they
    speak for, this time. `assisted_by` wrote it down for somebody. What was merged keeps its row and shows where."""

    class Kind(models.TextChoices):
        PROPOSAL = "proposal", _("proposal")
        ANSWER = "answer", _("answer to the question")
        REPLY = "reply", _("reply")
        COMMENT = "comment", _("comment on a text")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("taken back")
        MERGED = "merged", _("joined with another")
        BLOCKED = "blocked", _("not shown")
        REMOVED = "removed", _("removed")
        SPLIT = "split", _("divided")

    class Side(models.TextChoices):
        FOR = "for", _("in favour")
        AGAINST = "against", _("against")
        NEITHER = "neither", _("neither for nor against")

    class Channel(models.TextChoices):
        ONLINE = "online", _("online")
        PHONE = "phone", _("by telephone")
        PAPER = "paper", _("on paper")
        MEETING = "meeting", _("at a meeting")

    MOVES = {
        State.DRAFT: {State.PUBLISHED, State.WITHDRAWN},
        State.PUBLISHED: {State.WITHDRAWN, State.MERGED, State.SPLIT, State.BLOCKED, State.REMOVED},
        State.MERGED: {State.BLOCKED, State.REMOVED},
        State.SPLIT: {State.WITHDRAWN, State.BLOCKED, State.REMOVED},
        State.BLOCKED: {State.REMOVED},  # back again only by `actions.restrictions`
    }
    READ = (State.PUBLISHED, State.MERGED, State.SPLIT)
    HIDDEN = (State.BLOCKED, State.REMOVED)  # by a decision of moderation
    NEEDS = {
        Kind.PROPOSAL: (Phase.Kind.PROPOSE,),
        Kind.ANSWER: (Phase.Kind.DISCUSS,),
        Kind.REPLY: (Phase.Kind.DISCUSS,),
        Kind.COMMENT: (Phase.Kind.COMMENT,),
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="contributions")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    thread = models.ForeignKey("self", models.PROTECT, null=True, related_name="in_thread")
    paragraph = models.ForeignKey(
        Paragraph, models.PROTECT, null=True, related_name="comments", verbose_name=_("paragraph")
    )
    quote = models.CharField(_("words of the text"), max_length=500, blank=True)
    side = models.CharField(_("side"), max_length=7, choices=Side, blank=True)
    title = TranslatedField(_("title"), null=True, blank=True)
    text = TranslatedField(_("text"))
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="contributions")
    entity = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name=_("in the name of")
    )
    mandate = models.CharField(_("mandate"), max_length=120, blank=True)
    group = models.ForeignKey(
        StakeholderGroup, models.PROTECT, null=True, related_name="+", verbose_name=_("speaks for")
    )
    named = models.BooleanField(_("with my name"), default=False)
    channel = models.CharField(_("how"), max_length=7, choices=Channel, default=Channel.ONLINE)
    assisted_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("written down by")
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    split_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    published_at = models.DateTimeField(_("published on"), null=True)
    changed_at = models.DateTimeField(_("changed on"), null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        indexes = [
            models.Index(fields=["consultation", "state", "-published_at"]),
            models.Index(fields=["thread"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="reply", parent__isnull=False, thread__isnull=False)
                | (~Q(kind="reply") & Q(parent=None, thread=None)),
                name="replies_have_a_parent",
            ),
            models.CheckConstraint(
                condition=Q(kind="comment", paragraph__isnull=False)
                | (~Q(kind="comment") & Q(paragraph=None)),
                name="comments_have_a_paragraph",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into=None)),
                name="merged_says_where",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="contribution_not_merged_into_itself"
            ),
            models.CheckConstraint(condition=~Q(split_from=F("id")), name="contribution_no_part_of_itself"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(state="withdrawn") | Q(published_at__isnull=False),
                name="published_contribution_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(channel="online") | Q(assisted_by__isnull=False), name="spoken_was_written_down"
            ),
        ]

    operation_id = property(lambda self: self.consultation.operation_id)
    activity_id = property(lambda self: self.consultation.activity_id)
    organisation_id = property(lambda self: self.consultation.organiser_id)
    person_id = property(lambda self: self.voice.person_id)

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        """Its own page, which everybody in the consultation reads."""
        return reverse("dialogue:contribution_detail", args=[self.consultation_id, self.pk])

    @property
    def heading(self) -> str:
        """What stands for it where others read; of what is not shown, only that."""
        hidden = self.state in self.HIDDEN
        return str(_("A contribution that is not shown")) if hidden else self.own_heading

    @property
    def own_heading(self) -> str:
        """The title, else the first words: for whoever said it."""
        if self.title:
            return str(self.title)
        words = " ".join(str(self.text).split())
        return words if len(words) <= 80 else words[:79].rsplit(" ", 1)[0] + " …"

    @property
    def edit_until(self) -> dt.datetime | None:
        """Until when the author may change it."""
        if self.published_at is None:
            return None
        return self.published_at + dt.timedelta(hours=self.consultation.edit_hours)

    @property
    def in_edit_window(self) -> bool:
        """A draft always is; what is published for some hours, while the consultation lasts."""
        if self.state == self.State.DRAFT:
            return True
        until = self.edit_until
        lasts = self.consultation.state in (Consultation.State.SCHEDULED, Consultation.State.OPEN)
        if self.paragraph and self.paragraph.version.state != TextVersion.State.PUBLISHED:
            return False
        return self.state == self.State.PUBLISHED and lasts and until is not None and clock.now() < until

    @property
    def answered_in_public(self) -> bool:
        """Everybody reads its answer: with the feedback, or with the next version of the text."""
        answer = getattr(self, "answer", None)
        public = answer is not None and answer.published_at is not None
        return public or self.consultation.state in Consultation.ANSWERED

    @property
    def final(self) -> "Contribution":
        """What became of it stands there: where it was merged to, at last."""
        found = self
        while found.merged_into is not None:
            found = found.merged_into
        return found

    def told(self) -> dict[str, Any]:
        """The words, for the person they are from."""
        return {
            "title": str(self.title or ""),
            "text": str(self.text),
            "quote": self.quote,
            "mandate": self.mandate,
        }


class Support(models.Model):
    """A voice supports a contribution, once; with whom they say they speak for, so that groups can be weighed."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="supports", db_index=False)
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="supports")
    group = models.ForeignKey(
        StakeholderGroup, models.PROTECT, null=True, related_name="+", verbose_name=_("speaks for")
    )
    on = models.DateField(_("day"))

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        constraints = [models.UniqueConstraint(fields=["contribution", "voice"], name="supported_once")]


class Answer(models.Model):
    """What the organiser decided of a contribution, with the reason; read by all once the feedback is published."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        PARTLY = "partly", _("accepted in part")
        REJECTED = "rejected", _("not accepted")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    contribution = models.OneToOneField(Contribution, models.PROTECT, related_name="answer")
    outcome = models.CharField(_("decision"), max_length=8, choices=Outcome)
    reason = TranslatedField(_("reason, and what will be done"))
    paragraph = models.ForeignKey(
        Paragraph, models.SET_NULL, null=True, related_name="led_by", verbose_name=_("paragraph it led to")
    )
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("answer of the organiser")
        verbose_name_plural = _("answers of the organiser")

    def __str__(self) -> str:
        return str(self.get_outcome_display())


class Asked(models.Model):
    """An organisation that was asked to take part, for a group that should be heard."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="asked")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    group = models.ForeignKey(StakeholderGroup, models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_on = models.DateField(_("asked on"))

    class Meta:
        verbose_name = _("organisation asked")
        verbose_name_plural = _("organisations asked")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "organisation"], name="organisation_asked_once")
        ]
