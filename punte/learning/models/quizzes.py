"""Tests: a bank of questions, tests made of it, and attempts that keep every answer as it is given."""

from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.base.translated import TranslatedField
from punte.learning.models.enrolments import Enrolment
from punte.learning.models.programmes import Programme
from punte.people import sealing
from punte.people.models import Consortium, User
from punte.projects.acting import acting


class QuizQuerySet(models.QuerySet["Quiz"]):
    """Tests of the programmes one may see; learners reach them through their enrolment."""

    def visible_to(self, user: User) -> "QuizQuerySet":
        """Whoever works in one of the consortium's operations."""
        if not user.is_authenticated:
            return self.none()
        circles = {a.operation.consortium_id for a in acting(user).assignments}
        return self.filter(programme__consortium__in=circles)


@pghistory.track()
class Question(models.Model):
    """One question of a programme's bank; each change is a new version, attempts keep theirs. `options` are texts in
    three languages and `reasons` says why each is right or wrong; `right` holds the positions that are right; for a
    short text and a number `accepted` is what is right, a number with its tolerance. To be ordered, the options stand
    in the right order; to be matched, each belongs to the one at the same place of `partners`; an essay is graded by
    hand along `criteria`, a list of {text, points}."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("one answer")
        MULTIPLE = "multiple", _("several answers")
        TRUE_FALSE = "true_false", _("true or false")
        TEXT = "text", _("a short text")
        NUMBER = "number", _("a number")
        MATCHING = "matching", _("what belongs together")
        ORDERING = "ordering", _("the right order")
        ESSAY = "essay", _("an answer in own words, graded by a person")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="questions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    text = TranslatedField(_("question"))
    options = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    partners = models.JSONField(default=list)
    criteria = models.JSONField(default=list)
    right = ArrayField(models.PositiveSmallIntegerField(), default=list)
    accepted = ArrayField(models.CharField(max_length=120), default=list)
    tolerance = models.DecimalField(_("tolerance"), max_digits=12, decimal_places=4, default=0)
    points = models.PositiveSmallIntegerField(_("points"), default=1)
    explanation = TranslatedField(_("explanation"), null=True, blank=True)
    retired = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(points__gt=0), name="question_gives_points")]

    def __str__(self) -> str:
        return str(self.text)

    def as_json(self) -> dict[str, Any]:
        """As an attempt keeps it, so that a question changed later changes nobody's result."""
        return {
            "id": self.pk,
            "version": self.version,
            "kind": self.kind,
            "text": self.text.as_json(),
            "options": self.options,
            "reasons": self.reasons,
            "partners": self.partners,
            "criteria": self.criteria,
            "right": self.right,
            "accepted": self.accepted,
            "tolerance": str(self.tolerance),
            "points": self.points,
            "explanation": self.explanation.as_json() if self.explanation else None,
        }


