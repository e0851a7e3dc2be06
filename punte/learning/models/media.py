"""Media: the pictures, recordings and papers that lessons of a consortium show."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.people.models import Consortium, User
from punte.projects.acting import acting
from punte.projects.models import Operation


def random_path(medium: "Medium", name: str) -> str:
    """Under a random name that tells nothing."""
    return f"lessons/{uuid.uuid4().hex}"


class MediumQuerySet(models.QuerySet["Medium"]):
    """Which files one may choose from."""

    def visible_to(self, user: User) -> "MediumQuerySet":
        """Whoever works in one of the consortium's operations; learners reach a file through their lesson."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(consortium__in={a.operation.consortium_id for a in acting(user).assignments})


class Medium(models.Model):
    """One file. Its kind is read from its content when it is brought."""

    class Kind(models.TextChoices):
        PICTURE = "picture", _("picture")
        AUDIO = "audio", _("audio")
        VIDEO = "video", _("video")
        CAPTIONS = "captions", _("captions")
        DOWNLOAD = "download", _("paper to take along")

    wagtail_reference_index_ignore = True

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    title = models.CharField(_("title"), max_length=150)
    file = models.FileField(_("file"), upload_to=random_path, max_length=60)
    mime = models.CharField(max_length=80)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    brought_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("brought by"))
    brought_at = models.DateTimeField(_("brought"), auto_now_add=True)

    objects = MediumQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of lessons")
        verbose_name_plural = _("files of lessons")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["consortium", "sha256", "title"], name="one_medium_per_content")
        ]

    def __str__(self) -> str:
        return self.title

    def url_in(self, operation: Operation) -> str:
        """Where who writes lessons opens it."""
        return reverse("learning:medium_open", args=[operation.code, self.pk])
