"""Interactive lessons: SCORM packages of a programme, their versions, and what each learner has done in them."""

import datetime as dt

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.translated import TranslatedField
from punte.learning.cmi import Completion, Kept, Success
from punte.learning.manifests import Launch, Standard
from punte.learning.models.enrolments import Enrolment
from punte.learning.models.programmes import Programme
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Operation


class PackageQuerySet(models.QuerySet["Package"]):
    """Interactive lessons of the programmes one may see; learners reach them through their enrolment."""

    def visible_to(self, user: User) -> "PackageQuerySet":
        """Whoever works in one of the consortium's operations; no package holds persons."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(consortium__in={a.operation.consortium_id for a in acting(user).assignments})


@pghistory.track()
class Package(models.Model):
    """An interactive lesson, whatever its version. Once retired, it is offered and asked for no longer."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="packages")
    title = TranslatedField(_("title"))
    alternative = TranslatedField(_("the same as a text"), null=True, blank=True)
    retired = models.BooleanField(default=False)

    objects = PackageQuerySet.as_manager()

    class Meta:
        verbose_name = _("interactive lesson")
        verbose_name_plural = _("interactive lessons")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.title)

    def url_in(self, operation: Operation) -> str:
        """Its page, for those who write the programme."""
        return reverse("learning:package_detail", args=[operation.code, self.programme_id, self.pk])


class PackageVersion(models.Model):
    """A package as it was brought one day. Its files lie unpacked in a folder named by `digest`."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    package = models.ForeignKey(Package, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    standard = models.CharField(_("standard"), max_length=6, choices=Standard)
    digest = models.CharField(max_length=64)
    parts = models.JSONField()
    files = models.PositiveIntegerField(_("files"))
    size = models.PositiveBigIntegerField(_("size"))
    brought_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["package", "number"], name="one_version_per_number"),
        ]

    @property
    def launches(self) -> list[Launch]:
        """What is launched, in its order."""
        return [Launch(**part) for part in self.parts]


class PackageAttempt(models.Model):
    """One learner in one part of a package; goes on over several sittings, in the version it was begun with. `commit`
    is the number of the newest save of this sitting; `time_before` what earlier sittings took."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="package_attempts")
    version = models.ForeignKey(PackageVersion, models.PROTECT, related_name="attempts")
    part = models.PositiveSmallIntegerField(_("part"))
    assisted_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("played together with")
    )
    sitting = models.PositiveIntegerField(default=0)
    commit = models.PositiveIntegerField(default=0)
    completion_status = models.CharField(
        _("how far"), max_length=13, choices=Completion, default=Completion.NOT_ATTEMPTED
    )
    success_status = models.CharField(_("result"), max_length=7, choices=Success, default=Success.UNKNOWN)
    score_raw = models.DecimalField(max_digits=16, decimal_places=7, null=True)
    score_min = models.DecimalField(max_digits=16, decimal_places=7, null=True)
    score_max = models.DecimalField(max_digits=16, decimal_places=7, null=True)
    score_scaled = models.DecimalField(max_digits=8, decimal_places=7, null=True)
    progress = models.DecimalField(max_digits=8, decimal_places=7, null=True)
    location = models.TextField(blank=True, max_length=1_000)
    suspend_data = models.TextField(blank=True, max_length=64_000)
    exit = models.CharField(max_length=20, blank=True)
    time_before = models.DurationField(default=dt.timedelta)
    total_time = models.DurationField(_("time"), default=dt.timedelta)
    interactions = models.JSONField(default=list)
    objectives = models.JSONField(default=list)
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("attempt at an interactive lesson")
        verbose_name_plural = _("attempts at interactive lessons")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "version", "part"], name="one_attempt_per_part"),
            models.CheckConstraint(condition=Q(total_time__gte=F("time_before")), name="time_only_grows"),
            models.CheckConstraint(
                condition=Q(finished_at=None)
                | Q(completion_status="completed", success_status__in=("unknown", "passed")),
                name="finished_is_completed",
            ),
        ]

    @property
    def launch(self) -> Launch:
        """The part it is about."""
        return self.version.launches[self.part]

    def as_kept(self) -> Kept:
        """What stands here, in the shape the rules work with."""
        return Kept(
            completion=self.completion_status,
            success=self.success_status,
            raw=self.score_raw,
            least=self.score_min,
            most=self.score_max,
            scaled=self.score_scaled,
            progress=self.progress,
            location=self.location,
            suspend_data=self.suspend_data,
            exit=self.exit,
            session=self.total_time - self.time_before,
            interactions=self.interactions,
            objectives=self.objectives,
        )
