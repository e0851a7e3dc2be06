"""Programmes: what is taught, for how long, with whose authorisation, and when it is completed."""

import datetime as dt
from collections.abc import Iterable

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.translated import TranslatedField
from punte.learning.completion import HOUR, Rule
from punte.organisations.models import Organisation
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Operation
from punte.reference.models import Concept


class Topic(models.TextChoices):
    """Horizontal topics that a funded course has to hold."""

    EQUALITY = "equality", _("equal opportunities and gender")
    NON_DISCRIMINATION = "non_discrimination", _("non-discrimination")
    DIVERSITY = "diversity", _("accepting diversity")
    SUSTAINABILITY = "sustainability", _("sustainable development")
    ENVIRONMENT = "environment", _("environment")


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """What a consortium teaches."""

    def visible_to(self, user: User) -> "ProgrammeQuerySet":
        """Whoever works in one of the consortium's operations; no programme holds persons."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(consortium__in={a.operation.consortium_id for a in acting(user).assignments})

    def of(self, operation: Operation) -> "ProgrammeQuerySet":
        """What may be offered in this operation."""
        return self.filter(consortium=operation.consortium_id)


@pghistory.track()
class Programme(models.Model):
    """A curriculum of one provider. The rule is versioned: who is enrolled keeps the version of that day."""

    class Kind(models.TextChoices):
        AUTHORISED = "authorised", _("authorised")
        NON_FORMAL = "non_formal", _("non-formal")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="programmes", verbose_name=_("provider")
    )
    code = models.SlugField(_("code"), max_length=20)
    title = TranslatedField(_("title"))
    summary = TranslatedField(_("what it is about"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    authorisation = models.CharField(_("authorisation number"), max_length=60, blank=True)
    authorised_from = models.DateField(_("authorised from"), null=True, blank=True)
    authorised_until = models.DateField(_("authorised until"), null=True, blank=True)
    occupation = models.CharField(_("occupation and its code"), max_length=120, blank=True)
    theory_hours = models.PositiveSmallIntegerField(_("hours of theory"), default=0)
    practice_hours = models.PositiveSmallIntegerField(_("hours of practice"), default=0)
    topics = ArrayField(
        models.CharField(max_length=20, choices=Topic),
        verbose_name=_("topics that must be in it"),
        default=list,
        blank=True,
    )
    rule = models.JSONField(_("rule of completion"), default=dict)
    rule_version = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["consortium", "code"], name="one_programme_per_code"),
            models.CheckConstraint(
                condition=Q(kind="non_formal")
                | (~Q(authorisation="") & Q(authorised_from__isnull=False, authorised_until__isnull=False)),
                name="authorised_says_by_what",
            ),
            models.CheckConstraint(
                condition=Q(theory_hours__gt=0) | Q(practice_hours__gt=0), name="programme_has_hours"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def url_in(self, operation: Operation) -> str:
        """Its page."""
        return reverse("learning:programme_detail", args=[operation.code, self.pk])

    @property
    def hours(self) -> int:
        """Theory and practice."""
        return self.theory_hours + self.practice_hours

    def as_rule(self) -> Rule:
        """The rule with the programme's hours, as it is frozen on the day somebody is enrolled."""
        timed = {"theory": self.theory_hours * HOUR, "practice": self.practice_hours * HOUR}
        return Rule.from_json(self.rule | timed)

    def authorised_on(self, first: dt.date, last: dt.date) -> bool:
        """Whether the authorisation covers all these days; a non-formal programme needs none."""
        if self.kind == self.Kind.NON_FORMAL:
            return True
        assert self.authorised_from and self.authorised_until
        return self.authorised_from <= first and last <= self.authorised_until

    def unnamed_topics(self, of_project: Iterable[str] = ()) -> list[str]:
        """Topics that must be in it, by itself or by the project that offers it, and that no module names yet."""
        named = {m.topic for m in self.modules.all()}
        wanted = dict.fromkeys([*self.topics, *of_project])
        return [str(Topic(t).label) for t in wanted if t not in named]


class Module(models.Model):
    """A part of a programme; it may be the place of a horizontal topic."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="modules")
    title = TranslatedField(_("title"))
    topic = models.CharField(_("horizontal topic"), max_length=20, choices=Topic, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.title)


class ProgrammeSkill(models.Model):
    """A skill that the programme teaches; a certificate of it shows the skill."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="skills", db_index=False)
    skill = models.ForeignKey(Concept, models.PROTECT, related_name="+", verbose_name=_("skill"))

    class Meta:
        verbose_name = _("skill that a programme teaches")
        verbose_name_plural = _("skills that a programme teaches")
        constraints = [models.UniqueConstraint(fields=["programme", "skill"], name="one_skill_per_programme")]

    def __str__(self) -> str:
        return str(self.skill)