@pghistory.track()
class Quiz(models.Model):
    """A test of a programme: before, after, or one that must be passed."""

    class Purpose(models.TextChoices):
        BEFORE = "before", _("before the course, to compare")
        AFTER = "after", _("after the course, to compare")
        FINAL = "final", _("to be passed")

    class Policy(models.TextChoices):
        HIGHEST = "highest", _("the best attempt counts")
        AVERAGE = "average", _("the average of all attempts counts")
        FIRST = "first", _("the first attempt counts")
        LAST = "last", _("the last attempt counts")

    class Shows(models.TextChoices):
        PAGE = "page", _("after each page, which is then closed")
        HANDED_IN = "handed_in", _("after handing in")
        LAST = "last", _("once it is passed, or after the last attempt")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="quizzes")
    title = TranslatedField(_("title"))
    purpose = models.CharField(_("purpose"), max_length=6, choices=Purpose)
    questions = models.ManyToManyField(Question, related_name="quizzes", verbose_name=_("questions"))
    minutes = models.PositiveSmallIntegerField(_("time, in minutes"), null=True, blank=True)
    pass_percent = models.PositiveSmallIntegerField(_("to pass, in percent"), default=60)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=1)
    per_page = models.PositiveSmallIntegerField(_("questions on a page"), default=3)
    policy = models.CharField(_("which attempt counts"), max_length=7, choices=Policy, default=Policy.HIGHEST)
    shows = models.CharField(_("what is right is shown"), max_length=9, choices=Shows, default=Shows.LAST)
    draw = models.PositiveSmallIntegerField(_("questions drawn"), null=True, blank=True)
    shuffle_questions = models.BooleanField(_("questions in another order each time"), default=False)
    shuffle_options = models.BooleanField(_("answers in another order each time"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = QuizQuerySet.as_manager()

    class Meta:
        verbose_name = _("test")
        verbose_name_plural = _("tests")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(pass_percent__lte=100), name="pass_at_most_all"),
            models.CheckConstraint(condition=Q(attempts__gt=0, per_page__gt=0), name="quiz_can_be_taken"),
            models.UniqueConstraint(
                fields=["programme", "purpose"],
                condition=~Q(purpose="final"),
                name="one_pair_per_programme",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Attempt(Stateful):
    """One sitting. Answers are kept page by page; after the time only handing in is left. `questions` are the
    version, the order and the draw of that moment, made with `seed`; what was written in own words, and what was
    said of it, is sealed with the person's key; `grades` are the points of each criterion, by question; `told` are the
    questions whose solution was shown, which are closed."""

    class State(models.TextChoices):
        OPEN = "open", _("being taken")
        SUBMITTED = "submitted", _("handed in")
        EXPIRED = "expired", _("handed in by the clock")
        AWAITING = "awaiting", _("awaits grading")
        GRADED = "graded", _("graded")

    MOVES = {
        State.OPEN: {State.SUBMITTED, State.EXPIRED, State.AWAITING},
        State.AWAITING: {State.GRADED},
    }
    SEALED = "attempt"

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attempts")
    quiz = models.ForeignKey(Quiz, models.PROTECT, related_name="attempts_made")
    number = models.PositiveSmallIntegerField()
    assisted_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("taken together with")
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    seed = models.PositiveIntegerField(default=0)
    questions = models.JSONField()
    answers = models.JSONField(default=dict)
    sealed = models.BinaryField(null=True)
    told = ArrayField(models.BigIntegerField(), default=list)
    grades = models.JSONField(default=dict)
    graded_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("graded by")
    )
    graded_at = models.DateTimeField(_("graded on"), null=True)
    by_clock = models.BooleanField(_("handed in by the clock"), default=False)
    started_at = models.DateTimeField(_("begun"))
    due_at = models.DateTimeField(_("until"), null=True)
    ended_at = models.DateTimeField(_("handed in"), null=True)
    points = models.PositiveSmallIntegerField(null=True)
    out_of = models.PositiveSmallIntegerField()
    passed = models.BooleanField(_("passed"), null=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "quiz", "number"], name="one_attempt_per_number"),
            models.UniqueConstraint(
                fields=["enrolment", "quiz"], condition=Q(state="open"), name="one_open_attempt"
            ),
            models.CheckConstraint(
                condition=Q(points=None) | Q(points__lte=F("out_of")), name="at_most_all_points"
            ),
            models.CheckConstraint(
                condition=Q(state="open")
                | Q(state="awaiting", ended_at__isnull=False, points__isnull=True, passed__isnull=True)
                | Q(points__isnull=False, passed__isnull=False, ended_at__isnull=False),
                name="ended_has_a_result",
            ),
            models.CheckConstraint(
                condition=~Q(state="graded") | Q(graded_by__isnull=False, graded_at__isnull=False),
                name="graded_by_somebody",
            ),
        ]

    offering = property(lambda self: self.enrolment.offering)

    def words(self) -> dict[str, dict[str, str]]:
        """What was written in own words ("texts") and said of it ("comments"), by question."""
        empty: dict[str, dict[str, str]] = {"texts": {}, "comments": {}}
        if not self.sealed:
            return empty
        try:
            return empty | self.enrolment.person.unseal(bytes(self.sealed), self.SEALED)
        except sealing.Unreadable:  # the person was erased
            return empty

    def get_absolute_url(self) -> str:
        """The first page of the test."""
        return reverse("learning:attempt_page", args=[self.pk, 1])

    @property
    def percent(self) -> int:
        """Of all points, rounded down."""
        return (self.points or 0) * 100 // self.out_of if self.out_of else 0
