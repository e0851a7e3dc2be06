"""Lessons: what is read and heard between the training days, one row per language, written in the editor."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from punte.learning.blocks import LessonBlock
from punte.learning.models.enrolments import Enrolment
from punte.learning.models.programmes import Module, Programme
from punte.people.models import Consortium, User
from punte.projects.acting import acting


class LessonQuerySet(models.QuerySet["Lesson"]):
    """Lessons of the programmes one may see; learners reach them through their enrolment."""

    def visible_to(self, user: User) -> "LessonQuerySet":
        """Whoever works in one of the consortium's operations."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(consortium__in={a.operation.consortium_id for a in acting(user).assignments})

    def published(self) -> "LessonQuerySet":
        """What learners read."""
        return self.filter(live=True)

    def sources(self) -> "LessonQuerySet":
        """Each lesson once, in the language it was written in first."""
        return self.filter(translates=None)


class Lesson(DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model):
    """A lesson in one language. The texts that translate it point to it; number, module and minutes are the source's.

    The row holds what is published; what is being written is its latest revision."""

    class Standing(models.TextChoices):
        MISSING = "missing", _("missing")
        DRAFT = "draft", _("draft")
        REVIEW = "review", _("in review")
        PUBLISHED = "published", _("published")
        CHANGED = "changed", _("published, newer draft")
        OUTDATED = "outdated", _("older than the source")

    wagtail_reference_index_ignore = True

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="lessons")
    module = models.ForeignKey(
        Module, models.SET_NULL, null=True, blank=True, related_name="lessons", verbose_name=_("module")
    )
    code = models.SlugField(_("code"), max_length=60)
    number = models.PositiveSmallIntegerField(_("number"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    translates = models.ForeignKey(
        "self", models.CASCADE, null=True, editable=False, related_name="translations"
    )
    translated_revision = models.PositiveBigIntegerField(null=True, editable=False)
    title = models.CharField(_("title"), max_length=150)
    minutes = models.PositiveSmallIntegerField(_("minutes to read"), default=10)
    body = StreamField(LessonBlock(), verbose_name=_("body"), blank=True, use_json_field=True)
    asked_revision = models.PositiveBigIntegerField(null=True, editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")
    remark = models.CharField(_("remark of the reviewer"), max_length=500, blank=True, editable=False)
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")

    objects = LessonQuerySet.as_manager()
    panels = [FieldPanel("title"), FieldPanel("body")]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code", "language"], name="one_lesson_per_language"),
            models.CheckConstraint(condition=Q(number__gt=0), name="lesson_has_a_number"),
            models.CheckConstraint(
                condition=Q(translates=None) | ~Q(translates=F("pk")), name="lesson_translates_another"
            ),
        ]

    organisation_id = property(lambda self: self.programme.organisation_id)

    def __str__(self) -> str:
        return self.title

    @property
    def source(self) -> "Lesson":
        """The lesson in the language it was written in first."""
        return self.translates or self

    @property
    def in_review(self) -> bool:
        """Somebody asked for a review of exactly what stands there now."""
        return self.asked_revision is not None and self.asked_revision == self.latest_revision_id

    @property
    def outdated(self) -> bool:
        """The source was published anew since this was translated."""
        source = self.translates
        return bool(
            source and source.live_revision_id and self.translated_revision != source.live_revision_id
        )

    @property
    def standing(self) -> str:
        """How this text stands, in one word."""
        if self.in_review:
            return self.Standing.REVIEW
        if not self.live:
            return self.Standing.DRAFT
        if self.outdated:
            return self.Standing.OUTDATED
        return self.Standing.CHANGED if self.has_unpublished_changes else self.Standing.PUBLISHED

    @property
    def editor_url(self) -> str:
        """Where it is written."""
        return reverse("wagtailsnippets_learning_lesson:edit", args=[self.pk])

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """The page a writer looks at while writing."""
        return "learning/lessons/preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """As learners will see it."""
        from punte.learning.lesson_page import shown_to_staff

        return shown_to_staff(self, acting(request.user).assignments)


class LessonProgress(models.Model):
    """How far somebody has read a lesson, in whichever language. It only grows."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="reading")
    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField(_("place"), default=0)
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    seen_at = models.DateTimeField(_("last read"), auto_now=True)
    finished_at = models.DateTimeField(_("read to the end"), null=True)

    class Meta:
        verbose_name = _("reading of a lesson")
        verbose_name_plural = _("reading of lessons")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "lesson"], name="one_progress_per_lesson")
        ]


def new_code() -> str:
    """For a lesson whose writer names none."""
    return f"l-{uuid.uuid4().hex[:8]}"
