"""Exports: a file made for one person in the background, sealed, gone after a week; each download is kept."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Operation


class ExportQuerySet(models.QuerySet["Export"]):
    """The only door to exports."""

    def visible_to(self, user: User) -> "ExportQuerySet":
        """One's own only, while one works in the operation."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(by=user, operation__in={a.operation_id for a in acting(user).assignments})

    def unfinished(self) -> "ExportQuerySet":
        """Waiting, or being made."""
        return self.filter(state__in=Export.UNFINISHED)

    def over(self) -> "ExportQuerySet":
        """Ready, and their time has come to go."""
        return self.filter(state=Export.State.READY, expires_at__lte=timezone.now())


class Export(Stateful):
    """One file: asked for, made, there for a week. `options` and `persons` hold codes and numbers only; a file about
    persons that does not say whom (`persons` empty) counts as being about everybody."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("being made")
        READY = "ready", _("ready")
        FAILED = "failed", _("not made")
        EXPIRED = "expired", _("gone")

    class Why(models.TextChoices):
        """Why there is no file."""

        FULL = "full", _("There is no room left on the disk. Tell who runs Punte, then make the file again.")
        BROKEN = (
            "broken",
            _("Something went wrong on our side. Make the file again; if it happens twice, tell us."),
        )
        REFUSED = "refused", _("You may not make this file any more.")
        TOLD = "told", _("This file cannot be made as asked.")
        OLD = "old", _("Files are kept for seven days. Make it again to have today's.")
        DISCARDED = "discarded", _("You threw it away.")
        CANCELLED = "cancelled", _("You stopped it.")
        ERASED = (
            "erased",
            _("The data of somebody in it were erased. Make it again: it will be without them."),
        )

    MOVES = {
        State.WAITING: {State.RUNNING, State.FAILED, State.EXPIRED},
        State.RUNNING: {State.READY, State.FAILED, State.EXPIRED},
        State.FAILED: {State.WAITING, State.EXPIRED},
        State.READY: {State.EXPIRED},
    }
    UNFINISHED = (State.WAITING, State.RUNNING)
    REACH = "_reach"  # among the options of a finished file: with which rights and how far its maker saw

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="exports")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    kind = models.CharField(_("what"), max_length=60)
    format = models.CharField(_("format"), max_length=8)
    language = models.CharField(_("language"), max_length=3)
    options = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    about_persons = models.BooleanField()
    persons = ArrayField(models.BigIntegerField(), default=list)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    why = models.CharField(max_length=10, choices=Why, blank=True)
    said = models.CharField(max_length=300, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    file_name = models.CharField(max_length=80, blank=True)
    name = models.CharField(_("file"), max_length=120, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    made_at = models.DateTimeField(_("made"), null=True)
    expires_at = models.DateTimeField(_("kept until"), null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["by", "operation", "-asked_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["by", "operation", "kind", "format", "language", "options"],
                condition=Q(state__in=["waiting", "running"]),
                name="one_file_in_the_making",
            ),
            models.CheckConstraint(
                condition=~Q(state="ready")
                | (~Q(file_name="") & ~Q(sha256="") & Q(made_at__isnull=False) & Q(expires_at__isnull=False)),
                name="ready_file_is_there",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("records:export_detail", args=[self.operation.code, self.pk])

    @property
    def asked(self) -> dict[str, Any]:
        """The options as they were chosen."""
        return {name: value for name, value in self.options.items() if name != self.REACH}

    @property
    def is_there(self) -> bool:
        """Whether the file can be downloaded now."""
        return self.state == self.State.READY and bool(self.expires_at and self.expires_at > timezone.now())


class ExportDownload(models.Model):
    """A file was taken along: by whom, when."""

    export = models.ForeignKey(Export, models.PROTECT, related_name="downloads")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("downloaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        ordering = ["-at", "-pk"]
