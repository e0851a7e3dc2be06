"""What somebody follows, and how often they are written to about it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.dialogue.models.consultations import Consultation
from punte.dialogue.models.contributions import Contribution
from punte.people.models import Consortium, User


class FollowQuerySet(models.QuerySet["Follow"]):
    """One's own."""

    def own(self, user: User) -> "FollowQuerySet":
        """This user's, and nobody else's."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()


class Follow(models.Model):
    """An account follows a consultation, or one contribution in it."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="follows")
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="follows", db_index=False)
    contribution = models.ForeignKey(Contribution, models.CASCADE, null=True, related_name="follows")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("thing followed")
        verbose_name_plural = _("things followed")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "user"],
                condition=Q(contribution=None),
                name="consultation_followed_once",
            ),
            models.UniqueConstraint(
                fields=["consultation", "user", "contribution"],
                condition=Q(contribution__isnull=False),
                name="contribution_followed_once",
            ),
        ]


class Digest(models.Model):
    """How often an account wants to read in one letter what happened; `told_until` is the moment up to which it was
    told, and moves before a letter leaves, so that no letter leaves twice."""

    class Every(models.TextChoices):
        NEVER = "never", _("never")
        DAY = "day", _("every day")
        WEEK = "week", _("once a week")

    user = models.OneToOneField(User, models.CASCADE, related_name="digest")
    every = models.CharField(
        _("letters about what I follow"), max_length=5, choices=Every, default=Every.WEEK
    )
    told_until = models.DateTimeField()

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
